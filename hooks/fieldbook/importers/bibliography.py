"""References of BibTeX files, as the notes that readers see: authors, title, where and when it was published.

Source: the BibTeX manual (entries, fields, names, braces). Only what a note needs is read; macros of LaTeX within
texts are taken for what they most often stand for, an accent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_ENTRY = re.compile(r"@(?P<kind>[A-Za-z]+)\s*[{(]\s*(?P<key>[^\s,{}]+)\s*,")
_FIELD = re.compile(r"\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*")
_ACCENT = re.compile(r"\{?\\(?P<sign>[\"'`^~=.uvHcdbkr])\s*\{?(?P<letter>\\?[A-Za-z])\}?\}?")
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "oe": "œ"}
_LETTER = re.compile(r"\{?\\(?P<name>ss|ae|AE|aa|AA|oe|[oOlL])(?![A-Za-z])\s*(?:\{\})?\}?")
_MACRO = re.compile(r"\\(?:url|emph|textit|textbf|textsc|texttt|href)\b\s*")
_AND = re.compile(r"\s+and\s+")
_MANY = 3
"""Authors from which on only the first is named in the text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: its authors as a text names them, its year, and all of it as a note."""

    names: str
    year: str
    note: str


def references(text: str) -> dict[str, Reference]:
    """Return the references of a BibTeX file by their keys."""
    found: dict[str, Reference] = {}
    for match in _ENTRY.finditer(text):
        if match["kind"].lower() not in ("comment", "string", "preamble"):
            found.setdefault(match["key"], _reference(dict(_fields(text, match.end()))))
    return found


def _fields(text: str, at: int) -> Iterator[tuple[str, str]]:
    """Yield the fields of the entry whose key ends at `at`, braces and macros taken off."""
    while match := _FIELD.match(text, at):
        end = _end(text, match.end())
        # Authors are parted by words outside of braces.
        raw = text[match.end() : end].strip()
        yield match["name"].lower(), _plain(raw) if match["name"].lower() not in ("author", "editor") else raw
        comma = re.compile(r"\s*,").match(text, end)
        if comma is None:
            return
        at = comma.end()


def _end(text: str, at: int) -> int:
    """Return where the value that begins at `at` ends."""
    depth, quoted = 0, text[at : at + 1] == '"'
    for index in range(at, len(text)):
        sign = text[index]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return index
        elif sign == '"' and quoted and depth == 0 and index > at:
            return index + 1
        elif sign == "," and depth == 0 and not quoted:
            return index
    return len(text)


def _plain(text: str) -> str:
    text = re.sub(r'^\s*"(.*)"\s*$', r"\1", text.strip(), flags=re.S)
    text = _ACCENT.sub(lambda match: match["letter"].lstrip("\\") + _ACCENTS[match["sign"]], text)
    text = _LETTER.sub(lambda match: _LETTERS[match["name"]], text)
    text = re.sub(r"\\([&%$#_])", r"\1", _MACRO.sub("", text)).replace("~", " ")
    text = text.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _people(raw: str) -> list[str]:
    """Return names in full, the family name first where it is known."""
    bare = raw.strip().removeprefix('"').removesuffix('"')
    if bare.startswith("{") and _end(f"{bare},", 0) == len(bare):
        bare = bare[1:-1]
    return [_plain(name) for name in _AND.split(bare) if name.strip()]


def _family(name: str) -> str:
    """Return the family name of a person; what has many words is an organization."""
    if "," in name:
        return name.partition(",")[0]
    return name.rsplit(" ", maxsplit=1)[-1] if name.count(" ") < _MANY else name


def _reference(given: Mapping[str, str]) -> Reference:
    people = _people(given.get("author") or given.get("editor") or given.get("organization", ""))
    year = given.get("year") or given.get("date", "")[:4]
    families = [_family(name) for name in people]
    named = f"{families[0]} et al." if len(families) >= _MANY else " & ".join(families)
    title = given.get("title", "").rstrip(".")
    inside = given.get("journal") or given.get("journaltitle") or given.get("booktitle", "")
    title = f"“{title}.”" if inside else f"*{title}*."
    place = ": ".join(part for part in (given.get("address") or given.get("location"), given.get("publisher")) if part)
    numbers = [given.get("volume", ""), f"no. {given['number']}" if given.get("number") else ""]
    inside = " ".join(part for part in (f"*{inside}*" if inside else "", ", ".join(filter(None, numbers))) if part)
    pages = f": {given['pages']}" if given.get("pages") else ""
    where = ", ".join(part for part in (place or given.get("school") or given.get("institution"), year) if part)
    published = f"{inside} ({where}){pages}" if inside and where else inside + where
    url = f"https://doi.org/{given['doi'].removeprefix('https://doi.org/')}" if given.get("doi") else given.get("url")
    parts = ["; ".join(people).rstrip(".") + "." if people else "", title, published + "." if published else ""]
    note = " ".join(part for part in parts if part.strip("*.")) + (f" <{url}>" if url else "")
    return Reference(named or title.strip("“”*."), year, note)
