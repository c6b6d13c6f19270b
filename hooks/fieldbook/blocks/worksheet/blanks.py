"""Blanks as typed on paper, found before Markdown takes them for something else.

`___` is a rule or emphasis to Markdown, `[ ]` may become a task, so inside a worksheet they are replaced, while
the text is still plain, by characters of Unicode's private use area, one for one; `fields` turns those into
controls once inline Markdown is done. Characters, not elements, so that `**Name: ____**` stays bold.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

LINE = "\ue0a0"
"""One line of a long answer."""
BLANK = "\ue0a1"
"""One underscore of a short answer."""
RADIO = "\ue0a2"
"""One `( )`."""
TICK = "\ue0a3"
"""One `[ ]`."""
RIGHT = "\ue0a4"
"""Behind the mark of a box, `(x)` or `[x]` in a quiz: it is right."""
ACCEPTED = "\ue0a5"
"""Before and behind the number of the words that count as right, `{=one|another}`; it stands right behind a blank."""
TYPED_NAME = r"[^\s{}/]+"
"""What is read as a name in braces, as a part of patterns; `given_name` makes a name of it."""

_LINE = r"(?=(?:_[ ]*+){3})[_ ]*+$"
_LINES = re.compile(rf"(?m)^([ ]*+){_LINE}(?:\n[ ]*+{_LINE})*")
_NAMED = re.compile(rf"([ ]*+)_[_ ]*_[_ ]*_[_ ]*(\{{:?[ ]*#{TYPED_NAME}[ ]*\}})[ ]*")
_NUMBERED = f"{ACCEPTED}(\\d+){ACCEPTED}"
_PRIVATE = re.compile(f"[{RADIO}{TICK}]{RIGHT}|{_NUMBERED}|[\ue0a0-\ue0a5]")
_STRAY = re.compile(f"(?<!{BLANK}){_NUMBERED}")
_MARKS = re.compile(
    rf"""(?P<skip>`+[^`]*`+                      # code
        | \\.                                   # what the author escaped
        | \]\([^)]*\)                           # the target of a link
        | <[^>\n]+> | https?://\S+              # an address or a tag
        | (?<!\w)(?P<stress>_{{3}})(?=[^\W_])[^_\n]+(?<=[^\W_])_{{3}}(?!\w)   # bold and italic
        )
      | (?P<blank>_{{3,}})(?:(?P<name>[ ]*\{{:?[ ]*\#{TYPED_NAME}[ ]*\}})?[ ]*(?P<accepted>{ACCEPTED}\d+{ACCEPTED}))?
      | (?P<radio>\([ \u00a0]\))
      | (?P<right>(?<!\w)\([xX]\))""",
    re.X,
)
_CHOSEN = re.compile(r"\A\s*\([xX]\)(?=\s|\Z)")
_TICKED = re.compile(r"\A\s*\[(?P<in>[ xX\u00a0])\](?=\s|\Z)")
_SEVERAL = re.compile(f"{RADIO}.*{RADIO}")
_ENDS_BLANK = re.compile(f"({BLANK}(?:{_NUMBERED})?[*_.)]*)[ ]*\n")


class AnswerLines(BlockProcessor):
    """Marks lines made only of underscores, inside a block with fields (`around`), before they become rules."""

    PRIORITY = 89.5

    def __init__(self, parser: BlockParser, around: type[Block]) -> None:
        super().__init__(parser)
        self._around = around

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether there are such lines, in a worksheet."""
        return _LINES.search(block) is not None and not _is_code(block) and self._in_worksheet()

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Replace them, and leave the block to the processors that follow.

        What a list's item begins with is no line of its own: `- ____` is a short answer.
        """
        blocks[0] = _lines_with_names(blocks[0])
        first, *rest = blocks[0].split("\n")
        if _LINES.fullmatch(blocks[0]):
            # Indented by four spaces they would be code.
            blocks[0] = blocks[0].lstrip(" ")
        if parent.tag == "li" and not len(parent) and not parent.text and _LINES.fullmatch(first):
            first, rest = BLANK * len(first.strip()), [_LINES.sub(_answer_line, "\n".join(rest))]
            blocks[0] = "\n".join([first, *filter(None, rest)])
        else:
            blocks[0] = _LINES.sub(_answer_line, blocks[0])
        return False

    def _in_worksheet(self) -> bool:
        manager = self.parser.blockprocessors["blocks"]
        assert isinstance(manager, BlocksProcessor)
        return any(isinstance(entry.block, self._around) for entry in manager.stack)


def _is_code(block: str) -> bool:
    """Tell whether a block is code, of which some lines are but underscores."""
    indented = all(line.startswith("    ") for line in block.split("\n"))
    return indented and _LINES.fullmatch(block) is None


def _lines_with_names(block: str) -> str:
    """Mark the lines with a name behind them that stand above or below one without, as one long answer has."""
    lines = block.split("\n")
    bare = [_LINES.fullmatch(line) is not None for line in lines]
    for at, line in enumerate(lines):
        named = _NAMED.fullmatch(line)
        if named and any(bare[max(at - 1, 0) : at + 2]):
            lines[at] = f"{named[1]}{LINE}{named[2]}"
            bare[at] = True
    return "\n".join(lines)


def _answer_line(match: re.Match[str]) -> str:
    return match[1] + LINE * (match[0].count("\n") + 1)


def mark_blanks(worksheet: etree.Element, accepted: Sequence[str] | None = None) -> None:
    """Mark blanks and boxes in all the text of a worksheet whose inline Markdown is not yet done.

    `accepted` are the words that were put aside in a quiz, whose right answers are marked as well; None elsewhere.
    """
    marker = _Marker(accepted)
    for element in worksheet.iter():
        if element.tag in ("pre", "code", "script", "style"):
            _mark(element, marker.restored)
            continue
        item = element.tag == "li"
        _mark(element, marker.item if item or element.tag == "td" else marker.text)
        for child in element:
            tail = child.tail
            if tail and not isinstance(tail, AtomicString):
                child.tail = marker.text(tail)
        if item:
            _mark_first_paragraph(element, marker)
    _part_lines(worksheet)


def _mark(element: etree.Element, marker: Callable[[str], str]) -> None:
    text = element.text
    if text and not isinstance(text, AtomicString):
        element.text = marker(text)
    elif text and ACCEPTED in text:
        element.text = AtomicString(marker(text))


def _mark_first_paragraph(item: etree.Element, marker: _Marker) -> None:
    """A list item that Markdown calls loose has its text in a paragraph."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        _mark(item[0], marker.item)


class _Marker:
    """Marks the text of one block; right answers only where words are `accepted`, as in a quiz."""

    def __init__(self, accepted: Sequence[str] | None) -> None:
        self._judged = accepted is not None
        self._accepted = accepted or ()

    def item(self, text: str) -> str:
        """Mark the text of a list's item or a cell, which may begin with a box."""
        if text.lstrip()[:1] in ("(", "["):
            right = RIGHT if self._judged else ""
            text = _CHOSEN.sub(RADIO + right, text)
            text = _TICKED.sub(lambda match: TICK + (right if match["in"] in "xX" else ""), text)
        return self.text(text)

    def text(self, text: str) -> str:
        """Mark any other text."""
        if "___" in text or "( )" in text or "(\u00a0)" in text or (self._judged and "(x)" in text.lower()):
            text = _MARKS.sub(self._replace, text)
        if ACCEPTED in text:
            text = self.restored(text)
        return _ENDS_BLANK.sub(r"\1  \n", text) if BLANK in text else text

    def restored(self, text: str) -> str:
        """Return a text with accepted words that stand behind no blank as they were typed."""
        return _STRAY.sub(lambda match: "{=" + self._accepted[int(match[1])] + "}", text)

    def _replace(self, match: re.Match[str]) -> str:
        if match["skip"] or (match["right"] and not self._judged):
            return match[0]
        if match["blank"]:
            return BLANK * len(match["blank"]) + (match["accepted"] or "") + (match["name"] or "")
        return RADIO + RIGHT if match["right"] else RADIO


def _part_lines(worksheet: etree.Element) -> None:
    """Make each line that holds a scale a paragraph, since it is a question of its own."""
    for parent in list(worksheet.iter()):
        for paragraph in [child for child in parent if child.tag == "p" and "\n" in (child.text or "")]:
            lines = (paragraph.text or "").split("\n")
            if not any(map(_SEVERAL.search, lines)):
                continue
            at = list(parent).index(paragraph)
            groups = _group(lines)
            paragraph.text = groups[0]
            for offset, group in enumerate(groups[1:], start=1):
                added = etree.Element("p")
                added.text = group
                parent.insert(at + offset, added)


def _group(lines: list[str]) -> list[str]:
    """Join neighbouring lines that hold no scale."""
    groups: list[str] = []
    open_group = False
    for line in lines:
        alone = _SEVERAL.search(line) is not None
        if alone or not open_group:
            groups.append(line)
        else:
            groups[-1] += f"\n{line}"
        open_group = not alone
    return groups


def is_marked(text: str) -> bool:
    """Tell whether there are marks in a text."""
    return _PRIVATE.search(text) is not None


_TYPED = {
    LINE: "___",
    BLANK: "_",
    RADIO: "( )",
    TICK: "[ ]",
    RADIO + RIGHT: "(x)",
    TICK + RIGHT: "[x]",
}


def unmark(text: str) -> str:
    """Return the text as it was typed, for marks that no control was made of."""
    return _PRIVATE.sub(lambda match: _TYPED.get(match[0], ""), text)
