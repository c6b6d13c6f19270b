"""The notations of books with code, figures and references as steps: pandoc's, Quarto's, MyST's, mdBook's, Galaxy's."""

from __future__ import annotations

from ..plan import by_path, mapping_of
from ..steps import Setting
from . import (
    bookdown,
    citations,
    code_cells,
    cross_references,
    figures,
    galaxy_boxes,
    included_directives,
    inline_marks,
    mdbook,
    pandoc,
    substitutions,
)
from .shared import ending, outside_code


def read_inclusions(text: str, at: Setting) -> str:
    """Put documents of Quarto and R Markdown in the places where others include them, to be read as those are."""
    return code_cells.with_included(text, at.included, at.ledger)


def read_bookdown(text: str, at: Setting) -> str:
    """Read what bookdown adds to pandoc's notation."""
    return bookdown.read(text, at.ledger) if ending(at) in (".qmd", ".rmd") else text


def read_pandoc(text: str, at: Setting) -> str:
    """Read pandoc's captions of tables, notes in a line, and what Quarto and bookdown add."""
    return pandoc.read(text, at.ledger)


def read_pandoc_document(text: str, at: Setting) -> str:
    """Read pandoc's notation in documents that are written in it."""
    return pandoc.read(text, at.ledger) if ending(at) in (".qmd", ".rmd") or pandoc.is_pandoc(text) else text


def read_figures(text: str, at: Setting) -> str:
    """Read figures and tables with labels, and what refers to them."""
    known = at.site.labels
    return outside_code(text, lambda part: figures.refer(figures.read(part, known), known, at.path))


def read_citations(text: str, at: Setting) -> str:
    """Read what cites the references of a BibTeX file."""
    known = at.site.references
    return outside_code(text, lambda part: citations.read(part, known, at.ledger)) if known else text


def read_scripts(text: str, at: Setting) -> str:
    """Read the raised and lowered letters of pandoc."""
    return inline_marks.read_scripts(text) if ending(at) in (".qmd", ".rmd") else text


def read_sections_of_book(text: str, at: Setting) -> str:
    """Read what refers to the sections of a book of Quarto or bookdown."""
    return outside_code(text, lambda part: cross_references.read_sections(part, at.site.labels, at.path))


def read_cross_references(text: str, at: Setting) -> str:
    """Read MyST's labels, and what refers to them."""
    known = at.site.labels
    return outside_code(text, lambda part: cross_references.read(part, known, at.path), spans=True)


def read_includes(text: str, at: Setting) -> str:
    """Read the documents that MyST includes."""
    return included_directives.read(text, at)


def read_substitutions(text: str, at: Setting) -> str:
    """Fill in what a page or its book says once for many places, as MyST does."""
    own = mapping_of(mapping_of(at.meta.get("myst")).get("substitutions"))
    values = {**at.site.values, **mapping_of(at.meta.get("substitutions")), **own}
    return outside_code(text, lambda part: substitutions.read(part, values), spans=True) if values else text


def read_comments(text: str, at: Setting) -> str:
    """Read MyST's comments, and the lines that part the cells of a notebook."""
    return outside_code(text, lambda part: inline_marks.read_comments(part, at.ledger))


def read_roles(text: str, at: Setting) -> str:
    """Read MyST's roles."""
    return outside_code(text, lambda part: inline_marks.read_roles(part, at.ledger), spans=True)


def read_galaxy_boxes(text: str, at: Setting) -> str:
    """Read the boxes, tools and snippets of the Galaxy Training Network."""
    about = at.site.values.get("snippets", {})
    given = mapping_of(at.meta.get("abbreviations"))
    text = outside_code(text, lambda part: galaxy_boxes.with_abbreviations(part, given), spans=True) if given else text
    return galaxy_boxes.read(text, at.ledger, at.site.include, about, cites=bool(at.site.references))


def read_cells(text: str, at: Setting) -> str:
    """Read the cells of Quarto and R Markdown, and shortcodes, which Hugo writes as they do."""
    wanted = ending(at) in (".qmd", ".rmd") or "{{<" in text or "{{%" in text or "objectives\n" in text
    return code_cells.read(text, at.ledger, at.included, at.site.labels, {"param": at.site.values}) if wanted else text


def read_shortcodes(text: str, at: Setting) -> str:
    """Read cells and shortcodes in whatever document."""
    values = {"var": by_path(at.site.values.get("_variables")), "meta": by_path({**at.site.values, **at.meta})}
    return code_cells.read(text, at.ledger, at.included, at.site.labels, values)


def read_preprocessed(text: str, at: Setting) -> str:
    """Read what mdBook's preprocessors read."""
    return mdbook.read(text, at) if "{{" in text or "<Listing" in text else text


def read_speaker_notes(text: str, at: Setting) -> str:
    """Read the speaker notes of mdbook-course."""
    return mdbook.with_notes(text)
