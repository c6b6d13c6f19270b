"""Pages that say nothing: without words, made by programs of the old site, or not written yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .document import Draft
from .plan import SourceDocument

_DEFINITIONS = re.compile(r"(?m)^ {0,3}\[[^\]\n]+\]:[^\n]*$")
_UNWRITTEN = re.compile(r"(?:FIXME|TODO|TBD)\W*")
_MADE = re.compile(r"(?:`r [^`]*`\s*)+")
_HEADINGS = re.compile(r"(?m)^[ \t]*#{1,6}[ \t][^\n]*$")


def kept(documents: list[SourceDocument], drafts: Mapping[str, Draft]) -> list[SourceDocument]:
    """Return the documents that say something; of the others, their notes tell why they are left out."""
    return [document for document in documents if document.home or not _is_left_out(document, drafts[document.path])]


def _is_left_out(document: SourceDocument, draft: Draft) -> bool:
    """Tell whether a document says nothing, and note why."""
    # A lesson with a heading alone is one that someone means to write.
    stub = document.lesson and not _HEADINGS.sub("", document.body).strip()
    said = _DEFINITIONS.sub("", draft.text).strip()
    why, words = "", draft.title
    if not draft.outcomes and not stub and not said:
        why = "a page without words of its own"
    elif _MADE.fullmatch(draft.marks.plain(draft.text).strip()):
        why = "a page that the old site's programs made"
    elif not document.lesson and _UNWRITTEN.fullmatch(said):
        why, words = "it holds no words yet", f"{draft.title} {draft.text}"
    if why:
        document.ledger.left_out(0, why, words)
    return bool(why)
