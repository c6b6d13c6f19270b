"""Older courses, brought along once: `import_course` turns one into lessons in today's notation.

`run` is the whole way. `course_source` finds the dialect of a source (`dialects`), which finds its documents and names
the `steps` that their notation needs. `document` makes a draft of each: `html_reader` reads it into `parts`, `writer`
writes these as Markdown. `lesson`, `links` and `places` make lessons of drafts, and `destination` writes them.
`word_count` tells what was lost, `verify` tries the result, `report` says all of it in IMPORT.md.
"""

from .destination import RefusedError
from .report import Imported
from .run import import_course

__all__ = ["Imported", "RefusedError", "import_course"]
