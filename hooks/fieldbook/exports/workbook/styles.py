"""How the workbook looks: its paper, its typefaces, its styles. Everything else only names them."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle, StyleFactory

from ...labels import direction
from ..paper_sizes import Paper
from .controls import BLANK, BOX, BOX_FONT
from .xml import element, qualified, set_child

CODE_STYLE = "Code Words"
LINK_STYLE = "Hyperlink"
MARK_STYLE = "Note Mark"
MARGIN = Mm(20)
STEP = Mm(7)
"""What a list, or a box with its label, is indented by."""
ACCENT = "8F3B22"
"""A colour as Word has it, two digits each for red, green and blue; the accent of palette.css."""
RULE, OTHER_RULE = "7F7F7F", "808080"
"""Two greys that nobody tells apart, but Word does: neighbours with the same rule share it."""
SHADE = "F6F1EC"
"""The ground of callouts and of a table's head."""
_INK = "1F1F1F"
_QUIET = "4A4A4A"
_TYPEFACE = "Calibri"
_CODE = "Consolas"
_KEPT_TABLES = ("Normal Table", "Table Grid")
_WORD_2013 = "15"
"""The mode of layout that Word calls "compatibilityMode". Source: [MS-DOCX] 2.3.5."""
_LINE = Mm(9)
"""The distance of lines to write on."""


@dataclass(frozen=True, slots=True)
class _ParagraphLook:
    """A style of paragraphs; spaces and sizes in points. What follows `kept` is not parted from it."""

    size: float = 11
    before: float = 0
    after: float = 6
    bold: bool = False
    italic: bool = False
    colour: str = _INK
    kept: bool = False


_PARAGRAPHS: Mapping[str, _ParagraphLook] = {
    "Title": _ParagraphLook(32, 60, 0, bold=True, colour=ACCENT),
    "Subtitle": _ParagraphLook(18, 0, 18, colour=_QUIET),
    "Heading 1": _ParagraphLook(22, 0, 4, bold=True, colour=ACCENT, kept=True),
    "Heading 2": _ParagraphLook(14, 16, 4, bold=True, colour=ACCENT, kept=True),
    "Heading 3": _ParagraphLook(12, 12, 3, bold=True, kept=True),
    "Heading 4": _ParagraphLook(11, 10, 3, bold=True, kept=True),
    "TOC Heading": _ParagraphLook(14, 16, 4, bold=True, colour=ACCENT, kept=True),
    "Facts": _ParagraphLook(10, 0, 4, colour=_QUIET, kept=True),
    "Name and Date": _ParagraphLook(11, 10, 14),
    "Legend": _ParagraphLook(10, 10, 0, colour=_QUIET),
    "Question": _ParagraphLook(11, 10, 3, bold=True, kept=True),
    "Choice": _ParagraphLook(11, 0, 3),
    "Scale": _ParagraphLook(11, 0, 6),
    "Answer Line": _ParagraphLook(11, 0, 0),
    "Sentence to Complete": _ParagraphLook(11, 0, 4),
    "Question to Complete": _ParagraphLook(11, 4, 4, bold=True),
    "Callout Title": _ParagraphLook(11, 8, 2, bold=True, colour=ACCENT, kept=True),
    "Callout": _ParagraphLook(11, 0, 4),
    "Table Head": _ParagraphLook(10, 2, 2, bold=True, kept=True),
    "Table Text": _ParagraphLook(10, 2, 2),
    "Caption": _ParagraphLook(9.5, 0, 6, italic=True, colour=_QUIET),
    "Quote": _ParagraphLook(11, 0, 6, italic=True),
    "Code": _ParagraphLook(9.5),
    "Note": _ParagraphLook(9.5, 0, 3, colour=_QUIET),
    "Footer": _ParagraphLook(9, 0, 0, colour=_QUIET),
    **{f"List {kind}{level}": _ParagraphLook(after=3) for kind in ("Bullet", "Number") for level in ("", " 2", " 3")},
}
_EAST_ASIAN = ("ja", "ko", "zh")


def style_ids(document: Document) -> dict[str, str | None]:
    """Return the ids of all styles by their names; None for those that need not be named, being the defaults."""
    return {style.name or "": None if style.element.default else style.style_id for style in document.styles}


def spaces_before(document: Document) -> dict[str | None, int]:
    """Return what room styles of paragraphs leave before one, by their ids; that of the default style by None."""
    styles = [style for style in document.styles if isinstance(style, ParagraphStyle)]
    rooms = {style.style_id: style.paragraph_format.space_before or 0 for style in styles}
    return rooms | {None: rooms[document.styles["Normal"].style_id]}


