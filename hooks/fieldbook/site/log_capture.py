"""Handlers that collect what MkDocs, its plugins and the engine log within a `with` block."""

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
    """Collects what is logged, from a level on, within a `with` block."""

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
        """Collect a record."""
        self.messages.append(LogMessage(record.name, record.levelno, record.getMessage()))


class HoldLogs(CaptureLogs):
    """Collects what is logged and keeps it from all other handlers, unless the block ends in an exception."""

    def __enter__(self) -> HoldLogs:
        logger = logging.getLogger("mkdocs")
        self._before = (logger.handlers, logger.propagate, logger.level)
        logger.handlers, logger.propagate = [self], False
        logger.setLevel(self.level)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logger = logging.getLogger("mkdocs")
        logger.handlers, logger.propagate, level = self._before
        logger.setLevel(level)
        for message in self.messages if error else ():
            message.log()
