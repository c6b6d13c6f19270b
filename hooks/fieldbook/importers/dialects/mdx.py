"""MDX: Markdown with components. What a component means is kept, what it would do is not.

Sources: MDX's and Docusaurus' documentation (imports, tabs, admonitions, pictures by `require` or `useBaseUrl`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .. import markup
from ..element_names import names
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from ..steps import Include
from . import mdx_choices, mdx_expressions, mdx_programs, mdx_quizzes, mdx_values
from .shared import aside_code, kind_named, outside_code

_COMMENT = re.compile(r"\{/\*(?P<said>.*?)\*/\}", re.S)
_HIGHLIGHTED = re.compile(
    r"(?m)^[ \t]*(?://|#|/\*|\{/\*|<!--|--|%)[ \t]*highlight-(?:next-line|start|end)[ \t]*(?:\*/\}?|-->)?[ \t]*\n"
)
"""Remarks in code by which Docusaurus colours the lines below."""
_REQUIRE = re.compile(r"=\{\s*(?:require|useBaseUrl)\(\s*[\"']([^\"']+)[\"']\s*\)(?:\.default)?\s*\}")
_STRING = re.compile(r"=\{\s*([\"'`])([^\"'`{}]*)\1\s*\}")
_NAME = re.compile(r"=\{(?P<name>\w+)\}")
_STYLE = re.compile(r"\s[\w-]+=\{\{.*?\}\}", re.S)
_VALUE = re.compile(r"\s(?P<name>[\w-]+)=\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_SPACE = re.compile(r"\{\s*[\"'](?P<text>[^\"'{}]*)[\"']\s*\}")
_COMPONENT = re.compile(r"<(?P<shut>/?)(?P<name>[A-Z][\w.]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*?)(?P<self>/?)>")
_ALONE = re.compile(r"^ *<(?P<name>[A-Z][\w.]*)(?:\s[^<>]*[^/<>])?>[ \t]*$")
_ENDED = re.compile(r"^[ \t]*</(?P<name>[A-Z][\w.]*)>[ \t]*$")
_GIVEN = re.compile(r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_LABEL = re.compile(
    r"\{\s*label:\s*(?P<a>[\"'])(?P<label>[^\"'\n]*)(?P=a)\s*,\s*value:\s*[\"'](?P<value>[^\"'\n]*)[\"']\s*,?\s*\}"
)
"""The name of a tab, given above all of them."""
_TAB_VALUE = re.compile(r"<TabItem(?=[^<>]*\svalue=[\"'](?P<value>[^\"'\n]*)[\"'])(?![^<>]*\slabel=)")
_FILMS = names("youtube video reactplayer vimeo liteyoutubeembed videoplayer youtubeembed loom player")
_HOLDERS = names(
    "tabs cardgroup cards columns column grid steps codegroup accordiongroup fragment highlight center col row "
    "container bold link div span tooltip term frame codeblock box section browseronly figcaption caption quiztitle "
    "badge filetree linkbutton linkcard option"
)
_FOLDED = names("details accordion expandable collapse toggle spoiler solution hint answer")
_BOXES = names(
    "admonition callout alert aside notice note tip warning info danger caution check exercise challenge keypoints "
    "objectives learningobjectives card precheck"
)
_ITEMS = names("learningobjective objective keypoint takeaway")
"""What is an item of a list."""
_PICTURES = names("image img thumbnail zoom imagezoom figure")
_ATTRIBUTES = ("title", "label", "header", "heading", "summary", "name", "caption", "alt", "text", "question")


def read(text: str, ledger: Ledger, include: Include = lambda path: None) -> str:
    """Return `text` with components as HTML or as their words; `include` returns another document by its path."""
    text, aside = mdx_values.read(text, ledger, include), Placeholders()
    if found := _HIGHLIGHTED.findall(text):
        ledger.became(0, "remarks in code that the old site took for colours are gone", " ".join(found))
    # What stands between grave accents in the data of a quiz is no code.
    text = outside_code(_HIGHLIGHTED.sub("", text), lambda part: mdx_quizzes.read(part, ledger))
    text = aside_code(text, aside)
    text = mdx_choices.read(_outdented(text), ledger)
    text, program = mdx_programs.take(text, ledger)
    text = _COMMENT.sub(lambda match: _commented(match, text, ledger), text)
    text = mdx_values.with_labels(text)
    labels = {found["value"]: found["label"] for found in _LABEL.finditer(text)}
    text = _TAB_VALUE.sub(
        lambda match: f'{match[0]} label="{labels[match["value"]]}"' if match["value"] in labels else match[0], text
    )
    text = _SPACE.sub(lambda match: match["text"], _STYLE.sub("", _STRING.sub(r'="\2"', _REQUIRE.sub(r'="\1"', text))))
    text = _NAME.sub(lambda match: f'="{program.imported.get(match["name"], "")}"', text)
    text = _VALUE.sub("", re.sub(r"\bclassName=", "class=", text))
    text = mdx_expressions.read(text, program.values, aside, ledger)
    return aside.restore(components(text, ledger, include, imported=program.imported))


def components(
    text: str,
    ledger: Ledger,
    include: Include,
    system: str = "MDX",
    *,
    imported: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return `text`, whose code has been put aside, with components as HTML or as their words.

    `system` is the one to name where a component is not known; `imported` has the paths of those that are documents.
    """
    return _COMPONENT.sub(_Components(text, imported, ledger, include, system).read, text)


