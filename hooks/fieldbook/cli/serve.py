"""`fieldbook serve`: the preview, which follows every change and outlives every mistake."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import click

from ..diagnostics import Severity
from ..preview.ports import free_port
from ..preview.waiting import answering
from ..site.checking import check_course
from .check import find_config
from .mkdocs_command import run

_LOOK_EVERY = 0.3
"""Seconds between looks at a course that can't be built yet."""
_PORTS = click.IntRange(1, 65535)


@click.command("serve")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The course's mkdocs.yml.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address; 0.0.0.0 shows it to the network.")
@click.option(
    "--port", type=_PORTS, default=8000, show_default=True, help="The port; if it is in use, the next one that is free."
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open the preview in the browser.")
def serve_command(config: Path | None, host: str, port: int, open_in_browser: bool) -> None:
    """Show the course while you write; it follows each time you save.

    What is wrong is shown in the pages, next to where it is. Stop it with Ctrl+C.
    """
    config = config or find_config(Path.cwd())
    port = _port(host, port)
    # A preview is there to show mistakes: even a course that is built strict does not end over them. Click 8.2 takes
    # MkDocs' default for --livereload as off.
    more = ["--livereload", "--no-strict", *(["--open"] if open_in_browser else [])]
    try:
        while not run("serve", config, "--dev-addr", f"{host}:{port}", *more):
            with answering(host, port, _wrong(config)):
                # Who reads this may open the address: it answers by now.
                click.echo("The preview begins as soon as this is mended. Stop waiting with Ctrl+C.", err=True)
                _wait(config)
    except (KeyboardInterrupt, click.Abort):
        click.echo("The preview has ended.")


def _wrong(config: Path) -> list[str]:
    """Return what keeps a course from being built."""
    return [str(one) for one in check_course(config).diagnostics if one.severity is Severity.ERROR]


def _port(host: str, wanted: int) -> int:
    try:
        port = free_port(host, wanted)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(f"the preview can't be served at {host}:{wanted} ({reason})") from None
    if port != wanted:
        click.echo(f"Port {wanted} is in use; the preview takes {port}.")
    return port


def _wait(config: Path) -> None:
    """Return when a file of the course has changed."""
    before = _saved(config)
    while _saved(config) == before:
        time.sleep(_LOOK_EVERY)


def _saved(config: Path) -> Mapping[Path, tuple[int, int]]:
    """Return when each file was saved last, or who may read it changed; hidden folders are no part of a course.

    A file of settings may inherit from one beside it.
    """
    folders = [folder for folder in config.parent.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    settings = [config, *config.parent.glob("*.yml"), *config.parent.glob("*.yaml")]
    found = {file: file.stat() for file in (*settings, *files) if file.exists()}
    return {file: (state.st_mtime_ns, state.st_ctime_ns) for file, state in found.items()}
