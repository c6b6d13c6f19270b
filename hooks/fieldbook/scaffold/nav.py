"""A line put into the nav of mkdocs.yml, and not a byte changed elsewhere.

YAML libraries that write a file anew keep comments at best; they change quotes, indents and line ends. So the file is
only read for the places of its parts, and the new line is put in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from ..checks.suggest import did_you_mean, listed
from ..slugs import plain_slug, slug
from .files import StartError


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the nav: its title, its pages, and where it stands. Sections within it follow it in `sections`."""

    title: str
    key: yaml.ScalarNode
    node: yaml.Node

    @property
    def pages(self) -> list[str]:
        """The paths of its pages, those of sections within it last."""
        return list(_pages(self.node))

    @property
    def folder(self) -> str:
        """The folder in which its pages lie; "" for docs/ itself."""
        index = next((page for page in self.pages if page.endswith(("index.md", "README.md"))), None)
        first = index or next(iter(self.pages), f"{plain_slug(self.title, 'part')}/")
        return first.rpartition("/")[0]


def sections(text: str) -> list[Section] | None:
    """Return the sections of a mkdocs.yml's nav, in order; None where it has no nav.

    Raises:
        StartError: the file is not YAML.
    """
    nav = _nav(text)
    return None if nav is None else list(_sections(nav))


def chosen(known: Sequence[Section], wanted: str | None) -> Section:
    """Return the section that a person means by its title, or by the folder of its pages.

    Raises:
        StartError: there is none, or it is not said which of several.
    """
    titles = listed(section.title for section in known)
    if not known:
        raise StartError("the nav in mkdocs.yml has no section; write one, as docs/ and the nav of a new course show")
    if wanted is None:
        if len(known) > 1:
            raise StartError(f"say which section the lesson belongs to, with --section; there are {titles}")
        return known[0]
    for name in (lambda section: section.title, lambda section: slug(section.title), lambda section: section.folder):
        for section in known:
            if wanted.strip().strip("/").lower() == name(section).lower():
                return section
    names = [name for section in known for name in (section.title, section.folder)]
    hint = did_you_mean(wanted, names)
    raise StartError(f'the nav has no section "{wanted}"; {hint or f"there are {titles}"}')


def with_page(text: str, section: Section, path: str) -> str:
    """Return a mkdocs.yml with a page at the end of a section.

    Raises:
        StartError: the nav is written in a way in which no line can be put in.
    """
    entry = _entry(path)
    node = section.node
    if isinstance(node, yaml.SequenceNode) and node.value and node.flow_style:
        at = _end(node.value[-1])
        result = f"{text[:at]}, {entry}{text[at:]}"
    elif isinstance(node, yaml.SequenceNode) and node.value:
        column = _dash(text, node.value[0])
        result = _with_line(text, _end(node.value[-1]), f"{' ' * column}- {entry}")
    elif isinstance(node, yaml.ScalarNode) and not node.value:
        result = _with_line(text, section.key.end_mark.index, f"{' ' * (section.key.start_mark.column + 2)}- {entry}")
    else:
        raise StartError(f'the section "{section.title}" can\'t be added to; write it as a list, one page a line')
    before, after = list(_pages(_nav(text))), list(_pages(_nav(result)))
    if sorted([*before, path]) != sorted(after):
        raise StartError(f"mkdocs.yml is written in a way that can't be added to; name {path} in its nav by hand")
    return result


def _nav(text: str) -> yaml.Node | None:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or str(error)
        raise StartError(f"mkdocs.yml can't be read ({reason}); fieldbook check says where") from None
    if isinstance(root, yaml.MappingNode):
        return next((value for key, value in root.value if key.value == "nav"), None)
    return None


def _sections(node: yaml.Node) -> Iterator[Section]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
            if isinstance(value, yaml.SequenceNode) or not value.value:
                yield Section(str(key.value), key, value)
                yield from _sections(value)


def _pages(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode) and node.value:
        yield str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        nested = [item for item in node.value if isinstance(item, yaml.MappingNode)]
        for item in [*(item for item in node.value if item not in nested), *nested]:
            yield from _pages(item)
    elif isinstance(node, yaml.MappingNode):
        for _key, value in node.value:
            yield from _pages(value)


def _entry(path: str) -> str:
    """Return a path as an entry of a list."""
    return path if yaml.safe_load(f"- {path}") == [path] and not set(path) & set(",[]{}") else f'"{path}"'


def _end(node: yaml.Node) -> int:
    """Return where the last thing in a node ends; a list itself ends only where the next thing begins."""
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _end(node.value[-1])
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        key, value = node.value[-1]
        return _end(value) if value.value else key.end_mark.index + 1
    return int(node.end_mark.index)


def _dash(text: str, item: yaml.Node) -> int:
    """Return the column of the hyphen before an item."""
    start = item.start_mark
    return text[start.index - start.column : start.index].rindex("-")


def _with_line(text: str, after: int, line: str) -> str:
    """Return a text with a line below the one in which an offset lies, and with that one's line end."""
    end = text.find("\n", after)
    if end < 0:
        return f"{text}{_line_end(text)}{line}"
    return f"{text[: end + 1]}{line}{_line_end(text)}{text[end + 1 :]}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
