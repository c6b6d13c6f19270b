"""All that the engine takes from MkDocs, in one place, so that it can be ProperDocs instead.

ProperDocs is the maintained continuation of MkDocs 1. Its `replacement` lets everything that imports `mkdocs` have
ProperDocs instead: themes and plugins need that as we do. Where both are installed, the one that runs already is taken,
or else MkDocs.
"""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if "mkdocs" not in sys.modules and ("properdocs" in sys.modules or find_spec("mkdocs") is None):
    importlib.import_module("properdocs.replacement")

# Behind that choice, since it decides whose modules these are.
from mkdocs.config import load_config
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import Nav, Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Link, Navigation, Section, get_navigation
from mkdocs.structure.pages import (
    Page,
)
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler, get_relative_url
from mkdocs.utils.templates import TemplateContext, url_filter

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

__all__ = [
    "Abort",
    "AnchorLink",
    "BasePlugin",
    "CombinedEvent",
    "Config",
    "ConfigurationError",
    "CountHandler",
    "File",
    "Files",
    "InclusionLevel",
    "Link",
    "LiveReloadServer",
    "MkDocsConfig",
    "Nav",
    "Navigation",
    "Page",
    "PluginError",
    "Section",
    "StructureItem",
    "TableOfContents",
    "TemplateContext",
    "Theme",
    "ValidationError",
    "build_site",
    "event_priority",
    "forget_plugins",
    "get_context",
    "get_files",
    "get_navigation",
    "get_plugin_logger",
    "get_relative_url",
    "load_config",
    "populate_page",
    "run_mkdocs",
    "set_exclusions",
    "url_filter",
]


def forget_plugins() -> None:
    """Have the next configuration make its plugins anew.

    MkDocs keeps them as long as a process lives, and tells them once that they begin and once that they end. Whoever
    builds or checks again after that needs others: Material's blog fails over the folder that it has removed.
    """
    cast(Plugins, MkDocsConfig.plugins).plugin_cache.clear()


def run_mkdocs(line: Sequence[str], level: int = logging.INFO) -> None:
    """Run the command `mkdocs`, or `properdocs`; only who does so loads its server.

    What is below `level` is not shown. Its own `--quiet` would have it neither see nor count warnings, so that a strict
    build passes over them. Nor is a traceback shown, which MkDocs logs of an extension or a hook that can't be loaded:
    the caller has the checks say why.
    """
    forget_plugins()
    command = importlib.import_module("mkdocs.__main__")
    state = command.State()
    state.stream.setLevel(level)
    state.stream.addFilter(_has_no_traceback)
    command.cli.main(line, prog_name="mkdocs", standalone_mode=False, obj=state)


def _has_no_traceback(record: logging.LogRecord) -> bool:
    return '\n  File "' not in record.getMessage()


def build_site(config: MkDocsConfig) -> None:
    """Build a course. MkDocs' build command is imported here, since a check and a preview often do without."""
    importlib.import_module("mkdocs.commands.build").build(config)


def get_context(nav: Navigation, files: Files, config: MkDocsConfig, page: Page) -> TemplateContext:
    """Return the context of a page's template as a build of MkDocs makes it, before `on_page_context`."""
    context: TemplateContext = importlib.import_module("mkdocs.commands.build").get_context(nav, files, config, page)
    return context


def populate_page(file: File, config: MkDocsConfig, files: Files) -> None:
    """Read a page and convert it, with the events around, as a build of MkDocs does before anything is rendered."""
    page = file.page or Page(None, file, config)
    importlib.import_module("mkdocs.commands.build")._populate_page(page, config, files)
