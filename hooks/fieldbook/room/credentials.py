"""A room's credentials: the learners' code, the facilitator's key, and the tokens by which both are known again.

They lie in one file beside what was handed in: a room whose computer was switched off goes on as the same.
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


class AnotherCourseError(ValueError):
    """The room in a folder is of another course, whose id is the message."""


@dataclass(frozen=True)
class Credentials:
    """The room's code, its key, and the secret that tokens are signed with."""

    course: str
    code: str
    key: str
    secret: str

    @classmethod
    def opened(cls, folder: Path, course_id: str) -> Credentials:
        """Return those of the room in a folder, which is made if there is none.

        Raises:
            AnotherCourseError: The room there is of another course.
            OSError: The file can't be read, or is damaged.
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
        """Tell whether somebody has typed the code; spaces and dashes in it are nothing."""
        digits = re.sub(r"[\s\u2010-\u2015-]", "", typed)
        return hmac.compare_digest(digits.encode(), self.code.encode())

    def is_key(self, given: str) -> bool:
        """Tell whether somebody has the facilitator's key."""
        return hmac.compare_digest(given.encode(), self.key.encode())

    def new_member(self) -> str:
        """Return a token for a learner who comes in."""
        member = secrets.token_hex(6)
        return f"{member}.{self._signed('member', member)}"

    def member(self, token: str) -> str:
        """Return whose a learner's token is; "" if it is none of this room's."""
        member, _, signature = token.partition(".")
        if not _MEMBER.fullmatch(member):
            return ""
        return member if hmac.compare_digest(signature.encode(), self._signed("member", member).encode()) else ""

    @property
    def facilitator_token(self) -> str:
        """The facilitator's token."""
        return self._signed("lead", self.key)

    def is_facilitator(self, token: str) -> bool:
        """Tell whether a token is the facilitator's."""
        return hmac.compare_digest(token.encode(), self.facilitator_token.encode())

    def _signed(self, kind: str, value: str) -> str:
        return hmac.new(self.secret.encode(), f"{kind}:{value}".encode(), "sha256").hexdigest()[:32]


def spaced(code: str) -> str:
    """Return a code as people read it aloud: `482 913`."""
    return f"{code[:3]} {code[3:]}"


def _read(file: Path) -> dict[str, str]:
    """Return what a file of credentials says."""
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:
        raise OSError(f"{file.name} is damaged") from error
