"""What MkDocs, its plugins and the engine say while something is done."""

from __future__ import annotations

import logging
from types import TracebackType


class Ears(logging.Handler):
    """Hears what is said, from some level on, while it is open."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[logging.LogRecord] = []

    def __enter__(self) -> Ears:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self.heard.append(record)
