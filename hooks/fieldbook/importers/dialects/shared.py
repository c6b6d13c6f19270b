"""What the notations of several systems share: code put aside, and what the names of their blocks mean here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ..boxes import kind_of
from ..placeholders import Placeholders
from ..steps import Setting

_CODE = re.compile(
    r"^(?=(?P<quoted>[ \t]*>)?)(?P<lead>[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?P<fence>`{3,}|~{3,})[^\n]*\n"
    r".*?(?:^(?(quoted)[ \t>]*|[ \t]*)(?P=fence)[`~]*[ \t]*$|\Z)",
    re.S | re.M,
)
_DIRECTIVE = re.compile(
    r"[`~]+[ \t]*\{(?!code|sourcecode|literalinclude|mermaid|prompt|python|r\b|bash|sh\b|julia|sql|dot\b)"
)
"""The beginning of a directive that holds text, and no code or drawing."""
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(.+?)[ \t#]*$")
TITLE = re.compile(r"(?m)^# +(?P<title>.+?)[ \t#]*$")
"""A heading of the first level."""
_HEAD = re.compile(r"\s*#{1,6}[ \t]+(?P<title>[^\n]+)")
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_SPAN_OR_ROLE = re.compile(r"(?P<role>\{[a-z][\w:-]*\})?(?<![`\\])(?P<marks>`+)(?!`)[^\n]+?(?<!`)(?P=marks)(?!`)")

_NAMES = {
    "details": "solution solutions answer answers dropdown details spoiler collapse toggle collapsible",
    "facilitator": "instructor instructor-note instructors notes facilitator speaker-notes trainer",
    "key-points": "keypoints key-points abstract summary tldr tl-dr takeaways recap",
    "outcomes": "precheck learningobjectives objectives outcomes learning-objectives goals learning-outcomes",
    "activity": "challenge exercise exercises activity task practice try-it your-turn try type-along homework hands-on "
    "exercise-box",
    "info": "callout note info information checklist "
    "prereq prerequisites todo definition sidebar margin aside topic theorem "
    "lemma proof remark secondary primary cardnote versionadded versionchanged deprecated callout-note admonition card "
    "column-margin glossary",
    "warning": "warning caution danger error attention important failure fail missing bug callout-important",
    "tip": "tip success check done",
    "example": "example demo",
    "reflection": "discussion question questions help faq reflection think discuss",
    "quote": "testimonial quote cite epigraph pull-quote blockquote highlights",
    "resources": "seealso see-also resources readings further-reading",
}
_KINDS = {name: kind for kind, listed in _NAMES.items() for name in listed.split()}
"""What the names of blocks mean in the systems whose notation has colons or exclamation marks."""


def ending(at: Setting) -> str:
    """Return the ending of the document's name, in lower case."""
    return PurePosixPath(at.path).suffix.lower()


def kind_named(name: str, *, myst: bool = False) -> str:
    """Return the kind of box that a block's name means, "" where none is known.

    `hint` is a tip to MyST and to Material for MkDocs, and what stays folded to the Workbench.
    """
    bare = name.lower().replace("_", "-").removeprefix("proof:").removeprefix("prf:")
    if bare == "hint":
        return "tip" if myst else "details"
    if bare.startswith("rmd"):
        bare = bare.removeprefix("rmd")
    if bare.startswith("callout-") and bare not in _KINDS:
        bare = bare.removeprefix("callout-")
    if bare.endswith(("exercise", "solution")) and not kind_of([bare]):
        # A course's own, as in `miniexercise`.
        bare = bare[-len("exercise") :]
    return _KINDS.get(bare, "") or kind_of([bare])


def in_lines(made: str, whole: str) -> str:
    """Return what stands for `whole` in at least as many lines, so that those below stay where they are."""
    return made + "\n" * (whole.count("\n") - made.count("\n"))


def heading_above(text: str, position: int, otherwise: str) -> str:
    """Return the words of the last heading before `position`, `otherwise` where there is none."""
    above = _HEADING.findall(_CODE.sub("", text[:position]))
    return above[-1] if above else otherwise


def headed(text: str) -> tuple[str, str]:
    """Return the heading that a text begins with, "" where it begins with none, and the rest of it."""
    head = _HEAD.match(text)
    return (head["title"].strip(), text[head.end() :].strip()) if head else ("", text.strip())


def place_among(wrong: int, asked: str) -> int:
    """Return where what is right stands among so many wrong choices, for a system that shuffles them.

    Any place will do, but it should not be the same for all questions, and stay the same for each.
    """
    return sum(map(ord, asked)) % (wrong + 1)


def aside_code(text: str, aside: Placeholders) -> str:
    """Return `text` with its code put aside, each line of it in its place, without the margin that all of it has."""
    return _SPAN.sub(lambda match: aside.keep(match[0]), _CODE.sub(lambda match: _aside(match, aside), text))


def outside_code(text: str, change: Callable[[str], str], *, spans: bool = False) -> str:
    """Return `text` with all changed but the code in fences; a fence with a name in braces holds text.

    With `spans`, code within lines stays as well; what stands behind a role is none.
    """
    aside = Placeholders()
    text = "".join(_with_code_aside(text, aside))
    if spans:
        text = _SPAN_OR_ROLE.sub(lambda match: match[0] if match["role"] else aside.keep(match[0]), text)
    return aside.restore(change(text))


def _with_code_aside(text: str, aside: Placeholders) -> Iterator[str]:
    """Yield `text` in pieces, its code put aside. What a directive holds is text, with code of its own."""
    position, ends = 0, [len(text)]
    while ends:
        match = _CODE.search(text, position, ends[-1])
        if match is None:
            end = ends.pop()
            yield text[position:end]
            position = end
            continue
        yield text[position : match.start()]
        if _DIRECTIVE.match(match[0].removeprefix(match["lead"])):
            position = match.start() + len(match[0].partition("\n")[0]) + 1
            # A search up to here, and no call for each, since those that nothing closes lie in each other by thousands.
            ends.append(match.end())
            yield text[match.start() : position]
        else:
            yield _aside(match, aside)
            position = match.end()


def _aside(match: re.Match[str], aside: Placeholders) -> str:
    lead = match["lead"]
    width = len(lead.expandtabs(4))
    first, *rest = match[0].removeprefix(lead).split("\n")
    return lead + aside.keep("\n".join([first, *(_outdented(line, width, lead) for line in rest)]))


def _outdented(line: str, width: int, lead: str) -> str:
    if ">" in lead:
        line, width = _QUOTED.sub("", line), len(_QUOTED.sub("", lead))
    plain = line.expandtabs(4) if line[:1] == "\t" else line
    return plain[min(len(plain) - len(plain.lstrip()), width) :]
