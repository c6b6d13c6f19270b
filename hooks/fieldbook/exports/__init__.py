"""The exports of a course: downloads for people, and course.json for programs."""

from __future__ import annotations

from .base import Exporter, Material, file_name
from .course_json import CourseJson, first_version
from .offline_zip import OfflineZip
from .single_file import GuidedFile, SingleFile
from .workbook_exporters import Workbook, WorkbookForm

COURSE_JSON = CourseJson()
FOR_PROGRAMS = (COURSE_JSON, first_version())
"""course.json in all versions of its schema."""
OFFLINE_ZIP = OfflineZip()
_WORKBOOK, _FORM = Workbook(), WorkbookForm()
WORKBOOK = _WORKBOOK.file
"""The path below site/ of the blank workbook."""
FORM = _FORM.file
"""The path below site/ of the script from which browsers make a learner's document."""

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
