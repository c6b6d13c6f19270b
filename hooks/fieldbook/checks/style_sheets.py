"""Names in the course's own style sheets that set something, and that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..diagnostics import Diagnostic
from ..resources import templates
from .context import CheckedCourse
from .plugins import plugin_names
from .rule import warning
from .suggest import meant, nearest

NAME = warning(
    "style-name",
    "A style sheet that sets a color by a name that nothing uses changes nothing. Names that begin with --md- are "
    "Material's, and no page uses those.",
    "(mkdocs.yml)\nsite_name: Levels\nextra_css:\n  - colors.css\n\n(docs/colors.css)\n:root { --fb-acent: #0b4f8a }",
    "(mkdocs.yml)\nsite_name: Levels\nextra_css:\n  - colors.css\n\n(docs/colors.css)\n:root { --fb-accent: #0b4f8a }",
)
RULES = (NAME,)

_OURS = "--fb-"
_SET = re.compile(r"(?<![\w-])(?P<name>--(?:fb|md)-(?!mermaid)[\w-]+)\s*:")
"""A name that is set. Those of Mermaid are used by its script."""
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what the style sheets that mkdocs.yml names set in vain."""
    own = {name: text for name, text in _own(course).items() if "--fb-" in text or "--md-" in text}
    if not own:
        return
    engine = "\n".join(file.read_text("utf-8") for file in (templates() / "assets" / "fieldbook").glob("*.css"))
    known = set(_USED.findall("\n".join((engine, *own.values()))))
    ours = [name.removeprefix(_OURS) for name in sorted(known) if name.startswith(_OURS)]
    # Other plugins may bring styles for Material's names.
    is_alone = plugin_names(course.files.text) <= {"search", "material/search", "fieldbook"}
    for path, text in own.items():
        for number, line in enumerate(text.split("\n"), 1):
            for match in _SET.finditer(line):
                name = match["name"]
                if name not in known and (name.startswith(_OURS) or is_alone):
                    near = nearest(name.removeprefix(_OURS), ours) if name.startswith(_OURS) else ""
                    hint = meant(f"{_OURS}{near}") if near else 'set one that begins with --fb-, as "--fb-accent"'
                    column = match.start("name") + 1
                    yield NAME.at(f"{course.files.docs_dir}/{path}", number, column, f'nothing uses "{name}"', hint)


def _own(course: CheckedCourse) -> Mapping[str, str]:
    """Return the style sheets of the course by their paths, with their remarks blanked, line by line."""
    texts: dict[str, str] = {}
    for name in course.files.text.listed_files("extra_css"):
        with suppress(OSError, ValueError):
            text = Path(course.files.folder or "", name).read_text("utf-8-sig")
            texts[name] = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return texts
