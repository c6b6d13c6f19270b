"""Whether anything was lost: the words that a source shows, against those that its lesson shows, in order.

The source's words are read from its text by a way of its own, much shorter than the one that converts it, so
that the converter's mistakes show. Both sides leave out what no reader sees: tags, attributes, addresses.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from .elements import KNOWN
from .names import names

_FENCE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})[^`\n]*\n(.*?)(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.M | re.S
)
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:[^\n]|\n(?!\s*\n))+?)(?<!`)\1(?!`)")
_UNSEEN = re.compile(
    r"<!doctype\b[^>]*>|<!--.*?-->|<(script|style|svg|noscript|template|math|iframe|object|head)\b[^>]*>.*?</\1\s*>"
    r"|\{%-?\s*comment.*?endcomment\s*-?%\}|\{::comment\}.*?\{:/(?:comment)?\}"
    r"|\{%-?\s*(for|case|tablerow)\b.*?end\2\s*-?%\}",
    re.S | re.I,
)
_TITLES = re.compile(
    r"\{%-?\s*(?:tab|code|step|hint|callout|note|tip|warning)\b[^%]*?\b(?:title|header)\s*=\s*[\"']([^\"'%]*)[\"'][^%]*%\}"
)
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_LISTS = re.compile(r"\{:[^{}\n]*\}|\{#[A-Za-z][^{}\n]*\}|\{::?[^{}\n]*/?\}|\{[.#][\w-][^{}\n]*\}")
_LINK = re.compile(
    r"\]\([ \t]*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”))?[ \t]*\)"
)
_SPACED_LINK = re.compile(r"\]\([^()\n<>\"']*\.\w{2,5}[ \t]*\)")
_REFERENCE = re.compile(
    r"(?m)^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$"
)
_LABELS = re.compile(r"\]\[[^\]\n]*\]")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_AUTO = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w.-]+)>")
_ALT = re.compile(r"<img\b[^>]*?\balt\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|“([^”<]*)”)[^<>]*>", re.I)
_TAG = re.compile(
    r"</?([A-Za-z][\w:.-]*)(?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*>|</?([A-Za-z][\w:.-]*)(?:[^<>\n]*>|\s[^<>]*=[^<>]*(?=<))"
)
_MARKER = re.compile(r"(?m)^[ \t>]*(?:\d+[.)](?=\s))")
_LINE_MARKER = re.compile(
    r"(?m)^([ \t>]*)(?:\*\*)?\[!?(?:note|tip|info|important|warning|caution|danger|success)\]", re.I
)
_WORD = re.compile(r"\w+")
_DROPPED = str.maketrans("", "", "*_`~\\\u00ad\u200b\u2060")
_INLINE = names(
    "a abbr b big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup tt u var"
)
_TELLING = 4
"""Letters from which on a single word counts as the one that is missed elsewhere."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted: all words, those that the lesson shows, those listed with a reason, and those lost."""

    total: int
    shown: int
    listed: int
    lost: tuple[str, ...] = ()

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.total + other.total, self.shown + other.shown, self.listed + other.listed, self.lost + other.lost
        )


def words(text: str) -> list[str]:
    """Return the words of plain text, without what marks emphasis in some notations."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_DROPPED)))


def source_words(body: str) -> list[str]:
    """Return the words that a source shows: Markdown, HTML and template tags taken off."""
    code: list[str] = []

    def aside(match: re.Match[str]) -> str:
        code.append(match[2] if "\n" in match[0] else match[2].strip())
        return f"\ue000{len(code) - 1}\ue001"

    text = _SPAN.sub(aside, _FENCE.sub(aside, body))
    text = _UNSEEN.sub(" ", text)
    text = _TEMPLATE.sub(" ", _TITLES.sub(r" \1 ", text))
    text = _LISTS.sub(" ", text)
    text = _REFERENCE.sub(" ", _SPACED_LINK.sub("] ", _LINK.sub("] ", text)))
    text = _LABELS.sub("] ", _NOTE.sub(" ", text))
    text = _LINE_MARKER.sub(r"\1", text)
    text = _AUTO.sub(r" \1 ", text)
    text = _ALT.sub(lambda match: f" {match[1] or match[2] or match[3] or ''} ", text)
    text = _TAG.sub(_tag, text)
    text = unescape(_MARKER.sub(" ", text))
    return words(re.sub("\ue000(\\d+)\ue001", lambda match: code[int(match[1])], text))


def _tag(match: re.Match[str]) -> str:
    name = (match[1] or match[2]).lower()
    if name not in KNOWN:
        return "" if ":" in name else match[0]
    return "" if name in _INLINE else " "


def shown_words(html: str) -> list[str]:
    """Return the words that a rendered lesson shows, texts of pictures included."""
    page = _Shown()
    page.feed(html)
    page.close()
    return words("".join(page.pieces))


class _Shown(HTMLParser):
    """Gathers the text of a rendered page; the marks of footnotes are no words."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "style") or "footnote-" in (given.get("class") or ""):
            self._unseen = self._unseen or (tag if tag in ("script", "style", "a") else "")
        elif tag == "img":
            self.pieces.append(f" {given.get('alt') or ''} ")
        elif tag not in _INLINE:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag not in _INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


