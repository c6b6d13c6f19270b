"""What MkDocs and its extensions have to say of a page while they convert it, and no rule of ours has said."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from ..addresses import split
from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .rule import found_at, warning

FROM_MKDOCS = warning(
    "mkdocs-warning",
    "What MkDocs warns of and no other check knows, in its own words. A strict build ends with it.",
    'See [the levels](levels.md){ href="gone.md" }.',
    "See [the levels](levels.md).",
)
RULES = (FROM_MKDOCS,)

_ABOUT_LINK = re.compile(r"Doc file '.*?' contains an? [\w ]*?link '(?P<link>.*?)'(?=, )(?:, (?P<what>.*))?", re.DOTALL)
_LINKS = ("link-", "picture-", "video-")


def unreported(course: CheckedCourse, found: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what was said of pages, but for links that `found` reports already."""
    reported = {(one.path, one.line) for one in found if one.code.startswith(_LINKS)}
    dead = frozenset(_dead(course, reported))
    for path, document in course.documents.items():
        if not document.warnings:
            continue
        source = course.by_path.get(path)
        name = source.name if source else f"{course.files.docs_dir}/{path}"
        for words in document.warnings:
            about = _ABOUT_LINK.match(words)
            link = about["link"] if about else ""
            line, column = found_at(source, link) if source else (0, 0)
            if not link or ((name, line) not in reported and _target(path, link) not in dead):
                message, hint = _in_words(link, about["what"] or "") if about else (words.rstrip(". "), "")
                yield FROM_MKDOCS.at(name, line, column, message, hint)


def _in_words(link: str, what: str) -> tuple[str, str]:
    """Return what is wrong with a link, and what to do."""
    if "not found" in what or "unrecognized" in what:
        return f"the link to {link} leads to no file", "type the path of one, from this page's folder on"
    return f"the link to {link}: {what.rstrip('. ')}", "type the path of a file, from this page's folder on"


def _dead(course: CheckedCourse, reported: Collection[tuple[str, int]]) -> Iterator[str]:
    """Yield where those links and pictures lead that are already reported to lead nowhere."""
    for path, source in course.by_path.items():
        for target, line in _typed(source):
            if (source.name, line) in reported:
                yield _target(path, target)


def _typed(source: Source) -> Iterator[tuple[str, int]]:
    yield from ((link.target, link.line) for link in source.links if link.target)
    yield from ((image.target, image.line) for image in source.images if image.target)
    for block in source.blocks:
        transcript = (block.options or {}).get("transcript") if block.name == "video" else None
        if isinstance(transcript, str):
            yield transcript.strip(), block.option_lines.get("transcript", block.line)


def _target(page: str, link: str) -> str:
    parts = split(link.replace("\\", "/"))
    path = unquote(parts.path) if parts else link
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
