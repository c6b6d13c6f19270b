"""This repository's own course in MkDocs: the engine's handlers of MkDocs' events, and nothing else.

MkDocs takes every callable here whose name begins with `on_` for a handler. The engine is in hooks/fieldbook.
"""

from __future__ import annotations

from fieldbook.plugin import FieldbookPlugin

_plugin = FieldbookPlugin()

vars().update({name: getattr(_plugin, name) for name in vars(FieldbookPlugin) if name.startswith("on_")})
