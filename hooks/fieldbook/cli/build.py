"""`fieldbook build`: the finished course, ready to be published."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from .check import find_config
from .mkdocs_command import run


@click.command("build")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The course's mkdocs.yml.")
@click.option(
    "--strict/--no-strict", default=True, help="Build nothing where something is wrong (the default), or build anyway."
)
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to.  [default: site]")
@click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
def build_command(config: Path | None, strict: bool, site_dir: Path | None, quiet: bool) -> None:
    """Build the course into a folder of files that needs nothing of its host.

    Where something is wrong, it is shown, and the site stays as it was.
    """
    config = config or find_config(Path.cwd())
    more = ["--site-dir", str(site_dir.absolute())] if site_dir else []
    level = logging.WARNING if quiet else logging.INFO
    built = run("build", config, "--strict" if strict else "--no-strict", *more, level=level)
    if not built:
        raise SystemExit(1)
