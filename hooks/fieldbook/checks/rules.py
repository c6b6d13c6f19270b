"""All rules by their code, in the order of the families: what the guide to the codes is made from."""

from __future__ import annotations

from collections.abc import Mapping

from . import blocks, front, options, outcomes, switches
from .rule import Rule

FAMILIES = (front, outcomes, blocks, options, switches)
"""The families, in the order in which their rules are explained."""

RULES: Mapping[str, Rule] = {rule.code: rule for family in FAMILIES for rule in family.RULES}
"""Every rule by its code."""
