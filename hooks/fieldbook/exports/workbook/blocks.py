"""A walk over a worksheet's HTML in reading order: each block becomes paragraphs or a table of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml.etree import _Element as Element

from . import answers
from .atoms import Atom, Blank, Picture, words
from .inline import Piece, atoms, joined, pieces
from .measures import points
from .paragraphs import BORDER, Paragraph, border, paragraphs_in
from .place import Marker, Place
from .runs import Pen
from .styles import RULE
from .tables import add_table

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 4
_STAY_WITH = ("fieldset", "table", "textarea", "ul", "ol", "figcaption", "pre", "blockquote")
"""What a paragraph right before it introduces."""
_ASKING = ("?", ":", "\uff1f", "\uff1a", "\u061f")
_GAP = points(10)


class BlockWriter:
    """Writes one worksheet. `top` is the level of its title."""

    def __init__(self, pen: Pen, top: int = 2) -> None:
        self.pen = pen
        self._top = top
        self._writers: dict[str, Callable[[Element, Place], None]] = {
            "p": self._paragraph,
            "legend": self._question,
            "dt": self._question,
            "summary": self._question,
            **dict.fromkeys(("figcaption", "caption"), self._caption),
            "ul": self._list,
            "ol": self._list,
            "dd": self._definition,
            "blockquote": self._quote,
            "pre": self._code,
            "hr": self._rule,
            "table": self._table,
            "textarea": self._lines,
            "div": self._division,
            "template": self._waiting,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def write(self, parent: Element, place: Place) -> None:
        """Write everything inside an element."""
        self.write_pieces(pieces(parent), place)

    def write_pieces(self, content: Iterable[Piece], place: Place) -> None:
        """Write what was inside an element, in its order."""
        for piece in content:
            if isinstance(piece, list):
                self.put(piece, place)
            else:
                self.write_block(piece, place)

    def write_block(self, element: Element, place: Place) -> None:
        """Write one block as what it is; what has no meaning of its own, as what is in it."""
        self._writers.get(str(element.tag), self.write)(element, place)

    def put(self, row: list[Atom], place: Place, style: str = "") -> Paragraph:
        """Write a row of atoms as one paragraph."""
        answered = Blank in map(type, row)
        if answered and not place.in_cell:
            style = style or ("Question to Complete" if _asks(row) else "Sentence to Complete")
        paragraph = place.paragraph(style)
        self.pen.write(paragraph, row, place.width, in_cell=place.in_cell)
        if isinstance(row[0], Picture) and _shows_nothing(row, paragraph):
            place.contents.pop()
        return paragraph

    def _styled(self, element: Element, place: Place, style: str) -> None:
        """Write an element's text in a style, and the blocks inside it as what they are."""
        self._styled_pieces(element, pieces(element), place, style)

    def _styled_pieces(self, element: Element, content: Iterable[Piece], place: Place, style: str) -> None:
        for piece in content:
            if isinstance(piece, list):
                paragraph = self.put(piece, place, style)
                if _introduces(element):
                    paragraph.keep_with_next()
            else:
                self.write_block(piece, place)

    def _paragraph(self, element: Element, place: Place) -> None:
        content = pieces(element)
        asks = "field__prompt" in element.get("class", "") or _asks_for_table(element, content)
        asks = asks or element.get("class") == "levels__title"
        self._styled_pieces(element, content, place, "Question" if asks else "")

    def _question(self, element: Element, place: Place) -> None:
        self._styled(element, place, "Question")

    def _caption(self, element: Element, place: Place) -> None:
        """Write what stands below a picture, or the title that stands above a film or a table."""
        self._styled(element, place, "Question" if element.getprevious() is None else "Caption")

    def _heading(self, element: Element, place: Place) -> None:
        if "worksheet__title" not in element.get("class", ""):
            level = min(max(int(str(element.tag)[1]) - self._top + 1, 2), _DEEPEST)
            self._styled(element, place, f"Heading {level}")

    def _list(self, items: Element, place: Place) -> None:
        if "choices" in items.get("class", "").split():
            answers.choices(self, items, place)
            return
        inner = place._replace(steps=place.steps + 1, level=place.level + 1)
        mark = self.pen.story.lists.marker(items, inner.level)
        for item in pieces(items):
            if isinstance(item, list) or item.tag != "li":
                # Not allowed there, and shown by browsers.
                self.write_pieces([item], inner)
            else:
                self.write(item, inner._replace(marker=Marker(mark.kind, mark.number_id)))

    def _definition(self, element: Element, place: Place) -> None:
        self.write(element, place._replace(steps=place.steps + 1))

    def _quote(self, element: Element, place: Place) -> None:
        self.write(element, place._replace(steps=place.steps + 1, style="Quote"))

    def _code(self, element: Element, place: Place) -> None:
        paragraph = place.paragraph("Code")
        for number, line in enumerate("".join(map(str, element.itertext())).strip("\n").split("\n")):
            if number:
                paragraph.add_run("\n")
            paragraph.add_run(line)

    def _rule(self, element: Element, place: Place) -> None:
        place.paragraph().put(BORDER, border("bottom", RULE))

    def _table(self, element: Element, place: Place) -> None:
        add_table(self, element, place)

    def _lines(self, element: Element, place: Place) -> None:
        answers.lines(self, element, place)

    def _division(self, element: Element, place: Place) -> None:
        if element.get("data-slot"):
            return
        if element.get("data-callout"):
            self._callout(element, place._replace(boxed=True))
        elif "scale" in element.get("class", "").split():
            answers.scale(self, element, place)
        else:
            self.write(element, place)

    def _waiting(self, element: Element, place: Place) -> None:
        """Leave out what a quiz tells: it stands in the key."""

    def _callout(self, element: Element, place: Place) -> None:
        """Write a callout, its kind said in words. The blocks inside it bear its frame."""
        title = next((part for part in element if part.get("class") == "callout__title"), None)
        if title is not None:
            said = [words(atoms(part)) for part in title]
            both = self.pen.labels["callout.name"].format(kind=said[0], title=said[1]) if len(said) > 1 else said
            place.paragraph("Callout Title").add_run("".join(both))
            element.remove(title)
        self.write(element, place)
        last = paragraphs_in(place.contents)[-1]
        if last.style_id != place.styles["Answer Line"]:
            last.set_space(after=_GAP)


def _shows_nothing(row: list[Atom], paragraph: Paragraph) -> bool:
    """Tell whether a paragraph came out empty: its pictures could not be shown, and have no words."""
    return all(isinstance(atom, Picture) for atom in row) and not any(map(len, paragraph.content))


def _asks(row: list[Atom]) -> bool:
    """Tell whether a row is a question and the blank for its answer."""
    *before, last = row
    return isinstance(last, Blank) and words(before).endswith(_ASKING)


def _asks_for_table(element: Element, content: Sequence[Piece]) -> bool:
    """Tell whether a paragraph with this content is the question that the table behind it answers."""
    table = element.getnext()
    fills = table is not None and "worksheet__table" in table.get("class", "").split()
    return fills and words(joined(content)).endswith(_ASKING)


def _introduces(element: Element) -> bool:
    """Tell whether an element leads up to an answer, a list or a picture, from which it must not be parted."""
    following = element.getnext()
    if following is None:
        return False
    return following.tag in _STAY_WITH or "field" in following.get("class", "").split()