def _commented(match: re.Match[str], text: str, ledger: Ledger) -> str:
    lines, said = match[0].count("\n"), " ".join(match["said"].split())
    # The words of one that goes on over lines are counted.
    what = f"a comment, which readers never saw: “{said}”"
    ledger.left_out(line_of(text, match.start()), what, said if lines else "")
    return "\n" * lines


def _outdented(text: str) -> str:
    """Return `text` with what a component holds no deeper than its tags, where these stand on lines of their own."""
    lines = [_with_spaces(line) for line in text.split("\n")]
    opened: list[tuple[str, int]] = []
    for index, line in enumerate(lines):
        if begun := _ALONE.match(line):
            opened.append((begun["name"], index))
        elif (ended := _ENDED.match(line)) and any(name == ended["name"] for name, _at in opened):
            while opened[-1][0] != ended["name"]:
                opened.pop()
            start = opened.pop()[1]
            inner = [inner for inner in lines[start + 1 : index] if inner.strip()]
            deeper = min((_width(inner) for inner in inner), default=0) - _width(lines[start])
            if deeper > 0:
                lines[start + 1 : index] = [inner[deeper:] for inner in lines[start + 1 : index]]
    return "\n".join(lines)


def _with_spaces(line: str) -> str:
    """Return a line that a tab indents with spaces in its place."""
    bare = line.lstrip(" \t")
    return line[: len(line) - len(bare)].expandtabs(4) + bare if line[:1] in " \t" and bare else line


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Components:
    """Turns the components of one document, one by one."""

    def __init__(self, text: str, imported: Mapping[str, str], ledger: Ledger, include: Include, system: str) -> None:
        self._text, self._imported, self._ledger, self._include = text, imported, ledger, include
        self._system = system
        self._open: list[tuple[str, str]] = []

    def read(self, match: re.Match[str]) -> str:
        """Return what stands for a tag, over as many lines."""
        name = match["name"]
        text = self._closed(name) if match["shut"] else self._opened(name, match)
        return text + "\n" * match[0].count("\n")

    def _closed(self, name: str) -> str:
        while self._open:
            opened, end = self._open.pop()
            if opened == name:
                return end
        return ""

    def _opened(self, name: str, match: re.Match[str]) -> str:
        given = {
            found["key"].lower(): found["double"] if found["double"] is not None else found["single"]
            for found in _GIVEN.finditer(match["rest"])
        }
        alone = match["self"] == "/"
        start, end = self._element(name, given, alone, match)
        if not alone:
            self._open.append((name, end))
            return start
        return start + end

    def _element(self, name: str, given: dict[str, str], alone: bool, match: re.Match[str]) -> tuple[str, str]:
        """Return the start and the end of what stands for a component."""
        bare = name.lower().rpartition(".")[2]
        title = next((given[key] for key in _ATTRIBUTES if given.get(key)), "")
        line = line_of(self._text, match.start())
        # What a page imports is that, whatever it is called.
        path = self._imported.get(name, "")
        if alone and path.endswith((".md", ".mdx")) and (content := self._include(path)) is not None:
            self._ledger.included(line, path)
            return f"\n\n{content}\n\n", ""
        if made := self._slot(bare, given) or _box(bare, title, given) or _shown(bare, given):
            if alone and not given and bare not in _HOLDERS:
                # A program of the old site wrote what was in it.
                self._ledger.unread(line, self._system, f"<{name}>")
            return made
        if bare not in _HOLDERS and not bare.endswith(("tabs", "grid", "group", "cards")):
            self._ledger.unread(line, self._system, f"<{name}>")
        words = " ".join(given[key] for key in _ATTRIBUTES if given.get(key))
        if words and self._text[: match.start()].rpartition("\n")[2].strip():
            # It stands within a line.
            return f"({words})", ""
        return (markup.element("p", markup.element("strong", words)) if words else ""), ""

    def _slot(self, bare: str, given: dict[str, str]) -> tuple[str, str] | None:
        """Return the tab that a slot of tabs is, None where it is none."""
        if bare == "fragment" and given.get("slot") and self._open and self._open[-1][0].lower().endswith("tabs"):
            return markup.box("tab", given["slot"]), markup.end("div")
        return None