def compare(pairs: Iterable[tuple[list[str], list[str]]], listed: Iterable[str]) -> Measure:
    """Return how many words of the source the lesson shows, in order or as whole passages that moved.

    `pairs` hold what the source shows and what the lesson shows, part by part. `listed` are texts that the
    report gives with a reason; what misses is looked for there next.
    """
    reasons = Counter(word for text in listed for word in words(text))
    total = 0
    missing: list[str] = []
    for source, shown in pairs:
        total += len(source)
        missing += _missing(source, shown)
    lost: list[str] = []
    for word in missing:
        if reasons[word] > 0:
            reasons[word] -= 1
        else:
            lost.append(word)
    return Measure(total, total - len(missing), len(missing) - len(lost), tuple(lost))


def _missing(source: list[str], shown: list[str]) -> list[str]:
    absent, spare = _aligned(source, shown)
    pool = _Pool(spare, shown)
    return [word for passage in _passages(absent) for word in pool.take([source[index] for index in passage])]


def _aligned(source: list[str], shown: list[str]) -> tuple[list[int], list[int]]:
    """Walk both sides together; return the indices of what the lesson misses and of what it has besides.

    Where they differ, both go on at the nearest place where three words agree: linear in all but odd cases,
    and never counting a word that is not there in order.
    """
    places = defaultdict(list)
    for index in range(len(shown)):
        places[tuple(shown[index : index + 3])].append(index)
    missing: list[int] = []
    spare: list[int] = []
    at = there = 0
    while at < len(source) and there < len(shown):
        if source[at] == shown[there]:
            at, there = at + 1, there + 1
            continue
        step = _pasted(source, shown, at, there)
        if step:
            at, there = at + step[0], there + step[1]
            continue
        next_at, next_there = _meet(source, places, at, there)
        missing += range(at, min(next_at, len(source)))
        spare += range(there, min(next_there, len(shown)))
        at, there = next_at, next_there
    missing += range(at, len(source))
    spare += range(there, len(shown))
    return missing, spare


def _pasted(source: list[str], shown: list[str], at: int, there: int) -> tuple[int, int] | None:
    """Tell whether a word of one side is two or three of the other, put together."""
    for count in (2, 3):
        if "".join(source[at : at + count]) == shown[there] and at + count <= len(source):
            return count, 1
        if "".join(shown[there : there + count]) == source[at] and there + count <= len(shown):
            return 1, count
    return None


def _meet(source: list[str], places: dict[tuple[str, ...], list[int]], at: int, there: int) -> tuple[int, int]:
    """Return the nearest pair of places, from here on, where both sides agree."""
    best: tuple[int, int] | None = None
    limit = len(source)
    index = at
    while index < limit:
        found = next((place for place in places.get(tuple(source[index : index + 3]), ()) if place >= there), None)
        if found is not None:
            cost = (index - at) + (found - there)
            if best is None or cost < (best[0] - at) + (best[1] - there):
                best = (index, found)
            limit = min(limit, at + (best[0] - at) + (best[1] - there))
        index += 1
    return best or (len(source), there if at >= len(source) else 10**9)


def _passages(indices: list[int]) -> list[list[int]]:
    """Part indices where they do not follow each other."""
    found: list[list[int]] = []
    for index in indices:
        if found and found[-1][-1] == index - 1:
            found[-1].append(index)
        else:
            found.append([index])
    return found


class _Pool:
    """The words that a lesson has besides, in their order, to find passages that moved."""

    def __init__(self, spare: list[int], shown: list[str]) -> None:
        self.runs = [[shown[index] for index in run] for run in _passages(spare)]

    def take(self, passage: list[str]) -> list[str]:
        """Take the words of a passage, longest runs first; return those that are nowhere."""
        if not passage:
            return []
        for size in range(len(passage), 0, -1):
            if size == 1 and len(passage) > 1:
                # A cell and its heading may change places; words that the engine itself writes are short.
                return [word for word in passage if len(word) < _TELLING or not self._taken([word])]
            for start in range(len(passage) - size + 1):
                if self._taken(passage[start : start + size]):
                    return self.take(passage[:start]) + self.take(passage[start + size :])
            if size > 400:
                # Long passages are rarely moved whole; looking for every length of them would take for ever.
                return self.take(passage[: size // 2]) + self.take(passage[size // 2 :])
        return passage

    def _taken(self, wanted: list[str]) -> bool:
        for number, run in enumerate(self.runs):
            for start in range(len(run) - len(wanted) + 1):
                if run[start : start + len(wanted)] == wanted:
                    self.runs[number : number + 1] = [run[:start], run[start + len(wanted) :]]
                    return True
        return False
