"""The benchmark: build courses of several sizes with several engines, in turns, and say what it took.

```sh
python -m benchmarks [--sizes 100,400] [--engines fieldbook,material] [--rounds 3] [--write]
```
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .builds import Bench, Built, build_in_turns
from .engines import OURS, STOCK, ZENSICAL, Engine, engines
from .figures import Results
from .previews import Preview, preview
from .report import keep, report

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".cache" / "benchmarks"
PROGRAMS = WORK / "venv" / ("Scripts" if os.name == "nt" else "bin")
WARM_UP = 3
"""Lessons of a course that is built beforehand and forgotten: it has Python compile what it loads."""


def main() -> None:
    """Measure what was asked for, print it, and keep it if that was asked for as well."""
    asked = _asked()
    chosen = {key: engine for key, engine in engines(asked.zensical).items() if key in asked.engines}
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK, prefix="courses-") as folder:
        results = _measured(Bench(Path(folder), asked.limit, _say), chosen, asked)
    text = report(results, asked.note)
    print(text)
    if asked.write:
        keep(text)


def _measured(bench: Bench, chosen: Mapping[str, Engine], asked: argparse.Namespace) -> Results:
    """Build and preview; Ctrl+C ends it, and leaves what was measured before."""
    there = [engine for engine in chosen.values() if engine.version]
    built: dict[tuple[str, int], Built] = {}
    previews: dict[int, Preview] = {}
    try:
        build_in_turns(bench, there, WARM_UP, 1)
        for place, lessons in enumerate(asked.sizes):
            rounds = asked.rounds[min(place, len(asked.rounds) - 1)]
            built |= {(key, lessons): one for key, one in build_in_turns(bench, there, lessons, rounds).items()}
        for lessons in sorted({min(asked.sizes), max(asked.sizes)}):
            if OURS in chosen and asked.saves:
                previews[lessons] = preview(bench, lessons, asked.saves)
    except KeyboardInterrupt:
        _say("Stopped. This was measured before:")
    return Results(chosen, asked.sizes, built, previews)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    add = parser.add_argument
    add("--sizes", type=_numbers, default=(100, 400, 1000), help="numbers of lessons (default: 100,400,1000)")
    add("--engines", type=_keys, default=(OURS, STOCK, ZENSICAL), help=f"of {OURS},{STOCK},{ZENSICAL} (default: all)")
    # More often what takes less: chance has more of a say there.
    add("--rounds", type=_numbers, default=(5, 3, 2), help="how often each builds, for each size (default: 5,3,2)")
    add("--saves", type=int, default=5, help="how often a lesson is saved in the preview; 0: no preview (default: 5)")
    add("--limit", type=float, default=300, help="seconds after which a build is stopped (default: 300)")
    add("--note", default="", help="a sentence to stand above the results")
    add("--write", action="store_true", help="put the results into benchmarks/README.md")
    add("--zensical", type=Path, default=PROGRAMS / "zensical", help="the program zensical")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.replace(",", " ").split())


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple(text.replace(",", " ").split())
    if not keys or not set(keys) <= {OURS, STOCK, ZENSICAL}:
        raise argparse.ArgumentTypeError(f"engines are {OURS}, {STOCK} and {ZENSICAL}")
    return keys


if __name__ == "__main__":
    main()
