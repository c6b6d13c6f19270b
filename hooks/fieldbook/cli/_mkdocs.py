"""MkDocs' own commands, called from ours."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

import click
import yaml

from ..checks.config import read_config
from ..checks.settings import names_engine, no_plugin
from ..diagnostics import Severity
from ..site.checking import check_course


def run(command: str, config: Path, *arguments: str, level: int = logging.INFO) -> bool:
    """Run a command of MkDocs on a course to its end; say why, and return False, where it can't be run.

    What MkDocs says below `level` is not shown.

    Raises:
        click.Abort: someone has stopped it.
    """
    # Loading MkDocs takes a while, and other commands do without.
    from ..site.mkdocs_api import ConfigurationError, run_mkdocs  # noqa: PLC0415

    if not _names_engine(config):
        return False
    line = [command, "--config-file", str(config), *arguments]
    try:
        run_mkdocs(line, level)
    except click.Abort:
        raise
    except ConfigurationError as error:
        _explain(config, error)
        return False
    except Exception as error:
        click.echo(_said(error), err=True)
        return False
    return True


def _names_engine(config: Path) -> bool:
    """Tell whether a course names us; MkDocs would build it without, in silence. Say so where it does not."""
    with suppress(yaml.YAMLError, ValueError, OSError, RecursionError):
        text = read_config(config)
        if not names_engine(text):
            click.echo(str(no_plugin(config.name, text)), err=True)
            return False
    return True


def _explain(config: Path, error: Exception) -> None:
    """Say what is wrong in a mkdocs.yml that can't be used, by line where the checks know it."""
    problems = [problem for problem in check_course(config).diagnostics if problem.path == config.name]
    for problem in problems:
        click.echo(str(problem), err=True)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        click.echo(_said(error), err=True)


def _said(error: Exception) -> str:
    return getattr(error, "message", None) or str(error) or type(error).__name__
