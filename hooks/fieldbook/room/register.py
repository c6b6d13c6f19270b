"""Who is in the room: the code that lets learners in, the key of the facilitator, and how both are known again.

All of it lies in one file beside what was handed in: a room whose computer was switched off goes on as the same.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from .disk import write

FILE = "room.json"
_MEMBER = re.compile(r"[0-9a-f]{12}")


def _read(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:
        raise OSError(f"{file.name} is damaged") from error


class AnotherCourseError(ValueError):
    """The room in a folder is of another course, whose id is the message."""


@dataclass(frozen=True)
class Register:
    """The room's code, its key, and what marks are signed with."""

    course: str
    code: str
    key: str
    secret: str

    @classmethod
    def opened(cls, folder: Path, course_id: str) -> Register:
        """Return that of the room in a folder, which is made if there is none.

        Raises:
            AnotherCourseError: The room there is of another course.
        """
        file = folder / FILE
        try:
            found = cls(**_read(file))
        except FileNotFoundError:
            code = f"{secrets.randbelow(10**6):06}"
            found = cls(course_id, code, secrets.token_urlsafe(24), secrets.token_hex(32))
            write(file, json.dumps(asdict(found)))
        if found.course != course_id:
            raise AnotherCourseError(found.course)
        return found

    def is_code(self, typed: str) -> bool:
        """Tell whether somebody has typed the code; blanks and dashes in it are nothing."""
        digits = re.sub(r"[\s\u2010-\u2015-]", "", typed)
        return hmac.compare_digest(digits.encode(), self.code.encode())

    def is_key(self, given: str) -> bool:
        """Tell whether somebody has the facilitator's key."""
        return hmac.compare_digest(given.encode(), self.key.encode())

    def new_member(self) -> str:
        """Return a mark for somebody who comes in."""
        member = secrets.token_hex(6)
        return f"{member}.{self._signed('member', member)}"

    def member(self, mark: str) -> str:
        """Return by what a learner's mark knows them; nothing if it is no mark of this room."""
        member, _, signature = mark.partition(".")
        if not _MEMBER.fullmatch(member):
            return ""
        return member if hmac.compare_digest(signature.encode(), self._signed("member", member).encode()) else ""

    @property
    def facilitator_mark(self) -> str:
        """The facilitator's mark."""
        return self._signed("lead", self.key)

    def is_facilitator(self, mark: str) -> bool:
        """Tell whether a mark is the facilitator's."""
        return hmac.compare_digest(mark.encode(), self.facilitator_mark.encode())

    def _signed(self, kind: str, value: str) -> str:
        return hmac.new(self.secret.encode(), f"{kind}:{value}".encode(), "sha256").hexdigest()[:32]
