"""What must not be parsed is put aside: code, addresses, comments."""

from __future__ import annotations

import re
import textwrap

from . import comments, html_repair
from .ledger import Ledger, line_of
from .placeholders import AMP, Placeholders

_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*?(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\n"
    r"(?P<code>.*?)(?P<end>^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.S,
)
_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>(?:[^\n]|\n(?!\s*\n))+?)(?<!`)(?P=ticks)(?!`)")
_PAGE = re.compile(r"\s*(?:<\?xml\b[^>]*>|<!--.*?-->|\s)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_SILENT = re.compile(r"<(script|style|svg|noscript|template|math)\b[^>]*>(?P<text>.*?)</\1\s*>", re.S | re.I)
_UNCLOSED = re.compile(r"<(?:script|style|noscript|template)\b[^<>\n]*>", re.I)
_INLINE = re.compile(
    r"\]\((?P<lead>[ \t]*)(?P<url><[^<>\n]*>|(?:[^\s()<>\\]|\\.|\([^\s()]*\))*)"
    r"(?P<rest>(?:\s+=[0-9x]+)?"
    r"(?:\s+(?:\"(?:[^\"\n]|\"(?![ \t]*\))){0,2000}\"|'[^'\n]*'|“[^”\n]*”|\([^)\n]*\)))?[ \t]*)\)"
)
_SPACED = re.compile(r"\]\([ \t]*(?P<url>[^\s()<>\"'][^()\n<>\"']*\.\w{2,5})[ \t]*\)")
_DEFINED = re.compile(r"(?m)^(?P<lead> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<url><[^<>\n]*>|\S+)")
_AUTO = re.compile(r"<(?P<url>(?:https?://|ftp://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_BARE = re.compile(
    r"(?<![\w@/(\[\"'=<.:])(?P<url>https?://(?:[^\s<>\[\]|()\"'”“]|\([^\s<>()]*\))*"
    r"(?:[^\s<>\[\]|()\"'”“.,;:!?*_]|\([^\s<>()]*\)))"
)
_SLASHES = re.compile(r"(?m)^([ \t>]*)/(?=//)")
_CODE_LINE = re.compile(r"^(?: {4}|\t)[ \t]*\S")
_HOLDS = re.compile(
    r"<(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LETS_GO = re.compile(
    r"</(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LISTED = re.compile(r"^[ \t]*(?:[-*+•][ \t]|\d+[.)][ \t]|\[\^[^\]]+\]|:[ \t])")
