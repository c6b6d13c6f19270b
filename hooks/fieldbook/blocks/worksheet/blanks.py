"""Blanks as typed on paper, found before Markdown takes them for something else.

`___` is a rule or emphasis to Markdown, `[ ]` may become a task, so inside a worksheet they are replaced, while
the text is still plain, by characters of Unicode's private use area, one for one; `fields` turns those into
controls once inline Markdown is done. Characters, not elements, so that `**Name: ____**` stays bold.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

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

_LINE = r"(?=(?:_[ ]*+){3})[_ ]*+$"
_LINES = re.compile(rf"(?m)^([ ]*+){_LINE}(?:\n[ ]*+{_LINE})*")
_PRIVATE = re.compile("[\ue0a0-\ue0a3]")
_MARKS = re.compile(
    r"""(?P<skip>`+[^`]*`+                      # code
        | \\.                                   # what the author escaped
        | \]\([^)]*\)                           # the target of a link
        | <[^>\n]+> | https?://\S+              # an address or a tag
        | (?<!\w)(?P<stress>_{3})(?=[^\W_])[^_\n]+(?<=[^\W_])_{3}(?!\w)   # bold and italic
        )
      | (?P<blank>_{3,})
      | (?P<radio>\([ \u00a0]\))""",
    re.X,
)
_CHOSEN = re.compile(r"\A\s*\([xX]\)(?=\s|\Z)")
_TICKED = re.compile(r"\A\s*\[[ xX\u00a0]\](?=\s|\Z)")
_SEVERAL = re.compile(f"{RADIO}.*{RADIO}")
_ENDS_BLANK = re.compile(f"({BLANK}[*_.)]*)[ ]*\n")


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


def _answer_line(match: re.Match[str]) -> str:
    return match[1] + LINE * (match[0].count("\n") + 1)


def mark_blanks(worksheet: etree.Element) -> None:
    """Mark blanks and boxes in all the text of a worksheet whose inline Markdown is not yet done."""
    for element in worksheet.iter():
        if element.tag in ("pre", "code", "script", "style"):
            continue
        item = element.tag == "li"
        _mark(element, _mark_item if item or element.tag == "td" else _mark_text)
        for child in element:
            tail = child.tail
            if tail and not isinstance(tail, AtomicString):
                child.tail = _mark_text(tail)
        if item:
            _mark_first_paragraph(element)
    _part_lines(worksheet)


def _mark(element: etree.Element, marker: Callable[[str], str]) -> None:
    text = element.text
    if text and not isinstance(text, AtomicString):
        element.text = marker(text)


def _mark_first_paragraph(item: etree.Element) -> None:
    """A list item that Markdown calls loose has its text in a paragraph."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        _mark(item[0], _mark_item)


def _mark_item(text: str) -> str:
    if text.lstrip()[:1] in ("(", "["):
        text = _CHOSEN.sub(RADIO, _TICKED.sub(TICK, text))
    return _mark_text(text)


def _mark_text(text: str) -> str:
    if "___" in text or "( )" in text or "(\u00a0)" in text:
        text = _MARKS.sub(_replace, text)
    return _ENDS_BLANK.sub(r"\1  \n", text) if BLANK in text else text


def _replace(match: re.Match[str]) -> str:
    if match["skip"]:
        return match[0]
    return BLANK * len(match[0]) if match["blank"] else RADIO


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


def unmark(text: str) -> str:
    """Return the text as it was typed, for marks that no control was made of."""
    typed = {LINE: "___", BLANK: "_", RADIO: "( )", TICK: "[ ]"}
    return _PRIVATE.sub(lambda match: typed[match[0]], text)
