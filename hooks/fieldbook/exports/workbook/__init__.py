"""The blank workbook as a Word document: every worksheet of the course, to print or to type into.

`document` puts it together; `blocks` walks a worksheet's HTML and calls the others for what it meets. Importing
this loads python-docx, so import it only when a workbook is made.
"""

from __future__ import annotations

from .document import write_form, write_workbook

__all__ = ["write_form", "write_workbook"]
