"""The links of a lesson, settled once all lessons and files have their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from . import headings
from .addresses import Addresses, Aim, Way, relative
from .document import Draft
from .notation import scalar
from .placeholders import ANY_TARGET
from .places import asset_place
from .plan import SourceDocument
from .spots import Above

_IMAGE = re.compile(rf"!\[(?P<text>[^\[\]]*)\]\((?P<mark>{ANY_TARGET})(?P<rest>[^()\n]*)\)")
_LINK = re.compile(
    rf"(?<!!)\[(?P<text>(?:[^\[\]]|!?\[[^\[\]]*\](?:\([^()\n]*\))?)*)\]\((?P<mark>{ANY_TARGET})(?P<rest>[^()\n]*)\)"
)
_FILM = re.compile(
    rf"(?ms)^(?P<head>(?P<lead>[ \t]*)(?P<slashes>/{{3,}}) video(?: \| (?P<title>[^\n]*))?\n)(?P=lead)    "
    rf'url: "?(?P<mark>{ANY_TARGET})"?\n(?P<rest>.*?)(?P<end>^(?P=lead)(?P=slashes)$)'
)
_DEFINITION = re.compile(rf"(?m)^ {{0,3}}\[(?P<name>[^\]\n]+)\]:[ \t]*(?P<mark>{ANY_TARGET})(?P<rest>[^\n]*)(?:\n|\Z)")
_WORDLESS = re.compile(r"(?<![!\]\w])\[[ \t]*\]\[[^\[\]\n]+\]")
"""A link without words to a definition, as is left of a sign of an old site's theme."""
TOP = "top"
"""What browsers call the beginning of any page."""


class Anchors:
    """The names of a lesson's headings, found by those that other builders gave them, too."""

    def __init__(self, named: Iterable[tuple[str, set[str]]]) -> None:
        self._own: dict[str, tuple[int, str]] = {}
        self._others: dict[str, tuple[int, str]] = {}
        for number, (name, others) in enumerate(named):
            self._own.setdefault(name, (number, name))
            for other in others:
                self._others.setdefault(other.casefold(), (number, name))

    def find(self, fragment: str) -> str:
        """Return the name of the first heading that a link with this fragment may mean, "" for none."""
        alike = (self._own.get(fragment), self._others.get(fragment.casefold()))
        return min((one for one in alike if one), default=(0, ""))[1]


