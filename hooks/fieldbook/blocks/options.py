"""Kinds of options that blocks take. Each returns the value or raises ValueError in words for authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..addresses import scheme, split
from ..model import MOST_MINUTES
from ..slugs import given_name, is_name, slug

Option = tuple[Any, Callable[[Any], Any]]
"""What a block says of an option: its default, and the function that takes what the author typed."""


class Options(dict[str, Option]):
    """The options of a block. pymdown-extensions copies them for every block, all that they hold included."""

    def __deepcopy__(self, memo: object) -> dict[str, Option]:
        """Copy the list alone: defaults and functions do not change."""
        return dict(self)


_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")


def words(value: Any) -> str:
    """Take text; numbers are taken as they are written."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("type some words here, in quotes where they hold a colon")
    return str(value)


def address(value: Any) -> str:
    """Take an address on the web, or the path of a file; nothing that a browser would run."""
    text = str(value or "").strip() if not isinstance(value, bool | list | dict) else ""
    if not text or scheme(text) not in ("", "http", "https"):
        raise ValueError("type an address that begins with https://, or the path of a file in docs/")
    if split(text) is None:
        raise ValueError("type the address as a browser shows it; its host has no brackets")
    return text


def minutes(value: Any) -> int:
    """Take a whole number of minutes, from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MINUTES:
        raise ValueError("type a whole number of minutes, as in 15")
    return value


def name(value: Any) -> str:
    """Take a name of letters, digits, hyphens and underscores."""
    text = "" if isinstance(value, bool) or not isinstance(value, str | int | float) else str(value)
    if not is_name(text):
        raise ValueError(f"type a name of letters, digits and hyphens, as in {slug(text) or 'who-are-your-partners'}")
    return given_name(text)


def names(value: Any) -> tuple[str, ...]:
    """Take a list of names, or a single one."""
    listed = value if isinstance(value, list) else [value]
    try:
        return tuple(name(item) for item in listed)
    except ValueError as error:
        raise ValueError("type a list of names, as in [first-name, second-name]") from error


def materials(value: Any) -> tuple[str, ...]:
    """Take a list of things, or a single one."""
    listed = value if isinstance(value, list) else [value]
    try:
        return tuple(text for item in listed if (text := " ".join(words(item).split())))
    except ValueError as error:
        raise ValueError("type a list of things, as in [name tags, a bell]") from error


def time(value: Any) -> str:
    """Take a time as `m:ss` or `h:mm:ss`. YAML reads an unquoted 2:02 as the number 122; that is taken too."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 60 * MOST_MINUTES:
        return clock(value)
    if isinstance(value, str) and _TIME.fullmatch(value):
        return value
    raise ValueError('type a time as minutes and seconds in quotes, as in "2:02"')


def seconds(text: str) -> int:
    """Return the seconds of a time that `time` has taken; 0 for an empty text."""
    match = _TIME.fullmatch(text)
    if match is None:
        return 0
    hours, minute, second = (int(part or 0) for part in match.groups())
    return hours * 3600 + minute * 60 + second


def clock(count: int) -> str:
    """Return seconds as `m:ss`, or `h:mm:ss` from an hour on."""
    minute, second = divmod(count, 60)
    hour, minute = divmod(minute, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
