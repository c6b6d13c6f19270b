"""Mistakes in links: where they lead, and what they say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..addresses import split
from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..pages import GENERATED
from ..reader import LinkSource, Source
from ..slugs import composed
from .addresses import ABSOLUTE, ADDRESS, HTTP, begins_at_docs, no_address, wrong_elsewhere
from .context import CheckedCourse
from .link_forms import FORM
from .rule import Position, error, found_at, warning
from .suggest import meant, nearest, unseen_hint, visible

FILE = error(
    "link-file",
    "A link leads to a file of the course, named from the folder of the page that it stands on.",
    "See [the first lesson](frist.md).",
    "See [the first lesson](first.md).",
)
HEADING = error(
    "link-heading",
    "What follows the # names a heading: its words in lower case, joined by hyphens.",
    "## What to ask\n\nSee [the questions](#what-to-aks).",
    "## What to ask\n\nSee [the questions](#what-to-ask).",
)
HTML = error(
    "link-html",
    "Links in HTML stay as they are typed, so there a page is named by what it is in the finished course.",
    '<div><a href="first.md">The first lesson</a></div>',
    "[The first lesson](first.md)",
)
LABEL = warning(
    "link-label",
    "A link with a label needs the label's address on a line of its own; without it the brackets show.",
    "See [the guide][guide].",
    "See [the guide][guide].\n\n[guide]: https://example.org/guide",
)
EMPTY = error(
    "link-empty",
    "A link without words can't be seen or heard, one without an address leads nowhere.",
    "See [the guide]().",
    "See [the guide](https://example.org/guide).",
)
WORDS = warning(
    "link-words",
    "People who hear a page's links read out, or skim them, need to know from the words where each leads.",
    "For the guide [click here](https://example.org/guide).",
    "Read the [guide to partnerships](https://example.org/guide).",
)
RULES = (FILE, HEADING, ABSOLUTE, HTML, LABEL, EMPTY, WORDS, HTTP, ADDRESS)
"""Those of addresses stand in a module of their own, which pictures ask, too."""

_BARE = frozenset(
    {"click here", "click", "here", "link", "this link", "this", "this page", "read more", "more", "see here"}
    | {"learn more", "more info", "website", "go", "follow this link", "url"}
)
_MADE = re.compile(r"fn:|fnref|__|.*--")
"""Ids that no author types: of notes, of the theme, of fields."""
_NOT_WORD = re.compile(r"[\W_]+")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what is wrong with links as they are typed, wherever they lead."""
    for link in source.links:
        yield from _words(source, link)
        if link.target is None:
            message = f'"[{link.text}]" names a label that is defined nowhere'
            hint = "type the address in parentheses behind it, or the label's address on a line of its own"
            yield LABEL.at_position(source.name, link, message, hint)
        elif not link.target.strip():
            yield EMPTY.at_position(source.name, link, f'the link "{link.text}" has no address', "type one")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in where the links of a page lead."""
    for link in source.links:
        if link.target and link.target.strip():
            yield from _target(source, link, link.target.strip(), course)
    yield from _unseen(source, course)


def _words(source: Source, link: LinkSource) -> Iterator[Diagnostic]:
    words = _NOT_WORD.sub(" ", link.text).strip().lower()
    if not link.text.strip() and not link.html:
        message = f"the link to {link.target} has no words"
        yield EMPTY.at_position(source.name, link, message, "type between the brackets where it leads")
    elif words in _BARE:
        message = f'the link "{link.text}" does not say where it leads'
        yield WORDS.at_position(source.name, link, message, "make words of it that do, as in the name of the page")


def _target(source: Source, link: LinkSource, target: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with the address that a link leads to: one elsewhere, the site's own, or one within docs/."""
    parts = split(target.replace("\\", "/"))
    site = course.files.site_url.rstrip("/")
    if parts is None:
        yield no_address(source, link)
    elif site and (target == site or target.startswith(f"{site}/")):
        yield _absolute(source, link, target.removeprefix(site), course)
    elif wrong := wrong_elsewhere(source, link, target, parts.scheme):
        yield wrong
    elif not parts.scheme and not parts.netloc:
        path = unquote(parts.path)
        if path.startswith("/") and begins_at_docs(course) and not link.html:
            path = _relative(path.strip("/") or ".", source, course)
            yield from _inside(source, link, path, unquote(parts.fragment), course)
        elif path.startswith("/"):
            yield _absolute(source, link, path, course)
        elif link.html:
            yield from _in_html(source, link, path, course)
        else:
            yield from _inside(source, link, path, unquote(parts.fragment), course)


