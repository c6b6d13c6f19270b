"""Whatever boxes, lists and tables nest in whatever way: no word of the source is missing in the lesson."""

from __future__ import annotations

import itertools
import re
from functools import cache

import markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldbook.encoding import as_plain_text
from fieldbook.importers import document, rendered_words, word_count, words
from fieldbook.importers.dialects.notations import LOOSE
from fieldbook.importers.language import Vocabulary
from fieldbook.importers.ledger import Ledger
from fieldbook.importers.steps import Site

CLASSES = ["callout info", "activity callout", "case_study", "resources", "colorhighlight color1", "row", "tasks", ""]


def lesson_of(text: str) -> tuple[document.Draft, Ledger]:
    ledger = Ledger("page.md", text)
    context = document.Context(Site(), Vocabulary([text], "en"), set(), LOOSE)
    return document.draft({}, text, "Page", context, ledger), ledger


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(extensions=["fieldbook"])


def shown(draft: document.Draft) -> list[str]:
    html = _renderer().reset().convert(draft.marks.plain(draft.text))
    return words.words(" ".join([draft.title, *draft.outcomes])) + rendered_words.shown_words(html)


class Words:
    """Words that stand nowhere else, so that each can be looked for."""

    def __init__(self) -> None:
        self._numbers = itertools.count()

    def __call__(self) -> str:
        return f"wort{next(self._numbers)}x"


def _indent(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))


leaves = st.sampled_from(["paragraph", "bold", "heading", "quote", "pipe table", "markdown list", "p", "one column"])
nodes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.just("div"), st.sampled_from(CLASSES), st.booleans(), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("unclosed"), st.sampled_from(CLASSES), st.lists(inner, min_size=1, max_size=2)),
        st.tuples(st.just("list"), st.sampled_from(["ul", "ol"]), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("table"), st.integers(1, 3), st.lists(inner, min_size=1, max_size=4)),
        st.tuples(st.just("details"), st.lists(inner, min_size=1, max_size=2)),
        st.tuples(st.just("hint"), st.lists(inner, min_size=1, max_size=2)),
    ),
    max_leaves=12,
)


def text_of(node: object, word: Words) -> str:  # noqa: PLR0911, PLR0912
    match node:
        case "paragraph":
            return f"{word()} {word()}?"
        case "bold":
            return f"**{word()}** {word()} _{word()}_"
        case "heading":
            return f"### {word()} {word()}"
        case "quote":
            return f"> {word()}\n> {word()}"
        case "pipe table":
            return f"| {word()} | {word()} |\n|---|---|\n| {word()} |  |"
        case "one column":
            return f"|{word()}|\n|---|\n|{word()}|"
        case "markdown list":
            return f"* {word()}\n* {word()}\n  * {word()}"
        case "p":
            return f"<p>{word()} <b>{word()}</b>"
        case ("div", names, markup, children):
            marked = ' markdown="1"' if markup else ""
            inner = "\n\n".join(text_of(child, word) for child in children)
            return f'<div class="{names}"{marked}>\n{inner}\n</div>'
        case ("unclosed", names, children):
            return f'<div class="{names}">\n' + "\n\n".join(text_of(child, word) for child in children)
        case ("list", tag, children):
            items = "\n".join(f"<li>{text_of(child, word)}</li>" for child in children)
            return f"<{tag}>\n{items}\n</{tag}>"
        case ("table", width, children):
            cells = [f"<td>{text_of(child, word)}</td>" for child in children]
            rows = [cells[at : at + width] for at in range(0, len(cells), width)]
            return "<table>\n" + "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "\n</table>"
        case ("details", children):
            inner = "\n\n".join(text_of(child, word) for child in children)
            return f"<details><summary>{word()}</summary>\n\n{inner}\n\n</details>"
        case ("hint", children):
            inner = "\n\n".join(text_of(child, word) for child in children)
            return f'{{% hint style="info" %}}\n{inner}\n{{% endhint %}}'
    raise AssertionError(node)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(nodes, min_size=1, max_size=4))
def test_nestings_lose_no_word(document_nodes: list[object]) -> None:
    word = Words()
    text = "\n\n".join(text_of(node, word) for node in document_nodes) + "\n"
    draft, ledger = lesson_of(text)
    listed = words.words(" ".join(note.words for note in ledger))
    missing = set(re.findall(r"wort\d+x", text)) - set(shown(draft)) - set(listed)
    assert not missing, (missing, draft.marks.plain(draft.text))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(nodes, min_size=1, max_size=4))
def test_the_measure_says_so(document_nodes: list[object]) -> None:
    word = Words()
    text = "\n\n".join(text_of(node, word) for node in document_nodes) + "\n"
    draft, ledger = lesson_of(text)
    found = word_count.compare([(words.source_words(text), shown(draft))], [note.words for note in ledger])
    assert found.lost == ()


SCRAPS = [
    '<div class="callout info">', "</div>", "<b>", "**", "`", "```\n", '{% hint style="info" %}', "{% endhint %}",
    "{: .warning}", "<!--", "-->", "<table><tr><td>", "</td>", "|", "\n|---|\n", "<ul><li>", "</li></ul>", "> ",
    "\n\n", "\t", "[", "](", '<iframe src="https://youtu.be/abcdefghi">', "<details><summary>", "____", "[^1]",
    "\n[^1]: ", "///", "<p>", "{", "}", '"', '<img alt="words" src="x.png">', "\n1. ", "\n- ", "\n# ", '<a href="x">',
    "&nbsp;", "&", "<", ">", "$", "\\", "\n", " ", "words", "<h2>", "</b>", "{{ x }}", "{% if %}", "\n    ", "¿Qué?",
]  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.one_of(st.sampled_from(SCRAPS), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5)),
        max_size=40,
    )
)
def test_any_soup_becomes_a_lesson(scraps: list[str]) -> None:
    text, _remark = as_plain_text("".join(scraps).encode("utf-8", "replace"))
    draft, ledger = lesson_of(text)
    again, _ledger = lesson_of(text)
    assert draft.marks.plain(draft.text) == again.marks.plain(again.text)
    seen = words.words(draft.marks.plain(draft.text))
    word_count.compare([(words.source_words(text), seen)], [note.words for note in ledger])
