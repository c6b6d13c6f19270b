"""One worksheet while its fields are being made: what is asked just now, and the fields so far."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model import Field, FieldKind
from ...slugs import UniqueNames, slug
from ..elements import raw_text, words_of, words_or_pictures
from .blanks import ACCEPTED, BLANK, unmark
from .splitting import pop_name, trim


@dataclass(slots=True)
class Prompt:
    """Words that ask, with the name fixed by hand, if any.

    `element` is the paragraph that holds the words, while no field has taken it; `used` tells whether a field has
    had the prompt.
    """

    words: str
    name: str = ""
    element: etree.Element | None = None
    used: bool = False


class WorksheetBuilder:
    """The names, fields and prompt of one worksheet.

    `lines` is how many are typed for the last long answer. `doubles` are the words of fields whose name was taken.
    `unplaced` are those of quotations in a quiz that stand below no question, `repeated` those of choices that another
    one of the same field has.
    """

    def __init__(
        self,
        worksheet: str,
        title: str,
        labels: Mapping[str, str],
        stash: Sequence[object] = (),
        accepted: Sequence[str] | None = None,
    ) -> None:
        """`accepted` are the words that count as right behind blanks of a quiz; None where nothing is judged."""
        self.labels = labels
        self.judged = accepted is not None
        self.fields: list[Field] = []
        self.doubles: list[str] = []
        self.unplaced: list[str] = []
        self.repeated: list[str] = []
        self.prompt = Prompt(title)
        self.lines = 0
        self._worksheet = worksheet
        self._stash = stash
        self._accepted = accepted or ()
        self._names = UniqueNames()

    def raw(self, element: etree.Element) -> str:
        """Return the text of an element, white space and marks kept."""
        return raw_text(element, self._stash)

    def words(self, element: etree.Element) -> str:
        """Return the text of an element as read aloud; marks that nothing was made of are what was typed."""
        return unmark(words_of(element, self._stash))

    def told(self, element: etree.Element) -> str:
        """Return the text of an element, or where it has none, what its pictures show."""
        return unmark(words_or_pictures(element, self._stash))

    def joined(self, words: str, more: str) -> str:
        """Return what asks in general with what asks in particular: "Trust: Partner 1", "How? other"."""
        if words.endswith(("?", "!", ".", "\u2026")):
            return f"{words} {more}"
        return self.labels["worksheet.cell"].format(row=words, column=more)

    def numbered(self, words: str, number: int) -> str:
        """Return what asks for the one of several that have no words of their own: "Three wishes, 2"."""
        return self.labels["worksheet.item"].format(label=words, number=number)

    def control_id(self, name: str) -> str:
        """Return the id of a field's control, unique in the page."""
        return f"{self._worksheet}--{name}"

    def set_prompt(self, element: etree.Element) -> None:
        """Take the words of an element as what asks for the fields that follow."""
        name = pop_name(element)
        words = self.words(element)
        if words:
            trim(element)
            self.prompt = Prompt(words.rstrip(": \uff1a"), name, element if element.tag == "p" else None)

    def pop_prompt(self, parent: etree.Element, place: etree.Element) -> Prompt:
        """Return what asks for the field at `place`.

        A paragraph that stands right before it is taken out of the page: the caller puts it into the field, so
        that a question and its answer stay together. It is taken once.
        """
        prompt = Prompt(self.prompt.words, self.prompt.name)
        before = list(parent).index(place) - 1
        if self.prompt.element is not None and before >= 0 and parent[before] is self.prompt.element:
            prompt.element = self.prompt.element
            parent.remove(prompt.element)
        self.prompt.element = None
        self.prompt.used = True
        return prompt

    def accepted(self, blank: str) -> tuple[str, ...]:
        """Return the words that count as right behind a marked blank."""
        number = blank.strip(BLANK).strip(ACCEPTED)
        words = self._accepted[int(number)].split("|") if number else ()
        return tuple(dict.fromkeys(" ".join(one.split()) for one in words if one.strip()))

    def add(
        self,
        kind: FieldKind,
        label: str,
        name: str = "",
        choices: tuple[str, ...] = (),
        rows: int = 1,
        *,
        right: tuple[str, ...] = (),
    ) -> str:
        """Describe a field; return its name, made from its words where none is given, told apart from others."""
        wanted = name or slug(label) or kind.value
        final = self._names.add(wanted)
        if final != wanted:
            self.doubles.append(label)
        self.fields.append(Field(final, kind, label, choices, rows, right))
        return final
