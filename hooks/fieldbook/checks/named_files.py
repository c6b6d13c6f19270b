"""Files that mkdocs.yml names: style sheets, scripts, pictures, templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..addresses import scheme
from ..diagnostics import Diagnostic
from ..paths import has_file
from .config_text import ConfigText
from .context import CheckedCourse
from .rule import error
from .settings import SETTING, VALUE, place_of
from .suggest import meant, nearest, shown

FILE = error(
    "config-file",
    "A style sheet, a script or a logo lies in docs/ and is named from there; one that is missing can't be shown.",
    "(mkdocs.yml)\nsite_name: Levels\nextra_css:\n  - colors.css",
    "(mkdocs.yml)\nsite_name: Levels\nextra_css: []",
)
RULES = (FILE,)
_FOLDERS = (("docs_dir",), ("theme", "custom_dir"))


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what mkdocs.yml names and is not there."""
    text = course.files.text
    yield from _files(course, text)
    yield from _backslashes(course, text)
    yield from _templates(course, text)
    yield from _guide(course, text)


def _files(course: CheckedCourse, text: ConfigText) -> Iterator[Diagnostic]:
    """Yield the style sheets, scripts and pictures that are named and not there."""
    for path, name in _named(text):
        if not isinstance(name, str) or (not name and path[-1].isdigit()):
            place = place_of(text, path, course.files.config)
            hint = "type the path of a file, or delete the line"
            yield VALUE.on_line(*place, f'what "{_setting(path)}" names here is {shown(name)}, and no path', hint)
            continue
        if not name or scheme(name) or name.startswith("//") or name in course.paths or _is_there(course, name):
            continue
        message = f"there is no file {name}"
        hint = meant(nearest(name, course.paths)) or f"put it into {course.files.docs_dir}/, or delete the line"
        if name.startswith("/"):
            message = f"{name} leads to the root of a server, and from a memory stick to nothing"
            hint = f'put the file into {course.files.docs_dir}/, and type "{name.lstrip("/")}"'
        yield FILE.on_line(*place_of(text, path, course.files.config), message, hint)


def _backslashes(course: CheckedCourse, text: ConfigText) -> Iterator[Diagnostic]:
    """Yield the folders and hooks that Windows finds, and no other system."""
    hooks = text.setting("hooks")
    named = [(("hooks", str(number)), one) for number, one in enumerate(hooks if isinstance(hooks, list) else ())]
    for path, name in [*named, *(((*path,), text.setting(*path)) for path in _FOLDERS)]:
        if isinstance(name, str) and "\\" in name:
            plain = name.replace("\\", "/")
            yield FILE.on_line(*place_of(text, path, course.files.config), f"{name} has backslashes", f'type "{plain}"')


def _setting(path: Sequence[str]) -> str:
    """Return the name of a setting whose items are files."""
    return path[-2] if path[-1].isdigit() else path[-1]


def _named(text: ConfigText) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield what is named where a file is to be named, with the names of its setting."""
    for key in ("extra_css", "extra_javascript", "extra_templates"):
        listed_files = text.setting(key)
        for number, one in enumerate(listed_files if isinstance(listed_files, list) else ()):
            # What else is wrong in such names, MkDocs tells by itself.
            is_named = key == "extra_javascript" and isinstance(one, Mapping)
            name = one.get("path", "") if is_named else one
            yield (key, str(number)), name.partition("?")[0] if isinstance(name, str) else name
    polyfills = text.setting("extra", "polyfills") or ()
    for number, one in enumerate(polyfills if isinstance(polyfills, list | tuple) else [polyfills]):
        yield ("extra", "polyfills", str(number)), one
    for key in ("logo", "favicon"):
        name = text.setting("theme", key)
        if isinstance(name, str):
            yield ("theme", key), name


def _templates(course: CheckedCourse, text: ConfigText) -> Iterator[Diagnostic]:
    """Yield the templates that settings name and the theme has not."""
    pages = text.setting("theme", "static_templates")
    for name, setting in sorted(course.files.missing_templates.items()):
        number = str(pages.index(name)) if isinstance(pages, list) and name in pages else ""
        place = place_of(text, (*setting, number), course.files.config)
        hint = 'put it into the folder that "custom_dir" names, or delete the line'
        yield FILE.on_line(*place, f"the theme has no template {name}", hint)


def _guide(course: CheckedCourse, text: ConfigText) -> Iterator[Diagnostic]:
    """Yield that the folder of the author's guide is not there."""
    setting = ("extra", "fieldbook", "authors_guide")
    named = text.setting(*setting)
    folder = str(named).strip("/") if isinstance(named, str) else ""
    if folder and not any(path.startswith(f"{folder}/") for path in course.paths):
        folders = {parent.as_posix() for path in course.paths for parent in Path(path).parents} - {"."}
        near = meant(nearest(folder.removeprefix(f"{course.files.docs_dir}/"), folders))
        message, hint = f"there is no folder {folder} in {course.files.docs_dir}", near or "make it, or delete the line"
        yield SETTING.on_line(*place_of(text, setting, course.files.config), message, hint)


def _is_there(course: CheckedCourse, name: str) -> bool:
    """Tell whether a file lies where no page is: in the course's own theme, or in Material's."""
    custom = course.files.text.setting("theme", "custom_dir")
    root = course.files.folder.parent if course.files.folder else Path()
    return name.startswith("assets/") or bool(custom and has_file(root / str(custom), name))
