"""The site is built beside its place and put there only when it is whole.

A build writes into a folder in `.site.building`, next to `site`. When all is well, `site` moves to
`.site.building/old` and the new one takes its place: two renames, which need no space and move no data. A build that
fails or is killed before has not touched `site`; one that is killed between the two leaves the old site whole in
`old`, and the next build begins by putting it back. Renaming onto a folder that is there would be one step, but
Windows can't.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

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
    shop: Path
    token: str = field(default_factory=lambda: os.urandom(4).hex())

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
        if site.is_mount():
            return None
        swap._recover()
        try:
            swap.shop.mkdir(parents=True)
        except PermissionError:
            return None
        try:
            # Whoever keeps the course in git has no use for this folder, should it ever stay.
            (swap.shop / ".gitignore").write_text("*\n", encoding="utf-8")
            swap._owner.write_text(swap.token, encoding="utf-8")
            swap.new.mkdir()
        except OSError:
            shutil.rmtree(swap.shop, ignore_errors=True)
            raise
        return swap

    @property
    def new(self) -> Path:
        """Where the site is made: by one build only, should two run at once."""
        return self.shop / f"new-{self.token}"

    @property
    def old(self) -> Path:
        """Where the last site waits while the new one takes its place."""
        return self.shop / "old"

    @property
    def _owner(self) -> Path:
        """The file that says which build began last."""
        return self.shop / "owner"

    @property
    def _overtaken(self) -> bool:
        return not self._owner.is_file() or self._owner.read_text(encoding="utf-8") != self.token

    def finish(self, *, discard: bool = True) -> None:
        """Put the new site in the old one's place; the old one may be left for the caller to discard.

        Raises:
            InUseError: the old one can't be moved.
            OvertakenError: another build has begun since.
        """
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
        """Remove what was made and is not wanted, but never the only whole site there is."""
        if self._overtaken:
            shutil.rmtree(self.new, ignore_errors=True)
        elif self.site.exists() or not self.old.exists():
            shutil.rmtree(self.shop, ignore_errors=True)

    def _recover(self) -> None:
        """Put back the site that a build was moving when it was killed, and remove the rest."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        if self.shop.exists():
            shutil.rmtree(self.shop)

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


def _move(source: Path, target: Path) -> None:
    """Rename a folder, and wait a little for those who look into it on Windows."""
    for left in reversed(range(_TRIES if sys.platform == "win32" else 1)):
        try:
            source.rename(target)
            return
        except OSError as error:
            if not left:
                raise InUseError(f"{source} can't be moved ({error.strerror})") from error
            time.sleep(_PAUSE)