_BEGINS = re.compile(r"[#>|<:\U000f0000]|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
"""What begins something of its own, straight below an item of a list; other words go on with the item."""
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+")
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
    text = _indented(text, marks)
    return _SPAN.sub(lambda match: marks.keep(match[0]), text)


def protect(text: str, marks: Placeholders, ledger: Ledger) -> str:
    """Return `text` with addresses and comments put aside and its tags mended; lines stay where they are."""
    text = _silence(text, ledger)
    text = _SLASHES.sub(rf"\1{AMP}#47;", text)
    text = addresses(text, marks)
    return text.replace("&", AMP) if "<" not in text else html_repair.mend(text, ledger)


def _indented(text: str, marks: Placeholders) -> str:
    """Put aside blocks of indented code: below a blank line, and outside of elements of HTML that are open."""
    lines = text.split("\n")
    depth = 0
    held = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if depth <= 0 and held and _is_code_in_list(lines, index):
            index = _keep_in_list(lines, index, marks)
            continue
        if depth <= 0 and not held and _CODE_LINE.match(line) and (not index or not lines[index - 1].strip()):
            index = _keep_block(lines, index, marks)
            continue
        if line.strip():
            depth += len(_HOLDS.findall(line)) - len(_LETS_GO.findall(line))
            lazy = held and index > 0 and bool(lines[index - 1].strip()) and not _BEGINS.match(line)
            held = bool(_LISTED.match(line)) or (held and line[0] in " \t") or lazy
        index += 1
    return "\n".join(lines)


def _keep_in_list(lines: list[str], start: int, marks: Placeholders) -> int:
    """Put aside the code that begins in a line of a list's item, and return the line below it."""
    line = lines[start]
    end = start
    while end < len(lines) and (not lines[end].strip() or _width(lines[end]) >= _width(line)):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    lead = line[: len(line) - len(line.lstrip())]
    inner = [text[len(lead) :] if text.startswith(lead) else text.lstrip() for text in lines[start:end]]
    fence = marks.keep("\n".join(["```", *inner, "```"]))
    made = (lead[:-4] if lead.endswith("    ") else lead) + fence
    lines[start:end] = [made.split("\n")[0], *[""] * (end - start - 1)]
    return end


def _keep_block(lines: list[str], start: int, marks: Placeholders) -> int:
    """Put aside the code that begins in a line outside of lists, and return the line below it."""
    end = start
    while end < len(lines) and (_CODE_LINE.match(lines[end]) or not lines[end].strip()):
        end += 1
    code = "\n".join(lines[start:end]).rstrip()
    filled = code.count("\n") + 1
    shown = textwrap.dedent(code.expandtabs(4))
    mark = marks.keep(code if "```" in code else f"```\n{shown}\n```")
    lines[start : start + filled] = mark.split("\n")[:filled]
    return end


def _is_code_in_list(lines: list[str], index: int) -> bool:
    """Tell whether a line is code in an item of a list: below a blank line, four columns deeper than its text."""
    if not index or lines[index - 1].strip() or not lines[index].strip() or _LISTED.match(lines[index]):
        return False
    for above in reversed(lines[:index]):
        if above.strip() and (item := _LISTED.match(above)):
            return _width(lines[index]) >= max(len(item[0].expandtabs(4)), 3) + 4 and _width(lines[index]) >= 7
        if above.strip() and not above[0].isspace():
            return False
    return False


def _width(line: str) -> int:
    plain = line.expandtabs(4)
    return len(plain) - len(plain.lstrip())


def addresses(text: str, marks: Placeholders) -> str:
    """Return `text` with the addresses of its Markdown links put aside."""

    def aimed(match: re.Match[str]) -> str:
        url = match["url"].strip("<>")
        return marks.aim(url.replace("\\", ""), line_of(text, match.start()))

    def spaced(match: re.Match[str]) -> str:
        return f"]({marks.aim(match['url'], line_of(text, match.start()))})"

    def inline(match: re.Match[str]) -> str:
        title = re.sub(r"^\s+=[0-9x]+", "", match["rest"]).strip()
        title = " ".join(re.sub(r"<[^<>]*>", "", re.sub(r"^[“(](.*)[”)]$", r'"\1"', title)).split())
        if title.startswith('"'):
            title = '"' + title[1:-1].replace('"', "'") + '"'
        return f"]({aimed(match)}{' ' + marks.keep(title) if title else ''})"

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
        line, width = (_QUOTED.sub("", line), len(_QUOTED.sub("", lead)))
    blank = len(line) - len(line.lstrip())
    return line[min(blank, width) :]


def _silence(text: str, ledger: Ledger) -> str:
    """Take out comments, scripts and drawings, none of which show words; line ends stay."""

    def dropped(match: re.Match[str]) -> str:
        line = line_of(text, match.start())
        if match[0].startswith("<!--"):
            excerpt = " ".join(match["text"].split())
            ledger.left_out(line, f"a comment, which readers never saw: “{excerpt}”")
        else:
            ledger.left_out(line, f"a <{match[1].lower()}>, which lessons do not hold")
        return "\n" * match[0].count("\n")

    def alone(match: re.Match[str]) -> str:
        ledger.left_out(line_of(text, match.start()), f"“{match[0]}”, which nothing closed; what follows is text")
        return " "

    return _UNCLOSED.sub(alone, _SILENT.sub(dropped, comments.replaced(text, dropped)))
