"""What people carry away from a course, and what programs read of it: files made from the finished course."""

from __future__ import annotations

from .base import Exporter, Material, file_name
from .course_json import CourseJson, first_version
from .documents import Workbook, WorkbookForm
from .offline_zip import OfflineZip
from .single_file import GuidedFile, SingleFile

COURSE_JSON = CourseJson()
FOR_PROGRAMS = (COURSE_JSON, first_version())
"""The course for programs, in all versions of its shape."""
OFFLINE_ZIP = OfflineZip()
_WORKBOOK, _FORM = Workbook(), WorkbookForm()
WORKBOOK = _WORKBOOK.file
"""The blank workbook, below site/."""
FORM = _FORM.file
"""The workbook for the screen, below site/."""

EXPORTS: tuple[Exporter, ...] = (OFFLINE_ZIP, SingleFile(), GuidedFile(), _WORKBOOK, *FOR_PROGRAMS, _FORM)
"""All exports, in the order in which the page of downloads lists them."""

__all__ = [
    "COURSE_JSON",
    "EXPORTS",
    "FORM",
    "FOR_PROGRAMS",
    "OFFLINE_ZIP",
    "WORKBOOK",
    "Exporter",
    "Material",
    "file_name",
]
