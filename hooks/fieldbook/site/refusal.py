"""Why MkDocs refuses a mkdocs.yml, reported at the lines concerned."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from traceback import walk_tb

from ..checks.config_text import ConfigText
from ..checks.settings import VALUE, refused
from ..diagnostics import Diagnostic
from ..resources import ENGINE
from .log_capture import HoldLogs
from .mkdocs_api import MkDocsConfig, Nav, ValidationError, forget_plugins, load_config

_NAMED = '"hooks" in mkdocs.yml'


class ConfigRefusedError(Exception):
    """MkDocs can't load a mkdocs.yml; `diagnostics` say why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(*map(str, diagnostics))
        self.diagnostics = diagnostics


def load(config_file: Path, text: ConfigText) -> MkDocsConfig:
    """Return the configuration of a course, of whose mkdocs.yml `text` has been read.

    A `strict` that is neither true nor false is no reason to refuse it, since `fieldbook build` says itself which of
    the two counts. The checks name it.

    Raises:
        ConfigRefusedError: MkDocs refuses it. MkDocs' own messages about that are not logged.
    """
    forget_plugins()
    with HoldLogs(logging.WARNING) as held:
        try:
            config = load_config(str(config_file), strict=text.settings.get("strict") is True)
        except Exception as error:
            messages = [one.text for one in held.messages if one.level >= logging.ERROR] or [error_message(error)]
            # It is in the exception: a caller that holds the log back must not report it again.
            held.messages.clear()
            at_hook = hook_place(error, config_file, text)
            if at_hook:
                words, hint = f"this hook can't be loaded ({messages[-1]})", f"mend it, or take it out of {_NAMED}"
                raise ConfigRefusedError([VALUE.on_line(*at_hook, words, hint)]) from None
            raise ConfigRefusedError(explained(config_file.name, text, messages)) from None
    for message in held.messages:
        message.log()
    return config


def explained(config: str, text: ConfigText, messages: Iterable[str]) -> list[Diagnostic]:
    """Return what MkDocs has said of a mkdocs.yml that it refuses, at the lines concerned."""
    return [_diagnostic(config, text, message) for message in messages]


def hook_place(error: Exception, config_file: Path, text: ConfigText) -> tuple[str, int] | None:
    """Return the hook of the course, and its line, that an exception comes from; None where it comes from none."""
    named = text.settings.get("hooks")
    listed = [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
    hooks = {(config_file.parent / one).resolve(): one for one in listed}
    passed = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        passed.append((error.filename, error.lineno or 0))
    for file, line in reversed(passed):
        path = Path(file).resolve()
        if path in hooks:
            return hooks[path], line
        if path.is_relative_to(ENGINE):
            return None
    return None


def error_message(error: Exception) -> str:
    """Return the message of an exception, or the name of its type where it has none."""
    return getattr(error, "message", None) or str(error) or type(error).__name__


def _diagnostic(config: str, text: ConfigText, message: str) -> Diagnostic:
    entry = tuple(_refused_entry(text.settings.get("nav"), "nav")) if "'nav'" in message else ()
    return refused(config, text, message, entry)


def _refused_entry(nav: object, name: str) -> Iterator[str]:
    """Yield the names that lead to the innermost entry of a nav that MkDocs refuses, which says no more than that."""
    yield name
    if isinstance(nav, list):
        within = [(str(number), one, [one]) for number, one in enumerate(nav)]
    else:
        within = [(str(key), one, [{"": one}]) for key, one in (nav.items() if isinstance(nav, Mapping) else ())]
    for key, one, alone in within:
        if _is_refused(alone):
            yield from _refused_entry(one, key)
            return


def _is_refused(nav: object) -> bool:
    try:
        Nav().validate(nav)  # type: ignore[no-untyped-call]
    except ValidationError:
        return True
    return False
