from __future__ import annotations

import pytest

from fieldbook.blocks.film import film


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=pzmMk63ihNM",
        "https://youtu.be/pzmMk63ihNM?t=3",
        "https://www.youtube.com/embed/pzmMk63ihNM",
        "https://m.youtube.com/watch?app=desktop&v=pzmMk63ihNM",
        "https://www.youtube.com/shorts/pzmMk63ihNM",
        "https://www.youtube-nocookie.com/embed/pzmMk63ihNM",
    ],
)
def test_youtube_is_shown_by_its_host_without_cookies(url):
    shown = film(url)
    assert shown.kind == "youtube"
    assert shown.embed.startswith("https://www.youtube-nocookie.com/embed/pzmMk63ihNM?")


@pytest.mark.parametrize(
    "url", ["https://www.youtube.com/", "https://www.youtube.com/@name", "https://example.org/a", "notes", ""]
)
def test_what_cannot_be_shown_is_linked(url):
    assert film(url).kind == "link"
    assert film(url).embed == ""


def test_start_and_end():
    assert "start=10&end=65" in film("https://youtu.be/pzmMk63ihNM", 10, 65).embed
    assert film("films/a.mp4", 0, 15).embed == "films/a.mp4#t=,15"
    assert film("films/a.mp4", 5).embed == "films/a.mp4#t=5"
