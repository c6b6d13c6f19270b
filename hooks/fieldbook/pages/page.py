"""A page that no one writes: made in each build from the whole course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from ..model import Course
from ..reader import Source


class Download(NamedTuple):
    """A file to carry off: the label of its `name`, its address below site/, and whether the kit has it, too."""

    name: str
    address: str
    in_kit: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """What generated pages are made from: the course, the HTML of each worksheet by its id, what there is to carry off.

    The HTML's addresses are those of the worksheet's own lesson. `guides` are the pages for facilitators that the
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
    page is made where `wanted` says so of the course's sources. `context` gives the template what it needs
    besides `course`; `searched` says whether the search finds more of the page than its title and
    its first words; `listed` whether the nav names it, and the search finds it at all. Where a
    page that is `for_facilitators` stands, if anywhere, the course's settings say.

    `script` and `style` are the joined files that it needs besides those of every page (see `site/assets.py`), `words`
    the groups of labels that its script shows. Of a page that is `long`, the headings are at hand beside it.
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
