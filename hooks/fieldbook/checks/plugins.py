"""The plugins that a course names, and what follows from it for what is checked."""

from __future__ import annotations

from collections.abc import Mapping

from .config_text import ConfigText
from .suggest import nearest


def plugin_names(text: ConfigText) -> set[str]:
    """Return the names of the plugins of a course, whether they stand alone, with settings, or in a mapping."""
    plugins = text.setting("plugins")
    named = plugins if isinstance(plugins, list | Mapping) else ()
    return {str(next(iter(one), "") if isinstance(one, Mapping) else one) for one in named}


def brings_along(text: ConfigText) -> bool:
    """Tell whether a build brings along what pages load of other sites: Material's privacy plugin does."""
    return any("privacy" in name.split("/") for name in plugin_names(text))


def names_engine(text: ConfigText) -> bool:
    """Tell whether a course names the engine, as a plugin or by a hook."""
    # A name that is misspelt is reported by MkDocs, with its line.
    return bool(nearest("fieldbook", plugin_names(text), likeness=0.8) or text.settings.get("hooks"))
