"""`python -m fieldbook`, for those whose terminal does not find the command `fieldbook`."""

from __future__ import annotations

from .cli.main import main

main(prog_name="fieldbook")
