"""What a room shows besides the course: where to type its code, the wall, what the course's pages get to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ..labels import labels
from ..model import Course
from ..pages import facilitator, gathering
from ..resources import templates
from .credentials import spaced

BASE = "/_room/"
"""Where a room's own addresses begin; no course has a folder of that name."""

JOIN, LEAD, WALL, COUNT, HAND_IN, ANSWERS, REMOVE = (
    f"{BASE}{name}" for name in ("join", "lead", "wall", "count", "hand-in", "answers", "remove")
)
ASSETS = ("served.css", "served-colours.js", "served-hand-in.js", "served-gathering.js", "served-wall.js")
"""The room's own scripts and styles, which are in no built site."""

Render = Callable[[str, Mapping[str, Any]], str]
"""Fills in the template `fieldbook/NAME`."""


class RoomPages:
    """The room's pages of a course, at the address that learners type; `render` fills in templates."""

    def __init__(self, course: Course, render: Render, address: str, code: str, guides: frozenset[str]) -> None:
        """Take what the pages say; `guides` are the addresses of the facilitator's pages that the site has."""
        self._course = course
        self._render = render
        self._code = code
        self._guides = guides
        self.address = address

    def _page(self, name: str, **more: object) -> str:
        course = {"title": self._course.title, "language": self._course.language}
        return self._render(name, {**course, "base": BASE, "address": self.address, **more})

    def join(self, refusal: str = "") -> str:
        """Return the page on which to type the code; `refusal` names the label that says why it was not taken."""
        return self._page("room-join.html", refusal=refusal)

    def message(self, label: str) -> str:
        """Return what stands in place of a page, with a way back to the course."""
        return self._page("room-said.html", message=label)

    @cached_property
    def wall(self) -> str:
        """The page for the wall: how to come in."""
        guides = [page for page in (gathering.PAGE, facilitator.PAGE) if page.address in self._guides]
        known = labels(self._course.language)
        settings = {"words": {"count": known["wall.count"], "gone": known["handedin.gone"]}}
        shown = {"code": spaced(self._code), "qr": self._qr_code()}
        return self._page("room-wall.html", **shown, guides=guides, settings=settings)

    @cached_property
    def learners_head(self) -> str:
        """What a learner's page gets at the end of its head."""
        return self._head("served-hand-in.js", self._words("handin"))

    @cached_property
    def gathering_head(self) -> str:
        """What the page that gathers answers gets."""
        settings = {"code": spaced(self._code), "address": self.address, "qr": self._qr_code()}
        return self._head("served-gathering.js", {**self._words("handedin"), **settings})

    def _head(self, script: str, settings: Mapping[str, object]) -> str:
        return self._page("room-head.html", script=script, settings=settings)

    def _words(self, group: str) -> dict[str, object]:
        known = labels(self._course.language)
        return {"words": {name: text for name, text in known.items() if name.startswith(f"{group}.")}}

    def _qr_code(self) -> str:
        """Return a QR code of the address at which the code is typed already, as the address of a picture."""
        # Loading it takes a while.
        import segno  # noqa: PLC0415

        return str(segno.make_qr(f"{self.address}{JOIN}?code={self._code}", error="m").svg_data_uri(border=4))

    @staticmethod
    def asset(name: str) -> Path | None:
        """Return one of the room's scripts and styles, by its name."""
        return templates() / "assets" / "fieldbook" / name if name in (*ASSETS, "palette.css") else None
