"""The words that readers see: those of a source, whatever its notation, and those of a rendered lesson.

A source's words are read from its text by a way of its own, much shorter than the one that converts it, so that
the converter's mistakes show. Both sides leave out what no reader sees: tags, attributes, addresses.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from . import comments
from .element_names import KNOWN, names
from .notation import LETTERS

_FENCE = re.compile(
    r"^(?=(?P<quoted>[ \t]*>)?)[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?"
    r"(?P<fence>`{3,}|~{3,})(?:[^`\n]*|\{[^\n]*\}[ \t]*)\n"
    r"(?P<code>.*?)(?:^(?(quoted)[ \t>]*|[ \t]*)(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.S,
)
_FENCE_SHUT = re.compile(r"(?ms)^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$")
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?P<code>(?:[^\n]|\n(?!\s*\n))+?)(?<!`)\1(?!`)")
_PAGE = re.compile(r"<(?:html|body)\b", re.I)
_UNSEEN = re.compile(
    r"<!doctype\b[^>]*>|<\?xml\b[^>]*>|<(script|style|svg|noscript|template|math|iframe|object|video|audio|head)\b[^>]*>.*?</\1\s*>"
    r"|\{%-?\s*comment.*?endcomment\s*-?%\}|\{::comment\}.*?\{:/(?:comment)?\}"
    r"|\{%-?\s*(for|case|tablerow)\b.*?end\2\s*-?%\}",
    re.S | re.I,
)
_TITLES = re.compile(
    r"\{%-?\s*(?:tab|code|step|hint|callout|note|tip|warning)\b[^%]*?\b(?:title|header)\s*=\s*[\"']([^\"'%]*)[\"'][^%]*%\}"
)
_LABELLED = re.compile(
    r"\{(?:ref|numref|eq|doc|prf:ref|std:\w+)\}`[^`<>\n]+`|(?<=\$\$)[ \t]*\([^\s()]+\)[ \t]*$|(?<!!)\[\]\([^()\n]*\)"
    rf"|(?<![\w`])\[?-?@(?:sec|fig|tbl|eq|lst|thm|lem|cor|prp|cnj|def|rem|alg|exm|exr|sol)-[{LETTERS}-]+\]?"
    rf"|\\@ref\([^()\n]+\)|\(ref:[^\s()]+\)|\(\\?#(?:tab|fig|eq):[{LETTERS}-]+\)"
    r"|^ {0,3}Table(?=:[ \t])|^\. \. \.$",
    re.M,
)
"""What takes its words from where it leads."""
_DIRECTIVE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})\{(?!(?:r|python|julia|bash|sh|ojs|mermaid|code\S*|sql|js|dot)\b)"
    r"[a-z][\w:-]*(?:,[^{}\n]*)?\}(?P<name>[^\n]*)\n"
    r"(?P<body>.*?)^[ \t]*(?P=fence)[ \t]*$",
    re.M | re.S,
)
"""A fence that holds text, and no code."""
_OPTIONS = re.compile(r"\A[ \t]*---\n.*?^[ \t]*---[ \t]*$|^[ \t]*:[\w-]+:[^\n]*$", re.S | re.M)
"""The options of such a fence."""
_COLONS = re.compile(
    r"^(?P<head>[ \t]*:{3,}[ \t]*\{[a-z][\w:-]*\}[^\n]*\n)[ \t]*---\n.*?^[ \t]*---[ \t]*$"
    r"|^[ \t]*:{3,}[ \t]*\{(?:code\S*|literalinclude|figure(?:-md)?|image|toctree)\}[^\n]*$",
    re.M | re.S,
)
"""The options of a directive between colons, and the language or address behind its name."""
_ROLE = re.compile(r"\{[a-z][\w:-]*\}(?=`)")
_AIMED = re.compile(r"\{[a-z][\w:-]*\}`((?:[^`<>{]|\{(?:name|number)\})*?)<[^`<>\n]+>`")
"""A role with words and where it leads."""
_NUMBER = re.compile(r"%s|\{(?:name|number)\}")
_CODE_CELL = re.compile(r"[ \t]*[`~]{3,}\{code")
_CELL_OPTION = re.compile(r"(?m)^[ \t]*(?:#|//|%%)\|.*$")
_OTHERS = re.compile(
    r"^[ \t>]*:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]+(?=\[)|[\w-]+(?:[ \t]*\{[^{}\n]*\})?)?(?P<colons>[^\n]*)$"
    r"|^[ \t]*(?:!!!|\?\?\?\+?|===[!+]?)(?:[ \t]+[\w-]+)*[ \t]*(?P<marked>\"[^\n]*\"|$)"
    r"|^[ \t]*:[a-z][\w-]*:(?:[ \t][^\n]*)?$"
    r"|^import\s+[^\n]*[\"'][^\n]*$|^export\s+(?:const|default|function)\b[^\n]*$|\{/\*.*?\*/\}"
    r"|^[ \t]*(?P<cut>-{1,}8<-{1,})[ \t]*\n(?:(?!.*8<).*\n)+?[ \t]*(?P=cut)[ \t]*$"
    r"|^[ \t]*;?-{1,}8<-{1,}[^\n]*$|^[ \t]*(?:#|//)\|[^\n]*$"
    r"|^[ \t]*\([^()\n]+\)=[ \t]*$"
    r"|^[ \t]*@[A-Za-z][\w.]*\([^\n]*\)[ \t]*$|(?<![\w.@])@(?:author|email|version|date)(?![\w.(])"
    r"|^[ \t]*(?:-[ \t]+)?\[[\[(](?:[ xX?]|\d+)[\])]\]|</?[A-Z]\w*(?=[\s/>])(?P<given>[^<>]*)/?>"
    r"|^[ \t]*(?:`{3,}|~{3,})\{[\w:-]+\}(?P<directive>[^\n]*)$",
    re.M,
)
"""What opens blocks in other systems; only their titles are words."""
_ELEMENT = re.compile(r"=\{\s*<\w+>([^<>{}\"]*)</\w+>\s*\}")
"""An attribute of a component that is an element with words."""
_TRIPLE = re.compile(
    r"^[ \t>]*:::[ \t]*(?:image|code|video|row|column|zone|moniker)\b"
    r"(?:[^\n]*?\balt-text=\"(?P<alt>[^\"\n]*)\")?[^\n]*$"
    r"|\[!(?:div|video)[ \t][^\]\n]*\]|\[!include[ \t]*\[[^\]\n]*\]\([^()\n]*\)\]",
    re.M | re.I,
)
"""What Microsoft's documentation shows, lays out and includes; only the words of a picture are words."""
_QUIZ_DATA = re.compile(r"<\w*(?:Quiz|MultipleChoice|MCQ|KnowledgeCheck|Question)\w*[\s/>]")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
"""What is said in the data of a quiz."""
_SLASHED = re.compile(
    r"(?m)^[ \t]*/{3,}[ \t]*(?:html[ \t]*\|.*|[a-z][\w-]*)?(?=[ \t]*(?:\||$))|^ {4}(?:type|open|attrs):[^\n]*$"
)
"""What opens and shuts blocks of pymdown-extensions."""
_INCLUDED = re.compile(r"\{%-?\s*include(?:_relative)?\s[^%]*%\}")
_ARGUMENT = re.compile(r"[\w-]\s*=\s*([\"'])(.*?)\1", re.S)
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_GIVEN = re.compile(
    r"(?<=[)\]])[ \t]?\{(?:(?:[^{}\n]|\n(?!\s*\n))*?alt=([\"'])(?P<alt>(?:(?!\1)[^{}])*)\1)?(?:[^{}\n]|\n(?!\s*\n))*\}"
)
"""Attributes behind a picture or link, of which readers see the words for a picture."""
_ALT_TWICE = re.compile(
    r"(?P<shown>!\[(?P<words>[^\[\]]+)\]\([^()\n]*\)\{[^{}\n]*?\balt=)(?P<mark>[\"'])(?P=words)(?P=mark)"
)
"""Attributes of a picture that repeat its words."""
_LISTS = re.compile(
    r"\(@[\w-]*\)|(?<=[ \t])\{open\}(?=[ \t]*(?:\n|\Z))|(?<![\w}\\])\{\d[\d\s-]*\}(?=\{)"
    r"|(?<=[ \t])\{(?:[\w-]+=(?:\"[^\"{}\n]*\"|[^\s{}]+)[ \t]*)+\}[ \t]*(?=\n|\Z)"
    r"|\{:[^{}\n]*\}|\{#[A-Za-z][^{}\n]*\}|\{::?[^{}\n]*/?\}|\{[ \t]*[.#][\w-][^{}\n]*\}|\{[a-z][\w:-]*\}(?=`)"
    r"|\+\+(?:[\w+-]|\"[^\"\n]+\")+\+\+|(?<![\w:]):[a-z0-9_+-]+:(?![^\W_]|:)"
)
_LINK = re.compile(
    r"\]\([ \t]*(?:\n[ \t]*)?(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)"
    r"(?:\s+(?:\"(?:[^\"\n]|\"(?![ \t]*\))){0,2000}\"|'[^'\n]*'|“[^”\n]*”|=\d*x\d*))?[ \t]*(?:\n[ \t]*)?\)"
)
_CAPTIONED = re.compile(r"!\[([^\]\n]*)\]\([^\s()]+[ \t]+\"((?:[^\"\n]|\"(?!\))){1,2000})\"\)")
"""A picture whose title, with links, was shown below it."""
_SPACED_LINK = re.compile(r"\]\((?:[^()\n<>\"']*\.\w{2,5}|[ \t]*(?:\.{0,2}/|#\w)[^()\n<>\"']*)[ \t]*\)")
_REFERENCE = re.compile(
    r"(?m)^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$"
)
_LABELS = re.compile(r"\]\[[^\]\n]*\]")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_AUTO = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w.-]+)>")
_ALT = re.compile(r"<img\b[^>]*?\balt\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|“([^”<]*)”)[^<>]*>", re.I)
_TAG = re.compile(
    r"</([A-Za-z][\w:.-]*)(?:\s*|\s[^<>\n]{0,30})>|<([A-Za-z][\w:.-]*)(?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*>"
    r"|<([A-Za-z][\w:.-]*)(?:[^<>\n]*>|\s[^<>]*=[^<>]*(?=<))"
)
_SHUT = re.compile(r"</([A-Za-z][\w:.-]*)")
_QUIZ_TAG = re.compile(r"</?(?:quiz|question|answer|explanation)\b(?:[^>]*?\bname=\"([^\"]*)\")?[^>]*>")
"""The tags of a plugin for quizzes; one of them holds a title."""
_MARKER = re.compile(r"(?m)^[ \t>]*(?:\d+[.)](?=\s))?(?:[ \t]*[-*+]?[ \t]+[\[(][ xX][\])](?=\s))?")
_LINE_MARKER = re.compile(
    r"(?m)^([ \t>]*)(?:\*\*)?\[!?(?:note|tip|info|important|warning|caution|danger|success)\]"
    r"|^[ \t]*>[ \t]*\*\*(?:note|tip|important|warning|caution)\*\*[ \t]*$",
    re.I,
)
_WORD = re.compile(r"\w+")
_DROPPED = str.maketrans("", "", "*_`~^\\\u00ad\u200b\u2060\u2139")
INLINE = names(
    "a abbr b big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var"
)


