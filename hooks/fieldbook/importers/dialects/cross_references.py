"""MyST's labels, and what refers to them: `(name)=` above a heading, `{ref}` and links without words.

Source: MyST's specification of cross-references. A label above a heading or a box with a title leads to it; one above
anything else leads to the heading above, one among the options of a directive to its page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..headings import unnumbered
from ..notation import LETTERS
from ..placeholders import Placeholders
from ..plan import SourceDocument
from ..steps import Label
from ..theorems import kind_in
from . import figures
from .fenced_blocks import NUMBERED
from .shared import aside_code

_ABOVE = re.compile(
    r"(?m)^[ \t]*\((?P<name>[^()\n]+)\)=[ \t]*$"
    r"(?:\s*^(?:#{1,6}[ \t]+(?P<title>.+?)[ \t#]*"
    r"|[ \t]*(?:`{3,}|:{3,})[ \t]*\{(?!figure|image|table|list-table|csv-table|code|math)[\w:-]+\}"
    r"[ \t]*(?P<box>\S.*?)[ \t]*)$)?"
)
_NAMED = re.compile(r"(?m)^#{1,6}[ \t]+(?P<title>.+?)[ \t]*\{#(?P<name>[^\s{}]+)[^{}\n]*\}[ \t]*$")
_UNNAMED = re.compile(r"(?m)^#{1,6}[ \t]+(?P<title>[^{}\n]+?)[ \t#]*(?:\{-\})?[ \t]*$")
_MADE = r"\@"
r"""Before the name of a label that pandoc makes: only bookdown's `\@ref` looks for these in all pages."""
_OPTION = re.compile(r"(?m)^[ \t]*:(?:name|label):[ \t]*(?P<name>\S+)[ \t]*$|^name:[ \t]*(?P<yaml>\S+)[ \t]*$")
_DIRECTIVE = re.compile(
    r"(?m)^[ \t]*(?:`{3,}|:{3,})[ \t]*\{(?P<kind>[\w:-]+)\}[ \t]*(?P<title>[^\n]*)\n"
    r"(?:[ \t]*:(?!name:|label:)[\w-]+:[^\n]*\n)*[ \t]*:(?:name|label):[ \t]*(?P<name>\S+)[ \t]*$"
)
_FIGURE = re.compile(r"(?m)^[ \t]*(?:`{3,}|:{3,})[ \t]*\{figure-md\}[ \t]*(?P<name>\S+)[ \t]*$")
_TITLE = re.compile(r"(?m)^#[ \t]+(?P<title>.+?)[ \t#]*$")
_ROLE = re.compile(
    r"\{(?P<role>ref|numref|eq|prf:ref|std:ref|doc|std:doc)\}`(?:(?P<text>[^`<>\n]*?)\s*<)?(?P<name>[^`<>\n]+)>?`"
)
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]\n]*)\]\((?P<name>#?[\w][\w:./ -]*)\)")
_KINDS = f"(?:{'|'.join(('sec', *NUMBERED))})"
_NUMBERED = re.compile(
    rf"(?m)^:{{3,}}[ \t]*\{{[^{{}}\n]*#(?P<name>{_KINDS}-[^\s{{}}]+)[^{{}}\n]*\}}[ \t]*\n\s*"
    r"(?:#+[ \t]+(?P<title>[^\n]+))?"
)
_SECTION = re.compile(
    rf"(?<![\w`\\])(?:\[-?@(?P<name>{_KINDS}-[{LETTERS}-]+)\]|\\@ref\((?P<other>[^\s()]+)\))"
    rf"|(?<![\w`\\\[-])@(?P<bare>{_KINDS}-[{LETTERS}-]+)"
)
_STRESS = re.compile(r"[*_`]|(?<!`)\{[\w:-]+\}(?=`)")


def labels(documents: Sequence[SourceDocument], language: str = "") -> Mapping[str, Label]:
    """Return where the labels of a book lead, and the paths of its pages with their titles, without endings."""
    found = figures.labels(documents, language)
    for document in documents:
        heading = _heading(document)
        shown = _UNNAMED.finditer(aside_code(document.body, Placeholders()))
        titles = dict.fromkeys(match["title"] for match in shown)
        headings = [match for match in _UNNAMED.finditer(document.body) if match["title"] in titles]
        found.setdefault(f"/{document.path.rpartition('.')[0]}", Label(document.path, page_title(document)))
        for match in [*_ABOVE.finditer(document.body), *_NAMED.finditer(document.body)]:
            title = _plain(match["title"] or match.groupdict().get("box") or "")
            first = title == heading
            own = match["name"] if match.re is _NAMED and not first else ""
            place = title or _above(match, headings, heading)
            found[match["name"].strip()] = Label(document.path, title, "" if first else place, own)
        for title in map(_plain, titles):
            found.setdefault(_MADE + made_name(title), Label(document.path, title, "" if title == heading else title))
        for match in _NUMBERED.finditer(document.body):
            kind = NUMBERED.get(match["name"][:3], "")
            title = _plain(match["title"] or kind.capitalize())
            found.setdefault(match["name"], Label(document.path, title, title if kind and match["title"] else ""))
        for match in _DIRECTIVE.finditer(document.body):
            title = match["title"].strip()
            above = _plain(title) if kind_in(match["kind"]) else ""
            found.setdefault(match["name"], Label(document.path, _called(match["kind"], title), above))
        for match in _FIGURE.finditer(document.body):
            found.setdefault(match["name"], Label(document.path, "", _above(match, headings, heading)))
        for match in _OPTION.finditer(document.body):
            found.setdefault(match["name"] or match["yaml"], Label(document.path, ""))
    return found


def _above(label: re.Match[str], headings: Sequence[re.Match[str]], first: str | None) -> str:
    """Return the words of the last of a document's headings above a label, "" for the `first`."""
    above = [match["title"] for match in headings if match.start() < label.start()]
    last = _plain(above[-1]) if above else ""
    return "" if last == first else last


def _called(kind: str, title: str) -> str:
    """Return what a directive with a label is called: by its title, or by its kind where it has none."""
    kind = kind.rpartition(":")[2]
    is_title = kind not in ("solution", "figure", "image", "code", "code-block", "code-cell", "math")
    return _plain(title) if title and is_title else kind.partition("-")[0].capitalize()


def made_name(title: str) -> str:
    """Return the name that pandoc makes for a heading without one, by its extension `auto_identifiers`."""
    kept = re.sub(rf"[^{LETTERS}\-. ]", "", title.lower())
    return re.sub(r"^[\W\d_]+", "", re.sub(r"\s+", "-", kept))


def page_title(document: SourceDocument) -> str:
    """Return what a page of a book is called."""
    heading = _heading(document)
    return unnumbered(document.name if heading is None else heading)[0]


def _heading(document: SourceDocument) -> str | None:
    titled = _TITLE.search(document.body)
    return _plain(titled["title"]) if titled else None


def read(text: str, known: Mapping[str, Label], path: str) -> str:
    """Return `text` with links for what refers to labels, each with words; labels go. `path` is the document's."""
    text = _ABOVE.sub(_without_label, text)
    text = _ROLE.sub(lambda match: _role(match, known, path), text)
    return _LINK.sub(lambda match: _link(match, known, path), text)


def read_sections(text: str, known: Mapping[str, Label], path: str) -> str:
    """Return `text` with links for what refers to sections of Quarto and bookdown, each with the words there."""

    def linked(match: re.Match[str]) -> str:
        name = match["name"] or match["other"] or match["bare"]
        label = known.get(name) or known.get(_MADE + name)
        return linked_to(label.title, label, path) if label and label.title else match[0]

    return _SECTION.sub(linked, text)


def _without_label(match: re.Match[str]) -> str:
    whole, name = match[0], match["name"]
    return whole[whole.index(f"({name})=") + len(name) + 3 :]


def _role(match: re.Match[str], known: Mapping[str, Label], path: str) -> str:
    name, words = match["name"].strip(), (match["text"] or "").strip()
    label = known.get(name) or (_page(name, known, path) if match["role"].endswith("doc") else None)
    number = label.title.rpartition(" ")[2] if label and label.anchor else ""
    words = words or (f"({number})" if match["role"] == "eq" and number else "")
    named = label.title if label else name
    words = words.replace("%s", number or named).replace("{number}", number or named).replace("{name}", named).strip()
    if label is None:
        return f"[{words or name}]({name})" if match["role"].endswith("doc") else words or match[0]
    return linked_to(words or label.title or name, label, path)


def _link(match: re.Match[str], known: Mapping[str, Label], path: str) -> str:
    name = match["name"].strip()
    label = known.get(name.removeprefix("#")) or (None if match["text"].strip() else _page(name, known, path))
    if label is None:
        return match[0]
    return linked_to(match["text"].strip() or label.title or name.removeprefix("#"), label, path)


def _page(name: str, known: Mapping[str, Label], path: str) -> Label | None:
    """Return the page that a path means, from the book's folder or beside the document."""
    parts: list[str] = [] if name.startswith("/") else path.split("/")[:-1]
    for part in re.sub(r"\.(?:md|ipynb|rst)$", "", name).strip("/").split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts = [*parts, part]
    return known.get("/" + "/".join(parts))


def linked_to(words: str, label: Label, path: str) -> str:
    """Return a link to a label; what lies in the same page without a heading is only named."""
    if label.heading or label.anchor:
        slug = label.anchor or re.sub(rf"[^{LETTERS}\- ]", "", label.heading.lower()).replace(" ", "-")
        return f"[{words}]({'' if label.path == path else f'</{label.path}'}#{slug}{'' if label.path == path else '>'})"
    return words if label.path == path else f"[{words}](</{label.path}>)"


def _plain(title: str) -> str:
    return _STRESS.sub("", re.sub(r"[ \t]*\{#[^{}]*\}$", "", title)).strip()
