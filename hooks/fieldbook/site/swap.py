"""The site is built beside its place and put there only when it is whole.

A build writes into a folder in `.site.building`, next to `site`. When all is well, `site` moves to
`.site.building/old` and the new one takes its place: two renames, which need no space and move no data. A build that
fails or is killed before has not touched `site`; one that is killed between the two leaves the old site whole in
`old`, and the next build begins by putting it back. Renaming onto a folder that is there would be one step, but
Windows can't.

Two builds of one site may run at once: each has a folder of its own, which it holds locked while it lives, so that the
other can tell it from one that a killed build has left. One lock, for a moment, stands around what touches the site.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

_TRIES = 10
_PAUSE = 0.2
"""Seconds between tries. On Windows virus scanners and indexers hold new files open for a moment."""


class InUseError(Exception):
    """The site could not be put in place since something holds the old one; the old one is still there."""


class OvertakenError(Exception):
    """Another build of the same site has begun since, and will put its own site in place."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One build's site: where it belongs, and where it is made."""

    site: Path
    workshop: Path
    token: str = field(default_factory=lambda: os.urandom(4).hex())
    alive: FileLock = field(init=False, repr=False, compare=False)
    """Held as long as the build lives: the system lets go of it when the process ends, however it does."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "alive", self._lock_of(self.new))

    @classmethod
    def begin(cls, site_dir: str) -> Swap | None:
        """Mend what an earlier build left, and make room for a new site.

        Returns:
            The swap; None where no folder may be made beside the site, or the site itself can't be moved.

        Raises:
            OSError: there is no room, or what an earlier build left can't be removed.
        """
        site = Path(site_dir).resolve()
        swap = cls(site, site.parent / f".{site.name}.building")
        if os.path.ismount(site):  # `Path.is_mount` fails on Windows before Python 3.12.
            return None
        with _locked(site):
            return swap if swap._make_room() else None

    @property
    def new(self) -> Path:
        """Where the site is made: by one build only, should two run at once."""
        return self.workshop / f"new-{self.token}"

    @property
    def old(self) -> Path:
        """Where the last site waits while the new one takes its place."""
        return self.workshop / "old"

    @property
    def _owner(self) -> Path:
        """The file that says which build began last."""
        return self.workshop / "owner"

    @property
    def _overtaken(self) -> bool:
        return not self._owner.is_file() or self._owner.read_text(encoding="utf-8") != self.token

    def finish(self, *, discard: bool = True) -> None:
        """Put the new site in the old one's place; the old one may be left for the caller to discard.

        Raises:
            InUseError: the old one can't be moved.
            OvertakenError: another build has begun since.
        """
        with _locked(self.site):
            if self._overtaken:
                raise OvertakenError
            self._keep_hidden()
            if self.site.exists():
                _move(self.site, self.old)
            try:
                _move(self.new, self.site)
            except InUseError:
                if self.old.exists():
                    _move(self.old, self.site)
                raise
        if discard:
            self.discard()

    def discard(self) -> None:
        """Remove what was made and is not wanted, but never the only whole site there is, and nothing of others."""
        with _locked(self.site):
            self.alive.release()
            _remove(self.new, ignore_errors=True)
            if self.site.exists() and not self._overtaken:
                _remove(self.old, ignore_errors=True)
            if not self.old.exists() and not any(self.workshop.glob("new-*/")):
                _remove(self.workshop, ignore_errors=True)

    def _make_room(self) -> bool:
        """Mend what an earlier build left, and make the folder for a new site; tell whether one may be made."""
        try:
            self._recover()
            self.workshop.mkdir(parents=True, exist_ok=True)
        except PermissionError:
            return False
        try:
            # Whoever keeps the course in git has no use for this folder, should it ever stay.
            (self.workshop / ".gitignore").write_text("*\n", encoding="utf-8")
            self.alive.acquire(timeout=0)
            self._owner.write_text(self.token, encoding="utf-8")
            self.new.mkdir()
        except OSError:
            self.discard()
            raise
        return True

    def _recover(self) -> None:
        """Put back the site that a build was moving when it was killed, and remove what killed builds have left."""
        if self.old.exists():
            if self.site.exists():
                _remove(self.old)
            else:
                self.old.rename(self.site)
        for left in self.workshop.glob("new-*/"):
            try:
                with self._lock_of(left).acquire(timeout=0):
                    _remove(left)
            except Timeout:
                # A build is at work there.
                continue

    def _lock_of(self, folder: Path) -> FileLock:
        return FileLock(self.workshop / f"{folder.name}.alive", thread_local=False)

    def _keep_hidden(self) -> None:
        """Take along what people put into the site by hand (`.git`, `.nojekyll`): MkDocs leaves hidden files alone."""
        for entry in self.site.glob(".*") if self.site.is_dir() else ():
            target = self.new / entry.name
            if target.exists():
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, target, symlinks=True)
            else:
                shutil.copy2(entry, target, follow_symlinks=False)


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    """Let no other build touch a site meanwhile; where no lock can be made, go on without."""
    name = f"fieldbook-{sha256(str(site).encode()).hexdigest()[:16]}.lock"
    # Not beside the site: a lock that is removed while another build waits for it locks nothing.
    lock = FileLock(Path(tempfile.gettempdir(), name), mode=0o666, is_singleton=True)
    try:
        lock.acquire()
    except OSError:
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _remove(folder: Path, *, ignore_errors: bool = False) -> None:
    """Remove a folder with all that is in it.

    Raises:
        OSError: something stays, and errors are not ignored.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        # Windows removes no file that is read-only, as those are that git has written.
        for left in folder.rglob("*"):
            with suppress(OSError):
                left.chmod(stat.S_IRWXU)
        shutil.rmtree(folder, ignore_errors)


def _move(source: Path, target: Path) -> None:
    """Rename a folder; on Windows try again for two seconds, since other programs may hold its files open."""
    for left in reversed(range(_TRIES if sys.platform == "win32" else 1)):
        try:
            source.rename(target)
            return
        except OSError as error:
            if not left:
                raise InUseError(f"{source} can't be moved ({error.strerror})") from error
            time.sleep(_PAUSE)
