"""A family of checks: a module with rules, and what it looks at."""

from __future__ import annotations

from enum import StrEnum
from types import ModuleType
from typing import NamedTuple

from .rule import Rule


class Scope(StrEnum):
    """What a family looks at.

    That is the text of each page, and nothing else; each page, with all that is known of the course; the text of each
    example in the author's guide; the course as a whole. What is found in a text is kept with it: on a course of 100
    lessons this buys 0.04 s of each build.
    """

    TEXT = "text"
    PAGE = "page"
    EXAMPLE = "example"
    COURSE = "course"


FUNCTIONS = {
    Scope.TEXT: "check_text(source)",
    Scope.PAGE: "check(source, course)",
    Scope.EXAMPLE: "check_text(source)",
    Scope.COURSE: "check_course(course)",
}
"""What a module has to have for each scope."""


class Family(NamedTuple):
    """A module of rules, its title in the guide to the codes, and the scopes in which it is asked.

    A family without a scope has rules whose breaches are found while reading, or by the registry itself.
    """

    module: ModuleType
    title: str
    scopes: tuple[Scope, ...] = ()

    @property
    def file(self) -> str:
        """The file of its module."""
        return f"checks/{self.module.__name__.rpartition('.')[2]}.py"

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, in the order in which they are explained."""
        found: tuple[Rule, ...] = self.module.RULES
        return found

    def missing(self) -> str:
        """Return what its module lacks of what its line in the list says, or has besides; "" where both agree."""
        if not getattr(self.module, "RULES", ()):
            return f"{self.file} lists no RULES"
        asked = {FUNCTIONS[scope] for scope in self.scopes}
        for scope, function in FUNCTIONS.items():
            has = hasattr(self.module, function.partition("(")[0])
            if scope in self.scopes and not has:
                return f"{self.file} has no {function}, which its scope {scope.name} in checks/registry.py wants"
            if has and function not in asked:
                return f"{self.file} has {function}, but in checks/registry.py it has no scope {scope.name}"
        return ""