def words(text: str) -> list[str]:
    """Return the words of plain text, without what marks emphasis in some notations."""
    # Wide underscores come of this as well.
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_DROPPED)).translate(_DROPPED))


def source_words(body: str) -> list[str]:
    """Return the words that a source shows: Markdown, HTML and template tags taken off."""
    code: list[str] = []
    is_page = bool(_PAGE.search(body))

    def aside(match: re.Match[str]) -> str:
        if is_page and match.re is _SPAN and "<" in match[0]:
            # Grave accents that are far apart are no marks of code.
            return match[0]
        if "\n" not in match[0]:
            code.append(_TEMPLATE.sub(" ", match["code"]).strip())
        else:
            shown = _OPTIONS.sub("", match["code"]) if _CODE_CELL.match(match[0]) else match["code"]
            code.append(_TEMPLATE.sub(" ", _CELL_OPTION.sub("", shown)))
        return f"\ue000{len(code) - 1}\ue001"

    body = _ELEMENT.sub(r'="\1"', body) if "={" in body else body
    text = _LABELLED.sub(" ", _DIRECTIVE.sub(_directive, body))
    text = _ROLE.sub(" ", _AIMED.sub(lambda match: _NUMBER.sub(" ", match[1]), text))
    text = _SPAN.sub(aside, _FENCE.sub(aside, text))
    text = comments.replaced(_COLONS.sub(lambda match: match["head"] or " ", text), lambda match: " ")
    text = _TRIPLE.sub(lambda match: f" {match['alt'] or ''} ", _UNSEEN.sub(" ", text))
    text = _OTHERS.sub(_other, _SLASHED.sub(" ", text) if "///" in text else text)
    text = _TEMPLATE.sub(" ", _TITLES.sub(r" \1 ", _INCLUDED.sub(_given_words, text)))
    text = _CAPTIONED.sub(lambda match: f" {match[1]} {match[2]} " if '="' in match[2] else match[0], text)
    text = _LISTS.sub(" ", _GIVEN.sub(lambda match: f" {match['alt'] or ''} ", _ALT_TWICE.sub(r"\g<shown>", text)))
    text = _REFERENCE.sub(" ", _SPACED_LINK.sub("] ", _LINK.sub("] ", text)))
    text = _LABELS.sub("] ", _NOTE.sub(" ", text))
    text = _LINE_MARKER.sub(lambda match: match[1] or "", text)
    text = _AUTO.sub(r" \1 ", text)
    text = _ALT.sub(lambda match: f" {match[1] or match[2] or match[3] or ''} ", text)
    shut = {name.lower() for name in _SHUT.findall(text)}
    text = _TAG.sub(lambda match: _tag(match, shut), _QUIZ_TAG.sub(r" \1 ", text))
    text = unescape(_MARKER.sub(" ", text))
    return words(re.sub("\ue000(\\d+)\ue001", lambda match: code[int(match[1])], text))


