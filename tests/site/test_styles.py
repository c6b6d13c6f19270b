"""What the style sheets keep to: six sizes of type, and sides that turn round with the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

STYLES = Path(__file__).parents[2] / "overrides" / "assets" / "fieldbook"
SIZES = {"mark", "aside", "text", "lead", "head", "title"}
PHYSICAL = re.compile(
    r"(?:^|[\s;{(-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:left|right)\s*:)"
    r"|(?:text-align|float|clear):\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
)


def declarations() -> Iterator[tuple[str, str]]:
    """Yield each declaration of each style sheet, with the sheet's name."""
    for file in sorted(STYLES.glob("*.css")):
        # The preview's has pages of others to stand on, a room's a wall that it fills.
        if file.name in ("preview.css", "served.css"):
            continue
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for found in re.finditer(r"(?<=[{;])\s*([\w-]+\s*:[^;{}]+)", text):
            yield file.name, found[1].strip()


def test_type_has_six_sizes():
    """Besides them, 1em and `inherit` take over what is there; what stands in the margin of paper is not the page's."""
    odd = [
        (name, one)
        for name, one in declarations()
        if re.match(r"font(-size)?\s*:", one)
        and not re.search(r"var\(--fb-size-\w+[,)]|:\s*1em$|inherit", one)
        and not one.endswith("8pt system-ui, sans-serif")
        and one != "font-size: 13px"
    ]
    named = {size for _, one in declarations() for size in re.findall(r"--fb-size-(\w+)", one)}
    assert (odd, named) == ([], SIZES)


def test_what_is_to_be_read_has_16_pixels():
    size = re.compile(r"^--fb-size-(?!mark)\w+: ([\d.]+)rem")
    sizes = [float(rem) for _, one in declarations() for rem in size.findall(one)]
    assert sizes
    assert min(sizes) >= 1


def test_sides_turn_round_with_the_language():
    """Four lengths in a row name left and right as well, unless both are the same. Material's script knows the left."""
    found = []
    for name, one in declarations():
        if "var(--md-tooltip" in one:
            continue
        bare = re.sub(r"\([^()]*\)| !important", "", one)
        lengths = re.match(r"(?:margin|padding):\s*(\S+) (\S+) (\S+) (\S+)$", bare)
        if PHYSICAL.search(f" {one}") or (lengths and lengths[2] != lengths[4]):
            found.append((name, one))
    assert found == []
