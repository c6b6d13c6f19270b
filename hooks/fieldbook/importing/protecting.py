"""What must not be parsed is put aside: code, addresses, comments; tags are made such as a parser survives.

HTML parsers do as browsers do, and browsers lose words: all that follows an `<iframe>` without an end, all in a
tag whose quote is not closed, and whatever looks like `<your name>`. Here such places are mended beforehand.
"""

from __future__ import annotations

import re

from .elements import KNOWN
from .ledger import Ledger, line_of
from .marks import AMP, LESS, Marks

_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*?(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\n"
    r"(?P<code>.*?)(?P<end>^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.S,
)
_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>(?:[^\n]|\n(?!\s*\n))+?)(?<!`)(?P=ticks)(?!`)")
_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.S)
_SILENT = re.compile(r"<(script|style|svg|noscript|template|math)\b[^>]*>(?P<text>.*?)</\1\s*>", re.S | re.I)
_INLINE = re.compile(
    r"\]\((?P<lead>[ \t]*)(?P<url><[^<>\n]*>|(?:[^\s()<>\\]|\\.|\([^\s()]*\))*)"
    r"(?P<rest>(?:\s+=[0-9x]+)?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”|\([^)\n]*\)))?[ \t]*)\)"
)
_SPACED = re.compile(r"\]\([ \t]*(?P<url>[^\s()<>\"'][^()\n<>\"']*\.\w{2,5})[ \t]*\)")
_DEFINED = re.compile(r"(?m)^(?P<lead> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<url><[^<>\n]*>|\S+)")
_AUTO = re.compile(r"<(?P<url>(?:https?://|ftp://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_BARE = re.compile(r"(?<![\w@/(\[\"'=<.:])(?P<url>https?://[^\s<>\[\]|\"'”“]*[^\s<>\[\]|\"'”“.,;:!?*_)])")
_TAG = re.compile(r"<(?P<shut>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:\s|/|>|$)?)")
_WHOLE = re.compile(r"<(/?)[A-Za-z][\w:.-]*(?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*>")
_LOOSE = re.compile(r"<(/?)[A-Za-z][\w:.-]*[^<>\n]*>?")
_ENDLESS = re.compile(r"<[A-Za-z][\w:.-]*\s[^<>]*=[^<>]*(?=<)")
"""A tag with attributes that the next tag cuts short."""
_DOCTYPE = re.compile(r"<!doctype\b[^>]*>|<\?xml\b[^>]*>", re.I)
_SLASHES = re.compile(r"(?m)^([ \t>]*)/(?=//)")
_CODE_LINE = re.compile(r"^(?: {4}|\t)[ \t]*\S")
_HOLDS = re.compile(
    r"<(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LETS_GO = re.compile(
    r"</(?:div|ul|ol|li|table|tr|td|th|section|details|p|dl|dd|blockquote|figure|center|article)\b", re.I
)
_LISTED = re.compile(r"^[ \t]*(?:[-*+•][ \t]|\d+[.)][ \t]|\[\^[^\]]+\]|:[ \t])")
_NESTS = re.compile(
    r"<(?P<shut>/?)(?:div|section|article|aside|blockquote|ul|ol|dl|table|details|span|b|i|u|em|strong|font|center)\b",
    re.I,
)
DEEPEST = 60
"""Elements within elements beyond this depth are dissolved: no author wrote them, and no reader could tell."""
_RAW = ("iframe", "textarea", "title", "xmp", "noembed", "noframes", "select", "button", "object", "video", "audio")
_INFO = re.compile(r"^[{.\s]*(?P<name>[\w#+-]*)")


def protect_code(text: str, marks: Marks, ledger: Ledger) -> str:
    """Return `text` with its code put aside, in which nothing is notation; lines stay where they are."""
    text = _FENCE.sub(lambda match: _fence(match, marks, ledger, text), text)
    text = _indented(text, marks)
    return _SPAN.sub(lambda match: marks.keep(match[0]), text)


def protect(text: str, marks: Marks, ledger: Ledger) -> str:
    """Return `text` with addresses and comments put aside and its tags mended; lines stay where they are."""
    text = _silence(text, ledger)
    text = _SLASHES.sub(rf"\1{AMP}#47;", text)
    text = addresses(text, marks)
    return text.replace("&", AMP) if "<" not in text else _tags(text, ledger)


def _indented(text: str, marks: Marks) -> str:
    """Put aside blocks of indented code: below a blank line, in no list, in no element of HTML."""
    lines = text.split("\n")
    depth = 0
    held = False
    index = 0
    while index < len(lines):
        line = lines[index]
        start = index
        if depth <= 0 and not held and _CODE_LINE.match(line) and (not index or not lines[index - 1].strip()):
            while index < len(lines) and (_CODE_LINE.match(lines[index]) or not lines[index].strip()):
                index += 1
            code = "\n".join(lines[start:index]).rstrip()
            filled = code.count("\n") + 1
            lines[start : start + filled] = marks.keep(code).split("\n")
            continue
        if line.strip():
            depth += len(_HOLDS.findall(line)) - len(_LETS_GO.findall(line))
            held = bool(_LISTED.match(line)) or (held and line[0] in " \t")
        index += 1
    return "\n".join(lines)


def addresses(text: str, marks: Marks) -> str:
    """Return `text` with the addresses of its Markdown links put aside."""

    def aimed(match: re.Match[str]) -> str:
        url = match["url"].strip("<>")
        return marks.aim(url.replace("\\", ""), line_of(text, match.start()))

    def spaced(match: re.Match[str]) -> str:
        return f"]({marks.aim(match['url'], line_of(text, match.start()))})"

    def inline(match: re.Match[str]) -> str:
        title = re.sub(r"^\s+=[0-9x]+", "", match["rest"]).strip()
        title = re.sub(r"^[“(](.*)[”)]$", r'"\1"', title)
        return f"]({aimed(match)}{' ' + title if title else ''})"

    text = _INLINE.sub(inline, text)
    text = _SPACED.sub(spaced, text)
    text = _DEFINED.sub(lambda match: match["lead"] + aimed(match), text)
    text = _AUTO.sub(lambda match: marks.keep(f"<{match['url']}>"), text)
    return _bare(text, marks)


def _bare(text: str, marks: Marks) -> str:
    """Make links of bare addresses, outside of tags and of links that have one already."""
    pieces = re.split(r"(<[^<>]*>|\[[^\]\n]*\]\([^)\n]*\)|<a\b.*?</a>)", text, flags=re.S | re.I)
    for index in range(0, len(pieces), 2):
        pieces[index] = _BARE.sub(lambda match: marks.keep(f"<{match['url']}>"), pieces[index])
    return "".join(pieces)


def _fence(match: re.Match[str], marks: Marks, ledger: Ledger, text: str) -> str:
    lead, fence, end = match["lead"], match["fence"], match["end"]
    if not end:
        ledger.repaired(line_of(text, match.start()), "a code block that nothing closed was closed")
    width = len(lead.expandtabs(4))
    lines = [_outdent(line, width, lead) for line in match["code"].rstrip("\n").split("\n")]
    found = _INFO.match(match["info"].strip())
    name = found["name"] if found else ""
    if any(line.startswith(fence[:3]) for line in lines):
        fence = fence[0] * (max(len(run) for run in re.findall(r"[`~]+", "\n".join(lines))) + 1)
    mark = marks.keep("\n".join([fence + name, *lines, fence]))
    missing = match[0].count("\n") - mark.count("\n")
    return lead + mark + "\n" * max(missing, 0)


def _outdent(line: str, width: int, lead: str) -> str:
    if ">" in lead:
        return re.sub(r"^[ \t]*(?:>[ \t]?)+", "", line)
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

    return _SILENT.sub(dropped, _COMMENT.sub(dropped, text))


def _tags(text: str, ledger: Ledger) -> str:
    """Return `text` such that every `<` begins a tag of HTML, and each tag is whole."""
    closing = {name.lower() for name in re.findall(r"</([A-Za-z][\w:.-]*)", text)}
    out: list[str] = []
    nesting = _Nesting()
    at = 0
    while (found := text.find("<", at)) >= 0:
        out.append(text[at:found].replace("&", AMP))
        tag, at = _tag(text, found, closing, ledger)
        out.append(nesting.limited(tag))
    if nesting.dropped:
        ledger.look(0, f"boxes more than {DEEPEST} deep were dissolved")
    out.append(text[at:].replace("&", AMP))
    return _close_raw("".join(out), ledger)


class _Nesting:
    """Counts how deep the elements nest that hold others, and drops those beyond what any reader could tell."""

    def __init__(self) -> None:
        self.dropped = 0
        self._depth = self._beyond = 0

    def limited(self, tag: str) -> str:
        """Return a tag, or only its line ends where it lies too deep."""
        match = _NESTS.match(tag)
        if match is None:
            return tag
        if not match["shut"]:
            if self._depth < DEEPEST:
                self._depth += 1
                return tag
            self._beyond += 1
            self.dropped += 1
        elif self._beyond:
            self._beyond -= 1
        else:
            self._depth = max(self._depth - 1, 0)
            return tag
        return "\n" * tag.count("\n")


def _tag(text: str, start: int, closing: set[str], ledger: Ledger) -> tuple[str, int]:
    """Return what to write for the `<` at `start`, and where to go on."""
    match = _TAG.match(text, start)
    if match is None:
        if doctype := _DOCTYPE.match(text, start):
            return "\n" * doctype[0].count("\n"), doctype.end()
        return (f"{AMP}lt;" if text[start + 1 : start + 2] in ("!", "?", "/") else LESS), start + 1
    name = match["name"].lower()
    whole = _WHOLE.match(text, start)
    if whole is None or whole[0].count("\n\n"):
        whole = _LOOSE.match(text, start)
        ended = whole is not None and whole[0].endswith(">")
        if whole is None or name not in KNOWN or not (ended or _ENDLESS.match(text, start)):
            return f"{AMP}lt;", start + 1
        ledger.repaired(line_of(text, start), f"the quotes in a <{name}> tag were mended")
        return _straight(whole[0].removesuffix(">") + ">", odd=True), whole.end()
    if name in KNOWN:
        return _straight(whole[0]), whole.end()
    if ":" in name or name in closing or whole[1]:
        return "\n" * whole[0].count("\n"), whole.end()
    return f"{AMP}lt;", start + 1


def _straight(tag: str, odd: bool = False) -> str:
    """Make a tag's typographic quotes straight; where one is missing, do without any."""
    tag = re.sub("=[“”„‘’]([^“”„‘’\"']*)[“”„‘’]", r'="\1"', tag)
    if not odd:
        return tag
    name = re.match(r"</?[\w:.-]+", tag)
    given = re.findall(r"([\w:-]+)\s*=\s*[\"'“”]?([^\"'“”<>]*?)[\"'“”]?(?=\s+[\w:-]+\s*=|\s*/?>|$)", tag)
    kept = "".join(f' {key}="{value.strip()}"' for key, value in given)
    return f"{name[0] if name else ''}{kept}>" + "\n" * tag.count("\n")


def _close_raw(text: str, ledger: Ledger) -> str:
    """Close at once what would swallow all that follows, where nothing closes it."""
    for name in _RAW:
        opened = list(re.finditer(rf"<{name}\b[^>]*>", text, re.I))
        for index in range(len(opened) - 1, -1, -1):
            end = opened[index].end()
            limit = opened[index + 1].start() if index + 1 < len(opened) else len(text)
            if not re.compile(rf"</{name}\s*>", re.I).search(text, end, limit):
                ledger.repaired(line_of(text, end), f"an <{name}> that nothing closed was closed")
                text = f"{text[:end]}</{name}>{text[end:]}"
    return re.sub(r"<plaintext\b[^>]*>", "", text, flags=re.I)
