"""Liquid and GitBook tags: `{% name arguments %}` and `{{ value | filter }}`, turned into Markdown and boxes.

Sources: Liquid's and Jekyll's reference of tags; GitBook's reference of blocks; the hint and embed plugins of
its older version. What is only logic of the old site has no place in a lesson; it is left out, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import markup
from ..element_names import names
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from ..steps import Site
from . import included_questions
from .liquid_raw import keep_raw
from .liquid_values import VALUE, assigned, filled, given_to, settle_captures, settle_conditions, with_values

_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{#[ ][^\n]*?#\}", re.S)
_HIGHLIGHT = re.compile(
    r"^(?P<lead>[ \t]*)\{%-?\s*highlight\s+(?P<name>[\w#+-]+)?[^%]*%\}[ \t]*\n?"
    r"(?P<code>.*?)\{%-?\s*endhighlight\s*-?%\}",
    re.S | re.M,
)
_LOOP = re.compile(
    r"\{%-?\s*(?P<name>for|tablerow|case)\b(?:(?!\{%-?\s*(?P=name)\b).)*?\{%-?\s*end(?P=name)\s*-?%\}", re.S
)
_CODE = re.compile(
    r"^(?=([ \t]*>)?)[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?^(?(1)[ \t>]*|[ \t]*)\2[`~]*[ \t]*$"
    r"|(?<!`)(`+)(?!`)[^\n]+?(?<!`)\3(?!`)",
    re.S | re.M,
)
_CAPTIONED = re.compile(
    r"\{%-?\s*embed\s+(?P<given>(?:(?!title=)[^%])*?)\s*%\}\s*(?P<words>[^\s{}\"<>][^\n{}\"<>]*)\n?\s*\{%-?\s*endembed\s*-?%\}"
)
"""A film with its caption, as GitBook has it."""
_TAG = re.compile(r"\{%-?\s*(?P<name>@?[\w-]+(?:/[\w-]+)*)(?P<rest>(?:[^%\n]|%(?!\})|\n(?!\s*\n))*?)-?%\}")
_ARGUMENT = re.compile(r"([\w-]+)\s*[=:]\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”|([^\s,\"']+))")
_QUOTES = "\"'"
_BOX_TAGS = ("hint", "callout", "note", "info", "tip", "warning", "danger", "alert", "notice", "exercise", "success")
_PICTURES = ("url", "src", "file", "image_path", "image", "path")
_LAYOUT = names(
    "endif unless endunless else elsif if assign endcapture capture increment decrement break continue "
    "cycle endcode code endtabs tabs endtab endcolumns columns column endcolumn stepper endstepper step "
    "endstep raw endraw endfor endcase when seo feed_meta block endblock extends set endset method "
    "endmethod endembed endcontent-ref content-ref endfile endupdates updates endupdate"
)


def resolve(text: str, site: Site, page: Mapping[str, Any], ledger: Ledger, depth: int = 0) -> str:
    """Return `text` without tags: boxes as HTML, code as fences, values filled in; line ends stay."""
    if "{" not in text:
        return text
    aside = Placeholders()
    code = [match.span() for match in _CODE.finditer(text)]
    text = keep_raw(text, code, aside)
    text, captured = settle_captures(text, lambda piece: resolve(piece, site, page, ledger, depth + 1))
    text = _HIGHLIGHT.sub(_fenced, text)
    values = {"page": page, "site": site.values, "book": site.values, **assigned(text), **captured}
    # The old site filled values into code, too.
    text = _CODE.sub(lambda match: aside.keep(with_values(match[0], values)), text)
    text = _COMMENT.sub(lambda match: _left_out(match, text, ledger, "a comment of the template"), text)
    text = _LOOP.sub(lambda match: _loop(match, text, ledger), text)
    text = settle_conditions(text, values, None if depth else ledger)
    text = VALUE.sub(lambda match: filled(match, values, site, ledger, text), text)
    text = _CAPTIONED.sub(_titled, text)
    text = _TAG.sub(_Tags(text, site, page, ledger, depth).read, text)
    return aside.restore(text)


def _titled(match: re.Match[str]) -> str:
    """Give a film the words that stand between its tags as its title."""
    if not re.search(r"youtu|vimeo|ted\.com|\.mp4", match["given"]):
        return match[0]
    return f'{{% embed {match["given"]} title="{match["words"].strip()}" %}}' + "\n" * match[0].count("\n")


def _fenced(match: re.Match[str]) -> str:
    return f"{match['lead']}```{match['name'] or ''}\n{match['code'].rstrip()}\n{match['lead']}```"


def _left_out(match: re.Match[str], text: str, ledger: Ledger, what: str) -> str:
    ledger.left_out(line_of(text, match.start()), what)
    return "\n" * match[0].count("\n")


def _loop(match: re.Match[str], text: str, ledger: Ledger) -> str:
    ledger.unread(line_of(text, match.start()), "Liquid", f"{{% {match['name']} … %}}")
    return "\n" * match[0].count("\n")


def _arguments(rest: str) -> dict[str, str]:
    return {
        match[1].lower(): next(part for part in match.groups()[1:] if part is not None)
        for match in _ARGUMENT.finditer(rest)
    }


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag: its name, what else stands in it, its named arguments, its line, and all of it as typed."""

    name: str
    rest: str
    given: Mapping[str, str]
    line: int
    text: str


