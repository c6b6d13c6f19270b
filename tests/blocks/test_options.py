from __future__ import annotations

import pytest

from fieldbook.blocks import options


def test_what_is_taken():
    assert options.words("a: b") == "a: b"
    assert options.words(3) == "3"
    assert options.minutes(15) == 15
    assert options.name("who-are-they_2") == "who-are-they_2"
    assert options.names(["a", "b"]) == ("a", "b")
    assert options.names("a") == ("a",)
    assert options.time("1:02:03") == "1:02:03"
    assert options.time(122) == "2:02"
    assert options.time(3723) == "1:02:03"


@pytest.mark.parametrize(
    ("take", "value"),
    [
        (options.words, True),
        (options.words, ["a"]),
        (options.minutes, "ten"),
        (options.minutes, True),
        (options.minutes, -1),
        (options.minutes, 1.5),
        (options.name, "two words"),
        (options.name, "-a"),
        (options.name, ""),
        (options.names, ["a b"]),
        (options.names, {"a": 1}),
        (options.time, "2 minutes"),
        (options.time, "2:75"),
        (options.time, True),
        (options.time, -5),
    ],
)
def test_what_is_refused_is_refused_in_words(take, value):
    with pytest.raises(ValueError, match="type "):
        take(value)


@pytest.mark.parametrize(("text", "seconds"), [("2:02", 122), ("1:00:05", 3605), ("", 0), ("x", 0)])
def test_seconds(text, seconds):
    assert options.seconds(text) == seconds
