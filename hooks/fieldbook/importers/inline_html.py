"""HTML within a line of text, as Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from .element_names import HEADINGS, PHRASES
from .markup import BREAK, end, start
from .placeholders import AMP, LESS, Placeholders

_MONOSPACE = re.compile(r"font-family\s*:[^;]*\bmonospace\b")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)\b")
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)\b")
_LETTERED = re.compile(r"\(?[A-Ha-h][.)]\s+\S")
"""The begin of a choice as people type it."""
_BLOCKS = re.compile(r"\n\s*\n")


class Phrases(MarkdownConverter):
    """Converts phrases; addresses become marks, line breaks stay `<br>`, which works in tables too."""

    class Options:
        """Markdown stays as typed; emphasis as in authors' guides."""

        escape_asterisks = False
        escape_underscores = False
        escape_misc = False
        autolinks = False
        strip_document = None
        sub_symbol = start("sub")
        sup_symbol = start("sup")

    def __init__(self, marks: Placeholders) -> None:
        super().__init__()
        self.marks = marks

    def of(self, nodes: list[Any]) -> str:
        """Return neighbouring nodes as one line of Markdown."""
        return "".join(self.one(node) for node in nodes)

    def line(self, node: Tag) -> str:
        """Return what an element holds on one line, without breaks."""
        return " ".join(self.of(list(node.children)).replace(BREAK, " ").split())

    def one(self, node: Any) -> str:
        """Return a node as Markdown; text stays as it is typed."""
        if isinstance(node, Tag):
            return str(self.process_tag(node, parent_tags=set()))  # type: ignore[attr-defined]
        # Comments and the like are strings, too.
        return str(node) if type(node) is NavigableString else ""

    def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:
        """Return text as typed, on one line; Markdown in it is Markdown."""
        if type(el) is not NavigableString:
            return ""
        return re.sub(r"(?:(?<![ \t])[ \t]+)?\n[ \t]*", "\n", str(el))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a link, or its text alone where it leads nowhere."""
        href = str(el.get("href") or "").strip()
        words = " ".join(re.sub(r"<br>", " ", text).split())
        if not href or not words:
            return text
        lead, tail = _around(text)
        return f"{lead}[{words}]({self.marks.aim(href, el.sourceline or 0)}){tail}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a picture."""
        source = str(el.get("src") or el.get("data-src") or "").strip()
        alt = " ".join(str(el.get("alt") or "").split()).replace("[", "(").replace("]", ")")
        return f"![{alt}]({self.marks.aim(source, el.sourceline or 0)})" if source else alt

    convert_image = convert_img

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a break."""
        return f"{BREAK}{text}"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return code, whose characters mean nothing else."""
        code = " ".join(unescape(el.get_text().replace(AMP, "&").replace(LESS, "<")).split())
        code = self.marks.restore(code)
        ticks = "`" * (max((len(run) for run in re.findall("`+", code)), default=0) + 1)
        pad = " " if code.startswith("`") or code.endswith("`") else ""
        return self.marks.keep(f"{ticks}{pad}{code}{pad}{ticks}") if code else ""

    convert_kbd = convert_samp = convert_tt = convert_code

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return strong text; what goes over several paragraphs was never closed, and stays plain."""
        return _stressed(text, "**", parent_tags, ("b", "strong"))

    convert_strong = convert_b

    def convert_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return highlighted words; all of an item, or of a choice with its letter, is strong text instead."""
        holder = el.find_parent(["p", "li", "td"])
        words = el.get_text().strip()
        whole = holder is not None and holder.get_text().strip() == words
        told = holder is not None and (holder.name == "li" or _LETTERED.match(words))
        return self.convert_b(el, text, parent_tags) if whole and told else text

    def convert_i(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return emphasis."""
        return _stressed(text, "*", parent_tags, ("i", "em", "cite", "dfn", "var"))

    convert_em = convert_cite = convert_dfn = convert_var = convert_i

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return words with the stress that their style gives them."""
        style = str(el.get("style") or "")
        if _MONOSPACE.search(style) and el.find(True) is None:
            return self.convert_code(el, text, parent_tags)
        if _BOLD.search(style):
            return _stressed(text, "**", parent_tags, ("b", "strong"))
        return _stressed(text, "*", parent_tags, ("i", "em")) if _ITALIC.search(style) else text

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a quotation in its marks."""
        return f"“{text}”"

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return struck text."""
        if not text.strip() or BREAK in text or _BLOCKS.search(text):
            return text
        lead, tail = _around(text)
        return f"{lead}{start('del')}{text.strip()}{end('del')}{tail}"

    convert_s = convert_strike = convert_del

    def convert_input(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return the blank that a control is on document."""
        blanks = {"checkbox": " [ ] ", "radio": " ( ) ", "submit": "", "button": "", "hidden": ""}
        return blanks.get(str(el.get("type") or "text").lower(), "____") + text

    def convert_textarea(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return the blank that a control is on document."""
        return f"{text}____"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return an item of a list that has to fit into a line."""
        return f"• {text.strip()}{BREAK}"

    def _line(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text.strip()}{BREAK}" if text.strip() else ""

    convert_p = convert_div = convert_blockquote = convert_dd = convert_dt = convert_tr = convert_caption = _line
    convert_pre = convert_figcaption = convert_figure = convert_section = convert_article = convert_center = _line
    convert_h1 = convert_h2 = convert_h3 = convert_h4 = convert_h5 = convert_h6 = _line

    def _inside(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a list that has to fit into a line, below the words before it."""
        before = el.previous_sibling
        return f"{BREAK}{text}" if before is not None and str(before).strip() else text

    convert_ol = convert_dl = convert_ul
    convert_table = convert_td = convert_th = convert_tbody = _inside
    convert_thead = convert_tfoot = convert_u = convert_details = convert_summary = _inside
    convert_video = convert_script = convert_style = _inside

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a heading of a level that HTML does not have."""
        return self._line(el, text, parent_tags)

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a break: a rule does not fit into a line."""
        return BREAK


def is_phrase(node: Any) -> bool:
    """Tell whether a node fits into a line of text: a phrase with nothing but phrases in it."""
    if not isinstance(node, Tag):
        return True
    return node.name in PHRASES | {"input", "script", "link", "meta"} and not any(
        child.name not in PHRASES | {"input"} for child in node.find_all(True)
    )


def heading_in(node: Tag) -> Tag | None:
    """Return the first heading in an element, or None."""
    found = node.find(HEADINGS)
    return found if isinstance(found, Tag) else None


def _around(text: str) -> tuple[str, str]:
    return " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""


def _stressed(text: str, mark: str, parents: set[str], same: tuple[str, ...]) -> str:
    inner = text.strip()
    while inner.endswith(BREAK):
        inner = inner.removesuffix(BREAK).rstrip()
    if not inner or _BLOCKS.search(inner) or parents.intersection(same) or inner.startswith(("*", "_", BREAK)):
        return text
    lead, tail = _around(text)
    after = BREAK if text.rstrip().endswith(BREAK) else ""
    return f"{lead}{mark}{inner}{mark}{after}{tail}"
