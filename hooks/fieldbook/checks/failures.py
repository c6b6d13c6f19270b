"""What fails in the engine itself over something that an author typed: reported like a mistake; all else goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Diagnostic
from .rule import error, warning

READ = error(
    "page-unread",
    "A page that can't be read is shown as it is typed. Whatever is in it, that should not happen: please tell us.",
    "(a page over which reading fails)",
    "(the same page without what it fails over)",
)
PAGE = error(
    "page-failed",
    "A page that can't be made is shown as far as it goes. Whatever is in it, that should not happen: please tell us.",
    "(a page over which a block or a template fails)",
    "(the same page without what it fails over)",
)
EXPORT = error(
    "export-failed",
    "A download that can't be made is missing. Whatever is in the course, that should not happen: please tell us.",
    "(a course over which making the workbook fails)",
    "(the same course without what it fails over)",
)
RULE = warning(
    "check-failed",
    "A check that fails over a page has not looked at all of it. That should not happen: please tell us.",
    "(a page over which a check fails)",
    "(the same page without what it fails over)",
)
RULES = (READ, PAGE, EXPORT, RULE)

_TELL = "take out what you changed last; and tell us, unless it is a template or an extension of your own that fails"


def page_failed(path: str, error: Exception, what: str = "this page can't be made") -> Diagnostic:
    """Return the diagnostic of a page over which converting or a template failed; `path` is as its author knows it."""
    return PAGE.on_line(path, 0, f"{what} ({in_words(error)})", _TELL)


def template_failed(path: str, line: int, error: Exception, page: str) -> Diagnostic:
    """Return the diagnostic of a template of the course's own that failed, over `page` first of all."""
    return PAGE.on_line(path, line, f"this template fails ({in_words(error)})", f"mend it; it fails over {page}")


def export_failed(name: str, error: Exception) -> Diagnostic:
    """Return the diagnostic of a download that could not be made."""
    return EXPORT.on_line(name, 0, f"this can't be made ({in_words(error)})", _TELL)


def guarded(find: Callable[[], Iterable[Diagnostic]], path: str, title: str) -> list[Diagnostic]:
    """Return what a check finds; where it fails, what it has found until then, and that it failed.

    `path` is what it looks at, as its author knows it, `title` what its rules are about.
    """
    found: list[Diagnostic] = []
    try:
        found.extend(find())
    except Exception as error:
        message = f'the checks of "{title}" fail over this ({in_words(error)})'
        found.append(RULE.on_line(path, 0, message, "please tell us, since this is our mistake"))
    return found


def in_words(error: Exception) -> str:
    """Return an exception in a line: its name and what it says."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
