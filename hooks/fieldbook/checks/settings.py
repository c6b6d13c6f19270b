"""Mistakes in the settings of mkdocs.yml, reported at their lines. What MkDocs refuses or warns of comes here, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..diagnostics import Diagnostic
from ..paths import path_from
from ..slugs import slug
from .config_text import ConfigText
from .context import CheckedCourse
from .converter import FROM_MKDOCS
from .mkdocs_words import about_path, better, first_of, installed_nearly, no_folder, plain
from .rule import error, warning
from .suggest import did_you_mean, meant, nearest

VALUE = error(
    "config-value",
    "With a setting that MkDocs or its theme can't use, there is no course.",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  language: english",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  language: en",
)
SETTING = warning(
    "config-setting",
    "A setting that nothing knows, or a value that it can't have, has no effect.",
    "(mkdocs.yml)\nsite_name: Levels\nextra:\n  fieldbook:\n    id: levels\n    papper: letter",
    "(mkdocs.yml)\nsite_name: Levels\nextra:\n  fieldbook:\n    id: levels\n    paper: letter",
)
DOUBLE = error(
    "config-double",
    "When a setting is given twice, only the last one counts.",
    "(mkdocs.yml)\nsite_name: Levels\nnav:\n  - index.md\nnav:\n  - levels.md",
    "(mkdocs.yml)\nsite_name: Levels\nnav:\n  - index.md\n  - levels.md",
)
PLUGIN = error(
    "config-plugin",
    "Without the plugin, blocks may show, but there are no numbers, worksheets that are kept, workbook or search.",
    "(mkdocs.yml)\nsite_name: Levels\nplugins:\n  - search",
    "(mkdocs.yml)\nsite_name: Levels\nplugins:\n  - search\n  - fieldbook",
)
STOPPED = error(
    "build-stopped",
    "Something keeps the course from being built; what it is comes from MkDocs, or from a plugin.",
    "(mkdocs.yml)\nsite_name: Levels\ntheme: mkdocs",
    "(mkdocs.yml)\nsite_name: Levels\ntheme: material",
)
RULES = (VALUE, SETTING, DOUBLE, PLUGIN, STOPPED)

_ABOUT = re.compile(r"Config value '(?P<name>[^']*)': (?P<what>.*)", re.DOTALL)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>.*)")
_SAME_BLOCK = re.compile(r"Error: The block name (?P<name>\S+) is already registered")
"""What pymdown-extensions says of an extension that is named behind ours."""
_TAG = re.compile(r"constructor for the tag '(?P<tag>[^']+)'.*line (?P<line>\d+), column", re.DOTALL)
"""What YAML says of a value that begins with an exclamation mark."""
_EDIT = "edit_uri"
_PAGE = re.compile(r"'(?P<path>[^']+\.md)'")
_TOP = frozenset(
    {"copyright", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra", "extra_css"}
    | {"extra_javascript", "extra_templates", "hooks", "markdown_extensions", "nav", "not_in_nav", "plugins"}
    | {"remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir"}
    | {"site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch"}
)
"""MkDocs' settings, to be suggested."""


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong in mkdocs.yml."""
    text = course.files.text
    yield from text.problems
    yield from _id(text)
    yield from _misplaced(text)


def from_mkdocs(config: str, text: ConfigText, docs: str, warnings: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield what MkDocs and plugins have warned of outside of pages; such words can't be switched off.

    Args:
        config: The name of mkdocs.yml.
        text: What stands in it.
        docs: The folder of pages as the author knows it.
        warnings: What they have said.
    """
    # MkDocs says of each page that it has no address at which it is changed.
    for words in first_of(_EDIT, warnings):
        about = _ABOUT.match(words)
        unknown = _UNKNOWN.match(about["what"]) if about else None
        page = _PAGE.search(words)
        if unknown:
            name = unknown["name"]
            hint = _elsewhere(name) or did_you_mean(name, _TOP) or "delete it if you don't know what it is for"
            yield SETTING.on_line(*place_of(text, (name,), config), f'nothing knows "{name}"', hint)
        elif about:
            message = f"{about['name']}: {plain(about['what'])}"
            place = place_of(text, (about["name"], _item(text, about["name"], about["what"])), config)
            yield SETTING.on_line(*place, message, "correct it, or delete the line")
        elif words.startswith(_EDIT):
            name = next((one for one in (f"{_EDIT}_template", _EDIT) if (one,) in text.lines), _EDIT)
            hint = 'type a whole address, or name the repository in "repo_url"'
            yield SETTING.on_line(*place_of(text, (name,), config), f'"{name}" makes no address', hint)
        else:
            hint = "delete one of the two, or rename it" if "conflicts" in words else ""
            yield FROM_MKDOCS.on_line(f"{docs}/{page['path']}" if page else config, 0, plain(words), hint)


