"""What VitePress and VuePress add to Markdown: files brought in, groups of code, values and components of Vue.

Sources: VitePress' guide (Markdown extensions, Using Vue in Markdown), VuePress' guide, vuepress-theme-hope's tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent, indent

from .. import markup
from ..ledger import line_of
from ..placeholders import Placeholders
from ..plan import text_of
from ..steps import Setting
from . import mdx, obsidian
from .shared import aside_code, in_lines, outside_code

_INCLUDED = re.compile(
    r"<!--[ \t]*@include:[ \t]*(?P<path>[^\s{}<>#]+)(?:#(?P<region>[\w-]+))?"
    r"(?:\{(?P<first>\d*),?(?P<last>\d*)\})?[^\n>]*-->"
)
_SHOWN = re.compile(
    r"(?m)^(?P<lead>[ \t]*)<<<[ \t]+(?P<path>[^\s{}\[\]#]+)(?:#(?P<region>[\w-]+))?[ \t]*(?:\{(?P<given>[^{}\n]*)\})?"
    r"[ \t]*(?P<title>\[[^\]\n]+\])?[ \t]*$"
)
_GROUP = re.compile(r"^[ \t]*:{3,}[ \t]*code-group[ \t]*$")
_PARTED = re.compile(r"^[ \t]*:{3,}[ \t]*(?:code-group-item\b.*)?$")
_FENCE = re.compile(r"^(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_NAMED = re.compile(r"[ \t]*\[(?P<title>[^\]\n]+)\][ \t]*$")
_ACTIVE = re.compile(r"(?m)^([ \t]*:{3,}[ \t]*(?:code-group-item|tab)\b[^\n]*?):active[ \t]*$")
_TAB = re.compile(
    r"(?ms)^[ \t]*@tab(?::active)?[ \t]+(?P<title>[^\n]+)\n(?P<text>.*?)(?=^[ \t]*@tab\b|^[ \t]*:{3,}[ \t]*$|\Z)"
)
"""Tabs that lines part, as vuepress-theme-hope has them."""
_COLOURED = re.compile(r"[ \t]*(?://|#|--|;|%|/\*|<!--)[ \t]*\[!code[^\]\n]*\][ \t]*(?:\*/|-->)?")
"""Remarks in code that the old site took for colours."""
_PROGRAM = re.compile(r"(?ms)^<(?P<name>script|style)\b[^>]*>.*?^</(?P=name)>[ \t]*$")
_CONTENTS = re.compile(r"(?mi)^[ \t]*\[\[toc\]\][ \t]*$")
_VALUE = re.compile(r"\{\{(?P<said>[^{}\n]+)\}\}")
_AS_TYPED = re.compile(
    r"(?ms)^[ \t]*:{3,}[ \t]*v-pre[ \t]*$.*?^[ \t]*:{3,}[ \t]*$|<(?P<name>\w+) v-pre>.*?</(?P=name)>"
)
_DEEPEST = 5


def read(text: str, at: Setting) -> str:
    """Return `text` with this notation as Markdown, tabs and boxes."""
    text = outside_code(text, lambda part: _with_files(part, at))
    text = "\n".join(_groups(_ACTIVE.sub(r"\1", text).split("\n")))
    aside = Placeholders()
    text = _uncoloured(text, at)
    bare = aside_code(text, aside)
    bare = _PROGRAM.sub(lambda match: _program(match, bare, at), bare)
    bare = _CONTENTS.sub(lambda match: _contents(match, bare, at), bare)
    bare = obsidian.callouts(_TAB.sub(_tab, bare), at)
    typed = [match.span() for match in _AS_TYPED.finditer(bare)]
    bare = _VALUE.sub(lambda match: _value(match, bare, typed, at), bare)
    return aside.restore(mdx.components(bare, at.ledger, at.included, "Vue"))


def _with_files(text: str, at: Setting, depth: int = 0) -> str:
    """Return `text` with the files that it includes, and those of code that it shows."""

    def brought(match: re.Match[str]) -> str:
        path, line = match["path"], line_of(text, match.start())
        content = _file(path, at) if depth < _DEEPEST else None
        if content is None:
            at.ledger.missing(line, path, "included")
            return ""
        at.ledger.included(line, path)
        lines = _region(content, match["region"]).split("\n")
        part = lines[int(match["first"] or 1) - 1 : int(match["last"] or len(lines))]
        return _with_files("\n".join(part).strip("\n"), at, depth + 1)

    def shown(match: re.Match[str]) -> str:
        path, line = match["path"], line_of(text, match.start())
        code = _file(path, at)
        if code is None:
            at.ledger.missing(line, path, "shown")
            return ""
        at.ledger.shown(line, path, match[0])
        language = re.sub(r"[\d,\s:-]+", "", match["given"] or "") or path.rpartition(".")[2]
        title = match["title"] or f"[{path.rpartition('/')[2]}]"
        inner = indent(_region(code, match["region"]).strip("\n"), match["lead"])
        return f"{match['lead']}```{language} {title}\n{inner}\n{match['lead']}```"

    return _SHOWN.sub(shown, _INCLUDED.sub(brought, text))


def _region(text: str, name: str | None) -> str:
    """Return the part of a file that remarks give a name, `#region name`; all of it where they don't."""
    lines = text.split("\n")
    mark = re.compile(rf"\W*#?(?P<end>end)?region\b\W*{re.escape(name or '')}\b\W*$") if name else None
    found = [(at, match["end"]) for at, line in enumerate(lines) if mark and (match := mark.match(line))]
    if len(found) < 2 or found[0][1] or not found[1][1]:
        return text
    return dedent("\n".join(lines[found[0][0] + 1 : found[1][0]]))


