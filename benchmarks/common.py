"""Parts that are typed the same in every Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from .parts import Code, Definitions, Heading, Items, Part, Table, Text


def common(part: Part) -> str:
    """Return the Markdown of a part that needs no notation of Fieldbook's."""
    match part:
        case Heading(text, level):
            return f"{'#' * level} {text}"
        case Text(text):
            return text
        case Items(items, mark):
            return lines(f"{mark} {item}" for item in items)
        case Definitions(pairs):
            return "\n\n".join(f"{name}\n:   {text}" for name, text in pairs)
        case Table(head, rows):
            return table(head, rows)
        case Code(language, text):
            return f"```{language}\n{text}\n```"
        case _:
            raise TypeError(f"{type(part).__name__} has a notation of its own")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table."""
    return lines(f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))


def notes(defined: dict[str, str]) -> list[str]:
    """Return the definitions of footnotes."""
    return [f"[^{name}]: {text}" for name, text in defined.items()]


def page(meta: Iterable[str], blocks: Iterable[str]) -> str:
    """Return a whole file."""
    return "\n\n".join([lines(["---", *meta, "---"]), *blocks]) + "\n"


def lines(texts: Iterable[str]) -> str:
    """Return texts on a line each."""
    return "\n".join(texts)