def _absolute(source: Source, link: LinkSource, path: str, course: CheckedCourse) -> Diagnostic:
    page = re.sub(r"(\.html?)?/?$", ".md", path.strip("/")) if path.strip("/") else "index.md"
    known = page if page in course.paths else nearest(page, course.paths, likeness=0.75)
    hint = f'type "{_relative(known, source, course)}"' if known else "begin it at the folder of this page"
    return ABSOLUTE.at_position(source.name, link, f"{link.target} is an absolute link into the course", hint)


def _in_html(source: Source, link: LinkSource, path: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    if path.endswith(".md"):
        message = f"the link to {path} stands in HTML and stays as it is"
        hint = f'type it in Markdown, as in "[{link.text or "words"}]({path})"'
        yield HTML.at_position(source.name, link, message, hint)
        return
    page = re.sub(r"\.html?$", ".md", path)
    if path and _resolved(page, source, course) not in course.paths and page != path:
        yield FILE.at_position(source.name, link, f"there is no file {path}", _near(page, source, course))


def _inside(source: Source, link: LinkSource, path: str, fragment: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    here = course.path(source)
    page = _resolved(path, source, course) if path else here
    if "\\" in (link.target or ""):
        message = f"{link.target} has backslashes"
        yield FILE.at_position(source.name, link, message, f'type "{(link.target or "").replace(chr(92), "/")}"')
    elif path.startswith("(") and page not in course.paths:
        hint = f'type "[{link.text}]({path.strip("()")})"'
        yield FORM.at_position(source.name, link, "the address stands in two pairs of parentheses", hint)
    elif page != here and page not in course.paths:
        hint = unseen_hint(path) if path != visible(path) else _near(path, source, course)
        yield FILE.at_position(source.name, link, f"there is no file {path}", hint)
    elif fragment:
        yield from _place(source, link, page, fragment, course)


def _place(source: Source, position: Position, page: str, fragment: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistake of a link to a place of a page that it does not have."""
    document = course.document(page)
    # Browsers take #top for the page's beginning. What a build writes on its own pages is not there yet.
    if document is None or page in GENERATED or fragment in document.ids or fragment.lower() == "top":
        return
    message = f"there is no heading #{fragment} in {course.files.docs_dir}/{page}"
    if alike := next((one for one in document.ids if composed(one) == composed(fragment)), ""):
        hint = f'type "#{alike}" anew: it looks alike, and is made of other signs'
        yield HEADING.at_position(source.name, position, message, hint)
        return
    sheets = (f"{name}-{fragment}" for name in FIELD_BLOCK_NAMES)
    near = next((one for one in sheets if one in document.ids), "")
    near = near or nearest(fragment, (name for name in document.ids if not _MADE.match(name)))
    hint = meant(f"#{near}") if near else "type a heading's words in lower case, joined by hyphens"
    yield HEADING.at_position(source.name, position, message, hint)


def _unseen(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes of links that only converting has brought to light, as in what a page takes from others."""
    document = course.document(course.path(source))
    typed = {link.target for link in source.links}
    for page, places in document.links.items() if document else ():
        for fragment, link in places.items():
            if link not in typed:
                yield from _place(source, found_at(source, link), page, unquote(fragment), course)


def _resolved(path: str, source: Source, course: CheckedCourse) -> str:
    """Return the path below docs/ that a link on a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(course.path(source)), path))


def _relative(path: str, source: Source, course: CheckedCourse) -> str:
    """Return the path as it is typed on a page."""
    return posixpath.relpath(path, posixpath.dirname(course.path(source)) or ".")


def _near(path: str, source: Source, course: CheckedCourse) -> str:
    """Suggest the file that a link may mean: one of its name elsewhere, or one of nearly its path."""
    page = _resolved(re.sub(r"(?:\.html?|/)$", ".md", path), source, course)
    files = course.paths
    if page in GENERATED and page not in files:
        return "take the link away until the course has something for this page, which is made by itself"
    same_name = sorted(file for file in files if posixpath.basename(file) == posixpath.basename(page))
    found = page if page in files else same_name[0] if same_name else nearest(page, files, likeness=0.75)
    if not found:
        return "write the path from this page's folder on, with .md at its end"
    return meant(_relative(found, source, course), path)
