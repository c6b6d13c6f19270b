"""What a course says of itself in mkdocs.yml, under `extra: fieldbook:`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .naming import slug


@dataclass(frozen=True, slots=True)
class Settings:
    """The course's settings. `id` leads the keys under which learners' answers are kept: it stays for ever."""

    id: str
    language: str = "en"

    @classmethod
    def of(cls, extra: Mapping[str, Any], site_name: str, language: str) -> Settings:
        """Read the settings of a course, with what mkdocs.yml says elsewhere where they are silent."""
        given = extra.get("fieldbook")
        settings = given if isinstance(given, Mapping) else {}
        return cls(slug(str(settings.get("id") or site_name)) or "course", language)
