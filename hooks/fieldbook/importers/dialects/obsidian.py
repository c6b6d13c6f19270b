"""Notes of Obsidian: links in double brackets, files that are shown in place, callouts that fold, comments.

Source: Obsidian's help pages on links, embedded files, callouts, and its own Markdown.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from .. import markup
from ..ledger import line_of
from ..placeholders import ANY_PIECE
from ..steps import Setting
from .shared import kind_named, outside_code

_SHOWN = re.compile(r"!\[\[(?P<path>[^\[\]|#\n]+?)(?:#(?P<part>[^\[\]|\n]*?))?(?:\\?\|(?P<said>[^\[\]\n]*))?\]\]")
_LINK = re.compile(
    r"(?<![!=])\[\[(?P<path>[^\[\]|#\n]*?)(?:#(?P<part>[^\[\]|\n]*?))?(?:\\?\|(?P<said>[^\[\]\n]*))?\]\]"
)
_COMMENT = re.compile(r"[ \t]?%%.*?%%", re.S)
_TAGS = re.compile(r"(?m)^[ \t]*(?:#[\w/-]*[A-Za-z][\w/-]*[ \t]*)+$")
"""A line of tags; a heading has a space behind its signs."""
_BLOCK = re.compile(r"(?m)[ \t]\^[a-z0-9-]+[ \t]*$")
_MARKED = re.compile(r"(?<![=\w])==(?=\S)(?P<words>[^=\n]+?)(?<=\S)==(?![=\w])")
_CALLOUT = re.compile(
    r"(?m)^(?P<lead>[ \t]*)>[ \t]*\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)\n"
    r"(?P<inner>(?:[ \t]*>[^\n]*(?:\n|\Z))*)"
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")
_ATTRIBUTE = re.compile(r"(?:^|\|)[ \t]*(?P<name>alt|width|height|align|frame|float)(?:=(?P<said>[^|]*))?(?=\||$)")
"""What a wiki of GitHub's says of a picture."""
_QUERY = re.compile(r"(?ms)^[ \t]*```(?:dataview|dataviewjs|query|tasks)\b.*?^[ \t]*```[ \t]*$\n?")
_INLINE_QUERY = re.compile(r"`\$?= [^`\n]+`")


def read(text: str, at: Setting) -> str:
    """Return `text` with this notation as Markdown and boxes; lines stay where they are."""
    for form in (_QUERY, _INLINE_QUERY):
        for match in form.finditer(text):
            line = line_of(text, match.start())
            at.ledger.unread(line, "Obsidian", match[0].strip().split("\n")[0])
            at.ledger.left_out(line, "a query, whose answer Obsidian wrote", match[0])
        text = form.sub(lambda match: "\n" * match[0].count("\n"), text)
    return outside_code(text, lambda part: _read(part, at))


def is_vault(text: str) -> bool:
    """Tell whether a text has links or files of Obsidian's, or callouts that fold."""
    return bool(re.search(r"(?<!=)!?\[\[[^\[\]\n]+\]\]|(?m:^[ \t]*> ?\[![\w-]+\][+-])", text))


def _read(text: str, at: Setting) -> str:
    for match in _COMMENT.finditer(text):
        words = re.sub(ANY_PIECE, "…", match[0].strip("% \t\n"))
        at.ledger.left_out(line_of(text, match.start()), f"a comment, which readers never saw: “{words}”", words)
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _TAGS.sub(lambda match: _tags(match, text, at), text)
    unsaid = [found[0] for form in (_SHOWN, _LINK) for found in form.finditer(text)] + _BLOCK.findall(text)
    if unsaid:
        at.ledger.became(0, "links in double brackets, and names of blocks, became links and names", _unsaid(unsaid))
    text = _SHOWN.sub(lambda match: _shown(match, text, at), text)
    text = _LINK.sub(lambda match: _linked(match, at), text)
    text = _MARKED.sub(r"**\g<words>**", _BLOCK.sub("", text))
    return callouts(text, at)


