"""Sites of MkDocs, with Material or without: `mkdocs.yml` has their name and order.

Sources: MkDocs' user guide (nav, docs_dir), Material's reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..includes import includer
from ..plan import Plan, mapping_of, natural, settings, text_of, worded
from ..source_tree import TEXTS, Tree
from ..steps import Site
from . import awesome_pages
from .listed import Entry, add_listed, entries, note_others, started
from .notations import MATERIAL

_NAME = "pymdownx.snippets"


class MkDocs:
    """Sites of MkDocs."""

    name = "MkDocs"

    def __init__(self, deep: int = 0) -> None:
        """Make a dialect for sites whose settings lie in at most so many folders of the source."""
        self.deep = deep

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a mkdocs.yml; below other folders, whether such sites have most of the documents."""
        sites = _sites(tree, self.deep)
        if "" in sites or not sites:
            return bool(sites)
        listed = [name for name in tree.files if name.lower().endswith(TEXTS)]
        within = tuple(f"{site}/" for site in sites)
        return 2 * sum(name.startswith(within) for name in listed) >= len(listed)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages of the nav; of a site without one, all pages by their names."""
        site, *others = _sites(tree, self.deep)
        where = next(name for name in _settings_in(site) if name in tree.files)
        config = settings(tree, where)
        theme = config.get("theme")
        found = started(self.name, config, theme.get("language") if isinstance(theme, Mapping) else "")
        within = f"{site}/" if site else ""
        base = within + (text_of(config.get("docs_dir")).strip("./") or "docs")
        extra = config.get("extra") if "macros" in str(config.get("plugins")) else None
        found.folder, found.steps = base, MATERIAL
        folders, appended = _snippets(config.get("markdown_extensions"))
        found.site = Site(
            mapping_of(extra),
            includer(tree, (*(within + folder for folder in folders), base, site, "", f"{base}/snippets", "includes")),
            appended=appended,
        )
        for other in others:
            found.left_out(f"{other}/mkdocs.yml", "the settings of another site; import that folder by itself")
        listed = list(entries(config.get("nav"), _page))
        if not listed and awesome_pages.is_used(tree, base):
            listed = list(awesome_pages.ordered(tree, base, base))
        add_listed(tree, found, listed or list(by_folders(tree, base)), base=base, where=where)
        note_others(tree, found, base=base, why="the site's nav does not list it")
        return found


def _settings_in(folder: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" if folder else name for name in ("mkdocs.yml", "mkdocs.yaml"))


def _sites(tree: Tree, deep: int) -> list[str]:
    """Return the folders of the sites nearest to the root: first what others inherit from, English before others."""
    found = {PurePosixPath(name).parent for name in tree.files if PurePosixPath(name).stem == "mkdocs"}
    found = {path for path in found if any(name in tree.files for name in _settings_in(_name(path)))}
    nearest = min((len(path.parts) for path in found), default=deep + 1)
    sites = [_name(path) for path in found if len(path.parts) == nearest <= deep]
    return sorted(sites, key=lambda site: (_inherits(tree, site), site.rpartition("/")[2] != "en", natural(site)))


def _name(path: PurePosixPath) -> str:
    return "" if path.as_posix() == "." else path.as_posix()


def _inherits(tree: Tree, site: str) -> bool:
    return "INHERIT" in settings(tree, *_settings_in(site))


def _snippets(extensions: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folders in which snippets lie, and those that stand at the end of every page."""
    listed = extensions if isinstance(extensions, list) else [extensions]
    given = next((one[_NAME] for one in listed if isinstance(one, Mapping) and _NAME in one), None)
    given = mapping_of(given)
    folders, appended = given.get("base_path"), given.get("auto_append")
    return _texts(folders), _texts(appended)


def _texts(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(
        text.strip("./") if text.startswith("./") else text.rstrip("/") for one in listed if (text := text_of(one))
    )


def _page(item: Mapping[str, Any]) -> tuple[str, str, object] | None:
    title, leads = next(iter(item.items()), ("", ""))
    if isinstance(leads, str):
        return leads, text_of(title), None
    return ("", text_of(title), leads) if isinstance(leads, list) else None


def by_folders(tree: Tree, base: str) -> list[Entry]:
    """Return all documents below a folder ("" for the root) by name, each folder a section, its first page first."""
    names = [
        name
        for name in tree.files
        if name.startswith(f"{base}/" if base else "") and name.lower().endswith(TEXTS) and "/." not in name
    ]

    def rank(name: str) -> tuple[object, ...]:
        path = PurePosixPath(name)
        first = path.stem.lower() in ("index", "readme")
        return (*((True, natural(part)) for part in path.parts[:-1]), (not first, natural(path.name)))

    return [
        Entry(inner, "", tuple(worded(part) for part in PurePosixPath(inner).parts[:-1]))
        for name in sorted(names, key=rank)
        if (inner := name.removeprefix(f"{base}/"))
    ]