def _elsewhere(name: str) -> str:
    """Return where a setting belongs that stands at the margin; "" for one that belongs nowhere."""
    around = next((around for around, names in _BELOW.items() if name in names), "")
    return f"indent it by two spaces below {around}" if around else ""


_BELOW = {
    '"theme:"': frozenset({"language", "features", "palette", "logo", "favicon", "icon", "font", "custom_dir", "name"}),
    '"fieldbook:", which stands below "extra:"': frozenset(
        {"id", "paper", "version", "date", "session_minutes", "reading_pace", "authors_guide", "synonyms", "checks"}
    ),
    '"extra:"': frozenset({"fieldbook", "alternate", "social"}),
}
"""Settings by the one that they belong below."""


def refused(config: str, text: ConfigText, words: str, entry: Sequence[str] = ()) -> Diagnostic:
    """Return what MkDocs said when it could not load the configuration, as a diagnostic.

    Args:
        config: The name of mkdocs.yml.
        text: What stands in it.
        words: What MkDocs said. Where they name no setting, the diagnostic has no line.
        entry: The names of the entry of the nav that it refuses.
    """
    about = _ABOUT.match(words)
    if about is None:
        return _refused_as_a_whole(config, text, words)
    name = about["name"]
    hint = "correct its name, or install it" if "not installed" in words else "correct it, or delete the line"
    hint = meant(installed_nearly(words)) or hint
    item = _item(text, name, words)
    place = place_of(text, entry or (name, item), config)
    if name == "docs_dir" and (missing := no_folder(words)):
        return VALUE.on_line(*place, *missing)
    typed = text.settings[name][int(item)] if item else text.setting(name, "custom_dir")
    if wrong := about_path(words, typed):
        return VALUE.on_line(*(place if item else place_of(text, (name, "custom_dir"), config)), *wrong)
    unknown = text.settings.keys() - _TOP if name not in text.settings else ()
    if near := nearest(name, unknown, likeness=0.75):
        return VALUE.on_line(*place_of(text, (near,), config), f'nothing knows "{near}"', meant(name))
    if name == "nav":
        hint = _of_nav(text)
    elif to_type := better(name, words, text.settings.get(name)):
        hint = to_type
    elif clash := _SAME_BLOCK.search(words):
        message = f'this extension has a block "{clash["name"]}", and so has Fieldbook'
        return VALUE.on_line(*place, message, 'move "fieldbook" below the other extensions')
    return VALUE.on_line(*place, f"{name}: {plain(about['what'])}", hint)


def _refused_as_a_whole(config: str, text: ConfigText, words: str) -> Diagnostic:
    """Return what MkDocs said of a configuration, and of no setting in it."""
    place = place_of(text, ("INHERIT",), config) if words.startswith("Inherited") else (config, 0)
    if tag := _TAG.search(words):
        message = f'nothing knows "{tag["tag"]}"'
        return VALUE.on_line(config, int(tag["line"]), message, 'type "!ENV", or put what begins with ! in quotes')
    if not text.settings:
        hint = 'type one on each line, as in "site_name: …"'
        return VALUE.on_line(config, 1, "the file holds no names with values", hint)
    return VALUE.on_line(*place, *(about_path(words, "") or (plain(words), "correct it, or delete the line")))


