r"""Figures and tables with labels, as Quarto, bookdown and MyST have them, and what refers to them.

Sources: Quarto's reference of cross-references (figures, tables), bookdown's of `\@ref`, MyST's of figures. The old
book numbered what has a label and showed the number before the caption; a reference was that number, with its word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .. import markup
from ..language import detect
from ..notation import LETTERS
from ..plan import SourceDocument
from ..steps import Label

_PICTURE = re.compile(
    r"!\[(?P<caption>(?:[^\[\]]|\[[^\[\]]*\](?:\([^()\n]*\))?)*)\]\((?P<src>[^()\n]*)\)[ \t]?"
    r"\{(?P<given>[^{}\n]*?#(?P<name>fig-[^\s{}]+)[^{}\n]*)\}"
)
_TABLE = re.compile(
    r"(?m)^(?P<lead> {0,3}(?:Table)?:[ \t]+)(?P<caption>\S.*?)[ \t]*\{#(?P<name>tbl-[^\s{}]+)[^{}\n]*\}[ \t]*$"
)
_TABLE_OF_R = re.compile(
    r"(?m)^(?P<lead> {0,3}(?:Table)?:[ \t]+)\(\\?#(?P<name>tab:[^\s()]+)\)[ \t]*(?P<caption>\S.*?)[ \t]*$"
)
"""A table as bookdown has its label, before the caption."""
_GROUP = re.compile(
    r"(?ms)^(?P<colons>:{3,})[ \t]*\{#(?P<name>(?:fig|tbl)-[^\s{}]+)[^{}\n]*\}[ \t]*\n"
    r"(?P<inner>(?:(?!^:::).)*\n[ \t]*\n)(?P<caption>(?:(?!^:::)[^\n]+\n)+)(?P<end>^(?P=colons)[ \t]*$)"
)
_CELL = re.compile(
    r"(?ms)^[ \t]*(?P<fence>`{3,})\{(?:r|python|julia|ojs|webr|pyodide)\b(?P<options>[^}\n]*)\}[ \t]*\n(?P<code>.*?)"
    r"^[ \t]*(?P=fence)[ \t]*$"
)
_SHOWS = re.compile(r"include_graphics|\b(?:fig|tbl|tab|lst)[.-]cap\b")
"""What tells that a cell shows something with a number: a picture in a file, or a caption."""
_CELL_LABEL = re.compile(
    r"^[ \t,]*(?P<options>[^\s,=\"'{}]+)(?=[ \t]*(?:,|$))|(?m:^[ \t]*#\|[ \t]*label:[ \t]*(?P<line>[^\s\"']+))"
)
_DIRECTIVE = re.compile(
    r"(?ms)^(?P<lead>[ \t]*)(?P<fence>`{3,}|:{3,})\{figure\}[ \t]*(?P<src>\S+)[ \t]*\n"
    r"(?P<inner>.*?)^[ \t]*(?P=fence)[ \t]*$"
)
_OPTION = re.compile(
    r"(?m)^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$|^[ \t]*---[ \t]*$|^(?P<yaml>[a-z-]+):[ \t]+(?P<said>.*)$"
)
_ALT = re.compile(r"(?:fig-)?alt=(?P<mark>[\"'])(?P<alt>.*?)(?P=mark)")
_REFERENCE = re.compile(
    r"(?<![\w`\\])\[(?P<before>[^\[\]@\n]*?)(?P<less>-?)@(?P<listed>(?:fig|tbl|eq)-[^\s\[\]@]+)\]"
    rf"|(?<![\w`\\\[])(?P<bare>-?)@(?P<name>(?:fig|tbl|eq)-[{LETTERS}-]+)|\\@ref\((?P<other>(?:fig|tab):[^\s()]+)\)"
)
_EQUATION = re.compile(
    r"(?ms)^(?P<tex>\$\$(?:(?!\$\$).)+?\$\$)[ \t]*(?:\{#(?P<own>eq-[^\s{}]+)\}|\((?P<myst>[^\s()]+)\))[ \t]*$"
    r"|^(?P<fence>`{3,})\{math\}[ \t]*\n[ \t]*:label:[ \t]*(?P<label>\S+)[ \t]*\n(?P<inner>.*?)^(?P=fence)[ \t]*$"
)
_WORDS = {
    "ar": ("شكل", "جدول", "معادلة"),
    "de": ("Abbildung", "Tabelle", "Gleichung"),
    "es": ("Figura", "Tabla", "Ecuación"),
    "fr": ("Figure", "Tableau", "Équation"),
    "it": ("Figura", "Tabella", "Equazione"),
    "ja": ("図", "表", "式"),
    "nl": ("Figuur", "Tabel", "Vergelijking"),
    "pl": ("Rysunek", "Tabela", "Równanie"),
    "pt": ("Figura", "Tabela", "Equação"),
    "zh": ("图", "表", "公式"),
}
"""What figures, tables and equations are called."""


def labels(documents: Sequence[SourceDocument], language: str) -> dict[str, Label]:
    """Return where labels of figures, tables and equations lead, with the words for them.

    They are of `language`, or where the book states none, of the one that its words tell.
    """
    language = language or detect(document.body for document in documents)
    figure, table, equation = _WORDS.get(language.lower().split("-")[0], ("Figure", "Table", "Equation"))
    found: dict[str, Label] = {}
    for document in documents:
        counted: Counter[str] = Counter()
        panels = _panels(document.body)
        equations = {_equation_name(match) for match in _EQUATION.finditer(document.body)}
        for name in _names(document.body):
            word = table if name.startswith(("tbl-", "tab:")) else equation if name in equations else figure
            counted[word] += name not in panels
            title = f"{word} {counted[word]}{panels.get(name, '')}"
            found.setdefault(name, Label(document.path, title, anchor=_anchor(name)))
    return found


def _panels(text: str) -> dict[str, str]:
    """Return the letters of the pictures that are part of a figure."""
    return {
        match["name"]: letter
        for group in _GROUP.finditer(text)
        for letter, match in zip("abcdefghijklmnop", _PICTURE.finditer(group["inner"]), strict=False)
    }


def _names(text: str) -> Iterator[str]:
    """Yield the labels of a text, in their order."""
    forms = (_PICTURE, _TABLE, _TABLE_OF_R, _GROUP)
    at = [(match.start(), match["name"]) for form in forms for match in form.finditer(text)]
    at += [(match.start(), _equation_name(match)) for match in _EQUATION.finditer(text)]
    for cell in _CELL.finditer(text):
        said = f"{cell['options']}\n{cell['code']}"
        if _SHOWS.search(said) and (label := _CELL_LABEL.search(said)):
            at.append((cell.start(), name_of(label["options"] or label["line"])))
    for directive in _DIRECTIVE.finditer(text):
        if name := _options(directive["inner"]).get("name"):
            at.append((directive.start(), name))
    return (name for _start, name in sorted(at))


def _anchor(name: str) -> str:
    """Return a label as a name that a block takes."""
    return re.sub(rf"[^{LETTERS}-]+", "-", name)


def name_of(label: str) -> str:
    """Return by which name a cell's figure is referred to: bookdown puts its kind before the label."""
    return label if not label or label.startswith(("fig-", "tbl-", "lst-")) else f"fig:{label.removeprefix('fig:')}"


