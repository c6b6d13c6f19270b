"""Looks in the engine's scripts for what the oldest browser that the course supports does not know.

Those are the browsers of the last five years, and Safari 13.0, as on tablets that stay with iPadOS 13. What is looked
for came later, by the tables of MDN; what a script asks for before it uses it stands in `ASKED_FOR`. Only syntax that
a browser can't read, and names that it does not have, end a script: attributes and styles that are unknown do not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "overrides" / "assets" / "fieldbook"
LATER = {
    "?. and ?? (Safari 13.1)": r"\?\.(?!\d)|\?\?(?!=)",
    "replaceAll (Safari 13.1)": r"\.replaceAll\(",
    "ResizeObserver (Safari 13.1)": r"\bResizeObserver\b",
    "animations (Safari 13.1)": r"\.animate\(",
    "the clipboard (Safari 13.1)": r"\bnavigator\.clipboard\b|\bClipboardItem\b",
    "logical assignment (Safari 14)": r"\|\|=|&&=|\?\?=",
    "private members (Safari 14.1)": r"(?:this|[{;])\s*\.?#\w+",
    "looking behind in a pattern (Safari 16.4)": r"/[^/\n]*\(\?<[=!]",
    "patterns with the flag d or v (Safari 15, 17)": r"/[gimsuy]*[dv][gimsuy]*\.(?:exec|test)\b",
    "replaceChildren (Safari 14)": r"\.replaceChildren\b",
    ":is and :where in a selector (Safari 14)": r"(?:querySelector(?:All)?|matches|closest)\([^)]*:(?:is|where|has)\(",
    "events of matchMedia (Safari 14)": r"matchMedia\(.*?\)\.addEventListener",
    "at (Safari 15.4)": r"\.at\(",
    "findLast (Safari 15.4)": r"\.findLast(?:Index)?\(",
    "copies of arrays (Safari 16)": r"\.(?:toSorted|toReversed|toSpliced|with)\(",
    "grouping (Safari 17.4)": r"\b(?:Object|Map)\.groupBy\b",
    "Object.hasOwn (Safari 15.4)": r"\bObject\.hasOwn\b",
    "structuredClone (Safari 15.4)": r"\bstructuredClone\b",
    "Promise.any and withResolvers (Safari 14, 17.4)": r"\bPromise\.(?:any|withResolvers)\b",
    "WeakRef (Safari 14.1)": r"\bWeakRef\b",
    "randomUUID (Safari 15.4)": r"\brandomUUID\b",
    "text and arrayBuffer of files (Safari 14)": r"\b(?:file|blob)\.(?:text|arrayBuffer|stream)\(",
    "BroadcastChannel (Safari 15.4)": r"\bBroadcastChannel\b",
    "dialogs (Safari 15.4)": r"\.showModal\b",
    "requestSubmit and showPicker (Safari 16)": r"\.(?:requestSubmit|showPicker)\b",
    "lists in words (Safari 14.1)": r"\bIntl\.(?:ListFormat|DisplayNames|Segmenter)\b",
    "idle time (Safari has none)": r"\brequestIdleCallback\b",
}
"""What is not to be used, and how it is known."""
ASKED_FOR = {
    "copy.js": ("the clipboard (Safari 13.1)",),
    "frame.js": ("ResizeObserver (Safari 13.1)",),
    "present.js": ("dialogs (Safari 15.4)",),
    "tables.js": ("ResizeObserver (Safari 13.1)",),
    # This page is for Firefox alone.
    "shared-frame.js": ("BroadcastChannel (Safari 15.4)",),
}
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)


def mistakes(name: str, text: str) -> Iterator[str]:
    """Yield what in a script came later than the oldest browser, with its line."""
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for what, pattern in LATER.items():
        if what not in ASKED_FOR.get(name, ()):
            for found in re.finditer(pattern, bare):
                yield f"{name}:{bare.count(chr(10), 0, found.start()) + 1}: {what}: {found[0].strip()}"


def main() -> int:
    """Tell what is wrong in all scripts."""
    found = [one for file in sorted(SCRIPTS.glob("*.js")) for one in mistakes(file.name, file.read_text("utf-8"))]
    for one in found:
        print(f"overrides/assets/fieldbook/{one}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