def set_up(document: Document, paper: Paper, language: str) -> Length:
    """Give a new document its paper, styles and language; return the width of its lines."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = Mm(11)
    _set_language(document, language)
    _set_styles(document)
    _set_lists(document)
    _set_tables(document)
    return Length(section.page_width - 2 * MARGIN)


def _set_language(document: Document, language: str) -> None:
    """Tell proofing tools and screen readers the language, and which typeface to begin with."""
    code, tag = language.split("-", maxsplit=1)[0].lower(), _with_region(language)
    tags = {"val": tag}
    if code in _EAST_ASIAN:
        tags["eastAsia"] = tag
    if direction(language) == "rtl":
        tags["bidi"] = tag
        set_child(document.sections[0]._sectPr, element("w:bidi"), ("w:pgSz", "w:pgMar", "w:cols"))
        normal = document.styles["Normal"].element
        set_child(normal.get_or_add_pPr(), element("w:bidi"), ("w:pBdr", "w:shd", "w:tabs"))
        set_child(normal.get_or_add_rPr(), element("w:rtl"))
    defaults = document.styles.element.find(".//{*}rPrDefault/{*}rPr")
    assert defaults is not None, "python-docx brings a template that has it"
    fonts = element("w:rFonts", ascii=_TYPEFACE, hAnsi=_TYPEFACE, cs=_TYPEFACE)
    set_child(defaults, fonts)
    set_child(defaults, element("w:lang", **tags), ("w:rFonts", "w:sz", "w:szCs"))


def _set_lists(document: Document) -> None:
    """Leave it to each paragraph how far its mark and its words stand in."""
    for tabs in document.part.numbering_part.element.findall(".//{*}lvl/{*}pPr/{*}tabs"):
        properties = tabs.getparent()
        assert properties is not None, "it was found inside of one"
        properties.remove(tabs)


def _set_tables(document: Document) -> None:
    """Draw tables with thin rules, flush with the text as Word has set them since 2013."""
    for rule in document.styles["Table Grid"].element.iterfind(".//{*}tblBorders/{*}*"):
        rule.set(qualified("w:color"), RULE)
    for setting in document.settings.element.iterfind(".//{*}compatSetting"):
        if setting.get(qualified("w:name")) == "compatibilityMode":
            setting.set(qualified("w:val"), _WORD_2013)


def _with_region(language: str) -> str:
    """Return a language with the region that is most likely: word processors check the spelling of no other."""
    known = locale.normalize(language.replace("-", "_")).split(".")[0].split("@")[0]
    return known.replace("_", "-")


def _drop_tables(document: Document) -> None:
    """Take out the hundred looks of tables that the template brings: they crowd Word's menus and slow every look-up."""
    styles = document.styles.element
    for style in styles.findall(f"{qualified('w:style')}[@{qualified('w:type')}='table']"):
        if style.name_val not in _KEPT_TABLES:
            styles.remove(style)


def _set_styles(document: Document) -> None:
    _drop_tables(document)
    sheet = _Styles(document)
    normal = sheet.paragraphs("Normal")
    _apply(normal, _ParagraphLook())
    normal.paragraph_format.line_spacing = 1.1
    for name, look in _PARAGRAPHS.items():
        _apply(sheet.emptied(name), look)
    _rule_lines(sheet)
    _set_characters(sheet)


class _Styles:
    """The styles of a document by their names. python-docx looks through all of them for each."""

    def __init__(self, document: Document) -> None:
        self._element = document.styles.element
        self._known: dict[str | None, BaseStyle] = {style.name: style for style in document.styles}

    def paragraphs(self, name: str) -> ParagraphStyle:
        """Return a style of paragraphs, made if there is none."""
        style = self._get(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        return style

    def characters(self, name: str) -> CharacterStyle:
        """Return a style of characters, made if there is none."""
        style = self._get(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        return style

    def emptied(self, name: str) -> ParagraphStyle:
        """Return a style without what the template set, but for the numbering of lists and the levels of headings."""
        known, style = name in self._known, self.paragraphs(name)
        if not known:
            style.base_style, style.quick_style = self._known["Normal"], True
            return style
        for part in ("rPr",) if name.startswith(("List", "Heading", "TOC")) else ("rPr", "pPr"):
            for old in style.element.findall(qualified(f"w:{part}")):
                style.element.remove(old)
        return style

    def _get(self, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
        if name not in self._known:
            self._known[name] = StyleFactory(self._element.add_style_of_type(name, kind, builtin=False))
        return self._known[name]


def _apply(style: ParagraphStyle, look: _ParagraphLook) -> None:
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold or None, look.italic or None
    font.color.rgb = RGBColor.from_string(look.colour)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.kept or None
    layout.keep_together = True


def _rule_lines(sheet: _Styles) -> None:
    """Make the line to write on: as high as handwriting is, with a rule below."""
    style = sheet.paragraphs("Answer Line")
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = _LINE
    rule = element("w:bottom", val="single", sz="4", space="0", color=RULE)
    set_child(style.element.get_or_add_pPr(), element("w:pBdr", rule), ("w:keepNext", "w:keepLines"))
    for name in ("Sentence to Complete", "Question to Complete", "Name and Date"):
        spaced = sheet.paragraphs(name).paragraph_format
        spaced.line_spacing_rule, spaced.line_spacing = WD_LINE_SPACING.AT_LEAST, _LINE


def _set_characters(sheet: _Styles) -> None:
    sheet.characters(BOX).font.name = BOX_FONT
    sheet.characters(BLANK).font.underline = True
    sheet.characters(CODE_STYLE).font.name = _CODE
    sheet.characters(MARK_STYLE).font.superscript = True
    link = sheet.characters(LINK_STYLE)
    link.font.underline = True
    link.font.color.rgb = RGBColor.from_string(ACCENT)
