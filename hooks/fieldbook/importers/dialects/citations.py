"""What cites a reference of a BibTeX file, as pandoc and MyST write it, as notes of today's notation.

Sources: pandoc's manual (citation syntax), MyST's and sphinxcontrib-bibtex' roles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..bibliography import Reference
from ..ledger import Ledger, line_of

_KEY = r"[\w][\w:.#$%&+?~/-]*[\w]|\w"
_GROUP = re.compile(
    rf"(?P<space>[ \t]?)(?<![\w`\\!\]])\[(?P<inner>[^\[\]\n]*?-?@(?:{_KEY})(?:[^\[\]\n]|\n(?!\s*\n))*)\](?![(\[:])"
)
_ONE = re.compile(
    rf"^\s*(?P<before>[^@]*?)\s*(?P<less>-?)@(?:\{{(?P<braced>[^{{}}]+)\}}|(?P<key>{_KEY}))(?P<after>.*)$", re.S
)
_BARE = re.compile(
    rf"(?<![\w`\\@/.\[-])(?P<less>-?)@(?P<key>{_KEY})(?P<pages>[ ]\[(?P<inner>[^\[\]@\n]+)\](?![(\[:]))?"
)
_ROLE = re.compile(r"(?P<space>[ \t]?)\{(?P<role>(?:foot)?cite(?::[a-z]+)?)\}`(?P<keys>[^`\n]+)`")
_IN_TEXT = ("cite:t", "cite:ct", "cite:author")
_Note = Callable[[str], str]


def read(text: str, known: Mapping[str, Reference], ledger: Ledger) -> str:
    """Return `text` with notes for what cites one of `known`; the notes stand at its end."""
    cited: dict[str, str] = {}

    def note(key: str) -> str:
        name = re.sub(r"[^\w-]+", "-", key)
        cited[name] = known[key].note
        return f"[^{name}]"

    def told(match: re.Match[str], made: str) -> str:
        if made != match[0]:
            keys = " ".join(re.findall(rf"(?<=@)(?:{_KEY})", match[0])) or match[0].partition("`")[2]
            said = f"the citation “{match[0].strip()}” became a note"
            ledger.became(line_of(match.string, match.start()), said, keys)
        # A note stands right behind what it is for.
        space = match.groupdict().get("space") or ""
        return made if made == match[0] or made.startswith("[^") else f"{space}{made}"

    def grouped(match: re.Match[str]) -> str:
        return told(match, _group(match, known, note))

    def bare(match: re.Match[str]) -> str:
        if match["key"] not in known:
            return match[0]
        shown = known[match["key"]]
        pages = f", {match['inner']}" if match["inner"] else ""
        year = f"{shown.year}{pages}" if shown.year else pages.strip(", ")
        said = year if match["less"] else f"{shown.names} ({year})" if year else shown.names
        return told(match, f"{said}{note(match['key'])}")

    text = _GROUP.sub(grouped, text)
    text = _BARE.sub(bare, text)
    text = _ROLE.sub(lambda match: told(match, _role(match, known, note)), text)
    notes = [f"[^{name}]: {said}" for name, said in cited.items()]
    return "\n\n".join([text.rstrip("\n"), *notes]) + "\n" if notes else text


def _group(match: re.Match[str], known: Mapping[str, Reference], note: _Note) -> str:
    """Return the notes of a group, with what it says beside them in round brackets."""
    ones = [_ONE.match(part) for part in match["inner"].split(";")]
    if not all(one and (one["braced"] or one["key"]) in known for one in ones):
        return match[0]
    said = []
    for one in filter(None, ones):
        mark = note(one["braced"] or one["key"])
        said.append((f"{one['before'].strip()} ".lstrip(), mark, " ".join(one["after"].strip(" ,").split())))
    if any(before or after for before, _mark, after in said):
        inner = "; ".join(
            f"{before.rstrip()}{mark}{f', {after}' if after else ''}".lstrip(", ") for before, mark, after in said
        )
        return f"({inner})"
    return "".join(mark for _before, mark, _after in said)


def _role(match: re.Match[str], known: Mapping[str, Reference], note: _Note) -> str:
    keys = [key.strip() for key in match["keys"].split(",")]
    if not all(key in known for key in keys):
        return match[0]
    named = match["role"] in _IN_TEXT
    return (", " if named else "").join(
        f"{known[key].names} ({known[key].year}){note(key)}" if named else note(key) for key in keys
    )
