"""A course taken through MkDocs up to the point where its pages are converted and checked.

`fieldbook check` and a build report the same since both go through the same `CourseBuild`: settings,
files, nav, conversions (from the cache, where they are in it), the course. There the check ends, before pages are
rendered. Only a course with templates of its own, which may fail, is built to its end, into a folder that is dropped.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from ..checks import check_texts
from ..checks.config import read_config
from ..checks.config_text import ConfigText
from ..checks.paths import UNREAD
from ..checks.settings import from_mkdocs, no_plugin, stopped, stopped_by_system
from ..diagnostics import Diagnostic, Severity, in_order
from .build import CourseBuild
from .builds import CourseBuilds, course_builds
from .config import docs_name
from .failures import Failures
from .log_capture import HoldLogs, LogMessage
from .mkdocs_api import MkDocsConfig, build_site, get_files, get_navigation, populate_page, set_exclusions
from .refusal import ConfigRefusedError, error_message, explained, hook_place, load
from .templates import own_templates

_ABOUT_SETTING = "Config value "
"""What MkDocs begins with where it refuses a setting."""
_OF_SETTINGS = "config-"
_SETTINGS = (".yml", ".yaml")
"""How a file of settings is called, and those that it inherits from."""
_OURS = "mkdocs.plugins.fieldbook"
_COMMAND = "check"
"""Not one of MkDocs' own commands: plugins that look at it see that nothing is built."""


class Checked(NamedTuple):
    """The diagnostics of a course, and the number of its pages."""

    diagnostics: list[Diagnostic]
    pages: int


def check_course(config_file: Path) -> Checked:
    """Check the course of a mkdocs.yml.

    Returns:
        What is wrong. Where the configuration can't be loaded, or something ends the build, that is reported with what
        the texts alone show.
    """
    try:
        text = read_config(config_file)
    except (yaml.YAMLError, ValueError, OSError, RecursionError):
        return _texts(config_file, ())
    name = config_file.name
    with HoldLogs(logging.WARNING) as held:
        try:
            config = load(config_file, text)
        except ConfigRefusedError as refused:
            return _texts(config_file, refused.diagnostics)
        builds = course_builds(config)
        if builds is None:
            return _texts(config_file, [no_plugin(name, text)])
        with tempfile.TemporaryDirectory() as nowhere:
            config.site_dir = nowhere
            try:
                build = _assemble(config, builds)
            except Exception as error:
                return _texts(config_file, [_why_stopped(error, config, config_file, text)])
            finally:
                config.plugins.on_shutdown()
    logged = from_mkdocs(name, text, build.sources.folder, _others_messages(held.messages))
    found = [*build.assembled.mistakes.diagnostics, *build.failures.diagnostics, *logged]
    return Checked(in_order(found), build.sources.count)


def _why_stopped(error: Exception, config: MkDocsConfig, config_file: Path, text: ConfigText) -> Diagnostic:
    """Return what ended a build: a hook or a template of the course, the system, or what MkDocs does with a page."""
    at_hook = hook_place(error, config_file, text)
    if isinstance(error, OSError) and error.filename and not at_hook:
        return stopped_by_system(config_file, error)
    failures = Failures(own_templates(config.theme), config_file.parent)
    if told := failures.in_template("the page that it makes", error):
        return told
    page = config._current_page
    where, line = at_hook or (f"{docs_name(config)}/{page.file.src_uri}" if page else config_file.name, 0)
    return stopped(where, error_message(error), line)


def why_refused(config_file: Path, logged: Iterable[str]) -> list[Diagnostic]:
    """Return what in its settings, or which file, keeps a course from being built that is served, as its check says it.

    Args:
        config_file: Its mkdocs.yml.
        logged: What MkDocs has said when it built the course.
    """
    refused: list[Diagnostic] = []
    with suppress(yaml.YAMLError, ValueError, OSError, RecursionError):
        messages = (one for one in logged if one.startswith(_ABOUT_SETTING))
        refused = explained(config_file.name, read_config(config_file), messages)
    found = _texts(config_file, refused).diagnostics
    is_reason = (_OF_SETTINGS, UNREAD.code)
    return [one for one in found if one.severity is Severity.ERROR and one.code.startswith(is_reason)]


def why_stopped(config_file: Path, error: Exception) -> list[Diagnostic]:
    """Return that a hook of a course that is served has ended a build; nothing where none has."""
    with suppress(yaml.YAMLError, ValueError, OSError, RecursionError):
        if at_hook := hook_place(error, config_file, read_config(config_file)):
            return [stopped(at_hook[0], error_message(error), at_hook[1])]
    return []


def _assemble(config: MkDocsConfig, builds: CourseBuilds) -> CourseBuild:
    """Take a course through MkDocs' events up to the one at which it is assembled, as MkDocs' own build does."""
    plugins = config.plugins
    plugins.on_startup(command=cast(Any, _COMMAND), dirty=False)
    if own_templates(config.theme):
        # Warnings are counted by who asked for the check.
        config.strict = False
        build_site(config)
        return builds.current
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        populate_page(file, config, files)
    build = builds.current
    build.assemble_course(files, config)
    build.configured.cache.close(keep=True)
    return build


def _texts(config_file: Path, found: Iterable[Diagnostic]) -> Checked:
    """Return what is wrong in the texts alone, and what else keeps them from being built, unless that is among it."""
    in_texts, pages = check_texts(config_file)
    settings = (one for one in in_texts if one.path.endswith(_SETTINGS) and one.severity is Severity.ERROR)
    known = {(one.path, one.line) for one in settings}
    unread = {one.path for one in in_texts if one.code == UNREAD.code}
    told = [one for one in found if known and (not one.line or (one.path, one.line) in known)]
    more = [one for one in found if one.path not in unread and one not in told]
    return Checked(in_order([*in_texts, *more]), pages)


def _others_messages(messages: Iterable[LogMessage]) -> list[str]:
    """Return what MkDocs and other plugins have logged, each text once; our own diagnostics are values."""
    return list(dict.fromkeys(message.text for message in messages if message.logger != _OURS))
