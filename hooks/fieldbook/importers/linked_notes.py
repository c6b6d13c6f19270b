"""Footnotes of web pages: a link to a note that links back, as Markdown's notes."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .ledger import Ledger

_MARK = re.compile(r"^[\s\[(]*(?:\d{1,3}|[ivxlc]{1,5}|[*†‡§]|[a-z]{1,2})[\s\])]*$", re.I)
_BACKWARDS = re.compile(r"^#(?:ftnt_ref|_ftnref|_ednref|sd(?:footnote|endnote)\d+anc)")
_BLOCKS = ("ul", "ol", "pre", "table", "blockquote")
_COMMENT = re.compile(r"cmnt|_msocom|_msoanchor", re.I)
_BACK = re.compile(r"^[\s\u00a0]*(?:\[?\w{1,5}\]?[.)]?|[↑^↩⤴]\ufe0e?)?[\s\u00a0]*$")


def append(soup: BeautifulSoup, notes: str) -> None:
    """Put notes that were taken out of a page at its end."""
    if notes and soup.body and (moved := BeautifulSoup(notes, "html5lib").body):
        soup.body.extend(["\n\n", *list(moved.contents), "\n"])


def take_notes(soup: BeautifulSoup, ledger: Ledger | None = None) -> str:
    """Turn marks of notes into `[^1]`, take the notes out, and return them as Markdown; comments go."""
    # A page may have notes of Markdown's besides.
    prefix = "linked-" if "[^" in soup.get_text() else ""
    notes: list[str] = []
    numbers: dict[str, int] = {}
    places = _places(soup)
    for link in soup.find_all("a", href=re.compile("^#.")):
        if link.parent is None:
            continue
        target = str(link["href"])[1:]
        if _COMMENT.search(target):
            _drop_comment(link, places.get(target))
            continue
        own = str(link.get("id") or link.get("name") or "")
        note = places.get(target)
        known = target in numbers
        if note is None or not (known or _leads_back(note, own, link)) or not _MARK.match(link.get_text()):
            continue
        if ledger and _block(note).find(_BLOCKS) is not None:
            # A footnote is one paragraph.
            continue
        if not known:
            text, backs = _note_text(note, link.get_text())
            numbers[target] = len(numbers) + 1
            notes.append(f"[^{prefix}{numbers[target]}]: {text}")
            if ledger:
                ledger.became(note.sourceline or 0, "a note that a link leads to became a footnote", backs)
        outer = link.parent if isinstance(link.parent, Tag) and link.parent.name == "sup" else link
        if ledger:
            # The mark was a part of the word that it stood behind.
            before = re.search(r"\w*$", str(outer.previous_sibling or ""))
            what = "a link to a note became the mark of a footnote"
            ledger.became(link.sourceline or 0, what, f"{before[0] if before else ''}{link.get_text().strip()}")
        outer.replace_with(f"[^{prefix}{numbers[target]}]")
    return "\n\n".join(notes)


def _places(soup: BeautifulSoup) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for node in soup.find_all(True):
        for key in ("id", "name"):
            if node.get(key):
                found.setdefault(str(node[key]), node)
    return found


def _block(note: Tag) -> Tag:
    """Return the block that holds a note: an item of a list, or the paragraph around its mark."""
    if note.name in ("li", "div", "p", "dd", "aside"):
        return note
    found = note.find_parent(["li", "p", "div", "dd"])
    if not isinstance(found, Tag):
        return note
    outer = found.parent
    if not isinstance(outer, Tag) or outer.name != "div" or outer.find_parent("div") is not None:
        return found
    # Each note is in a box of its own, with all of its paragraphs.
    holds_one = len(outer.find_all("a", href=_BACKWARDS)) == 1
    return outer if holds_one and found.find_previous_sibling() is None else found


def _leads_back(note: Tag, own: str, link: Tag) -> bool:
    block = _block(note)
    backs = [str(back["href"])[1:] for back in [*block.find_all("a", href=True), *([note] if note.get("href") else [])]]
    holder = link.find_parent(attrs={"id": True})
    names = {own, str(holder["id"]) if isinstance(holder, Tag) else ""}
    return block is not link.find_parent(["li", "p", "div", "dd"]) and bool(names & set(backs) - {""})


def _note_text(note: Tag, mark: str) -> tuple[str, str]:
    """Take a note out; return its text, and what led back from it or repeated its mark."""
    block = _block(note)
    backs: list[str] = []
    for back in block.find_all("a", href=True):
        if str(back["href"]).startswith("#") and _BACK.match(back.get_text()):
            outer = back.parent if isinstance(back.parent, Tag) and back.parent.name == "sup" else back
            backs.append(outer.extract().get_text())
    for anchor in block.find_all("a", href=False):
        anchor.unwrap()
    for paragraph in block.find_all("p"):
        paragraph.insert_after(" ")
        paragraph.unwrap()
    for span in block.find_all("span"):
        span.unwrap()
    text = " ".join(block.decode_contents().replace("\u00a0", " ").split()).lstrip("^ ").strip()
    typed = re.match(rf"[\[(]*{re.escape(mark.strip('[]() '))}[\]).:]+\s+", text)
    if typed:
        backs.append(typed[0])
        text = text[typed.end() :]
    holder = block.parent
    block.extract()
    while isinstance(holder, Tag) and holder.name in ("ol", "ul", "div", "section") and not holder.get_text(strip=True):
        empty, holder = holder, holder.parent
        empty.extract()
    return text, " ".join(backs)


def _drop_comment(link: Tag, comment: Tag | None) -> None:
    outer = link.parent if isinstance(link.parent, Tag) and link.parent.name in ("sup", "span") else link
    if comment is not None:
        block = _block(comment)
        if block is not link.find_parent(["li", "p", "div", "dd"]):
            block.extract()
    if outer.parent is not None and _MARK.match(outer.get_text()):
        outer.extract()
