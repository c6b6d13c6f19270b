"""What people carry away from a course. Each is made from the finished course, once its pages are written."""

from __future__ import annotations

WORKBOOK = "downloads/workbook.docx"
"""The blank workbook, below site/."""

APPENDICES = ("outcomes.html", "references.html", "answers.html")
"""Generated pages that belong at the end of the single file, where a course has them."""

HOME = "index.html"
"""The home page; in the single file, its headings are those of the whole."""