@dataclass(slots=True)
class Library:
    """Where everything lies: lessons by their source, the names of their headings, the files that came along.

    `taken` are the places of files, with those of an earlier import, which they keep. `linked` are the names of the
    headings that links lead to, by the place of their lesson.
    """

    addresses: Addresses
    places: Mapping[str, str]
    taken: dict[str, str]
    anchors: dict[str, Anchors] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    linked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _folders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the folders of lessons, by their names without capitals."""
        folders = {parent.as_posix() for place in self.places.values() for parent in PurePosixPath(place).parents}
        self._folders.update((folder.casefold(), folder) for folder in folders)

    def file(self, name: str) -> str:
        """Return the place of a file of the source, which comes along from now on."""
        if name not in self.files:
            folder = self.addresses.plan.folder
            inner = name.removeprefix(f"{folder}/") if folder else name
            self.files[name] = asset_place(inner, name, self.taken, self._folders)
        return self.files[name]


class Links:
    """Settles the links of one lesson."""

    def __init__(self, library: Library, document: SourceDocument, draft: Draft) -> None:
        self.library, self.document, self.draft = library, document, draft
        self.place = library.places[document.path]

    def settle(self, text: str) -> str:
        """Return a lesson's text with addresses for marks; a link that leads nowhere leaves its words."""
        text = _FILM.sub(self._film, text)
        text = _IMAGE.sub(self._picture, text)
        text = _LINK.sub(self._link, text)
        text = self._definitions(_WORDLESS.sub("", text))
        return self.draft.marks.resolve(text, lambda number: self._address(number) or "#")

    def _film(self, match: re.Match[str]) -> str:
        """Return a video whose file comes along; of one that is nowhere, its words."""
        url = self._address(_number(match["mark"]))
        if url:
            option = f"{match['lead']}    url: {scalar(url)}\n"
            return f"{match['head']}{option}{match['rest']}{match['end']}"
        words = re.sub(r"(?m)^[ \t]+(?:length|start|end): .*\n", "", match["rest"])
        return f"{match['title'] or ''}\n\n{words}"

    def _picture(self, match: re.Match[str]) -> str:
        url = self._address(_number(match["mark"]), picture=True)
        alt = match["text"]
        if url:
            return f"![{alt}]({url}{match['rest']})"
        return f"*{alt}*" if alt.strip() else ""

    def _link(self, match: re.Match[str]) -> str:
        if not match["text"].strip():
            # Nobody could see or press it.
            return ""
        url = self._address(_number(match["mark"]))
        text = match["text"]
        if text.strip().lower().endswith((".md", ".mdx")) and (title := self._title(_number(match["mark"]))):
            said = f"the words of a link to {text.strip()}, its file, became the title of that lesson"
            self.document.ledger.became(self.draft.marks.targets[_number(match["mark"])][1], said, text)
            text = title
        return f"[{text}]({url}{match['rest']})" if url else text

    def _title(self, number: int) -> str:
        """Return the title of the lesson that a link leads to, "" where it leads to none."""
        aim = self.library.addresses.find(self.draft.marks.targets[number][0], self.document)
        return self.library.titles.get(aim.path, "") if aim.way is Way.LESSON and not aim.fragment else ""

    def _definitions(self, text: str) -> str:
        """Take out definitions that the lesson does not use, or that lead nowhere; each stands once."""
        used = {_label(match[1] or match[2] or match[3]) for match in _USED.finditer(text)}
        seen: set[str] = set()
        nowhere: set[str] = set()

        def kept(match: re.Match[str]) -> str:
            label = _label(match["name"])
            if label not in used or label in seen:
                return ""
            seen.add(label)
            if self._address(_number(match["mark"])):
                return match[0]
            nowhere.add(label)
            return ""

        def words(match: re.Match[str]) -> str:
            return match["words"] if _label(match["name"] or match["words"]) in nowhere else match[0]

        text = _DEFINITION.sub(kept, text)
        return _REFERS.sub(words, text) if nowhere else text

    def _address(self, number: int, *, picture: bool = False) -> str:
        """Return the address that now stands for one of the source, or "" with a note of why there is none."""
        url, line = self.draft.marks.targets[number]
        aim = self.library.addresses.find(url, self.document)
        ledger = self.document.ledger
        if aim.way is Way.ELSEWHERE:
            if picture:
                ledger.look(line, f"the picture {aim.path} is loaded from another site; put a copy into docs/")
            if aim.path != url.strip() and not url.startswith("//"):
                ledger.repaired(line, f"the link to {url} was set to {aim.path}")
            return _enclosed(aim.path)
        if aim.way is Way.FILE:
            return relative(self.library.file(aim.path), self.place)
        if aim.way in (Way.LESSON, Way.HERE):
            return self._lesson(aim, url, line)
        if aim.way is Way.GUESSED:
            ledger.look(line, f"the link to {url} was taken for {aim.path}")
            return _enclosed(aim.path)
        what = "picture" if picture else "link"
        why = (
            "what it would do is not allowed"
            if aim.way is Way.REFUSED
            else "there is nothing of that name in the source"
        )
        ledger.look(line, f"the {what} to {url or 'nothing'} was left out: {why}")
        return ""

    def _lesson(self, aim: Aim, url: str, line: int) -> str:
        place = self.library.places.get(aim.path)
        ledger = self.document.ledger
        if place is None:
            ledger.look(line, f"the link to {url} was left out: that page is not part of the course")
            return ""
        if aim.guessed:
            ledger.look(line, f"the link to {url} leads nowhere; it was set to {place}")
        name = self._anchor(aim) if aim.fragment else ""
        if aim.fragment and not name:
            ledger.look(line, f"the link to {url} names a place in the page that is not there")
            if place == self.place:
                return ""
        if name == TOP and place != self.place:
            return relative(place, self.place)
        if name:
            self.library.linked[place].add(name)
        path = "" if place == self.place and name else relative(place, self.place)
        return f"{path}#{name}" if name else path

    def _anchor(self, aim: Aim) -> str:
        anchors = self.library.anchors.get(aim.path)
        return anchors.find(aim.fragment) if anchors else ""


_USED = re.compile(
    r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\[([^\[\]]+)\]|\[([^\[\]^][^\[\]]*)\]\[\]|\[([^\[\]^][^\[\]]*)\](?![:(\[])"
)


_REFERS = re.compile(r"!?\[(?P<words>[^\[\]]+)\](?:\[(?P<name>[^\[\]]+)\]|(?:\[\])?(?![:(\[]))")
"""Words that a definition makes a link, or a picture."""


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def _number(mark: str) -> int:
    return int(re.sub(r"\D", "", mark))


def _enclosed(url: str) -> str:
    """Return an address elsewhere such that Markdown reads all of it."""
    return url.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


def anchors_of(lesson: Draft) -> Anchors:
    """Return the names of the places in a lesson."""
    text = lesson.marks.plain(lesson.text)
    # What stands in the text has its names before the title; a worksheet may only be called as its lesson is.
    named = [*headings.names(text), (TOP, lesson.names), *headings.sheet_names(text)]
    named += headings.box_names(text, [name for name, _others in named])
    return Anchors([*named, *under_headings(lesson.spots, named)])


def under_headings(spots: Mapping[str, Above], named: list[tuple[str, set[str]]]) -> list[tuple[str, set[str]]]:
    """Return, for names of places that are no headings, those of the headings above them."""
    known = {other: name for name, others in reversed(named) for other in others}
    found: list[tuple[str, set[str]]] = []
    for spot, above in spots.items():
        bare = headings.unnumbered(above.words)[0]
        said = [above.name, *sorted(headings.other_names(above.words) | headings.other_names(bare))]
        if name := next((known[one] for one in said if one in known), "" if above.words else TOP):
            found.append((name, {spot}))
    return found