def read(text: str, known: Mapping[str, Label]) -> str:
    """Return `text` with its labelled figures and tables as elements, numbered; lines stay where they are."""
    text = _PICTURE.sub(lambda match: _picture(match, known), text)
    for form in (_TABLE, _TABLE_OF_R):
        text = form.sub(lambda match: _table(match, known), text)
    text = _EQUATION.sub(lambda match: _equation(match, known), text)
    text = _GROUP.sub(lambda match: _group(match, known), text)
    return _DIRECTIVE.sub(lambda match: _directive(match, known), text)


def refer(text: str, known: Mapping[str, Label], path: str) -> str:
    """Return `text` with links for what refers to figures and tables. `path` is the document's."""

    def linked(match: re.Match[str]) -> str:
        label = known.get(match["listed"] or match["name"] or match["other"])
        if label is None:
            return match[0]
        number = label.title.rpartition(" ")[2]
        before = (match["before"] or "").strip()
        bare = match["other"] or match["less"] or match["bare"]
        words = f"{before} {number}" if before else number if bare else label.title
        return f"[{words}](#{label.anchor})" if label.path == path else f"[{words}](</{label.path}#{label.anchor}>)"

    return _REFERENCE.sub(linked, text)


def figure(image: str, caption: str, label: Label | None) -> str:
    """Return a picture with its caption, and the number and name that a label gives it."""
    if label is None:
        return markup.figure(image, caption)
    return markup.figure(image, _numbered(caption, label), id=label.anchor)


