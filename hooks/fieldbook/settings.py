"""What a course says of itself in mkdocs.yml, under `extra: fieldbook:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .slugs import slug

PAPERS = ("a4", "letter")
"""The sheets that the workbook to print is made for."""

HIDDEN, LISTED, NONE = GUIDES = ("hidden", "listed", "none")
"""Where the facilitator's pages are: at their address only, in the menu and the search as well, or nowhere."""

AUTHORING = "authoring"
"""The folder below docs/ that has the guide for those who write the course, where a course names no other."""


def course_id(given: str, site_name: str) -> str:
    """Return the id under which a course keeps its learners' answers: the one given, or one made from its name."""
    return slug(given or site_name) or "course"


PACE = 200
"""Words a minute at which people read to learn, unless a course says otherwise; or characters, in Chinese.

Between 140 and 230 in most languages, for texts that are easy (S. Trauzettel-Klosinski, K. Dietz, "Standardized
Assessment of Reading Performance: The New International Reading Speed Texts IReST", 2012).
"""


def reading_pace(given: object) -> int:
    """Return the pace that a course gives, or the usual one."""
    return _minutes(given) or PACE


def reading_minutes(words: int, pace: int = PACE, seconds: int = 0) -> int:
    """Return how many minutes it takes to read so many words and to see films of so many seconds, and at least one."""
    return max(1, round(words / pace + seconds / 60))


def _minutes(given: object) -> int:
    """Return a whole number of minutes; 0 for none, and for what is no such number."""
    return given if isinstance(given, int) and not isinstance(given, bool) and given > 0 else 0


def _text(given: object) -> str:
    """Return what is said as a text, which YAML may have taken for a number or a date."""
    return "" if given is None else str(given).strip()


def _groups(given: object) -> tuple[tuple[str, ...], ...]:
    """Return lists of words that mean the same, as far as they are that."""
    groups = given if isinstance(given, list) else []
    return tuple(tuple(map(str, group)) for group in groups if isinstance(group, list))


class Search(NamedTuple):
    """How people search. `keys`: whether a letter opens it. Words of one of the `synonyms` stand for each other."""

    keys: bool = True
    synonyms: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, given: object) -> Search:
        """Read what stands under `search:`."""
        search = given if isinstance(given, Mapping) else {}
        return cls(search.get("keys") is not False, _groups(search.get("synonyms")))


class Settings(NamedTuple):
    """The course's settings. `id` leads the keys under which learners' answers are kept: it stays for ever.

    `paper` names the sheets that the workbook is made for: "a4" or "letter". `facilitators_guide` is one of `GUIDES`.
    `session_minutes` is after how many minutes without a key a session on a public computer ends; 0 is never.
    `version` and `date` are those of the course, as its author calls them.
    `reading_pace` is how many words of a lesson are read in a minute.
    `authors_guide` is the folder below docs/ with the pages for those who write the course, "" for none.
    """

    id: str
    language: str = "en"
    paper: str = "a4"
    facilitators_guide: str = HIDDEN
    session_minutes: int = 0
    version: str = ""
    date: str = ""
    authors_guide: str = AUTHORING
    search: Search = Search()
    reading_pace: int = PACE

    @classmethod
    def of(cls, extra: Mapping[str, Any], site_name: str, language: str) -> Settings:
        """Read the settings of a course, with what mkdocs.yml says elsewhere where they are silent."""
        given = extra.get("fieldbook")
        settings = given if isinstance(given, Mapping) else {}
        name = course_id(str(settings.get("id") or ""), site_name)
        guide = settings.get("facilitators_guide")
        folder = settings.get("authors_guide")
        return cls(
            name,
            language,
            str(settings.get("paper") or "a4").lower(),
            HIDDEN if guide is None else str(guide).lower(),
            _minutes(settings.get("session_minutes")),
            _text(settings.get("version")),
            _text(settings.get("date")),
            AUTHORING if folder is None else str(folder).strip("/"),
            Search.of(settings.get("search")),
            reading_pace(settings.get("reading_pace")),
        )
