"""Older courses, brought along once: `import_course` turns one into lessons in today's notation."""

from .destination import RefusedError
from .report import Imported
from .run import import_course

__all__ = ["Imported", "RefusedError", "import_course"]
