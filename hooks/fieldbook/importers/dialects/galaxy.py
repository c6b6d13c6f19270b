"""The tutorials of the Galaxy Training Network: topics with tutorials, each a folder with `tutorial.md`.

Source: the network's own tutorials on writing tutorials and on its metadata (`metadata.yaml`, `priority`).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..plan import Plan, SourceDocument, bibliography, includer, load, natural, settings, text_of, worded
from ..source_tree import Tree
from ..steps import Site
from .listed import note_others, started
from .notations import GALAXY

_TUTORIAL = re.compile(r"topics/(?P<topic>[^/]+)/tutorials/[^/]+/tutorial\.md")
_HIDDEN = ("faqs/", "snippets/")


class Galaxy:
    """Tutorials of the Galaxy Training Network."""

    name = "Galaxy Training Network"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a topic with a tutorial."""
        return any(_TUTORIAL.fullmatch(name) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the tutorials, topic by topic, in the order of their priority."""
        config = settings(tree, "_config.yml", "_config.yaml")
        found = started(self.name, config)
        found.base, found.steps = text_of(config.get("baseurl")).strip("/"), GALAXY
        found.site = Site(config, includer(tree, ("",)), strict=True, references=bibliography(tree))
        listed: list[tuple[str, float, SourceDocument]] = []
        for name in tree.files:
            match = _TUTORIAL.fullmatch(name)
            if match is None or not (document := load(tree, name)):
                continue
            topic = f"topics/{match['topic']}"
            about = settings(tree, f"{topic}/metadata.yaml", f"{topic}/metadata.yml")
            document.sections = (text_of(about.get("title")) or worded(match["topic"]),)
            rank = document.meta.get("priority")
            listed.append((match["topic"], rank if isinstance(rank, int | float) else 99, document))
        listed.sort(key=lambda one: (natural(one[0]), one[1], natural(one[2].path)))
        found.documents = [document for _topic, _rank, document in listed]
        for document in found.documents:
            document.urls.add(str(PurePosixPath(document.path).with_suffix("")))
        for name in tree.files:
            if name.endswith(".md") and any(folder in name for folder in _HIDDEN):
                found.left_out(name, "a piece that documents include; it is part of those that do")
        note_others(tree, found, why="it is no tutorial of a topic")
        return found
