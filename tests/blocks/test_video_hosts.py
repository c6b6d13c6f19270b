"""Addresses of videos, and what is embedded for each."""

from __future__ import annotations

import pytest

from fieldbook.blocks.video_hosts import hosted_video

TUBE = "https://www.youtube-nocookie.com/embed/pzmMk63ihNM?autoplay=1&rel=0"


@pytest.mark.parametrize(
    ("url", "embed"),
    [
        ("https://youtu.be/pzmMk63ihNM", TUBE),
        ("https://youtu.be/pzmMk63ihNM?t=65", f"{TUBE}&start=65"),
        ("https://www.youtube.com/watch?v=pzmMk63ihNM&t=1m5s", f"{TUBE}&start=65"),
        ("https://m.youtube.com/shorts/pzmMk63ihNM", TUBE),
        ("https://www.youtube.com/embed/pzmMk63ihNM?start=9", f"{TUBE}&start=9"),
        ("https://www.youtube.com/@library", ""),
        ("https://www.youtube.com/watch?v=%22%3E", ""),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345?dnt=1&autoplay=1"),
        ("https://vimeo.com/12345#t=30s", "https://player.vimeo.com/video/12345?dnt=1&autoplay=1#t=30s"),
        ("https://vimeo.com/12345/abcdef", "https://player.vimeo.com/video/12345?h=abcdef&dnt=1&autoplay=1"),
        (
            "https://player.vimeo.com/video/12345?h=abcdef",
            "https://player.vimeo.com/video/12345?h=abcdef&dnt=1&autoplay=1",
        ),
        ("https://vimeo.com/showcase/99/video/12345", "https://player.vimeo.com/video/12345?dnt=1&autoplay=1"),
        ("https://vimeo.com/about", ""),
        ("https://www.ted.com/talks/a_talk?language=en", "https://embed.ted.com/talks/a_talk"),
        ("https://www.ted.com/playlists/1", ""),
        ("https://example.org/a.mp4", "https://example.org/a.mp4"),
        ("films/a.webm", "films/a.webm"),
        ("https://example.org/watch", ""),
    ],
)
def test_what_is_embedded(url, embed):
    assert hosted_video(url).embed == embed


@pytest.mark.parametrize(
    ("url", "kind", "host"),
    [
        ("https://www.youtube.com/watch?v=pzmMk63ihNM", "youtube", "youtube.com"),
        ("https://vimeo.com/12345", "vimeo", "vimeo.com"),
        ("https://www.ted.com/talks/a_talk", "ted", "ted.com"),
        ("https://example.org/a.mp4", "file", "example.org"),
        ("films/a.webm", "file", ""),
        ("https://example.org/watch", "link", "example.org"),
    ],
)
def test_whose_it_is(url, kind, host):
    shown = hosted_video(url)
    assert (shown.kind, shown.host) == (kind, host)


def test_parts_of_films():
    assert hosted_video("https://youtu.be/pzmMk63ihNM?t=3", 10, 65).embed == f"{TUBE}&start=10&end=65"
    assert hosted_video("films/a.webm", 5, 15).embed == "films/a.webm#t=5,15"
    assert hosted_video("films/a.webm", 0, 15).embed == "films/a.webm#t=,15"
    assert hosted_video("films/a.webm", 5).embed == "films/a.webm#t=5"
    assert hosted_video("https://vimeo.com/12345", 30).embed.endswith("#t=30s")
