"""What takeaways know of the course: what course.json in the built site says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_KNOWN = 1


def course_of(site: Path) -> dict[str, Any]:
    """Return what course.json says.

    Raises:
        OSError: There is none.
        ValueError: It is not one, or one of another version.
    """
    found = json.loads((site / "course.json").read_text(encoding="utf-8"))
    if not isinstance(found, dict) or found.get("version") != _KNOWN:
        raise ValueError("not a course.json that this version knows")
    return found