def callouts(text: str, at: Setting) -> str:
    """Return `text` with quotes that begin with a kind in brackets, and a title behind it, as boxes."""
    return _CALLOUT.sub(lambda match: _callout(match, text, at), text)


def _tags(match: re.Match[str], text: str, at: Setting) -> str:
    at.ledger.left_out(line_of(text, match.start()), f"a line of tags: {match[0].strip()}", match[0])
    return ""


def _unsaid(links: list[str]) -> str:
    """Return the words of links that their pages do not show: the names of files and headings behind them."""
    gone: list[str] = []
    for link in links:
        inner = link.strip(" ^![]").replace("\\|", "|")
        names, bar, said = inner.partition("|")
        first, _sharp, part = names.partition("#")
        gone += [names] if bar or link.lstrip().startswith("^") else [first] if part else []
        if first.lower().endswith(_PICTURES):
            gone.append(said if re.fullmatch(r"[\dx]*", said) else _ATTRIBUTE.sub(_name_of, said))
            gone += [] if bar else [names]
    return " ".join(gone)


def _shown(match: re.Match[str], text: str, at: Setting) -> str:
    """Return a picture, or a link to a note that was shown in place."""
    path, said = match["path"].strip(), (match["said"] or "").strip()
    if path.lower().endswith(_PICTURES):
        words = said if said and not re.fullmatch(r"[\dx]+", said) else ""
        return f"![{words}](<{path}>)"
    at.ledger.look(line_of(text, match.start()), f"“{path}” was shown here; a link leads there now")
    return _linked(match, at)


def _name_of(attribute: re.Match[str]) -> str:
    """Return the words of an attribute that nobody sees."""
    return attribute["name"] if attribute["name"] == "alt" else attribute[0]


def _linked(match: re.Match[str], at: Setting) -> str:
    given = {found["name"]: found["said"] or "" for found in _ATTRIBUTE.finditer(match["said"] or "")}
    if given and match["path"].strip().lower().endswith(_PICTURES):
        return f"![{given.get('alt', '').strip()}](<{match['path'].strip().lstrip('/')}>)"
    path, part = match["path"].strip(), (match["part"] or "").strip().lstrip("^")
    said = (match["said"] or "").strip() or part or PurePosixPath(path).name
    if path and not PurePosixPath(path).suffix and at.site.include(f"{path}.md") is None:
        # Wikis of GitHub's have hyphens in the names of their files, and the page behind the words.
        page = (match["said"] or path).strip()
        if at.site.include(f"{page.replace(' ', '-')}.md") is not None:
            if match["said"]:
                at.ledger.became(0, f"“{page}” is where a link leads", page)
            path, said = page.replace(" ", "-"), path
    ending = "" if not path or PurePosixPath(path).suffix else ".md"
    anchor = f"#{re.sub(r'[ ]+', '-', part.lower())}" if part else ""
    return f"[{said}](<{path}{ending}{anchor}>)"


def _callout(match: re.Match[str], text: str, at: Setting) -> str:
    """Return a callout as a box; one that is closed to begin with unfolds."""
    inner = re.sub(r"(?m)^[ \t]*>[ \t]?", "", match["inner"]).rstrip("\n")
    inner = _CALLOUT.sub(lambda found: _callout(found, text, at), f"{inner}\n").rstrip("\n")
    folded = match["fold"] == "-"
    kind = f"details {match['kind'].lower()}" if folded else kind_named(match["kind"], myst=True) or "info"
    at.ledger.became(line_of(text, match.start()), f"“[!{match['kind']}]” became a box", match["kind"])
    below = "\n" if match["inner"].endswith("\n") else ""
    return f"{match['lead']}{markup.box(kind, match['title'].strip())}\n\n{inner}\n\n{markup.end('div')}\n{below}"
