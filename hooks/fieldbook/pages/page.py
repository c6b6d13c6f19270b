"""A page that no one writes: made in each build from the whole course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..model import Course
from ..reader import Source


@dataclass(frozen=True, slots=True)
class Book:
    """What generated pages are made from: the course, and the HTML of each worksheet by its id.

    The HTML's addresses are those of the worksheet's own lesson.
    """

    course: Course
    worksheets: Mapping[str, str] = field(default_factory=dict)


class GeneratedPage(NamedTuple):
    """A page at `path` below docs/, with the label `title` as its title and the template `fieldbook/SLOT.html`.

    The label `about` describes it to search engines.

    An author may write a file of that path: then its text stands first, and the generated part below it. The
    page is made where `wanted` says so of the course's sources. `context` gives the template what it needs
    besides `course`; `searched` says whether the search finds the page. Where a page that is `for_facilitators`
    stands, if anywhere, the course's settings say.
    """

    path: str
    title: str
    about: str
    slot: str
    wanted: Callable[[Iterable[Source]], bool]
    context: Callable[[Book], Mapping[str, Any]]
    searched: bool = True
    for_facilitators: bool = False
