"""Lists as authors type them: straight under a paragraph, and nested by two spaces."""

from __future__ import annotations

from markdown.preprocessors import Preprocessor

from ..reader.lists import indented


class AuthorsLists(Preprocessor):
    """Rewrites the indentation of lists as Python-Markdown wants it."""

    PRIORITY = 14
    """After code and HTML are put aside (25, 20)."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines, lists indented by four spaces a level."""
        expanded = (line.expandtabs(self.md.tab_length) if "\t" in line else line for line in lines)
        return [text for _, text in indented(enumerate(expanded))]
