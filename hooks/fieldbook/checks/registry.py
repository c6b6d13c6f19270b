"""All rules by their code, in the order of the families: what the guide to the codes is made from."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    blocks,
    headings,
    identity,
    language,
    leftovers,
    levels,
    links,
    options,
    outcomes,
    paths,
    pictures,
    references,
    structure,
    switches,
    videos,
    worksheets,
)
from . import (
    footnotes as notes,
)
from . import (
    front_matter as front,
)
from . import (
    html as markup,
)
from .rule import Rule

FAMILIES = (
    front,
    outcomes,
    blocks,
    options,
    worksheets,
    levels,
    videos,
    notes,
    references,
    links,
    pictures,
    headings,
    identity,
    structure,
    paths,
    markup,
    leftovers,
    language,
    switches,
)
"""The families, in the order in which their rules are explained."""

RULES: Mapping[str, Rule] = {rule.code: rule for family in FAMILIES for rule in family.RULES}
"""Every rule by its code."""
