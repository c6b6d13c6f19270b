"""The engine as a wheel, made from whatever runs: what a course carries with it.

Source: the binary distribution format of the Python Packaging User Guide
(packaging.python.org/en/latest/specifications/binary-distribution-format/).
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from packaging.version import InvalidVersion, Version

from .files import StartError

DISTRIBUTION = "mkdocs-fieldbook"
PATTERN = "mkdocs_fieldbook-*.whl"
PACKAGE = "fieldbook/"
_METADATA = re.compile(r"[^/]+\.dist-info/(METADATA|WHEEL|entry_points\.txt|licenses/.+)")
_VERSION = re.compile(rb"^Version: *(\S+)", re.MULTILINE)
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Wheel:
    """The engine: its version and its files, those of its metadata named as below their folder.

    The version ends in a mark of what the files say. pip leaves a wheel alone whose version it has installed already,
    and so would miss an engine that has changed between two releases.
    """

    version: Version
    package: Mapping[str, bytes]
    metadata: Mapping[str, bytes]

    @property
    def release(self) -> Version:
        """The version without that mark."""
        return Version(self.version.public)

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"mkdocs_fieldbook-{self.version}-py3-none-any.whl"

    def content(self) -> bytes:
        """Return the file: the same bytes for the same engine, wherever it was made from."""
        folder = f"mkdocs_fieldbook-{self.version}.dist-info"
        members = {
            **dict(sorted(self.package.items())),
            **{f"{folder}/{name}": data for name, data in sorted(self.metadata.items())},
        }
        members[f"{folder}/RECORD"] = _record(members, f"{folder}/RECORD")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                info = zipfile.ZipInfo(name, _DATE)
                # Python tells archives from Windows and from elsewhere apart otherwise.
                info.create_system, info.external_attr, info.compress_type = 3, _MODE, zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return file.getvalue()

    def text(self, path: str) -> str:
        """Return what a file of the package says; nothing where an engine has no such file."""
        return self.package.get(f"{PACKAGE}{path}", b"").decode("utf-8")


def running() -> Wheel:
    """Return the engine that runs, from its clone or from where it is installed.

    Raises:
        StartError: it is neither, or the clone's build backend is missing.
    """
    try:
        installed = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        raise StartError(
            f"the engine runs without being installed, so it can't be put into a course; install {DISTRIBUTION}, "
            "from its folder or from its wheel"
        ) from None
    clone = _clone(installed)
    return _built(clone) if clone else _from_files(_installed(installed))


def read(file: Path) -> Wheel:
    """Return the engine in a wheel.

    Raises:
        StartError: there is none in the file.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _from_files({name: archive.read(name) for name in archive.namelist() if not name.endswith("/")})
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise StartError(f"{file} can't be read as a wheel ({getattr(error, 'strerror', None) or error})") from None


def _clone(installed: Distribution) -> Path | None:
    """Return the folder that an engine is run from without being copied from it. Source: PEP 610."""
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if not origin.get("dir_info", {}).get("editable"):
        return None
    return Path(url2pathname(urlsplit(origin["url"]).path))


def _built(clone: Path) -> Wheel:
    """Return the wheel that the clone's build backend makes; it needs no network."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        made = subprocess.run(command, cwd=clone, capture_output=True, encoding="utf-8", check=False)
        wheels = list(Path(folder).glob(PATTERN))
        if made.returncode or not wheels:
            reason = (made.stderr.strip().splitlines() or ["no wheel was made"])[-1]
            raise StartError(
                f"the engine's wheel can't be made from {clone} ({reason}); install what it is made with: "
                "pip install -r requirements.txt"
            )
        return read(wheels[0])


def _installed(engine: Distribution) -> dict[str, bytes]:
    """Return the files of an installed engine. What an installer writes (scripts, compiled files) is made anew."""
    try:
        return {
            file.as_posix(): file.read_binary()
            for file in engine.files or ()
            if file.suffix != ".pyc" and ".." not in file.parts
        }
    except OSError as error:
        raise StartError(f"the installed engine is not whole ({error.filename} is missing); install it anew") from None


def _from_files(files: Mapping[str, bytes]) -> Wheel:
    """Return the engine whose files these are, by their names in a wheel or where it is installed.

    Raises:
        StartError: they are no engine's.
    """
    package = {name: data for name, data in files.items() if name.startswith(PACKAGE)}
    metadata = {name.partition("/")[2]: data for name, data in files.items() if _METADATA.fullmatch(name)}
    found = _VERSION.search(metadata.get("METADATA", b""))
    if not package or found is None or not {"WHEEL", "entry_points.txt"} <= set(metadata):
        raise StartError("there is no engine of Fieldbook in it")
    try:
        released = Version(found[1].decode("ascii")).public
    except (InvalidVersion, UnicodeDecodeError):
        raise StartError("the version of the engine in it can't be read") from None
    metadata["METADATA"] = _VERSION.sub(f"Version: {released}".encode(), metadata["METADATA"], count=1)
    version = f"{released}+sha{_digest(package | metadata)}"
    metadata["METADATA"] = _VERSION.sub(f"Version: {version}".encode(), metadata["METADATA"], count=1)
    return Wheel(Version(version), package, metadata)


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\n{len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()[:10]


def _record(members: Mapping[str, bytes], name: str) -> bytes:
    """Return the list of all files, each with its digest; the list itself has none."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    for path, data in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode("ascii").rstrip("=")
        lines.writerow([path, f"sha256={digest}", len(data)])
    lines.writerow([name, "", ""])
    return text.getvalue().encode("utf-8")