def _of_nav(text: ConfigText) -> str:
    """Return what to type for a nav that MkDocs refuses."""
    nav = text.settings.get("nav")
    if isinstance(nav, Mapping):
        first = str(next(iter(nav), ""))
        return f'type a hyphen and a space before each entry, as in "- {first.lstrip(_SIGNS)}"'
    if isinstance(nav, list) and any(isinstance(one, list) for one in nav):
        return 'name these pages in the line above them, "- Title:"; a title that begins with # goes in quotes'
    if isinstance(nav, list) and any(isinstance(one, Mapping) and len(one) > 1 for one in nav):
        return 'type a hyphen and a space before each title, "- Title:"'
    return 'type "- page.md", or "- Title:" with its pages below it, indented'


_SIGNS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u00b7*+ "
"""Signs that are typed, or made, in place of a hyphen."""


def _item(text: ConfigText, name: str, words: str) -> str:
    """Return the number of the item of a list that is spoken of; "" where none is."""
    items, words = text.settings.get(name), words.replace("\\", "/")
    for number, item in enumerate(items if isinstance(items, list) else ()):
        named = str(next(iter(item), "")) if isinstance(item, Mapping) else str(item)
        named = named.replace("\\", "/")
        if any(one in words for one in (f'"{named}"', f"/{named}'", f"'{named}'")):
            return str(number)
    return ""


def no_plugin(config: str, text: ConfigText) -> Diagnostic:
    """Return the mistake of a course that does not name the engine."""
    hint = 'write "  - fieldbook" below "plugins:"'
    return PLUGIN.on_line(*place_of(text, ("plugins",), config), "the plugin fieldbook is not named", hint)


def stopped(path: str, words: str, line: int = 0) -> Diagnostic:
    """Return what ended the build, at a file, or at a line of a hook of the course."""
    return STOPPED.on_line(path, line, f"the build stops here ({plain(words)})", "mend what it says, then check again")


def stopped_by_system(config: Path, error: OSError) -> Diagnostic:
    """Return what the system has refused, at the file or folder that it is about, as the author knows it."""
    path = path_from(config.parent, Path(error.filename or config))
    return stopped(path, error.strerror or str(error))


def place_of(text: ConfigText, path: Sequence[str], config: str) -> tuple[str, int]:
    """Return the file and line of a setting, or those of the nearest one around it."""
    for length in range(len(path), 0, -1):
        if found := text.lines.get(tuple(path[:length])):
            return found
    return config, 1


def _id(text: ConfigText) -> Iterator[Diagnostic]:
    given = text.setting("extra", "fieldbook", "id")
    if isinstance(given, str) and given and slug(given) != given:
        message = f'the course\'s id can\'t be "{given}"; answers are kept under "{slug(given)}"'
        place = place_of(text, ("extra", "fieldbook", "id"), "")
        yield SETTING.on_line(*place, message, f"type id: {slug(given) or 'my-course'}")


def _misplaced(text: ConfigText) -> Iterator[Diagnostic]:
    """Yield what stands under `extra:` and was meant for `fieldbook:` there, or within it."""
    extra = text.settings.get("extra")
    for name in extra if isinstance(extra, Mapping) and "fieldbook" not in extra else ():
        place = place_of(text, ("extra", str(name)), "")
        if nearest(str(name), ["fieldbook"], likeness=0.8):
            yield SETTING.on_line(*place, f'nothing knows "{name}"', 'did you mean "fieldbook"?')
        elif name in _OURS_ALONE:
            hint = 'type "fieldbook:" above it, and indent it by two spaces more'
            yield SETTING.on_line(*place, f'"{name}" stands below "extra:" itself', hint)


_OURS_ALONE = frozenset({"id", "paper", "session_minutes", "reading_pace", "authors_guide"})
"""Settings of ours whose names mean nothing to the theme under `extra:`."""
