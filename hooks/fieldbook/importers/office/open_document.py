"""Documents of LibreOffice as the web pages that it would save: elements as `web_page` reads them.

Source: OASIS' specification of OpenDocument 1.3, part 3. Changes that were tracked stand as a reader sees the final
text, comments and what is hidden are left out.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import PurePosixPath

from lxml import etree
from lxml.etree import _Element as Element

from .. import markup
from . import remarks
from .controls import BLANK, BOX, CIRCLE
from .open_styles import OpenStyles, named, value
from .package import LARGEST
from .word import WordText, margin

_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "svg": "svg+xml", "webp": "webp", "bmp": "bmp"}
_FIELDS = {"checkbox": BOX, "radio": CIRCLE}
_OURS = b'meta:name="fieldbook 1"'
"""What a workbook of ours keeps of its worksheets."""
_SAVE = "open it in LibreOffice and save it as .docx"
_HIDDEN = ("annotation", "annotation-end", "tracked-changes", "sequence-decls", "forms", "hidden-text", "note-citation")
_CONTENTS = ("table-of-content", "alphabetical-index", "illustration-index", "table-index")


def read_open_document(data: bytes) -> WordText:
    """Return what a document of LibreOffice says.

    Raises:
        ValueError: it is none, or it is damaged or locked with a password.
    """
    why = "it is damaged"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                why = "it unfolds to more than any document holds"
            elif b"encryption-data" in archive.read("META-INF/manifest.xml"):
                why = "it is locked with a password"
            elif "meta.xml" in archive.namelist() and _OURS in archive.read("meta.xml"):
                why = "it is the workbook of a course, which comes back from a .docx alone"
            else:
                return _Reader(archive).read()
    except Exception as error:
        raise ValueError(f"{why}; {_SAVE}") from error
    raise ValueError(f"{why}; {_SAVE}")


class _Reader:
    """Goes through one document."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._root = _parsed(archive, "content.xml")
        named_styles = _parsed(archive, "styles.xml")
        self._styles = OpenStyles(self._root, named_styles)
        around = [node for node in named_styles.iter() if named(node) in ("header", "footer")]
        self._margins = dict.fromkeys(margin("".join(map(str, node.itertext()))) for node in around)
        self._fields = {value(node, "id"): node for node in self._root.iter() if named(node, space="form")}
        self._found = WordText("")
        self._notes: list[str] = []
        self._below: list[str] = []
        self._counts: dict[str, int] = {}
        self._ways: dict[str, Callable[[Element], str]] = {
            **dict.fromkeys(("p", "h"), self._paragraph),
            **dict.fromkeys(_HIDDEN, lambda node: ""),
            **dict.fromkeys(_CONTENTS, self._contents),
            "span": lambda node: self._styled(node, self._inner(node), "text"),
            "a": lambda node: markup.element("a", self._inner(node), href=value(node, "href")),
            "line-break": lambda node: markup.BREAK,
            "tab": lambda node: "\t",
            "s": lambda node: "\u00a0" * min(int(value(node, "c") or 1), 200),
            **dict.fromkeys(("bookmark", "bookmark-start"), self._place),
            **dict.fromkeys(("text-input", "placeholder"), lambda node: BLANK),
            **dict.fromkeys(("drop-down", "content-control"), self._choices),
            "control": self._control,
            "list": lambda node: self._list(node, 1, value(node, "style-name")),
            "note": self._note,
            "table": lambda node: markup.element("table", self._inner(node)) + "\n",
            "table-row": lambda node: markup.element("tr", self._inner(node)),
            "table-cell": self._cell,
            "covered-table-cell": lambda node: "",
            "frame": self._frame,
            "text-box": self._text_box,
            "object": self._object,
        }

    def read(self) -> WordText:
        """Return the page and what it lacks."""
        body = next(node for node in self._root.iter() if named(node, "text", "office"))
        found = self._found
        found.html, found.language = "".join([self._inner(body), *self._notes]), self._styles.language
        found.remarks += filter(None, self._margins)
        kinds = [named(node) for node in self._root.iter()]
        if comments := kinds.count("annotation"):
            found.remarks.append(remarks.comments(comments))
        if changes := kinds.count("changed-region"):
            found.remarks.append(remarks.changes(changes))
        return found

    def _inner(self, node: Element) -> str:
        return "".join(self._pieces(node))

    def _pieces(self, node: Element) -> Iterator[str]:
        yield escape(node.text or "", quote=False)
        for child in node:
            if isinstance(child.tag, str):
                yield self._read(child)
            yield escape(child.tail or "", quote=False)

    def _paragraph(self, node: Element) -> str:
        name = value(node, "style-name")
        inner, level = self._inner(node), self._styles.level(name) or int(value(node, "outline-level") or 0)
        inner = inner.replace("\t", f" {BLANK}") if self._styles.is_ruled(name) else inner
        if level:
            made = markup.element(f"h{min(level, 6)}", inner)
        elif name == "Horizontal_20_Line" and not inner:
            made = markup.start("hr")
        else:
            made = markup.element("p", self._styled(node, inner, "text"), style=self._styles.css(name, "paragraph"))
            made = markup.element("blockquote", made) if self._styles.is_quoted(name) else made
        below, self._below = self._below, []
        return "".join([made, *below, "\n"])

    def _styled(self, node: Element, inner: str, kind: str) -> str:
        name = value(node, "style-name")
        if self._styles.is_hidden(name):
            self._found.remarks.append(remarks.HIDDEN)
            return ""
        style = self._styles.css(name, kind)
        inner = markup.element("span", inner, style=style) if style and inner else inner
        for element in self._styles.elements(name) if inner.strip() else ():
            inner = markup.element(element, inner)
        return inner

    def _contents(self, node: Element) -> str:
        self._found.remarks.append("a list of the document’s contents, which the engine makes itself")
        return ""

    def _place(self, node: Element) -> str:
        return markup.element("a", "", id=value(node, "name"))

    def _choices(self, node: Element) -> str:
        listed = [one for one in node if named(one) in ("list-item", "label")]
        words = [value(one, "display-text") or value(one, "value") for one in listed]
        return " ".join(f"{CIRCLE} {escape(said)}" for said in words if said) or self._inner(node)

    def _control(self, node: Element) -> str:
        """Return what stands for a control of a form: a box or a circle with its words, or a blank."""
        control = self._fields.get(value(node, "control"))
        sign = _FIELDS.get(named(control)) if control is not None else None
        return f"{sign} {escape(value(control, 'label'))}" if sign and control is not None else BLANK

    def _list(self, node: Element, level: int, style: str) -> str:
        style = value(node, "style-name") or style
        numbered, bullet = self._styles.listed(style, level)
        goes_on = value(node, "continue-numbering") == "true" or value(node, "continue-list")
        count = self._counts.get(style, 0) if level == 1 and goes_on else 0
        first = next((said for item in node if (said := value(item, "start-value"))), "")
        count = int(first) - 1 if first else count
        start = count + 1
        pieces = []
        for item in node:
            parts = [child for child in item if isinstance(child.tag, str)]
            if len(parts) == 1 and named(parts[0], "h", "text"):
                # A heading with a number.
                pieces.append(self._paragraph(parts[0]))
                continue
            count += 1
            if bullet and parts:
                parts[0].text = f"{BOX} {parts[0].text or ''}"
            inner = [
                self._list(part, level + 1, style) if named(part, "list", "text") else self._read(part)
                for part in parts
            ]
            pieces.append(markup.element("li", "".join(inner)) + "\n")
        if level == 1:
            self._counts[style] = count
        if not any(piece.startswith(markup.start("li")) for piece in pieces):
            return "".join(pieces)
        given = {"start": str(start)} if numbered and start > 1 else {}
        return markup.element("ol" if numbered else "ul", "".join(pieces), **given) + "\n"

    def _read(self, node: Element) -> str:
        return self._ways.get(etree.QName(node).localname, self._inner)(node)

    def _note(self, node: Element) -> str:
        number = len(self._notes) + 1
        body = next((child for child in node if named(child, "note-body", "text")), node)
        back = markup.element("a", str(number), href=f"#sdfootnote{number}anc", id=f"sdfootnote{number}sym")
        said = markup.element("p", f"{back} {' '.join(self._inner(part) for part in body)}")
        self._notes.append(markup.element("div", said, id=f"sdfootnote{number}"))
        mark = markup.element("sup", str(number))
        return markup.element("a", mark, href=f"#sdfootnote{number}sym", id=f"sdfootnote{number}anc")

    def _cell(self, node: Element) -> str:
        above = node.getparent()
        is_head = above is not None and named(above.getparent(), "table-header-rows", "table")
        spans = {"colspan": value(node, "number-columns-spanned"), "rowspan": value(node, "number-rows-spanned")}
        given = {key: said for key, said in spans.items() if said not in ("", "1")}
        cell = markup.element("th" if is_head else "td", self._inner(node), **given)
        return cell * min(int(value(node, "number-columns-repeated") or 1), 50)

    def _frame(self, node: Element) -> str:
        """Return the first of the ways in which a frame can be shown."""
        words = {named(child): child.text or "" for child in node}
        for child in node:
            kind = named(child)
            if kind == "image" and (shown := self._picture(value(child, "href"), words)):
                return shown
            if kind in ("text-box", "object"):
                return self._ways[kind](child)
        return ""

    def _picture(self, path: str, words: dict[str, str]) -> str:
        alt = words.get("desc") or words.get("title", "")
        kind = _PICTURES.get(PurePosixPath(path).suffix.lower().lstrip("."), "x-emf")
        if "://" in path:
            return markup.start("img", src=path, alt=alt)
        try:
            data = base64.b64encode(self._archive.read(path.removeprefix("./"))).decode("ascii")
        except KeyError:
            self._found.unread.append(f"a picture, {path}, that is not in the document")
            return ""
        return markup.start("img", src=f"data:image/{kind};base64,{data}", alt=alt)

    def _text_box(self, node: Element) -> str:
        """Keep the words of a text box, for a box below the paragraph that holds it."""
        below, self._below = self._below, []
        made = markup.element("div", self._inner(node), style="border: 1px solid")
        self._below = [*below, made]
        return ""

    def _object(self, node: Element) -> str:
        self._found.unread.append("an object of another program, such as a formula or a chart")
        return ""


def _parsed(archive: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)