def _box(bare: str, title: str, given: dict[str, str]) -> tuple[str, str] | None:
    """Return the box that a component is, None where it is none."""
    named = {
        **dict.fromkeys(("tabitem", "tab", "codegroupitem"), ("tab", title or given.get("value", ""))),
        "checklist": ("worksheet", title or "Checklist"),
        "box": ("activity" if given.get("icon") == "puzzle-piece" else "", ""),
    }.get(bare, ("", ""))
    if named[0]:
        return markup.box(*named), markup.end("div")
    if bare in _FOLDED:
        return markup.box(f"details {bare}", title), markup.end("div")
    if bare in _ITEMS or bare not in _BOXES:
        return ("\n- ", "\n") if bare in _ITEMS else None
    kind = kind_named(given.get("type") or given.get("variant") or given.get("kind") or bare, myst=True)
    if title and (url := given.get("href") or given.get("to")):
        return f"{markup.box(kind or 'info')}\n\n[{title}]({url})\n\n", markup.end("div")
    return markup.box(kind or "info", title), markup.end("div")


def _shown(bare: str, given: dict[str, str]) -> tuple[str, str] | None:
    """Return the video, picture or link that a component shows, None where it shows none."""
    if bare in _FILMS and (url := _film(given)):
        return markup.start("iframe", src=url, title=given.get("title", "")), markup.end("iframe")
    if bare in _PICTURES and given.get("src"):
        return markup.start("img", src=given["src"], alt=given.get("alt") or given.get("caption", "")), ""
    if bare == "linkcard" and given.get("href") and given.get("title"):
        told = f": {given['description']}" if given.get("description") else ""
        return markup.element("p", markup.element("a", given["title"], href=given["href"]) + told), ""
    if bare in ("link", "linkbutton") and (url := given.get("to") or given.get("href") or ""):
        return markup.start("a", href=url), markup.end("a")
    return None


def _film(given: dict[str, str]) -> str:
    url = given.get("url") or given.get("src") or ""
    identity = given.get("id") or given.get("videoid") or given.get("video") or given.get("youtubeid") or ""
    return url or (f"https://www.youtube.com/watch?v={identity}" if identity else "")
