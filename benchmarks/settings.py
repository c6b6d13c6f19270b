"""The mkdocs.yml of a course: for Fieldbook, and for stock Material and Zensical."""

from __future__ import annotations

from .common import lines

FIELDBOOK = """site_name: A course to measure by
site_description: A course of made-up words, as large as one likes.
theme: material
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
extra:
  fieldbook:
    id: measured
"""
PLAIN = """site_name: A course to measure by
site_description: A course of made-up words, as large as one likes.
theme:
  name: material
plugins:
  - search
markdown_extensions:
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tasklist:
      custom_checkbox: true
"""


def with_nav(settings: str, modules: list[tuple[str, list[str]]]) -> str:
    """Return settings with the order of pages; it is the same for every engine."""
    nav = ["nav:", "  - index.md"]
    for name, paths in modules:
        nav += [f"  - {name}:", *(f"      - {path}" for path in paths)]
    return settings + lines([*nav, "  - references.md", ""])
