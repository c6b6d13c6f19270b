"""What must not be parsed is put aside: code, addresses, comments."""

from __future__ import annotations

import re

from . import comments, html_repair
from .indented_code import QUOTED, is_indented_code, keep_indented
from .ledger import Ledger, line_of
from .placeholders import AMP, Placeholders

_FENCE = re.compile(
    r"^(?=(?P<quoted>[ \t]*>)?)(?P<lead>[ \t>]*?(?:[-*+][ \t]+|\d+[.)][ \t]+)?)"
    r"(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\n"
    r"(?P<code>.*?)(?P<end>^(?(quoted)[ \t>]*|[ \t]*)(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.S,
)
"""Code between fences; a fence in a quote does not close one outside of it."""
_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>(?:[^\n]|\n(?!\s*\n))+?)(?<!`)(?P=ticks)(?!`)")
_PAGE = re.compile(r"\s*(?:<\?xml\b[^>]*>|<!--.*?-->|\s)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_SILENT = re.compile(r"<(script|style|svg|noscript|template|math)\b[^>]*>(?P<text>.*?)</\1\s*>", re.S | re.I)
_UNCLOSED = re.compile(r"<(?:script|style|noscript|template)\b[^<>\n]*>", re.I)
_INLINE = re.compile(
    r"\]\((?P<lead>[ \t]*(?:\n[ \t]*)?)(?P<url><[^<>\n]*>|(?:[^\s()<>\\]|\\.|\([^\s()]*\))*)"
    r"(?P<rest>(?:\s+=[0-9x]+)?"
    r"(?:\s+(?:\"(?:[^\"\n]|\"(?![ \t]*\))){0,2000}\"|'[^'\n]*'|“[^”\n]*”|\([^)\n]*\)))?[ \t]*(?:\n[ \t]*)?)\)"
    r"(?P<gap>[ \t]*)"
)
"""An address behind its words, which may stand in a line of its own."""
_SPACED = re.compile(
    r"\]\([ \t]*(?P<url>[^\s()<>\"'][^()\n<>\"']*\.\w{2,5}|(?:(?:\.{1,2})?/|#\w)[^()\n<>\"']*[^\s()<>\"'])[ \t]*\)"
)
_DEFINED = re.compile(r"(?m)^(?P<lead> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<url><[^<>\n]*>|\S+)")
_AUTO = re.compile(r"<(?P<url>(?:https?://|ftp://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_BARE = re.compile(
    r"(?<![\w@/(\[\"'=<.:])(?P<url>https?://(?:[^\s<>\[\]|()\"'”“]|\([^\s<>()]*\))*"
    r"(?:[^\s<>\[\]|()\"'”“.,;:!?*_]|\([^\s<>()]*\)))"
)
_ESCAPED = re.compile(r"\\(?!\.{1,2}[\\/])([!-/:-@\[-`{-~])")
"""A sign that a backslash has mean nothing; in other places, backslashes part the folders of a path of Windows."""
_SLASHES = re.compile(r"(?m)^([ \t>]*)/(?=//)")
_CODE_TITLE = re.compile(r"(?<![\w-])title=(?P<mark>[\"'])(?P<title>[^\"'`{}\n]+)(?P=mark)")
_INFO = re.compile(r"^[{.\s]*(?P<name>[\w#+-]*)")


def is_page(text: str) -> bool:
    """Tell whether a text is a page of HTML, in which indentation and grave accents mean nothing."""
    return bool(_PAGE.match(text))


def protect_code(text: str, marks: Placeholders, ledger: Ledger) -> str:
    """Return `text` with its code put aside, in which nothing is notation; lines stay where they are."""
    text = _FENCE.sub(lambda match: _fence(match, marks, ledger, text), text)
    if is_page(text):
        text = _SPAN.sub(lambda match: match[0] if "<" in match[0] else marks.keep(match[0]), text)
        return text.replace("`", f"{AMP}#96;")
    text = keep_indented(text, marks)
    return _SPAN.sub(lambda match: marks.keep(match[0]), text)


def protect(text: str, marks: Placeholders, ledger: Ledger) -> str:
    """Return `text` with addresses and comments put aside and its tags mended; lines stay where they are."""
    text = _silence(text, marks, ledger)
    text = _SLASHES.sub(rf"\1{AMP}#47;", text)
    text = addresses(text, marks)
    return text.replace("&", AMP) if "<" not in text else html_repair.mend(text, ledger)


def addresses(text: str, marks: Placeholders) -> str:
    """Return `text` with the addresses of its Markdown links put aside."""

    def aimed(match: re.Match[str]) -> str:
        url = match["url"].strip("<>")
        return marks.aim(_ESCAPED.sub(r"\1", url), line_of(text, match.start()))

    def spaced(match: re.Match[str]) -> str:
        return f"]({marks.aim(match['url'], line_of(text, match.start()))})"

    def inline(match: re.Match[str]) -> str:
        title = re.sub(r"^\s+=[0-9x]+", "", match["rest"]).strip()
        title = " ".join(re.sub(r"<[^<>]*>", "", re.sub(r"^[“(](.*)[”)]$", r'"\1"', title)).split())
        if title.startswith('"'):
            title = '"' + title[1:-1].replace('"', "'") + '"'
        gap = "\n" * match[0].count("\n") or match["gap"]
        return f"]({aimed(match)}{' ' + marks.keep(title) if title else ''}){gap}"

    text = _INLINE.sub(inline, text)
    text = _SPACED.sub(spaced, text)
    text = _DEFINED.sub(lambda match: match["lead"] + aimed(match), text)
    text = _AUTO.sub(lambda match: marks.keep(f"<{match['url']}>"), text)
    return _bare(text, marks)


def _bare(text: str, marks: Placeholders) -> str:
    """Make links of bare addresses, outside of tags and of links that have one already."""
    pieces = re.split(r"(<[^<>]*>|\[[^\]\n]*\]\([^)\n]*\)|<a\b.*?</a>)", text, flags=re.S | re.I)
    for index in range(0, len(pieces), 2):
        pieces[index] = _BARE.sub(lambda match: marks.keep(f"<{match['url']}>"), pieces[index])
    return "".join(pieces)


def _fence(match: re.Match[str], marks: Placeholders, ledger: Ledger, text: str) -> str:
    if is_indented_code(match["lead"], text, match.start()):
        return match[0]
    lead, fence, end = match["lead"], match["fence"], match["end"]
    if not end:
        ledger.repaired(line_of(text, match.start()), "a code block that nothing closed was closed")
    width = len(lead.expandtabs(4))
    lines = [_outdent(line, width, lead) for line in match["code"].rstrip("\n").split("\n")]
    found = _INFO.match(match["info"].strip())
    name = found["name"] if found else ""
    if titled := _CODE_TITLE.search(match["info"]):
        name = f'{name or "text"} title="{titled["title"]}"'
    if any(line.startswith(fence[:3]) for line in lines):
        fence = fence[0] * (max(len(run) for run in re.findall(r"[`~]+", "\n".join(lines))) + 1)
    mark = marks.keep("\n".join([fence + name, *lines, fence]), lead)
    missing = match[0].count("\n") - mark.count("\n")
    return lead + mark + ("\n" + lead.rstrip() if ">" in lead else "\n") * max(missing, 0)


def _outdent(line: str, width: int, lead: str) -> str:
    if ">" in lead:
        line, width = (QUOTED.sub("", line), len(QUOTED.sub("", lead)))
    blank = len(line) - len(line.lstrip())
    return line[min(blank, width) :]


def _silence(text: str, marks: Placeholders, ledger: Ledger) -> str:
    """Take out comments, scripts and drawings, none of which show words; line ends stay."""

    def dropped(match: re.Match[str]) -> str:
        line = line_of(text, match.start())
        if match[0].startswith("<!--"):
            excerpt = " ".join(marks.plain(match["text"]).split())
            ledger.left_out(line, f"a comment, which readers never saw: “{excerpt}”")
        else:
            ledger.left_out(line, f"a <{match[1].lower()}>, which lessons do not hold")
        return "\n" * match[0].count("\n")

    def alone(match: re.Match[str]) -> str:
        ledger.left_out(line_of(text, match.start()), f"“{match[0]}”, which nothing closed; what follows is text")
        return " "

    return _UNCLOSED.sub(alone, _SILENT.sub(dropped, comments.replaced(text, dropped)))
