"""Word processors' documents as plain HTML: Word's and LibreOffice's files, and web pages that such programs save."""

from . import remarks
from .contents import CONTENTS
from .open_document import read_open_document
from .web_page import OfficePage, is_office_page, plain_page
from .word import WordText, read_word

__all__ = [
    "CONTENTS",
    "OfficePage",
    "WordText",
    "is_office_page",
    "plain_page",
    "read_open_document",
    "read_word",
    "remarks",
]
