"""Web pages that Word, LibreOffice and Google Docs save, as plain HTML: elements say what classes and styles said.

Sources: what Google Docs' "Web page" and Word's "Web page, filtered" hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from ..element_names import HEADINGS, PHRASES
from ..linked_notes import take_notes
from .controls import BLANK, LINE
from .page_headings import show_headings
from .page_lists import checked_lists, nest
from .plain import finish
from .typefaces import MONOSPACED

_OFFICE = re.compile(
    r"class=[\"']?(?:Mso\w+|WordSection\d|Section\d|[^\"'>]*\bdoc-content\b)|urn:schemas-microsoft-com:office|lst-kix_"
    r"|docs-internal-guid|content=[\"']?(?:LibreOffice|OpenOffice|Microsoft Word)|google\.com/url\?q=",
    re.I,
)
_RULE = re.compile(r"(?P<names>[^{}]+)\{(?P<style>[^{}]*)\}")
_SELECTOR = re.compile(r"(?:^|,)\s*(?:[a-z]\w*)?\.(?P<name>[\w-]+)\s*(?=,|$)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
_UNDERLINE = re.compile(r"text-decoration(?:-line)?\s*:\s*[^;]*underline", re.I)
_SHADE = re.compile(
    r"background(?:-color)?\s*:\s*(?!(?:transparent|white|none|inherit|initial|windowtext|#f{3}(?:f{3})?\b|rgba?\(\s*255,\s*255,\s*255))[#a-z(]",
    re.I,
)
_BORDER = re.compile(
    r"(?<![\w-])border(?:-left)?(?:-width|-style)?\s*:\s*(?!0|none|medium none|initial)[^;]*"
    r"(?:solid|double|dashed|dotted|[1-9])",
    re.I,
)
_BOTTOM = re.compile(r"border-bottom(?:-style|-width)?\s*:\s*(?!0|none)[^;]*(?:solid|single|[1-9])", re.I)
_TRAILING = re.compile("(?<=[^\\s\u00a0])[ \u00a0]{5,}$")
"""Blanks behind underlined words, which show as a line to write on."""
_LARGE = re.compile(r"font-size\s*:\s*(?:2[0-9]|[3-9]\d)(?:\.\d+)?pt", re.I)
_LONGEST_TITLE = 120
_TITLES = ("title", "msotitle", "msotitlecxspfirst", "western-title")
_CONTENTS = re.compile(r"^msotoc\d|^toc\d?$", re.I)
_PAGE = re.compile(r"[\s\u00a0.]*\d+\s*$")
"""The number of a page behind a line of contents."""
_MADE_NAME = re.compile(r"h\.\w+$|_?(?:Toc|Ref)\w+$|kix\.\w+$|id\.\w+$")
"""What Google Docs and Word call places in a text."""
_COMMENT = re.compile(r"^#(?:cmnt|_msocom_)\d+$")
"""Where the mark of a comment leads, in pages of Google Docs and of Word."""
_FACE = re.compile(r"font-family\s*:\s*[\"']?(?P<face>[^;,\"']+)")


@dataclass(slots=True)
class OfficePage:
    """A page as plain HTML with Markdown's notes, the words that its readers saw, and what was left out of it."""

    body: str
    words: str
    has_contents: bool = False
    comments: int = 0


def is_office_page(text: str) -> bool:
    """Tell whether a text is a web page that a word processor saved."""
    return bool(re.search(r"<(?:html|body|p|div)\b", text[:20000], re.I)) and bool(_OFFICE.search(text))


def plain_page(text: str) -> OfficePage:
    """Return a word processor's page as plain HTML."""
    soup = BeautifulSoup(text, "html5lib")
    styles = _styles(soup)
    for node in soup.find_all(["style", "script", "head", "title", "meta", "link", "xml"]):
        node.extract()
    for comment in soup.find_all(string=lambda found: isinstance(found, Comment)):
        comment.extract()
    for node in soup.find_all(re.compile(r"^\w+:\w+$")):
        node.unwrap()
    for node in soup.find_all("div", title=("header", "footer")):
        node.extract()
    _title(soup)
    _headings(soup)
    has_contents = _take_contents(soup)
    _places(soup)
    _code(soup, styles)
    nest(soup, checked_lists(text))
    comments = {str(link["href"]) for link in soup.find_all("a", href=_COMMENT)}
    notes = take_notes(soup)
    _phrases(soup, styles)
    _boxes(soup, styles)
    show_headings(soup)
    words = "\n".join([_words(soup), _words(BeautifulSoup(notes, "html5lib"))])
    return OfficePage(finish(soup, notes), words, has_contents, len(comments))


def _words(soup: BeautifulSoup) -> str:
    """Return the words of a page, those of one block in one piece."""
    pieces = []
    for node in soup.body.descendants if soup.body else ():
        if isinstance(node, Tag):
            pieces.append("" if node.name in PHRASES and node.name != "br" else "\n")
        elif type(node) is NavigableString:
            before = node.previous_sibling
            apart = isinstance(before, Tag) and before.name not in PHRASES
            pieces.append(f"\n{node}" if apart else str(node))
    return "".join(pieces)


def _styles(soup: BeautifulSoup) -> dict[str, str]:
    """Return what the page's style sheets say of each class."""
    found: dict[str, str] = {}
    for sheet in soup.find_all("style"):
        for rule in _RULE.finditer(re.sub(r"/\*.*?\*/|<!--|-->", "", sheet.string or "", flags=re.S)):
            for match in _SELECTOR.finditer(rule["names"].strip()):
                found[match["name"]] = f"{found.get(match['name'], '')};{rule['style']}"
    return found