def told(caption: str, label: Label | None) -> str:
    """Return a caption by itself, with the number and name that a label gives it; "" where it says nothing."""
    words, named = _numbered(caption, label), {"id": label.anchor} if label else {}
    return markup.element("figcaption", words, **named) if words else ""


def _numbered(caption: str, label: Label | None) -> str:
    """Return a caption behind the number that a label gives it."""
    return ": ".join(filter(None, (label.title if label else "", caption)))


def _picture(match: re.Match[str], known: Mapping[str, Label]) -> str:
    caption = " ".join(match["caption"].split())
    alt = _ALT.search(match["given"])
    words = alt["alt"] if alt else bare(caption)
    image = markup.start("img", src=match["src"].split(" ")[0], alt=words)
    return figure(image, caption, known.get(match["name"])) + "\n" * match[0].count("\n")


def bare(caption: str) -> str:
    """Return the words of a caption, for those who can't see the picture."""
    return re.sub(r"\]\([^()]*\)|[\[\]*_`]", "", caption)


def _table(match: re.Match[str], known: Mapping[str, Label]) -> str:
    caption = _numbered(match["caption"], known.get(match["name"]))
    return f"{match['lead']}{caption} {{#{_anchor(match['name'])}}}"


def _equation(match: re.Match[str], known: Mapping[str, Label]) -> str:
    """Return an equation with its number below it."""
    name = _equation_name(match)
    shown = match["tex"] or f"$$\n{match['inner']}$$"
    return f"{shown}\n\n{markup.element('figcaption', _numbered('', known.get(name)), id=_anchor(name))}\n"


def _equation_name(match: re.Match[str]) -> str:
    return match["own"] or match["myst"] or match["label"]


def _group(match: re.Match[str], known: Mapping[str, Label]) -> str:
    """Read several figures in a block, whose last paragraph is their caption."""
    caption = _numbered(" ".join(match["caption"].split()), known.get(match["name"]))
    told = markup.element("figcaption", caption, id=_anchor(match["name"]))
    return f"\n{match['inner']}{told}" + "\n" * match["caption"].count("\n")


def _directive(match: re.Match[str], known: Mapping[str, Label]) -> str:
    given = _options(match["inner"])
    label = known.get(given.get("name", ""))
    words = " ".join(_OPTION.sub("", match["inner"]).split())
    if label is None or "{" in words or not words:
        return match[0]
    image = markup.start("img", src=match["src"], alt=given.get("alt") or bare(words))
    return match["lead"] + figure(image, words, label) + "\n" * match[0].count("\n")


def _options(text: str) -> dict[str, str]:
    found = {
        match["key"] or match["yaml"]: (match["value"] or match["said"] or "").strip()
        for match in _OPTION.finditer(text)
        if match["key"] or match["yaml"]
    }
    return {**found, "name": found.get("name") or found.get("label", "")}
