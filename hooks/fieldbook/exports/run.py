"""All that is made from the finished site, in the order in which one needs the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..labels import labels
from .base import Built, Keep, Progress, Render, anew, unshown
from .download_sizes import fill_sizes
from .offline_zip import write_kit


def make_takeaways(
    site: Path,
    course: Mapping[str, Any],
    render: Render,
    progress: Progress = unshown,
    keep: Keep = anew,
) -> list[Path]:
    """Make the single file and the offline kit from a built site; return their paths.

    `course` is what its course.json says, `render` renders templates, `progress` may show how far it is, and `keep`
    may have some of it from an earlier build. What lies in the site already, like the blank workbook, goes into the
    kit with the rest.
    """
    # Most runs of the engine make nothing to carry away.
    from .single_file import write_single  # noqa: PLC0415

    words = labels(course["language"])
    single = write_single(Built(site, keep), course, render, progress)
    fill_sizes(site, words)
    kit = write_kit(site, course, render, progress)
    fill_sizes(site, words)
    return [single, kit]


def make_guided(
    site: Path, course: Mapping[str, Any], render: Render, file: Path, progress: Progress = unshown
) -> Path:
    """Make, as `file`, the single file with the facilitator's guide at its end; return its path.

    Raises:
        FileNotFoundError: the site has no facilitator's guide.
    """
    # As above.
    from .single_file import GUIDE, write_single  # noqa: PLC0415

    if not (site / GUIDE).is_file():
        raise FileNotFoundError(2, "no facilitator's guide", str(site / GUIDE))
    return write_single(Built(site), course, render, progress, file)
