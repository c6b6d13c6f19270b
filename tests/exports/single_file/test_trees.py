"""Long HTML in parts: the same as in one, and never a tree as a whole."""

from __future__ import annotations

import pytest

from fieldbook import encoding
from fieldbook.exports.single_file import trees
from fieldbook.exports.single_file.trees import in_parts, parse, serialize

LESSON = '<section id="s{0}" hidden><h3>{0} &amp; more</h3><p>Words <em>of</em> it <br> and</p> behind</section>\n  '


def guide(lessons: int) -> str:
    """Return a page as the facilitator's guide is: few elements at the top, and most of it in one of them."""
    inside = "".join(LESSON.format(number) for number in range(lessons))
    return f"before <h1>Guide</h1> and <!-- so --> on\n<div data-lessons class=a> first {inside}</div> behind<p>End"


@pytest.fixture
def _short_steps(monkeypatch):
    monkeypatch.setattr(trees, "_LONG", 40)
    monkeypatch.setattr(encoding, "_AT_ONCE", 40)


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize(
    "html",
    [
        guide(30),
        "nothing but words, and as many of them as it takes",
        "<p>one<p>two <b>three</p> four<li>five <div><div><p>six</div></span></table> seven <td>eight",
        "<ul><li>one<ul><li>two</li> three</ul>four<li>five</ul><template><p>six</template><hr>seven",
        "<!-- a comment that is longer than what is read at once --> x <script>if (a < b) '<p>'</script> y",
        "<div>left <span>open <p>and never <b>closed, so that all that follows is in it <div>as deep</div> as this",
    ],
)
def test_parts_together_are_the_whole(html):
    assert "".join(in_parts(html, serialize)) == serialize(parse(html))


def test_long_html_is_never_one_tree():
    lengths = []

    def read(tree):
        lengths.append(sum(1 for _ in tree.iter()))
        return ""

    list(in_parts(guide(3000), read))
    assert sum(lengths) > 3000 * 5
    assert max(lengths) < 10
