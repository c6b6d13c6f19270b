"""What MkDocs, its plugins and the engine log while something is done."""

from __future__ import annotations

import logging
from types import TracebackType
from typing import NamedTuple


class LogMessage(NamedTuple):
    """Something that was logged: the logger's name, the level, and the words."""

    logger: str
    level: int
    text: str

    def log(self) -> None:
        """Log it again."""
        logging.getLogger(self.logger).log(self.level, "%s", self.text)


class CaptureLogs(logging.Handler):
    """Notes what is logged, from some level on, while it is open."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[LogMessage] = []

    def __enter__(self) -> CaptureLogs:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note what is logged."""
        self.messages.append(LogMessage(record.name, record.levelno, record.getMessage()))
