"""What MkDocs says of a mkdocs.yml, in the words of those who write one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

from .suggest import nearest

_NO_FOLDER = re.compile(r"The path '(?P<path>.+)' isn't an existing directory")
_NO_PATH = re.compile(
    r"The path '[^']*' isn't an existing (?P<kind>file or directory|file|directory)"
    r"|The path set in (?P<folder>custom_dir) \('.*'\) does not exist"
    r"|Inherited config file '(?P<inherited>[^']*)' does not exist"
)
_OVERLAPS = (
    (
        re.compile("'site_dir' should not be within the 'docs_dir'"),
        ("the site would lie in the folder of the pages", 'name another folder, as in "site_dir: site"'),
    ),
    (
        re.compile("'docs_dir' should not be within the 'site_dir'"),
        ("the pages lie in the folder of the site, which each build empties", 'type "site_dir: site"'),
    ),
    (
        re.compile("'docs_dir' should not be the parent"),
        ("the folder of the pages can't be that of this file", 'put them into one beside it, as in "docs_dir: docs"'),
    ),
)
"""What MkDocs says of folders that lie in each other, and in an author's words what is wrong and what to do."""
_BETTER = (
    ("Required configuration", 'type "{name}: …", with what the course is called'),
    ("should include the http", 'type the whole address, as in "{name}: https://{value}"'),
    (
        "<class 'list'> but received|Expected a list of items",
        'type each on a line of its own below "{name}:", as in "  - {value}"',
    ),
    ("Expected a multiline string", 'type "{name}: |", and each pattern on a line of its own, indented below it'),
    ("<class 'bool'> but received", "type true or false"),
    ("<class 'str'> but received: <class '(?:int|float|bool|date)'", 'put it in quotes, as in {name}: "{value}"'),
    ("key-value mapping", 'type names with values, indented below "{name}:"'),
)
"""What to type instead, by what MkDocs says."""
_PLAIN = (
    (re.compile(r"Failed to load extension '([^']+)'.*KeyError: '([^']+)'", re.DOTALL), r'"\1" has no option "\2"'),
    (
        # Another module that is not there is one that the extension needs.
        re.compile(r"Failed to load extension '(([^'.]+)[^']*)'.*No module named '\2['.].*", re.DOTALL),
        r'there is no extension "\1"',
    ),
    (re.compile(r"Plugin '([^']+)' option '([^']+)': Unrecognised configuration name.*"), r'"\1" has no option "\2"'),
    (re.compile(r"Plugin '([^']+)' was specified multiple times.*"), r'the plugin "\1" is named twice'),
)
"""What MkDocs says, and the same in an author's words."""
_NOT_FOUND = {
    "mkdocs.plugins": re.compile(r'The "(?P<name>[^"]+)" plugin is not installed'),
    "mkdocs.themes": re.compile(r"Unrecognised theme name: '(?P<name>[^']+)'"),
    "markdown.extensions": re.compile(r"(?s)Failed to load extension '(?P<name>[^'.]+)'.*No module named '(?P=name)'"),
}
"""What MkDocs says of what is not installed, by the group of what there is."""
_KINDS = re.compile(r"Expected .+(?:but received:|but a) <class '(?P<found>\w+)'>(?: was given)?")
_KIND_NAMES = {"int": "a number", "float": "a number", "list": "a list", "bool": "true or false", "date": "a day"} | {
    "dict": "names with values",
    "str": "a text",
}


def better(name: str, words: str, value: object) -> str:
    """Return what to type for the `value` that a setting has, by what MkDocs says of it; "" where that is unknown."""
    found = next((to_type for pattern, to_type in _BETTER if re.search(pattern, words)), "")
    return found.format(name=name, value=value)


def installed_nearly(words: str) -> str:
    """Return the plugin or extension that is installed, and called nearly as one that MkDocs does not find."""
    for group, pattern in _NOT_FOUND.items():
        if match := pattern.search(words):
            return nearest(match["name"], entry_points(group=group).names, likeness=0.7)
    return ""


def no_folder(words: str) -> tuple[str, str] | None:
    """Return what is wrong where the folder of pages is not there, and what to do; None where that is not it."""
    match = _NO_FOLDER.search(words)
    if match is None:
        return None
    folder = Path(match["path"])
    beside = [one.name for one in folder.parent.iterdir() if one.is_dir()] if folder.parent.is_dir() else []
    near = nearest(folder.name, beside, likeness=0.75)
    hint = f'rename the folder {near}, or type "docs_dir: {near}"' if near else 'make it, or name another in "docs_dir"'
    return f"there is no folder {folder.name} beside this file, where the pages lie", hint


def about_path(words: str, typed: object) -> tuple[str, str] | None:
    """Return what is wrong with a path that was `typed`, and what to do; None where MkDocs speaks of none."""
    for pattern, told in _OVERLAPS:
        if pattern.search(words):
            return told
    match = _NO_PATH.search(words)
    if match is None:
        return None
    kind = (match["kind"] or ("directory" if match["folder"] else "file")).replace("directory", "folder")
    message = f"there is no {kind} {match['inherited'] or typed} beside this file"
    return message, "make it, correct its name, or delete the line"


def plain(words: str) -> str:
    """Return what MkDocs said in a line, without what only programmers read."""
    for pattern, ours in _PLAIN:
        words = pattern.sub(ours, words)
    lines = words.splitlines()
    if any(line.lstrip().startswith('File "') for line in lines):
        words = f"{lines[0]} {lines[-1]}"
    words = _KINDS.sub(lambda match: f"it can't be {_KIND_NAMES.get(match['found'], match['found'])}", words)
    return " ".join(words.split()).rstrip(". ")


def first_of(beginning: str, warnings: Iterable[str]) -> Iterator[str]:
    """Yield warnings, of those that have a beginning in common the first."""
    is_said = False
    for words in warnings:
        if not (words.startswith(beginning) and is_said):
            yield words
        is_said = is_said or words.startswith(beginning)
