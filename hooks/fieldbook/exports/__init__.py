"""What people carry away from a course. Each is made from the finished course, once its pages are written."""

from __future__ import annotations

WORKBOOK = "downloads/workbook.docx"
"""The blank workbook, below site/."""

FORM = "assets/fieldbook/workbook-document.js"
"""The workbook for the screen, as a script: learners' documents are made of it, in the browser."""

APPENDICES = ("outcomes.html", "references.html", "answers.html")
"""Generated pages that belong at the end of the single file, where a course has them."""

HOME = "index.html"
"""The home page; in the single file, its headings are those of the whole."""
