"""From a file's bytes to its text, in whatever encoding an author's program has saved it."""

from __future__ import annotations

import codecs

from .diagnostics import Diagnostic


def as_text(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text, as well as it can be read, and what is wrong with the encoding; `name` is the file's."""
    hint = 'save it again with the encoding "UTF-8"'
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        problem = Diagnostic(name, 0, 0, "file-encoding", "the file is saved as UTF-16", hint)
        return data.decode("utf-16", errors="replace"), (problem,)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Diagnostic(name, line, 0, "file-encoding", "the file is not saved as UTF-8", hint)
        return data.decode("cp1252", errors="replace"), (problem,)
