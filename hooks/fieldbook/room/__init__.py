"""A course served to one room: learners hand in without files, the facilitator sees what comes as it comes."""

from __future__ import annotations
