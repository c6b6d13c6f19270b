"""This repository's own course in MkDocs: a short function per event. The engine is in hooks/fieldbook.

MkDocs takes every callable here whose name begins with `on_` for a handler.
"""

from __future__ import annotations

from mkdocs.plugins import CombinedEvent

from fieldbook.preview.events import Previewing
from fieldbook.site.build import CourseBuild
from fieldbook.site.publish import Placing

_build = CourseBuild()
_placing = Placing()
_previewing = Previewing(_build)

on_startup = CombinedEvent(_placing.on_startup, _previewing.on_startup)
on_serve = _previewing.on_serve
on_config = CombinedEvent(_placing.on_config, _build.before_config, _previewing.on_config, _build.on_config)
on_files = _build.on_files
on_nav = _build.on_nav
on_pre_page = _build.on_pre_page
on_page_markdown = _build.on_page_markdown
on_page_content = _build.on_page_content
on_env = _build.on_env
on_page_context = CombinedEvent(_build.on_page_context, _build.after_page_context)
on_post_page = _build.on_post_page
on_post_build = CombinedEvent(_build.before_post_build, _build.on_post_build, _placing.on_post_build)
on_build_error = CombinedEvent(_build.stop, _placing.on_build_error)
on_shutdown = CombinedEvent(_build.stop, _placing.on_shutdown)
