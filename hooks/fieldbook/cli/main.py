"""The command `fieldbook`. Each command is a module beside this one, loaded when it is called."""

from __future__ import annotations

import codecs
import importlib
import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from .. import __version__

COMMANDS: Mapping[str, str] = {
    "build": "build:build_command",
    "check": "check:check_command",
    "export": "export:export_command",
    "import": "import_:import_command",
    "new": "new:new_command",
    "room": "room:room_command",
    "serve": "serve:serve_command",
    "upgrade": "upgrade:upgrade_command",
}
"""Each command's module and its name there. Importing a course takes libraries that checking
one need not wait for."""


class _Commands(click.Group):
    """The group of the commands in `COMMANDS`."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; where the system refuses something, as a full disk does, end in words."""
        # A job may be started without them. Nobody reads what it says then, and libraries take them for granted.
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open to the end)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        try:
            return super().main(*args, **extra)
        except OSError as error:
            # What could not be said would be tried once more at the end of Python.
            with suppress(OSError):
                os.dup2(nowhere.fileno(), sys.stdout.fileno())
            click.echo(f"Error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", err=True)
            raise SystemExit(1) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _colon, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(f".{module}", __package__), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Write, check, build and hand out training courses."""
    # Material's notice of the end of MkDocs 1 is for us, not for trainers; CONTRIBUTING.md has it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    _take_all_letters(sys.stdout)


def _take_all_letters(stream: object) -> None:
    """Have letters that a file or a pipe can't take written as numbers: on Windows it takes those of one code page."""
    if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
        stream.reconfigure(errors="backslashreplace")
