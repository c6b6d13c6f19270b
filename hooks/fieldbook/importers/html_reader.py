"""A document as a tree: prose in Markdown, and the boxes, videos and the like that stand in it.

HTML is read by html5lib, which builds the tree that browsers build, whatever is not closed or closed twice.
Markdown passes through it as text, since `protecting` has put aside what HTML would take for its own.
"""

from __future__ import annotations

import re
import textwrap
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from . import chrome, html_choices, linked_notes, notion_html, panels, tables
from .answer_lines import LINE
from .boxes import kind_of
from .element_names import FRAMES, HEADINGS
from .frames import framed, preformatted
from .html_boxes import box_kind, class_names, emoji_kind, is_styled, options_of, read_callouts, title_tag
from .html_prose import flush, joined, no_block
from .inline_html import Phrases, heading_in, is_phrase
from .lists import defined, in_list, listed
from .markup import BREAK
from .notation import IDENTITY, as_block
from .parts import Box, Part, Prose, Time
from .placeholders import NO_BREAK
from .spots import spots
from .videos import length_of
from .writer import Writer

_LONG_LINK = 400
"""Characters from which on a link is one that was never closed."""
_CONTROLS = ("textarea", "select", "button")
_NOTHING = ("script", "style", "noscript", "template", "link", "meta", "source", "track", "param")
_LIST_LINE = re.compile(r"(?:^|\n)(?P<lead>[ \t]+)\Z")


def read(text: str, writer: Writer) -> list[Part]:
    """Return the parts of a document whose text has been through `protecting`.

    `writer` writes what has to be text at once: items of lists, quotes.
    """
    if "<" not in text:
        return [Prose(text, 1)]
    soup = BeautifulSoup(tables.with_flat_rows(text, Phrases(writer.marks)), "html5lib")
    panels.read(soup)
    html_choices.read(soup, writer.ledger)
    notion_html.read(soup, writer.ledger, writer.marks)
    read_callouts(soup, writer.ledger)
    notes = linked_notes.take_notes(soup, writer.ledger)
    chrome.take_out(soup, text, writer.ledger, writer.marks, writer.site)
    linked_notes.append(soup, notes)
    writer.spots = spots(soup)
    return _Reader(writer).parts(list(soup.body.children) if soup.body else [], False)


