"""MkDocs' own commands, called from ours."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

import click
import yaml

from ..checks.config import read_config
from ..checks.plugins import names_engine
from ..diagnostics import Severity
from ..site.checking import check_course
from ..site.garbage import freeze_objects
from ..site.mkdocs_api import CountHandler, run_mkdocs
from ..site.refusal import error_message


def run(command: str, config: Path, *arguments: str, level: int = logging.INFO) -> bool:
    """Run a command of MkDocs on a course to its end; say why, and return False, where it can't be run.

    What MkDocs says below `level` is not shown.

    Raises:
        click.Abort: someone has stopped it.
    """
    if not _names_engine(config):
        _explain(config)
        return False
    ours = logging.getLogger("mkdocs.plugins.fieldbook")
    mistakes = CountHandler(level=logging.WARNING)
    ours.addHandler(mistakes)
    # What is imported by now stays to the end: to look through it once more takes 0.01 s of each build.
    freeze_objects()
    try:
        run_mkdocs([command, "--config-file", str(config), *arguments], level)
    except click.Abort:
        raise
    except Exception as error:
        click.echo(error_message(error), err=True)
        # What ended a build that got as far as our checks has been reported by then.
        if not mistakes.get_counts():
            _explain(config)
        return False
    finally:
        ours.removeHandler(mistakes)
    return True


def _names_engine(config: Path) -> bool:
    """Tell whether a course names us; MkDocs would build it without, in silence."""
    with suppress(yaml.YAMLError, ValueError, OSError, RecursionError):
        return names_engine(read_config(config))
    return True


def _explain(config: Path) -> None:
    """Say of a course that can't be built what `fieldbook check` says of it; advice is no reason."""
    found = check_course(config).diagnostics
    if any(mistake.severity is not Severity.NOTICE for mistake in found):
        click.echo("\n".join(map(str, found)), err=True)