def _file(path: str, at: Setting) -> str | None:
    return at.site.include(path[2:]) if path.startswith("@/") else at.beside(path)


def _groups(lines: list[str]) -> Iterator[str]:
    """Yield the lines with each piece of code of a group in a tab that its fence names."""
    inside, fence = False, ""
    for line in lines:
        opened = _FENCE.match(line)
        if fence:
            yield line
            if opened and opened["fence"].startswith(fence) and not opened["info"].strip():
                fence = ""
                if inside:
                    yield markup.end("div")
        elif opened:
            fence = opened["fence"]
            named = _NAMED.search(opened["info"])
            if inside:
                yield markup.box("tab", named["title"] if named else re.split(r"[\s{:]", opened["info"].strip())[0])
            yield line[: len(opened["lead"] + fence)] + _NAMED.sub("", opened["info"]) if named else line
        else:
            # What else parts a group names its pieces itself.
            inside = bool(_GROUP.match(line)) or (inside and not _PARTED.match(line))
            yield line


def _tab(match: re.Match[str]) -> str:
    return f"{markup.box('tab', match['title'].strip())}\n{match['text']}{markup.end('div')}\n"


def _uncoloured(text: str, at: Setting) -> str:
    if found := _COLOURED.findall(text):
        at.ledger.became(0, "remarks in code that the old site took for colours are gone", " ".join(found))
    return _COLOURED.sub("", text)


def _program(match: re.Match[str], text: str, at: Setting) -> str:
    at.ledger.left_out(line_of(text, match.start()), "a program or styles of the old site", match[0])
    return in_lines("", match[0])


def _contents(match: re.Match[str], text: str, at: Setting) -> str:
    at.ledger.left_out(line_of(text, match.start()), "a table of contents, which the engine writes itself", "toc")
    return ""


def _value(match: re.Match[str], text: str, typed: list[tuple[int, int]], at: Setting) -> str:
    """Return what the front matter gives for a value of Vue; what a program gives is not known."""
    if any(start <= match.start() < end for start, end in typed):
        return match[0]
    name = match["said"].strip()
    given = text_of(at.meta.get(name.rpartition(".")[2]))
    if given and name.startswith(("$frontmatter.", "$page.frontmatter.")):
        return given
    at.ledger.unread(line_of(text, match.start()), "Vue", match[0])
    return match[0]