def _style(node: Tag, styles: dict[str, str]) -> str:
    named = (styles.get(str(name), "") for name in node.get_attribute_list("class") if name)
    return ";".join([*named, str(node.get("style") or "")])


def _title(soup: BeautifulSoup) -> None:
    """Make a title of the first paragraph, where all of it is in large letters."""
    first = next((node for node in soup.find_all(["p", *HEADINGS]) if node.get_text(strip=True)), None)
    if first is None or first.name != "p" or len(first.get_text(strip=True)) > _LONGEST_TITLE:
        return
    large = first.find(style=_LARGE)
    if isinstance(large, Tag) and large.get_text(strip=True) == first.get_text(strip=True):
        first.name = "h1"


def _headings(soup: BeautifulSoup) -> None:
    for node in soup.find_all("p"):
        names = [str(name).lower() for name in node.get_attribute_list("class") if name]
        if any(name in _TITLES for name in names):
            node.name = "h1"
        elif any(_CONTENTS.match(name) for name in names):
            node.extract()
        elif "msoquote" in names or "msointensequote" in names:
            node.wrap(soup.new_tag("blockquote"))


def _take_contents(soup: BeautifulSoup) -> bool:
    """Take out the lines of a table of contents, links to headings in their words; tell whether there were any."""
    found = False
    words = {str(node.get("id")): node.get_text() for node in soup.find_all(list(HEADINGS)) if node.get("id")}
    for line in soup.find_all("p"):
        link = line.find("a", href=True)
        heading = words.get(str(link["href"])[1:]) if isinstance(link, Tag) else None
        if heading is not None and _PAGE.sub("", line.get_text()).split() == heading.split():
            line.extract()
            found = True
    return found


def _places(soup: BeautifulSoup) -> None:
    """Let headings have the names that their words make, and links find them by what they were called."""
    for node in soup.find_all(id=_MADE_NAME):
        node["id"] = f"_{node['id']}"
    for link in soup.find_all("a", href=True):
        if _MADE_NAME.match(str(link["href"]).removeprefix("#")):
            link["href"] = f"#_{str(link['href'])[1:]}"


def _code(soup: BeautifulSoup, styles: dict[str, str]) -> None:
    """Make code of what is set in a typewriter's letters: whole paragraphs, and phrases."""
    above: Tag | None = None
    for line in soup.find_all("p"):
        spans = [span for span in line.find_all(["span", "font"]) if span.get_text(strip=True)]
        typed = [span for span in spans if _is_monospaced(span, styles)]
        if not typed or "".join(span.get_text() for span in typed).split() != line.get_text().split():
            for span in typed:
                span.attrs = {}
                span.name = "code"
            continue
        text = line.get_text().replace("\u00a0", " ")
        if above is not None and line.find_previous_sibling() is above:
            above.string = f"{above.get_text()}\n{text}"
            line.extract()
            continue
        above = soup.new_tag("pre")
        above.string = text
        line.replace_with(above)


def _is_monospaced(span: Tag, styles: dict[str, str]) -> bool:
    named = _FACE.search(f"{_style(span, styles)};font-family:{span.get('face') or ''}")
    return named is not None and named["face"].strip().lower() in MONOSPACED


def _phrases(soup: BeautifulSoup, styles: dict[str, str]) -> None:
    """Say by elements what is bold and what is in italics; a line to write on is underscores."""
    for node in soup.find_all(["span", "font", "u", "p"]):
        style = _style(node, styles)
        text = node.get_text()
        if node.name == "p":
            if not text.strip() and _BOTTOM.search(style) and node.find("img") is None:
                node.string = LINE
            continue
        underlined = node.name == "u" or _UNDERLINE.search(style)
        if not text.strip("\u00a0 \t\r\n"):
            if len(text) > 2 and underlined:
                node.replace_with(BLANK)
            continue
        if (blank := _TRAILING.search(text)) and underlined:
            node.string = f"{text[: blank.start()]} {BLANK}"
        in_heading = node.find_parent(list(HEADINGS)) is not None
        if not in_heading and _BOLD.search(style):
            node.wrap(soup.new_tag("strong"))
        if not in_heading and _ITALIC.search(style):
            node.wrap(soup.new_tag("em"))
        if not in_heading and _SHADE.search(style):
            node.wrap(soup.new_tag("mark"))
        if node.name in ("span", "font"):
            node.unwrap()


def _boxes(soup: BeautifulSoup, styles: dict[str, str]) -> None:
    """Put what has a border or a colour of its own into boxes."""
    for node in soup.find_all(["p", "div"]):
        if node.parent is None or not node.get_text(strip=True) or node.find_parent(["table", "li"]) is not None:
            continue
        style = _style(node, styles)
        if _SHADE.search(style) or (_BORDER.search(style) and not _BOTTOM.search(style)):
            if node.name == "div":
                node["class"] = "callout office-box"
                node["style"] = ""
                continue
            before = node.find_previous_sibling()
            if isinstance(before, Tag) and "office-box" in str(before.get("class")):
                before.append(node.extract())
                continue
            box = soup.new_tag("div")
            box["class"] = "callout office-box"
            node.wrap(box)
    for node in soup.find_all(["p", "div", "span"]):
        del node["style"]
