"""The families of checks, in one list: what is asked, and what the guide to the codes is made from."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    blanks,
    blocks,
    boxes,
    braces,
    bullets,
    choices,
    contents,
    converter,
    course_id,
    emphasis,
    failures,
    footnotes,
    front_matter,
    headings,
    home,
    html,
    indents,
    language,
    leftovers,
    levels,
    link_forms,
    links,
    minutes,
    named_files,
    note_marks,
    note_places,
    numbers,
    options,
    outcomes,
    paths,
    pictures,
    plain_texts,
    quizzes,
    references,
    renamed,
    scripts,
    separators,
    settings,
    slips,
    structure,
    style_sheets,
    switches,
    tables,
    theme,
    videos,
    wide_signs,
    worksheets,
)
from .family import Family, Scope
from .rule import Rule

FAMILIES = (
    Family(front_matter, "The top of a page", (Scope.PAGE,)),
    Family(plain_texts, "Titles and outcomes as they are shown", (Scope.PAGE,)),
    Family(minutes, "Minutes", (Scope.PAGE,)),
    Family(outcomes, "Outcomes", (Scope.PAGE, Scope.COURSE)),
    Family(blocks, "Blocks", (Scope.TEXT, Scope.PAGE, Scope.EXAMPLE)),
    Family(contents, "What blocks hold", (Scope.TEXT, Scope.EXAMPLE)),
    Family(options, "Options of blocks", (Scope.TEXT, Scope.EXAMPLE)),
    Family(worksheets, "Worksheets", (Scope.TEXT, Scope.PAGE, Scope.COURSE)),
    Family(renamed, "Names that answers hang on", (Scope.COURSE,)),
    Family(blanks, "Blanks", (Scope.TEXT,)),
    Family(choices, "Choices", (Scope.TEXT,)),
    Family(boxes, "Boxes of choices", (Scope.TEXT,)),
    Family(quizzes, "Self-checks", (Scope.TEXT, Scope.PAGE)),
    Family(levels, "Levels", (Scope.TEXT, Scope.EXAMPLE)),
    Family(videos, "Videos", (Scope.PAGE,)),
    Family(footnotes, "Footnotes", (Scope.TEXT, Scope.PAGE)),
    Family(note_places, "Where notes stand", (Scope.PAGE,)),
    Family(note_marks, "Marks of notes", (Scope.TEXT,)),
    Family(references, "References", (Scope.COURSE,)),
    Family(links, "Links", (Scope.TEXT, Scope.PAGE)),
    Family(link_forms, "Links as they are typed", (Scope.TEXT,)),
    Family(pictures, "Pictures", (Scope.PAGE,)),
    Family(headings, "Headings", (Scope.TEXT,)),
    Family(course_id, "The course's id", (Scope.COURSE,)),
    Family(theme, "The theme", (Scope.PAGE, Scope.COURSE)),
    Family(settings, "Settings", (Scope.COURSE,)),
    Family(named_files, "Files that settings name", (Scope.COURSE,)),
    Family(scripts, "Scripts and style sheets", (Scope.PAGE, Scope.COURSE)),
    Family(style_sheets, "Style sheets", (Scope.COURSE,)),
    Family(home, "The first page", (Scope.COURSE,)),
    Family(structure, "The course as a whole", (Scope.PAGE, Scope.COURSE)),
    Family(paths, "Names of files", (Scope.COURSE,)),
    Family(html, "Code and HTML", (Scope.TEXT,)),
    Family(slips, "Slips of the keyboard", (Scope.TEXT,)),
    Family(bullets, "Lists that are none", (Scope.TEXT,)),
    Family(emphasis, "Bold words", (Scope.TEXT,)),
    Family(indents, "Indented text", (Scope.TEXT,)),
    Family(numbers, "Numbers of lists", (Scope.TEXT,)),
    Family(wide_signs, "Wide signs", (Scope.TEXT,)),
    Family(braces, "Braces", (Scope.PAGE,)),
    Family(tables, "Tables", (Scope.TEXT,)),
    Family(separators, "Tables from other programs", (Scope.TEXT,)),
    Family(leftovers, "Leftovers of other systems", (Scope.PAGE,)),
    Family(language, "Plain language", (Scope.PAGE,)),
    Family(converter, "What MkDocs says"),
    Family(switches, "Switches"),
    Family(failures, "Mistakes of ours"),
)
"""Every family, in the order in which their rules are explained."""


def _rules() -> dict[str, Rule]:
    """Return every rule by its code.

    Raises:
        TypeError: A line of the list and its module disagree, two rules share a code, or a module does not list one.
    """
    rules: dict[str, Rule] = {}
    for family in FAMILIES:
        if wrong := family.missing():
            raise TypeError(wrong)
        for rule in family.rules:
            if rules.setdefault(rule.code, rule) is not rule:
                raise TypeError(f"two rules in checks/ have the code {rule.code}")
    for family in FAMILIES:
        for rule in vars(family.module).values():
            if isinstance(rule, Rule) and rules.get(rule.code) is not rule:
                raise TypeError(f"{family.file} has a rule {rule.code} that is not among its RULES")
    return rules


RULES: Mapping[str, Rule] = _rules()
"""Every rule by its code."""