class _Reader:
    """Walks the tree, and gathers prose until something else comes."""

    def __init__(self, writer: Writer) -> None:
        self.marks, self.ledger, self.write = writer.marks, writer.ledger, writer.write_inner
        self.phrases = Phrases(writer.marks)
        self._ways = {"table": self._table, "a": self._link, **dict.fromkeys(_CONTROLS, self._control)}
        self._ways |= dict.fromkeys(FRAMES, lambda node: framed(node, self.marks, self.ledger))
        self._ways |= dict.fromkeys(_NOTHING, lambda node: [])

    def parts(self, nodes: list[Any], html: bool) -> list[Part]:
        """Return the parts of neighbouring nodes; `html` where white space means nothing."""
        found: list[Part] = []
        prose: list[str] = []
        line = 0
        for node in nodes:
            if is_phrase(node):
                prose.append(self._text(node, html and not prose))
                continue
            text = "".join(prose)
            new = self._block(node)
            lead = _LIST_LINE.search(text)
            indent = len(lead["lead"].expandtabs(4)) if lead and in_list(text) else 0
            if indent:
                # What is indented below an item of a Markdown list belongs to it.
                inner = self.write(new)
                prose = [text.rstrip(), "\n\n", textwrap.indent(inner, "    " * max(indent // 4, 1)), "\n\n"]
            else:
                flush(text, line, found, html)
                prose, line = [], getattr(node, "sourceline", 0) or 0
                found += new
        flush("".join(prose), line, found, html)
        return joined(found)

    def _text(self, node: Any, first: bool) -> str:
        if isinstance(node, PreformattedString) or (isinstance(node, Tag) and node.name in ("script", "link", "meta")):
            return ""
        text = self.phrases.one(node)
        return text.lstrip(" \t") if first and isinstance(node, NavigableString) else text

    def _block(self, node: Tag) -> list[Part]:
        classes = class_names(node.get_attribute_list("class"))
        if node.name == "p" and not kind_of(classes) and not is_styled(node):
            return self._paragraph(node)
        if way := self._ways.get(node.name):
            return way(node)
        text = self._text_block(node)
        return self._group(node, classes) if text is None else [Prose(text, node.sourceline or 0)]

    def _text_block(self, node: Tag) -> str | None:
        """Return what is always prose as prose; None for what may be more."""
        if node.name == "figure" and (caption := node.find("figcaption")) and isinstance(caption, Tag):
            return self._figure(node, caption)
        if node.name in HEADINGS:
            return self._heading(node)
        if node.name in ("ul", "ol", "menu", "dir"):
            return listed(node, self._written)
        if node.name == "dl":
            return defined(node, self._written)
        if node.name == "pre":
            return preformatted(node, self.marks)
        return {"hr": "---", "figcaption": self._caption(node, self.phrases.line(node))}.get(node.name)

    def _group(self, node: Tag, classes: list[str]) -> list[Part]:
        line = node.sourceline or 0
        html = node.name not in ("body", "html") and not node.has_attr("markdown")
        if any(item.lower() in ("videotime", "video-time") for item in classes):
            return self._time(node)
        kind, folded = box_kind(node, classes), node.name == "details"
        if node.name == "blockquote":
            inner = self.write(self._within(node, html))
            if kind in ("", "quote", "info"):
                return [Prose(textwrap.indent(inner, "> ", lambda _: True), line)] if inner.strip() else []
        if not kind:
            self._unknown(node, classes, line)
            return self._within(node, html)
        title = self._title(node)
        kind = (node.name == "aside" and emoji_kind(node)) or kind
        names = " ".join(classes) or node.name
        return [Box(kind, line, title, self._within(node, html), folded, names, options_of(node))]

    def _figure(self, node: Tag, caption: Tag) -> str | None:
        """Return a picture with its caption; None where it holds more than that."""
        if node.find(["table", "pre", "iframe", "video", "ul", "ol"]) is not None or node.find("img") is None:
            return None
        words = self.phrases.line(caption.extract())
        shown = " ".join(self.phrases.of(list(node.children)).replace(BREAK, " ").split())
        return f"{shown}\n\n{self._caption(node, words)}" if words else shown

    def _caption(self, node: Tag, words: str) -> str:
        """Return the caption of a picture or table, with the name by which links find it."""
        return as_block("caption", "", words, {"attrs": {"id": str(node["id"])}} if node.get("id") else {})

    def _control(self, node: Tag) -> list[Part]:
        """Return what a control of a form is on paper."""
        line = node.sourceline or 0
        if node.name == "textarea":
            return [Prose(f"{LINE}\n{LINE}", line)]
        if node.name == "button":
            words = self.phrases.line(node)
            if node.find("a") is not None or "](" in words:
                return [Prose(words, line)]
            self.ledger.left_out(line, f"a button, “{words}”, which did something on the old site only", words)
            return []
        options = [self.phrases.line(option) for option in node.find_all("option")]
        return [Prose("\n".join(f"- ( ) {words}" for words in options if words), line)]

    def _unknown(self, node: Tag, classes: list[str], line: int) -> None:
        if node.name == "form":
            self.ledger.look(line, "a form: its words and blanks are kept as text")
        elif node.name in ("canvas", "map"):
            self.ledger.look(line, f"a <{node.name}>, of which only the words are kept")

    def _written(self, nodes: list[Any]) -> str:
        """Return nodes as a lesson's text."""
        return self.write(self.parts(nodes, True))

    def _within(self, node: Tag, html: bool) -> list[Part]:
        return self.parts(list(node.children), html)

    def _title(self, node: Tag) -> str:
        """Take the title of a box out of it, where HTML marks it as one."""
        if given := node.get("data-title"):
            return str(given)
        tag = title_tag(node)
        if tag is None:
            return ""
        tag.extract()
        return self.phrases.line(tag)

    def _heading(self, node: Tag) -> str:
        text = " ".join(self.phrases.line(node).replace(NO_BREAK, " ").split())
        name = str(node.get("id") or "")
        anchor = f" {{#{name}}}" if re.fullmatch(IDENTITY, name) and text else ""
        return f"{'#' * int(node.name[1])} {text}{anchor}" if text else ""

    def _paragraph(self, node: Tag) -> list[Part]:
        parts = self._within(node, True)
        first = parts[0] if parts else None
        if isinstance(first, Prose) and not node.has_attr("markdown"):
            # A paragraph of HTML is no heading or quote, whatever it begins with; a number or a hyphen was typed for
            # an item of a list.
            first.text = no_block(first.text)
        return parts

    def _table(self, node: Tag) -> list[Part]:
        line = node.sourceline or 0
        inner = node.find("table") is not None or any(
            kind_of(class_names(tag.get_attribute_list("class"))) or tag.name in ("pre", "details")
            for tag in node.find_all(["div", "section", "pre", "details", "aside"])
        )
        if inner:
            cells = [cell for cell in node.find_all(["td", "th", "caption"]) if cell.find_parent("table") is node]
            filled = [parts for cell in cells if (parts := self._within(cell, True))]
            if len(filled) > 1:
                what = "a table that laid out boxes or tables was dissolved; its cells follow each other"
                self.ledger.look(line, what)
            return [part for parts in filled for part in parts]
        films = [film for tag in node.find_all(list(FRAMES)) for film in framed(tag, self.marks, self.ledger)]
        for tag in node.find_all(list(FRAMES)):
            tag.decompose()
        return [Prose(tables.to_markdown(node, self.phrases, self.ledger), line), *films]

    def _time(self, node: Tag) -> list[Part]:
        """Read a video's length; what stands beside it is text."""
        line = node.sourceline or 0
        parts: list[Part] = self._within(node, True)
        first = parts[0] if parts else None
        length = length_of(first.text) if isinstance(first, Prose) else ""
        if not length or not isinstance(first, Prose):
            return parts
        head, _, tail = first.text.partition(next(iter(re.findall(r"[\d:]+:\d\d", first.text))))
        first.text = (head + tail).strip().strip("|").strip()
        return [Time(length, line), *(parts if first.text else parts[1:])]

    def _link(self, node: Tag) -> list[Part]:
        """Read a link around blocks: the first heading in it, or else the first text, becomes the link."""
        heading = heading_in(node)
        if len(node.get_text()) > _LONG_LINK or node.find(["table", "ul", "ol", "dl", "details", "pre"]):
            self.ledger.look(
                node.sourceline or 0, f"the link to {node.get('href')} went over all that follows; it was left out"
            )
            return self._within(node, True)
        if heading is None:
            return [Prose(self.phrases.one(node), node.sourceline or 0)]
        text = self.phrases.line(heading)
        if node.get("href") and text:
            mark = self.marks.aim(str(node["href"]), node.sourceline or 0)
            heading.clear()
            heading.append(NavigableString(f"[{text}]({mark})"))
        return self._within(node, True)
