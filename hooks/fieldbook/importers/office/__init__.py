"""Word processors' documents as plain HTML: Word's files, and the web pages that Word and Google Docs save."""

from .contents import CONTENTS
from .web_page import OfficePage, is_office_page, plain_page
from .word import WordText, read_word

__all__ = ["CONTENTS", "OfficePage", "WordText", "is_office_page", "plain_page", "read_word"]
