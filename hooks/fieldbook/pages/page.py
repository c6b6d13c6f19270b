"""A generated page: made in each build from the whole course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from ..model import Course
from ..reader import Source


class Download(NamedTuple):
    """A file to download. `name` is its export's, `address` below site/; `in_kit`: the offline kit has it, too."""

    name: str
    address: str
    in_kit: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """What generated pages are made from: the course, the HTML of each worksheet by its id, the downloads.

    Links in that HTML are relative to the worksheet's own lesson. `guides` are the pages for facilitators that the
    site has.
    """

    course: Course
    worksheets: Mapping[str, str] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
    guides: tuple[GeneratedPage, ...] = ()


class Appendix(Enum):
    """For whom a generated page stands at the end of the single file."""

    FOR_NOBODY = 0
    FOR_ALL = 1
    FOR_FACILITATORS = 2


class GeneratedPage(NamedTuple):
    """A page at `path` below docs/, with the label `title` as its title and the template `fieldbook/SLOT.html`.

    The label `about` describes it to search engines.

    An author may write a file of that path: then its text stands first, and the generated part below it. The
    page is made if `wanted` returns True for the course's sources. `context` returns the variables of the
    template besides `course`. Of a page that is not `searched`, the search has only the title and the first
    words; one that is not `listed` is neither in the nav nor in the search. Whether and where a page that is
    `for_facilitators` is shown, the course's settings say.

    `script` and `style` are the joined files that it needs besides those of every page (see `site/assets.py`), `words`
    the groups of labels that its script shows. A page that is `long` has a table of contents.
    """

    path: str
    title: str
    about: str
    slot: str
    wanted: Callable[[Iterable[Source]], bool]
    context: Callable[[Book], Mapping[str, Any]]
    searched: bool = True
    for_facilitators: bool = False
    listed: bool = True
    appendix: Appendix = Appendix.FOR_NOBODY
    script: str = ""
    style: str = ""
    words: tuple[str, ...] = ()
    long: bool = False

    @property
    def address(self) -> str:
        """The page's address below site/."""
        return f"{self.path.removesuffix('.md')}.html"
