"""What pages of MDX say in braces: code of a component, elements as attributes, single signs.

Sources: MDX's documentation (expressions), Docusaurus' of its `CodeBlock` and of loaders for raw files.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath

from ..ledger import Ledger, line_of
from ..steps import Include
from . import mdx_lists, quiz_data
from .shared import in_lines, outside_code

_IMPORTED = re.compile(r"(?m)^import\s+(?P<name>\w+)\s+from\s+[\"'][^\"'\n]*raw-loader!(?P<path>[^\"'\n]+)[\"']")
_CODE = re.compile(
    r"(?ms)^[ \t]*<CodeBlock\b(?P<given>[^<>]*)>\s*(?:\{\s*`(?P<code>[^`]*)`\s*\}|\{\s*(?P<name>\w+)\s*\})\s*"
    r"</CodeBlock>[ \t]*$"
)
_GIVEN = re.compile(r"\b(?P<key>language|title)=\{?[\"'](?P<said>[^\"'\n]*)[\"']")
_TABS = re.compile(
    r"(?P<head><Tabs\b[^<>]*?\sitems=\{(?P<items>\[[^\[\]]*\])\}[^<>]*>)(?P<inner>(?:(?!<Tabs\s).)*?)(?=</Tabs>)", re.S
)
_TAB = re.compile(r"<(?:Tabs\.)?Tab(?=[\s>])(?![^<>]*\s(?:label|title)=)")
_ELEMENT = re.compile(r"=\{\s*(?P<inner><[^{}]*>)\s*\}")
_SIGNS = re.compile(r"\{\s*(?P<mark>[\"'`])(?P<signs>[{}<>]+)(?P=mark)\s*\}")


def read(text: str, ledger: Ledger, include: Include) -> str:
    """Return `text` with what such braces stand for."""
    return outside_code(text, lambda part: _filled(mdx_lists.read(_coded(part, ledger, include), ledger)))


def with_labels(text: str) -> str:
    """Return `text` whose tabs have the names that the set of them lists, as Nextra has it."""

    def labelled(match: re.Match[str]) -> str:
        names = iter(quiz_data.parsed(match["items"]) or ())
        return match["head"] + _TAB.sub(lambda tab: _named_tab(tab[0], next(names, None)), match["inner"])

    return _TABS.sub(labelled, text)


def _named_tab(tab: str, name: object) -> str:
    return f'{tab} label="{escape(name)}"' if isinstance(name, str) else tab


def _coded(text: str, ledger: Ledger, include: Include) -> str:
    """Return `text` whose components of code are code."""
    paths = {match["name"]: match["path"] for match in _IMPORTED.finditer(text)}

    def coded(match: re.Match[str]) -> str:
        line, path = line_of(text, match.start()), paths.get(match["name"] or "", "")
        code = include(path) if path else match["code"]
        if code is None:
            return match[0]
        if path:
            ledger.shown(line, path, match["name"])
        given = {found["key"]: found["said"] for found in _GIVEN.finditer(match["given"])}
        language = given.get("language") or PurePosixPath(path).suffix.lstrip(".") or "text"
        titled = f' title="{given["title"]}"' if given.get("title") else ""
        return in_lines(f"```{language}{titled}\n{code.strip(chr(10))}\n```", match[0])

    return _CODE.sub(coded, text)


def _filled(text: str) -> str:
    """Return `text` with words in place of elements that are given as attributes, and of signs."""
    text = _ELEMENT.sub(lambda match: f'="{words_of(match["inner"])}"', text)
    return _SIGNS.sub(lambda match: escape(match["signs"]).replace("{", "&#123;").replace("}", "&#125;"), text)


def words_of(element: str) -> str:
    """Return the words of an element that is given as an attribute."""
    return " ".join(re.sub(r"<[^<>]*>", " ", element).split()).replace('"', "”")
