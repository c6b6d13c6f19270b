"""Names of files that not every computer can unpack: the course is also handed out as a zip file."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterator

from ..diagnostics import Diagnostic
from ..pages import GENERATED
from ..slugs import decomposed, is_device
from .context import CheckedCourse
from .rule import error, warning

_PAGE = "---\ntitle: Levels\nlesson: false\n---\n\nSeven of them."
LETTERS = warning(
    "path-letters",
    "Unpacked from the offline zip file, names with letters beyond a to z are garbled on some computers, and links to "
    "them lead nowhere.",
    f"(docs/échelle.md)\n{_PAGE}",
    f"(docs/echelle.md)\n{_PAGE}",
)
LONG = warning(
    "path-long",
    "Windows takes no more than 260 characters, with the folders into which the offline zip file is unpacked.",
    f"(docs/{'levels-' * 18}.md)\n{_PAGE}",
    f"(docs/levels.md)\n{_PAGE}",
)
WINDOWS = warning(
    "path-windows",
    "Windows keeps some names for itself, so that a stick with such a file can't be read there.",
    f"(docs/aux.md)\n{_PAGE}",
    f"(docs/auxiliary.md)\n{_PAGE}",
)
CAPITALS = warning(
    "path-capitals",
    "Windows and macOS take names that differ in capitals only for one file, and keep one of the two.",
    f"(docs/Levels.md)\n{_PAGE}\n\n(docs/levels.md)\n{_PAGE}",
    f"(docs/levels-long.md)\n{_PAGE}\n\n(docs/levels.md)\n{_PAGE}",
)
LINK = warning(
    "path-link",
    "A link of the file system that leads to no file leaves a gap in the course.",
    "(docs/plan.md, a link to a file that is not there)",
    f"(docs/plan.md)\n{_PAGE}",
)
UNREAD = error(
    "path-unread",
    "A file of docs/ that the system does not let you read can't be copied into the site, and the build stops.",
    "(docs/plan.png, a file that only somebody else may read)",
    "(docs/plan.png, the same as a file of your own)",
)
RULES = (LETTERS, LONG, WINDOWS, CAPITALS, LINK, UNREAD)

LONGEST = 120
"""Characters of a path below docs/. The rest of Windows' 260 is for the folders around it."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names of the course's files."""
    for path in sorted(course.files.broken):
        message = "this is a link of the file system, and what it leads to is not there"
        hint = "put the file itself there, or delete the link"
        if course.files.folder and (course.files.folder / path).is_dir():
            message = "this is a link of the file system, and leads to a folder that it lies in"
            hint = "delete the link"
        yield LINK.on_line(f"{course.files.docs_dir}/{path}", 0, message, hint)
    yield from (unread(path, course) for path in sorted(course.files.unread))
    seen: dict[str, str] = {}
    for path in sorted(course.files.files):
        name = f"{course.files.docs_dir}/{path}"
        if not path.isascii():
            message = f"the name has letters beyond a to z ({_odd(path)})"
            yield LETTERS.on_line(name, 0, message, _renaming(path, course.files.files))
        if len(path) > LONGEST:
            message = f"the path has {len(path)} characters, and {LONGEST} are safe"
            yield LONG.on_line(name, 0, message, "shorten the name of the file or of a folder around it")
        for part in path.split("/"):
            if _FORBIDDEN.search(part) or is_device(part):
                yield WINDOWS.on_line(name, 0, f'Windows can have nothing named "{part}"', "choose another name")
        for place in _with_folders(path):
            other = seen.setdefault(place.lower(), place)
            if other != place:
                yield _capitals(other, place, course)
                break


def unread(path: str, course: CheckedCourse) -> Diagnostic:
    """Return the mistake of a file that the system does not let anyone read who builds the course."""
    hint = "allow yourself to read it, in its properties, or put a copy in its place"
    return UNREAD.on_line(f"{course.files.docs_dir}/{path}", 0, "the system does not let you read this file", hint)


def _with_folders(path: str) -> Iterator[str]:
    """Yield the folders that a path leads through, from the outermost on, and the path."""
    yield from (path[: slash.start()] for slash in re.finditer("/", path))
    yield path


def _capitals(other: str, path: str, course: CheckedCourse) -> Diagnostic:
    """Return the mistake of two paths that differ in capitals only; a page that is made is nobody's to rename."""
    docs = course.files.docs_dir
    if path in GENERATED and path not in course.by_path:
        message = f"{path} is a page that is made of the whole course, and differs from this in capitals only"
        return CAPITALS.on_line(f"{docs}/{other}", 0, message, f"rename it {path}, if it is meant for that page")
    return CAPITALS.on_line(f"{docs}/{path}", 0, f"{other} differs in capitals only", "rename one of the two")


def _odd(path: str) -> str:
    letters = unicodedata.normalize("NFC", path)
    return "".join(dict.fromkeys(letter for letter in letters if not letter.isascii()))


def _renaming(path: str, taken: Container[str]) -> str:
    """Return what to do about a name; without another one where that would lack a letter, or is a file's already."""
    parts = decomposed(path)
    plain = "".join(sign for sign in parts if sign.isascii())
    name, dot, _ending = posixpath.basename(plain).rpartition(".")
    lost = any(sign.isalpha() and not sign.isascii() for sign in parts)
    if re.search(r"\w", name if dot else plain) and not lost and plain not in taken:
        return f"rename it {plain}, and mend the links to it"
    return "rename it in the letters a to z, and mend the links to it"