class _Tags:
    """Turns the tags of one page, one by one."""

    def __init__(self, text: str, site: Site, page: Mapping[str, Any], ledger: Ledger, depth: int) -> None:
        self.text, self.site, self.page, self.ledger, self.depth = text, site, page, ledger, depth
        self._readers: dict[str, Callable[[_Tag], str]] = {
            **dict.fromkeys(_BOX_TAGS, self._box),
            **dict.fromkeys((f"end{name}" for name in _BOX_TAGS), lambda _tag: markup.end("div")),
            **dict.fromkeys(("embed", "youtube", "vimeo", "video"), self._embed),
            **dict.fromkeys(("include", "include_relative", "include_cached", "render"), self._include),
            # Such an address begins at the root of the site.
            "link": lambda tag: f"/{tag.rest.strip(_QUOTES)}",
            "post_url": lambda tag: tag.rest.strip(_QUOTES),
            "tab": lambda tag: markup.box("tab", tag.given.get("title", "")),
            "endtab": lambda _tag: markup.end("div"),
            **dict.fromkeys(("code", "step", "update"), self._titled),
            "@mermaid/diagram": self._diagram,
            **dict.fromkeys(("if", "unless", "elsif", "else"), self._condition),
            "file": self._file,
            "page-ref": self._page,
            "swagger": self._page,
        }

    def read(self, match: re.Match[str]) -> str:
        """Return what stands in the lesson for a tag."""
        rest = match["rest"].strip()
        tag = _Tag(match["name"].lower(), rest, _arguments(rest), line_of(self.text, match.start()), match[0])
        made = self._readers.get(tag.name, self._logic)(tag)
        lead = self.text[self.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "\n" in made and lead and not lead.strip(" \t>"):
            # What is included in a quote or an item of a list belongs to it.
            made = made.replace("\n", f"\n{lead}")
        return made + "\n" * match[0].count("\n")

    def _logic(self, tag: _Tag) -> str:
        if tag.name not in _LAYOUT and not tag.name.startswith("end"):
            self.ledger.unread(tag.line, "Liquid", tag.text)
        return ""

    def _condition(self, tag: _Tag) -> str:
        self.ledger.look(tag.line, "a condition of the old site: both of its sides are kept")
        return " "

    def _titled(self, tag: _Tag) -> str:
        title = tag.given.get("title") or tag.given.get("date")
        return markup.element("p", markup.element("strong", title)) if title else ""

    def _diagram(self, tag: _Tag) -> str:
        """Return the code of a diagram that a block of GitBook's shows."""
        return "\n```mermaid\n{}\n```\n".format(tag.given.get("content", "").replace("\\n", "\n"))

    def _page(self, tag: _Tag) -> str:
        """Return a link to a page, or what a page of a program's interface is about."""
        if path := tag.given.get("page"):
            return f"[{path.rpartition('/')[2]}](<{path}>)"
        self.ledger.unread(tag.line, "Liquid", tag.text)
        return tag.given.get("summary", "")

    def _file(self, tag: _Tag) -> str:
        path = tag.given.get("src", "")
        return f"[{path.rsplit('/', 1)[-1]}](<{path}>)"

    def _box(self, tag: _Tag) -> str:
        named = tag.given.get("style") or tag.given.get("type") or tag.given.get("class")
        kind = named or (tag.name if tag.name != "hint" else "info")
        return markup.box(kind, tag.given.get("title") or tag.given.get("header") or "")

    def _embed(self, tag: _Tag) -> str:
        given, bare = tag.given, tag.rest.strip("\"'")
        url = given.get("url") or given.get("src") or next(iter(re.findall(r"https?://[^\s\"']+", tag.rest)), "")
        identity = given.get("id") or given.get("video") or (bare if re.fullmatch(r"[\w-]{6,}", bare) else "")
        if not url and identity:
            url = f"{'https://vimeo.com/' if tag.name == 'vimeo' else 'https://www.youtube.com/watch?v='}{identity}"
        return markup.element("iframe", src=url, title=given.get("title", "")) if url else ""

    def _include(self, tag: _Tag) -> str:
        """Return what an included piece shows: by its name and arguments where they say so, else its file."""
        given = tag.given
        name = re.split(r"\s", tag.rest, maxsplit=1)[0].strip("\"'")
        stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
        identity = given.get("id") or given.get("youtube_id") or given.get("youtubeid") or given.get("video_id")
        if identity and re.search("video|youtube|vimeo|embed|player", stem):
            host = "https://vimeo.com/" if "vimeo" in stem else "https://www.youtube.com/watch?v="
            return markup.element("iframe", src=host + identity, title=given.get("title", ""))
        own = self._own(name)
        content = given.get("content") or given.get("text") or given.get("body")
        if not own and content and re.search("note|tip|warning|alert|callout|info|important|box|hint", stem):
            return markup.box(given.get("type") or stem, given.get("title", "")) + content + markup.end("div")
        picture = next((given[key] for key in _PICTURES if given.get(key)), "")
        if not own and picture and re.search("image|figure|img|picture|photo|imagen|figura", stem):
            return self._picture(picture, given)
        return self._included(name, own, given, tag.line)

    def _own(self, name: str) -> str | None:
        """Return an included file without its scripts; None where it is not there, or is a program."""
        content = self.site.include(name) if self.depth < 5 else None
        if content is None:
            return None
        content = re.sub(r"<(script|style)\b.*?</\1\s*>", "", content, flags=re.S | re.I)
        return None if re.search(r"\{%-?\s*(for|case|tablerow)\b", content) else content

    def _picture(self, path: str, given: Mapping[str, str]) -> str:
        caption = given.get("caption") or given.get("description") or ""
        image = markup.start("img", src=path, alt=given.get("alt") or given.get("title") or "")
        return markup.figure(image, caption) if caption else image

    def _included(self, name: str, content: str | None, given: Mapping[str, str], line: int) -> str:
        if content is None:
            if self.site.include(name) is None:
                self.ledger.missing(line, name, "included")
            else:
                self.ledger.unread(line, "Liquid", f"{{% include {name} %}}, a program of the old site")
            words = [text for key, text in given.items() if " " in text.strip() and key not in _PICTURES]
            return "\n\n".join(words)
        values = {"page": self.page, "include": given}
        if made := included_questions.quiz(content, given):
            self.ledger.became(line, f"the question in “{name}” became a quiz")
            return made
        if made := included_questions.field(content, given, self.ledger, line):
            self.ledger.became(line, f"“{name}”, which was included here, became a field")
            return made
        hidden = included_questions.ANSWERS if included_questions.asks(given) else ()
        answers = [key for key in given if key in hidden]
        told = "".join(f"\n\n**{key.capitalize()}:** {given[key]}" for key in answers)
        given = {**given, **dict.fromkeys(answers, "")}
        content = given_to(settle_conditions(content, values), given)
        # Definitions of links go to the end of the page, where those that it does not use are taken out.
        self.ledger.included(line, name)
        shown = resolve(content.strip("\n"), self.site, {**self.page}, self.ledger, self.depth + 1)
        return f"{shown}\n\n{markup.box('details answer')}{told}\n\n{markup.end('div')}" if told else shown
