"""What MkDocs says of a mkdocs.yml, in the words of those who write one."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from pathlib import Path

from .suggest import nearest

_NO_FOLDER = re.compile(r"The path '(?P<path>.+)' isn't an existing directory")
_BETTER = (
    ("Required configuration", 'type "{name}: …", with what the course is called'),
    ("should include the http", 'type the whole address, as in "{name}: https://{value}"'),
    ("<class 'list'> but received", 'type each on a line of its own below "{name}:", as in "  - {value}"'),
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
    "markdown.extensions": re.compile(r"(?s)Failed to load extension '(?P<name>[^'.]+)'.*No module named '(?P=name)'"),
}
"""What MkDocs says of what is not installed, by the group of what there is."""
_KINDS = re.compile(r"Expected type: <class '\w+'> but received: <class '(?P<found>\w+)'>")
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


def plain(words: str) -> str:
    """Return what MkDocs said in a line, without what only programmers read."""
    for pattern, ours in _PLAIN:
        words = pattern.sub(ours, words)
    lines = words.splitlines()
    if any(line.lstrip().startswith('File "') for line in lines):
        words = f"{lines[0]} {lines[-1]}"
    words = _KINDS.sub(lambda match: f"it can't be {_KIND_NAMES.get(match['found'], match['found'])}", words)
    return " ".join(words.split()).rstrip(". ")
