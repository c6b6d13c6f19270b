"""The workbook for the screen, as a script that holds the document: pages that lie in a folder load nothing else."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from ..paper import A4, Paper
from ..sheets import Sheets
from .document import write_workbook

_SCRIPT = 'window.fieldbook.form = "{document}";\n'
"""`document.js` fills it in."""


def write_form(sheets: Sheets, site: Path, path: str, paper: Paper = A4, address: str = "") -> None:
    """Write the script to `path` below the finished site. The arguments are those of `write_workbook`."""
    target = site / path
    part = f"{path}.part"
    write_workbook(sheets, site, part, paper, address, on_screen=True)
    document = (site / part).read_bytes()
    (site / part).unlink()
    target.write_text(_SCRIPT.format(document=b64encode(document).decode("ascii")), encoding="ascii", newline="\n")
