"""What each block takes, as the blocks themselves say it: theirs and those of pymdown-extensions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pymdownx.blocks import block as kinds
from pymdownx.blocks.details import Details
from pymdownx.blocks.tab import Tab

from ..blocks import BLOCKS
from ..blocks.rare import RARE

Validator = Callable[[Any], Any]


class Spec(NamedTuple):
    """What a block takes. `argument` is None where it may be left out; `required` are options that may not."""

    name: str
    argument: bool | None
    options: Mapping[str, Validator]
    required: tuple[str, ...] = ()

    @property
    def example(self) -> str:
        """The block's first line, as an author types it."""
        return f"/// {self.name}" if self.argument is False else f"/// {self.name} | Title"


def _spec(name: str, block: type[kinds.Block]) -> Spec:
    options = {option: validator for option, (_default, validator) in block.OPTIONS.items()}
    options["attrs"] = kinds.type_html_attribute_dict
    return Spec(name, block.ARGUMENT, options, tuple(getattr(block, "REQUIRED", ())))


MODES = ("auto", "block", "html", "inline", "raw")
"""Ways for the block `html` to take its content, by their names."""
_ATTRIBUTES: Mapping[str, Validator] = {"attrs": kinds.type_html_attribute_dict}
_HTML = Spec("html", True, {"markdown": kinds.type_string_in(MODES), **_ATTRIBUTES})
_CAPTIONS = RARE["pymdownx.blocks.caption"]

SPECS: Mapping[str, Spec] = {
    **{name: _spec(name, block) for name, block in BLOCKS.items()},
    **{block.NAME: _spec(block.NAME, block) for block in (Details, Tab)},
    **{one.name: one for one in (_HTML, *(Spec(name, None, _ATTRIBUTES) for name in _CAPTIONS))},
}
"""Every block that a lesson may use, by name. Those of `blocks.rare` are not asked: loading them takes long."""

_IN_WORDS: Mapping[Validator, str] = {
    kinds.type_boolean: "type true or false",
    kinds.type_html_identifier: "type one name of letters, digits and hyphens",
    kinds.type_html_attribute_dict: 'type names with values, as in attrs: {class: "wide"}',
}
_HTML_MODES = f"type one of {', '.join(MODES)}"


def mend(validator: Validator, reason: ValueError) -> str:
    """Return what to type where `validator` refused a value; our own say it themselves."""
    if validator in _IN_WORDS:
        return _IN_WORDS[validator]
    foreign = getattr(getattr(validator, "func", validator), "__module__", "").startswith("pymdownx")
    return _HTML_MODES if foreign else str(reason)


def is_selector(argument: str) -> bool:
    """Tell whether the block for HTML takes `argument`, by its own grammar."""
    # Few lessons have such a block, and loading this takes long.
    from pymdownx.blocks.html import parse_selectors  # noqa: PLC0415

    try:
        parse_selectors(argument)  # type: ignore[no-untyped-call]
    except ValueError:
        return False
    return True