def _given_words(match: re.Match[str]) -> str:
    """Return the sentences that a page gives to what it includes, such as a question and its answers."""
    given = [value for _mark, value in _ARGUMENT.findall(match[0])]
    return " ".join(["", *(value for value in given if value.count(" ") > 1 and not re.search(r"[;{}<>]", value)), ""])


def _directive(match: re.Match[str]) -> str:
    """Return what a directive shows: its title, where that is more than an address or a name, and its text."""
    title = match["name"].strip()
    # One may hold others, between fewer marks.
    body = _DIRECTIVE.sub(_directive, _OPTIONS.sub("", match["body"]))
    left = re.search(r"(?m)^[ \t]*(`{3,})", _FENCE_SHUT.sub("", body))
    # What nothing closes ends with the directive around it.
    return f"{title if ' ' in title else ''}\n{body}{left[1] if left else ''}\n"


def _other(match: re.Match[str]) -> str:
    given = " ".join(re.findall(r"\b(?:title|label|summary|header|alt|caption)=[\"']([^\"']*)", match["given"] or ""))
    if _QUIZ_DATA.match(match[0].lstrip()):
        given = " ".join(two for one in _QUOTED.findall(match["given"] or "") if " " in (two := one[1:-1]))
    directive = (match["directive"] or "").strip()
    # A single token behind a directive is an address or a name.
    directive = directive if " " in directive else ""
    # So are the number of columns of a grid, a file, and the exercise that a solution is of.
    solves = re.match(r"[ \t>]*:+[ \t]*\{solution[\w-]*\}[ \t]*\S+[ \t]*$", match[0])
    bare = solves or re.fullmatch(r"https?://\S+|\S+[/.]\w+|[\d\s]+", (match["colons"] or "").strip())
    colons = "" if bare else match["colons"]
    return f" {colons or match['marked'] or directive or given} "


def _tag(match: re.Match[str], shut: set[str]) -> str:
    name = (match[1] or match[2] or match[3]).lower()
    if name not in KNOWN:
        # Elements of a site's own, with a hyphen or an end; what they hold is shown.
        return "" if ":" in name or "-" in name or name in shut else match[0]
    # A paragraph may begin with the number of an item.
    return "" if name in INLINE else "\n" if name == "p" else " "
