"""The course of a built site, for commands that need one."""

from __future__ import annotations

from pathlib import Path

import click

from ..exports.course_json import read_course
from ..model import Course
from .calling import call


def built_course(site: Path) -> Course:
    """Return the course of a site.

    Raises:
        click.ClickException: there is none; the message says how to build it.
    """
    try:
        return read_course(site)
    except (OSError, ValueError):
        raise click.ClickException(
            f"{click.format_filename(site)} is not a built course (it has no course.json that can be read); "
            f"build it first with: {call('build', Path.cwd())}"
        ) from None
