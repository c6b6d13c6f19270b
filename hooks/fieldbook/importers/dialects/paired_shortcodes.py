"""Shortcodes between which something stands that is more than text: code, diagrams, tabs, a link, a question.

Sources: Hugo's documentation of shortcodes, and those of its themes docsy, learn, relearn, hugo-book and
CodeYourFuture's.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from ..notation import choice

_HIGHLIGHT = re.compile(
    r"^(?P<lead>[ \t]*)\{\{[<%]\s*highlight\s+(?P<name>[\w+#-]+)[^{}]*[>%]\}\}[ \t]*\n(?P<code>.*?)"
    r"^[ \t]*\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    re.M | re.S,
)
_CODE = re.compile(
    r"(?ms)^(?P<lead>[ \t]*)\{\{[<%]\s*(?P<name>code|code-toggle)\b(?P<given>[^{}]*?)[>%]\}\}[ \t]*\n(?P<code>.*?)"
    r"^[ \t]*\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}"
)
"""Code between shortcodes, as Hugo's own documentation has it."""
_PANE = re.compile(
    r"\{\{<\s*tabpane\b(?P<given>[^{}]*?)>\}\}(?P<inner>(?:(?!\{\{<\s*/?tabpane).)*)\{\{<\s*/\s*tabpane\s*>\}\}", re.S
)
_CODE_TAB = re.compile(
    r"(?P<open>\{\{<\s*tab\b(?P<given>[^{}]*?)>\}\})[ \t]*\n(?P<code>(?:(?!\{\{<).)*?\n)[ \t]*"
    r"(?=\{\{<\s*/\s*tab\s*>\}\})",
    re.S,
)
"""Docsy's panes, whose tabs hold code unless they say that it is text."""
_DIAGRAM = re.compile(
    r"(?ms)^(?P<lead>[ \t]*)\{\{[<%]\s*mermaid\b[^{}]*[>%]\}\}[ \t]*\n(?P<code>.*?)"
    r"^[ \t]*\{\{[<%]\s*/\s*mermaid\s*[>%]\}\}"
)
_BUTTON = re.compile(
    r"\{\{[<%]\s*(?:button|btn)\b(?P<rest>[^{}]*?)[>%]\}\}(?P<words>[^{}]*)\{\{[<%]\s*/\s*(?:button|btn)\s*[>%]\}\}"
)
_COLUMN_END = re.compile(r"(?m)^[ \t]*<--->[ \t]*$")
"""What parts columns in the theme hugo-book."""
_FILMED = re.compile(
    r"\{\{[<%]\s*(?P<name>video|youtube|vimeo)\s*[>%]\}\}\s*(?P<url>https?://[^\s{}<>]+)\s*"
    r"\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}"
)
"""A film whose address stands between two shortcodes."""
_PARTED = re.compile(
    r"(?m)^[ \t]*={3,}[ \t]*\[\[(?P<title>[^\[\]\n]+)\]\][ \t]*={3,}[ \t]*$(?P<text>.*?)"
    r"(?=^[ \t]*={3,}[ \t]*\[\[|^[ \t]*\{\{[<%]\s*/)",
    re.S,
)
"""Tabs that lines part, as CodeYourFuture has them."""
_ASKED = re.compile(r"\{\{[<%]\s*multiple-?choice\b(?P<rest>[^{}]*?)/?\s*[>%]\}\}", re.S | re.I)
_OBJECTIVES = re.compile(
    r"^(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,})(?:objectives|learning-objectives)[ \t]*\n(?P<text>.*?)"
    r"^[ \t]*(?P=fence)[ \t]*$",
    re.M | re.S,
)
GIVEN = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")
"""What a shortcode is given, by name."""


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these shortcodes as what stands between them."""
    text = _OBJECTIVES.sub(_objectives, text)
    text = _FILMED.sub(lambda match: markup.element("iframe", src=match["url"]), text)
    text = _PARTED.sub(lambda match: f"{markup.box('tab', match['title'])}{match['text']}{markup.end('div')}\n", text)
    text = _ASKED.sub(lambda match: _asked(match, text, ledger), text)
    text = _PANE.sub(_pane, text)
    text = _HIGHLIGHT.sub(r"\g<lead>```\g<name>\n\g<code>\g<lead>```", text)
    text = _DIAGRAM.sub(r"\g<lead>```mermaid\n\g<code>\g<lead>```", text)
    text = _CODE.sub(_coded, text)
    text = _COLUMN_END.sub("", _BUTTON.sub(_linked, text))
    return text


def _objectives(match: re.Match[str]) -> str:
    """Return what stands in a fence for objectives as a box of them."""
    listed = re.sub(r"(?m)^([ \t]*[-*+])[ \t]+\[[ xX]\]", r"\1", match["text"])
    return f"{match['lead']}{markup.box('outcomes')}\n{listed}\n{markup.end('div')}"


def _asked(match: re.Match[str], text: str, ledger: Ledger) -> str:
    """Return a question whose choices stand in one argument, parted by bars."""
    given = dict(GIVEN.findall(match["rest"]))
    choices, told = given.get("answers", "").split("|"), given.get("feedback", "").split("|")
    right = given.get("correct", "")
    if not given.get("question") or len(choices) < 2 or not right.isdecimal() or int(right) >= len(choices):
        return match[0]
    lines = [markup.box("quiz"), "", given["question"], ""]
    for number, words in enumerate(choices):
        lines.append(choice(words.strip(), number == int(right)))
        if len(told) == len(choices) and told[number].strip():
            lines.append(f"    > {told[number].strip()}")
    ledger.became(line_of(text, match.start()), "a question in a shortcode became a quiz")
    return "\n".join([*lines, "", markup.end("div"), ""])


def _pane(match: re.Match[str]) -> str:
    """Return a pane whose tabs of code have fences."""
    if re.search(r"\btext\s*=\s*\"?true", match["given"]):
        return match[0]
    shared = dict(GIVEN.findall(match["given"])).get("lang", "")

    def fenced(tab: re.Match[str]) -> str:
        language = dict(GIVEN.findall(tab["given"])).get("lang", shared)
        if not language or "```" in tab["code"] or re.search(r"\btext\s*=\s*\"?true", tab["given"]):
            return tab[0]
        return f"{tab['open']}\n\n```{language}\n{tab['code']}```\n\n"

    return _CODE_TAB.sub(fenced, match[0])


def _linked(match: re.Match[str]) -> str:
    """Return a button as the link that it was."""
    given = dict(GIVEN.findall(match["rest"]))
    url = given.get("href") or given.get("url") or given.get("relref") or given.get("link") or ""
    words = match["words"].strip()
    return f"[{words or url}](<{url}>)" if url else words


def _coded(match: re.Match[str]) -> str:
    """Return code between shortcodes as a block of code, with the name of its file."""
    if re.match(r"\s*(?:```|~~~)", match["code"]):
        return match["code"].rstrip("\n")
    given = dict(GIVEN.findall(match["given"]))
    file, lead = given.get("file", ""), match["lead"]
    told = file.rpartition(".")[2] if "." in file else "yaml" if "toggle" in match["name"] else ""
    language = given.get("lang") or told
    named = f' title="{file}"' if file else ""
    return f"{lead}```{language}{named}\n{match['code']}{lead}```"
