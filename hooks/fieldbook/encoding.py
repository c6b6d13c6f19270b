"""From a file's bytes to its text, in whatever encoding an author's program has saved it, and back to UTF-8."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from .diagnostics import Diagnostic

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# The importer's own marks lie in plane 15, the engine's in U+E0A0 to U+E0A3: a document may hold neither.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ue0a0-\ue0a3\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U000fffff]"
)
_ZIP = b"PK\x03\x04"
"""How documents of Word and LibreOffice begin."""
_OF_WORD = b"word/document"
"""The name of a file in every document of Word."""
_OTHER_DOCUMENTS = (b"{\\rtf", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""How rich text, PDF, and documents of Word of old begin."""
_OF_THE_WEB = re.compile(r"(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_HEAD = 2000
"""How a page of the web begins, and the characters among which that stands."""
_FEW = 8
_BINARY = 0.1
"""The number and the share of control characters from which on a file is no text."""
_AT_ONCE = 100_000
"""Characters that are encoded in one go: a page that shows a long course has millions."""


def as_text(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text, as well as it can be read, and what is wrong with the encoding; `name` is the file's.

    The mark at the beginning of a file of UTF-8 stays, so that it can be reported where it stands.
    """
    try:
        text, odd_line = data.decode("utf-8"), 0
    except UnicodeDecodeError as error:
        text, odd_line = "", data.count(b"\n", 0, error.start) + 1
    encoding = ""
    if odd_line or "\x00" in text:
        text, encoding = decode(data)
    if other := _other_kind(data, text):
        return text, (Diagnostic(name, 1, 0, "file-kind", *other),)
    if not encoding:
        return text, ()
    wide = encoding.startswith("UTF-16")
    what = "the file is saved as UTF-16" if wide else "the file is not saved as UTF-8"
    hint = 'save it again with the encoding "UTF-8"'
    return text, (Diagnostic(name, 0 if wide else odd_line, 0, "file-encoding", what, hint),)


def _other_kind(data: bytes, text: str) -> tuple[str, str] | None:
    """Return what a file is that is no page at all, and what to do; None for one that may be a page."""
    if data.startswith((_ZIP, *_OTHER_DOCUMENTS)):
        is_word = data.startswith(_ZIP) and _OF_WORD in data
        again = "name it .docx, as it was called" if is_word else "save it in a word processor as .docx"
        hint = f'{again}, and bring that in with "fieldbook import"'
        return "this is no text, but a document of an office program", hint
    if _OF_THE_WEB.match(text[:_HEAD].lstrip("\ufeff \t\r\n")):
        hint = 'write it in Markdown: "fieldbook import" does, once the file is called .html'
        return "this is a page of the web, and no lesson", hint
    return None


def as_plain_text(data: bytes) -> tuple[str, str]:
    """Return the text of a document of any system, and what was odd about its bytes ("" for nothing).

    The text has line feeds for ends, is in composed form, and holds no characters that only programs read.

    Raises:
        ValueError: the bytes are no text.
    """
    text, encoding = decode(data)
    text = _BREAKS.sub("\n", text)
    unwanted = _UNWANTED.findall(text)
    controls = sum(mark < " " for mark in unwanted)
    if controls > _FEW and controls > len(text) * _BINARY:
        raise ValueError("it is not text")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)), f"read as {encoding}" if encoding else ""


def in_utf8(text: str) -> Iterator[bytes]:
    """Yield a text in UTF-8, in pieces, so that it is not in memory as a whole a second time."""
    for at in range(0, len(text), _AT_ONCE):
        yield text[at : at + _AT_ONCE].encode("utf-8", "surrogatepass")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data`, and the name of its encoding, "" for UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            return text, "" if name == "utf-8" else name.upper()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_older(data)
    if "\x00" in text and (name := _wide(data)):
        return data.decode(name, errors="replace"), name.upper()
    return text, ""


def _decode_older(data: bytes) -> tuple[str, str]:
    """Read bytes that are not UTF-8: in courses in English and Spanish that is Windows' code page 1252.

    Where most of a file is UTF-8 all the same, only its stray bytes are read that way.
    """
    if name := _wide(data):
        return data.decode(name, errors="replace"), name.upper()
    mixed = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= mark <= "\udcff" for mark in mixed)
    whole = sum(mark > "\x7f" for mark in mixed) - stray
    if whole > stray:
        return re.sub("[\udc80-\udcff]", _stray, mixed), "UTF-8, its other bytes as Windows-1252"
    return "".join(map(_windows, data)), "Windows-1252"


def _stray(match: re.Match[str]) -> str:
    return _windows(ord(match[0]) - 0xDC00)


def _windows(byte: int) -> str:
    # Five of its places are empty; Latin-1 has controls there, which are taken out afterwards.
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _wide(data: bytes) -> str:
    """Return the UTF-16 that `data` seems to be, without a mark: every other byte is zero."""
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > len(sample) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.4 else ""
