"""Quotes and paragraphs of Markdown that are boxes: by their class, by the first word, or by a label.

Sources: GitHub's alerts, the boxes that Jekyll themes make of quotes and paragraphs with a class (kramdown's syntax
reference).
"""

from __future__ import annotations

import re

from . import markup
from .boxes import OUTCOME_WORDS, OUTCOMES, kind_of, kind_of_sign, kind_of_title
from .ledger import Ledger

ATTRIBUTE_LINE = re.compile(r"^(?P<lead>[ \t>]*)\{:(?!:)(?P<inner>[^{}\n]*)\}[ \t]*$")
"""A line that gives attributes to what stands above it, as kramdown has it."""
_CLASS = re.compile(r"(?:^|[\s:])\.(?P<name>[\w-]+)")
_CLASSES = re.compile(r"\bclass\s*=\s*[\"'“”]?(?P<names>[\w\s-]+)")
_ALERT = re.compile(r"^\s*(?:\*\*)?\[(?P<sign>!?)(?P<kind>\w+)\](?:\*\*)?[ \t]*(?P<rest>.*)$")
_OLDER = re.compile(r"^\s*\*\*(?P<kind>Note|Tip|Important|Warning|Caution)\*\*\s*$")
_LABELLED = re.compile(r"^\s*\*\*(?P<label>[^*\n]{2,30}?)(?:[:：]\*\*|\*\*[ \t]*[:：])[ \t]*(?P<rest>.*)$")
_HEADED = re.compile(r"^\s*\*\*(?P<label>[^*\n]{2,60}?)[:：]?\*\*[ \t]*$")
"""A stressed line that stands above the text of a quote."""
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t#]*$")
_SAID = re.compile(r"^\*\*(?P<label>[^*\n]{2,30})\*\*[ \t]+\S")
"""A stressed word behind a sign, without a colon."""
_SHORTCODE = re.compile(r"^:(?P<name>[a-z_]+):(?=[ \t])")
_SHORTCODES = {"warning": "⚠️", "bulb": "💡", "information_source": "ℹ️", "exclamation": "❗", "point_right": "👉"}
"""Names of signs, as GitHub has them, with which quotes begin that are boxes."""
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_SPOKEN = re.compile(
    r"^(?P<stress>\*\*|__|)(?P<label>(?:(?:trainer|facilitator|instructor|presenter)(?:['’]?s?['’]?)[ ]notes?"
    r"|notes?[ ](?:to|for)[ ](?:the[ ])?(?:trainer|facilitator|instructor)s?"
    r"|hinweise?[ ]f[üu]r[ ](?:die[ ]leitung|trainer\w*)"
    r"|notas?[ ](?:para[ ](?:el|la|quien)[ ]facilita\w+|del?[ ]facilitador\w*)"
    r"|note[ ](?:au|à[ ]l['’])\s?(?:formateur|animateur)))"
    r"[ ]*(?P<inner>:)?(?P=stress)[ ]*(?(inner)|:)[ \t]+(?P<rest>\S[^\n]*)$",
    re.I,
)
"""A label, with its colon, that speaks to those who run the workshop."""
_TITLED = re.compile(r"^(?P<head>#{1,6}[ \t].*?)[ \t]*\{(?P<classes>[ \t]*\.[\w. \t-]+)\}[ \t]*$")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with quotes and paragraphs whose class or first word names a box as boxes; line ends stay."""
    return "\n".join(_quotes(text.split("\n"), 1, ledger))


def _quotes(lines: list[str], first: int, ledger: Ledger) -> list[str]:
    """Turn quotes and paragraphs whose class names a box into boxes."""
    out = list(lines)
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
        if end == index:
            _paragraph(out, index, ledger)
            _spoken(out, index, first, ledger)
            _signed(out, index, first, ledger)
            index += 1
            continue
        after = ATTRIBUTE_LINE.match(lines[end]) if end < len(lines) else None
        inner = [_QUOTE.sub("", line, count=1) for line in lines[index:end]]
        kind, title, inner = _declared(inner, after["inner"] if after else "")
        if not kind:
            kind, inner = _begun(inner, first + index, ledger)
        if kind:
            inner = _quotes(inner, first + index, ledger)
            inner[0] = markup.box(kind, title) + inner[0]
            inner[-1] += markup.end("div")
            out[index:end] = inner
            if after:
                out[end] = ""
        index = end
    return out


def _begun(inner: list[str], line: int, ledger: Ledger) -> tuple[str, list[str]]:
    """Return the kind of box that a quote is by its first line, or "", and its lines without the sign or the label."""
    sign = _SHORTCODE.sub(lambda match: _SHORTCODES.get(match["name"], match[0]), inner[0].strip())
    signed = kind_of_sign(sign[:1])
    if signed:
        inner = [sign[1:].lstrip("\ufe0f "), *inner[1:]]
        said = _SAID.match(inner[0])
        signed = (kind_of_title(said["label"]) if said else "") or signed
    labelled = _LABELLED.match(inner[0])
    if labelled and (kind := kind_of_title(labelled["label"])):
        ledger.became(line, f"a quote that begins with “{labelled['label']}” became a box", labelled["label"])
        return kind, [labelled["rest"], *inner[1:]]
    if spoken := _SPOKEN.match(inner[0]):
        ledger.became(line, f"“{spoken['label']}” became a note for facilitators", spoken["label"])
        return "facilitator", [spoken["rest"], *inner[1:]]
    return _headed(inner) or signed, inner


def _headed(inner: list[str]) -> str:
    """Return the kind of box that a quote is by the stressed line or the heading above its text, or ""."""
    headed = _HEADED.match(inner[0]) if len(inner) > 1 else None
    if headed and (kind := kind_of_title(headed["label"])):
        return kind
    heading = _HEADING.match(inner[0])
    return OUTCOMES if heading and _lists(inner[1:]) and OUTCOME_WORDS.search(heading["title"]) else ""


def _lists(lines: list[str]) -> bool:
    """Tell whether a list follows, after empty lines and a line that leads to it at most."""
    said = [line for line in lines if line.strip()][:2]
    return any(re.match(r"\s*(?:[-*+]|\d+[.)])[ \t]", line) for line in said)


def _declared(inner: list[str], attributes: str) -> tuple[str, str, list[str]]:
    """Return the kind of box that a quote is said to be, or "", its title, and its lines without what says so."""
    kinds = [name for name in _classes(attributes) if kind_of([name])]
    if kinds:
        return " ".join(kinds), "", inner
    # The first template of Software Carpentry's has the class behind the heading.
    head = _TITLED.match(inner[0])
    if head and (named := [name for name in head["classes"].replace(".", " ").split() if kind_of([name])]):
        return " ".join(named), "", [head["head"], *inner[1:]]
    alert = _ALERT.match(_OLDER.sub(r"[!\g<kind>]", inner[0]))
    if alert and kind_of([alert["kind"].lower()]) and (alert["sign"] or alert["kind"].islower()):
        rest = alert["rest"].strip()
        title = rest.removesuffix("**").strip() if rest.endswith("**") else ""
        return alert["kind"].lower(), title, ["" if title else rest, *inner[1:]]
    return "", "", inner


def _classes(attributes: str) -> list[str]:
    names = [match["name"] for match in _CLASS.finditer(attributes)]
    for match in _CLASSES.finditer(attributes):
        names += match["names"].split()
    return names


def _signed(lines: list[str], index: int, first: int, ledger: Ledger) -> None:
    """Turn a paragraph into a box that a sign and a stressed label begin, where both say which."""
    sign = lines[index][:1]
    if not sign.strip() or sign.isascii() or not kind_of_sign(sign) or (index and lines[index - 1].strip()):
        return
    labelled = _LABELLED.match(lines[index][1:].lstrip("\ufe0f "))
    kind = kind_of_title(labelled["label"]) if labelled else ""
    if labelled is None or not kind:
        return
    ledger.became(first + index, f"a paragraph that begins with “{labelled['label']}” became a box", labelled["label"])
    end = _block_below(lines, index)[1]
    lines[index] = markup.box(kind) + labelled["rest"]
    lines[end - 1] += markup.end("div")


def _spoken(lines: list[str], index: int, first: int, ledger: Ledger) -> None:
    """Turn a paragraph that a label addresses to those who run the workshop into a note for them."""
    said = _SPOKEN.match(lines[index])
    if said is None or (index and lines[index - 1].strip()):
        return
    ledger.became(first + index, f"“{said['label']}” became a note for facilitators", said["label"])
    end = _block_below(lines, index)[1]
    lines[index] = markup.box("facilitator") + said["rest"]
    lines[end - 1] += markup.end("div")


def _paragraph(lines: list[str], index: int, ledger: Ledger) -> None:
    """Turn a paragraph with a class of a box below it, or above it, into a box."""
    own = ATTRIBUTE_LINE.match(lines[index])
    if own is None or ">" in own["lead"]:
        return
    classes = _classes(own["inner"])
    kinds = [bare for name in classes if kind_of([bare := name.removesuffix("-title")])]
    if not kinds:
        return
    start, end = _block_above(lines, index)
    if start == end:
        start, end = _block_below(lines, index)
    if start == end or re.match(r"\s*(?:[#|<{]|!\[[^\n]*\)\s*$)", lines[start]):
        return
    lines[index] = ""
    title = ""
    if all(line.startswith(">") for line in lines[start:end]):
        # The quote is no more than what holds the box together.
        lines[start:end] = [_QUOTE.sub("", line, count=1) for line in lines[start:end]]
        if f"{kinds[0]}-title" in classes:
            title, lines[start] = lines[start].strip(), ""
    lines[start] = markup.box(" ".join(kinds), title) + lines[start]
    lines[end - 1] += markup.end("div")


def _block_above(lines: list[str], index: int) -> tuple[int, int]:
    start = index
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return start, index


def _block_below(lines: list[str], index: int) -> tuple[int, int]:
    end = index + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return index + 1, end
