"""The fingerprint of a record tells whether another one says the same, and nothing else."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace

from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import Record, context_of
from fieldbook.site.conversion import _written

LESSON = """
/// worksheet | Sheet
    id: sheet
    minutes: 5
    outcomes: [one, two]

Why? ____

- ( ) a
- ( ) b: ____

Name: ____ {#name}
///

/// video | Grüße
    url: https://youtu.be/abcdefghijk
///

/// break | Coffee
    minutes: 5

Ask *them*.
///

/// tip | Titled
Cited.[^a]
///

[^a]: A *note*.
"""


def _record() -> Record:
    md = Markdown(extensions=[FieldbookExtension()])
    md.convert(LESSON)
    return context_of(md).record


def _changed(value):
    """Yield a value with one thing changed, each in turn."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, int):
        yield value + 1
    elif hasattr(value, "_fields"):
        for name in value._fields:
            yield from (value._replace(**{name: other}) for other in _changed(getattr(value, name)))
    elif isinstance(value, list | tuple):
        yield type(value)([*value, "new"])
        for at, part in enumerate(value):
            yield from (type(value)([*value[:at], other, *value[at + 1 :]]) for other in _changed(part))
    elif is_dataclass(value):
        for field in fields(value):
            yield from (replace(value, **{field.name: other}) for other in _changed(getattr(value, field.name)))


def test_records_that_say_the_same_are_written_down_alike():
    record = _record()
    assert _written(record) == _written(_record()) == _written(deepcopy(record))
    assert _written(record) == _written(pickle.loads(pickle.dumps(record)))


def test_each_thing_that_a_record_says_is_written_down():
    record = _record()
    others = [_written(other) for other in _changed(record)]
    assert len(others) > 50
    assert _written(record) not in others
