"""Older courses, brought along once: `import_course` turns one into lessons in today's notation."""

from .course import Imported, import_course
from .destination import RefusedError

__all__ = ["Imported", "RefusedError", "import_course"]
