"""A chapter without what the file says already, and without the spaces by which templates are indented."""

from __future__ import annotations

import re

from .trees import Tree, drop, query

_MARKS = ("data-score", "data-finish-sheet", "data-record-sheet-id")
# To look for each among attributes takes half as long as for all of them in elements.
_COUNTED = query(" | ".join(f"//@{name}/parent::*[not(ancestor::template)]" for name in _MARKS))
_FIELDS = query("//*[@data-field]")
_NAMES = ("data-of", "data-fields-of", "data-fields", "data-judged")
# In what libxml2 writes, names have small letters; and what begins with one of two signs is found quickly.
_AS_TYPED_OR_INDENT = re.compile(r"<(pre|code|textarea|script|style)\b.*?</\1>|\n[ \t]+(?=[<\n])", re.DOTALL)


def forget_names(tree: Tree) -> None:
    """Take out the names of a worksheet's fields but where its controls bear them.

    Pages of a site have them where answers are counted, since the worksheets are on others: `single-names.js` puts them
    back. Around a control they are for programs that read lessons. In a course of some lessons they take 12 kB.
    """
    for element in _COUNTED(tree):
        drop(element, *_NAMES)
    for element in _FIELDS(tree):
        drop(element, "data-field")


def without_indents(html: str) -> str:
    """Return HTML without the spaces that lead to a tag, and without those on empty lines."""
    return _AS_TYPED_OR_INDENT.sub(lambda match: match[0] if match[1] else "\n", html)
