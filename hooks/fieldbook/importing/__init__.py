"""Older courses, brought along once: `import_course` turns one into lessons in today's notation."""

from .course import import_course
from .destination import RefusedError
from .imported import Imported

__all__ = ["Imported", "RefusedError", "import_course"]
