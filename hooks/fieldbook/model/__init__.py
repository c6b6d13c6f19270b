"""The course as values: Course > Module > Lesson > Outcome, Worksheet > Field, Reference, Video.

Everything that a page, an export or a check says of the course comes from here: numbers, totals, titles, ids
and addresses. The values are frozen; `assemble` makes them, once a build. Most are named tuples, which are defined and
read back several times as fast as dataclasses.
"""

from .course import Citation, Course, Module, Reference
from .lesson import FacilitatorNote, Lesson, Reading, Slide, Stretch, Video
from .worksheet import MOST_MINUTES, Feedback, Field, FieldKind, Outcome, Worksheet

__all__ = [
    "MOST_MINUTES",
    "Citation",
    "Course",
    "FacilitatorNote",
    "Feedback",
    "Field",
    "FieldKind",
    "Lesson",
    "Module",
    "Outcome",
    "Reading",
    "Reference",
    "Slide",
    "Stretch",
    "Video",
    "Worksheet",
]
