"""The measure itself: what it takes for words, and that it tells loss from change."""

from __future__ import annotations

import pytest

from fieldbook.importers import rendered_words, word_count, words


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('**Bold**ly [go](https://example.org/not/seen "nor this")', "Boldly go"),
        ('<div class="callout info">Box <b>par</b>t</div>', "Box part"),
        ("1. One\n2. Two", "One Two"),
        ("![alt words](x.png)", "alt words"),
        ('<img alt="old map" src="x.png">', "old map"),
        ("`<b>code</b>`", "b code b"),
        ("Note[^1].\n\n[^1]: Text", "Note Text"),
        ('a {% hint style="info" %}b{% endhint %} {{ site.baseurl }}c {: .x}', "a b c"),
        ("<!-- not --> seen <script>nor</script>", "seen"),
        ("Type <your name> here", "Type your name here"),
        ("{numref}`Fig. %s there <x>` {ref}`{name} too <y>`", "Fig there too"),
        ("a\n\n--8<--\npart.md\n--8<--\n\n/// html | div.x\nb\n///", "a b"),
        ("R&amp;D &lt; niñ&ntilde;", "R D niññ"),
    ],
)
def test_words_of_a_source(source: str, seen: str) -> None:
    assert words.source_words(source) == seen.split()


def test_words_of_a_lesson() -> None:
    html = '<p>One<sup><a class="footnote-ref" href="#x">1</a></sup> <img alt="two" src="x"></p><li>three</li>'
    assert rendered_words.shown_words(html) == ["One", "two", "three"]


def compared(source: str, shown: str, *listed: str) -> word_count.Measure:
    return word_count.compare([(source.split(), shown.split())], listed)


def test_everything_is_there() -> None:
    assert compared("a b c d", "x a b c d y") == word_count.Measure(4, 4, 0)


def test_a_word_is_lost() -> None:
    assert compared("one two three four five six", "one two four five six").lost == ("three",)


def test_a_word_is_listed_with_its_reason() -> None:
    assert compared("one two three four five six", "one two four five six", "the three") == word_count.Measure(6, 5, 1)


def test_a_passage_has_moved() -> None:
    assert compared("one two three four five six seven", "five six seven one two three four").lost == ()


def test_a_torn_word_is_put_together() -> None:
    assert compared("see Co llaboration here", "see Collaboration here").lost == ()


def test_words_in_another_order_are_not_all_there() -> None:
    assert compared("a b c d e f", "f e d c b a").lost != ()


def test_two_measures_make_one() -> None:
    one, two = word_count.Measure(3, 2, 1), word_count.Measure(2, 1, 0, ("x",))
    assert one + two == word_count.Measure(5, 3, 1, ("x",))


def test_headings_of_the_text_are_not_taken_for_those_of_contents_that_were_left_out() -> None:
    titles = [f"part{number} of the whole" for number in range(12)]
    contents = " ".join(titles)
    text = " ".join(f"{title} n{number}" for number, title in enumerate(titles))
    shown = f"{text} {' '.join(f'more{number}' for number in range(60))}"
    measure = compared(f"{contents} {text}", shown, contents)
    assert measure.lost == ()
    assert (measure.listed, measure.shown) == (len(contents.split()), len(text.split()))
    # Some of its words are read otherwise.
    assert compared(f"{contents} {text}", shown, contents.replace("part7", "part7 or")).lost == ()
    assert compared(f"{contents} {text}", shown.replace(" n7 ", " "), contents).lost == ("n7",)
