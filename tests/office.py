"""LibreOffice, where it is here, to open what we write and to save it as something else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

IS_HERE = shutil.which("soffice") is not None
OFFICE = pytest.mark.skipif(not IS_HERE, reason="LibreOffice is not here to open the document")
_SETTINGS = TemporaryDirectory()


def saved_as(file: Path, kind: str, folder: Path) -> Path:
    """Have LibreOffice open a document and save it in a folder; return the file.

    `kind` is the ending of the file's name, with the filter behind a colon where it needs one. Its settings are those
    it has anyway, in a folder of the tests' own: to make them is half of what its first start takes.
    """
    home = f"-env:UserInstallation={Path(_SETTINGS.name).as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", folder, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{kind.partition(':')[0]}"
