"""What GitHub's workflows and the actions beside them run: commands with their variables, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_VALUE = re.compile(r"\$\{\{ (\S+) \}\}")


class Command(NamedTuple):
    """A step that runs something, in a folder below the repository, with further environment variables."""

    run: str
    folder: str
    env: dict[str, str]


def commands(repository: Path, workflow: str, job: str, known: Mapping[str, str]) -> list[Command]:
    """Return what a job runs itself and by actions of its own repository; `known` are values like `inputs.folder`."""
    steps = yaml.safe_load((repository / ".github/workflows" / workflow).read_text("utf-8"))["jobs"][job]["steps"]
    return list(_of(repository, steps, known))


def foreign(repository: Path) -> set[str]:
    """Return the actions of others that the workflows and actions of a repository use, with their versions."""
    files = [*(repository / ".github").rglob("*.yml"), *repository.glob("action.yml")]
    used = {name for file in files for name in re.findall(r"uses: (\S+)", file.read_text("utf-8"))}
    return {name for name in used if not name.startswith("./")}


def _of(repository: Path, steps: list[dict[str, Any]], known: Mapping[str, str]) -> Iterator[Command]:
    for step in steps:
        uses = step.get("uses", "")
        if uses.startswith("./"):
            file = repository / uses / "action.yml"
            action = yaml.safe_load(file.read_text("utf-8"))
            defaults = {name: one["default"] for name, one in action["inputs"].items()}
            inputs = defaults | {name: _filled(value, known) for name, value in step.get("with", {}).items()}
            values = {f"inputs.{name}": value for name, value in inputs.items()}
            yield from _of(repository, action["runs"]["steps"], {**values, "github.action_path": str(file.parent)})
        elif "run" in step:
            env = {name: _filled(value, known) for name, value in step.get("env", {}).items()}
            yield Command(_filled(step["run"], known), _filled(step.get("working-directory", "."), known), env)


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _VALUE.sub(lambda match: known[match[1]], text)
