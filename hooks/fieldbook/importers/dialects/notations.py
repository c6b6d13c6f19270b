"""The notations of other systems as steps, for dialects to name."""

from __future__ import annotations

from ..front_lists import titles
from ..steps import Setting, Steps
from . import (
    admonitions,
    codelabs,
    docs_authoring,
    exercism,
    fenced_divs,
    gitbook_tables,
    liascript,
    liquid,
    liquid_values,
    mdx,
    obsidian,
    office_text,
    pandoc,
    pdf_text,
    sections,
    slashed_blocks,
    slides,
    vue,
)
from . import book_notations as book
from . import mark_notations as marks
from . import quiz_notations as quiz
from .shared import ending, outside_code


def read_liquid(text: str, at: Setting) -> str:
    """Read Liquid's and GitBook's tags."""
    return liquid.resolve(text, at.site, at.meta, at.ledger)


def read_exercism(text: str, at: Setting) -> str:
    """Read the boxes of Exercism's documents."""
    return exercism.read(text, at.ledger)


def read_docs_authoring(text: str, at: Setting) -> str:
    """Read the notation of Microsoft's documentation."""
    return docs_authoring.read(text, at)


def read_codelabs(text: str, at: Setting) -> str:
    """Read the notation of Google's codelabs."""
    return codelabs.read(text, at.ledger) if codelabs.is_codelab(at.meta) else text


def read_slides(text: str, at: Setting) -> str:
    """Read slides and what is for who speaks."""
    return slides.read(text, at) if slides.is_slides(text, at.meta) else text


def read_obsidian(text: str, at: Setting) -> str:
    """Read the notation of Obsidian's notes."""
    return obsidian.read(text, at) if obsidian.is_vault(text) and not liascript.is_liascript(text) else text


def read_vault(text: str, at: Setting) -> str:
    """Read the notes of a vault of Obsidian's, which need not show that they are."""
    return pandoc.with_notes(obsidian.read(text, at))


def read_sections(text: str, at: Setting) -> str:
    """Read the comments that fold a section of a GitBook's page."""
    return sections.read(text, at.ledger)


def read_gitbook_tables(text: str, at: Setting) -> str:
    """Read the cards of GitBook, and its tables with hidden columns."""
    return outside_code(text, lambda part: gitbook_tables.read(part, at.ledger)) if "<table" in text else text


def read_fenced_divs(text: str, at: Setting) -> str:
    """Read blocks between colons, and directives in fences."""
    return fenced_divs.read(text, at.ledger, at.included, titles=titles(at.vocabulary.language))


def read_admonitions(text: str, at: Setting) -> str:
    """Read `!!!`, `???` and `===`, and the pieces of other files that stand in a page."""
    return admonitions.read(admonitions.with_appended(admonitions.with_snippets(text, at), at), at.ledger)


def read_appended(text: str, at: Setting) -> str:
    """Put the definitions of links that all pages share at the end of a page."""
    return admonitions.with_appended(text, at)


def read_macros(text: str, at: Setting) -> str:
    """Fill in the values that a site's settings give to its pages, code included, as mkdocs-macros does."""
    return liquid_values.with_values(text, at.site.values) if "{{" in text else text


def read_slashed_blocks(text: str, at: Setting) -> str:
    """Read blocks between slashes of pymdown-extensions."""
    return slashed_blocks.read(text, at.ledger)


def read_components(text: str, at: Setting) -> str:
    """Read the components of MDX."""
    return mdx.read(text, at.ledger, at.included) if ending(at) in (".mdx", ".jsx") else text


def read_docusaurus(text: str, at: Setting) -> str:
    """Read the components of MDX, which Docusaurus takes in .md, too."""
    return mdx.read(text, at.ledger, at.included)


def read_vue(text: str, at: Setting) -> str:
    """Read what VitePress and VuePress add to Markdown."""
    return vue.read(text, at)


def read_pdf_text(text: str, at: Setting) -> str:
    """Mend a text that was copied out of a PDF."""
    return pdf_text.repair(text, at.vocabulary, at.ledger) if pdf_text.is_torn(text) else text


def read_office_text(text: str, at: Setting) -> str:
    """Read Markdown that a word processor or pandoc has exported."""
    return office_text.read(text, at.ledger)


LOOSE = Steps(
    (
        book.read_inclusions,
        quiz.read_gift,
        read_slides,
        quiz.read_challenges,
        quiz.read_loose_project_blocks,
        quiz.read_learn_blocks,
        read_exercism,
        marks.read_docsify_marks,
        marks.read_tags,
        quiz.read_leanpub_quizzes,
        marks.read_leanpub_boxes,
        quiz.read_jupyter_quizzes,
        quiz.read_quizdown,
        quiz.read_textbook_quizzes,
        read_docs_authoring,
        read_codelabs,
        read_obsidian,
        book.read_bookdown,
        quiz.read_tutorials,
        book.read_citations,
        book.read_pandoc_document,
        book.read_cells,
        quiz.read_exercises,
        read_liquid,
        read_pdf_text,
        quiz.read_liascript,
        read_office_text,
        read_components,
        read_sections,
        read_slashed_blocks,
        read_fenced_divs,
        read_admonitions,
    ),
    (
        quiz.read_question_files,
        book.read_scripts,
        marks.read_hackmd,
        marks.read_attributes,
        marks.read_kramdown,
        marks.read_emoji,
    ),
)
"""For documents of which nothing says what they were written for."""
CARTRIDGE = Steps((marks.read_canvas_addresses, *LOOSE.with_code), LOOSE.without_code)
VAULT = Steps(tuple(read_vault if step is read_obsidian else step for step in LOOSE.with_code), LOOSE.without_code)
"""For notes in a vault of Obsidian's."""
PROJECTS = Steps((quiz.read_project_blocks,), (marks.read_kramdown,))
WORKSHOPPER = Steps((marks.read_terminal_marks,))
LEARN = Steps((read_docs_authoring, read_fenced_divs), (marks.read_attributes,))
JEKYLL = Steps(
    (book.read_inclusions, marks.read_code_languages, book.read_cells, read_liquid, read_pdf_text, read_office_text),
    (marks.read_kramdown, marks.read_emoji),
)
GALAXY = Steps(
    (book.read_galaxy_boxes, book.read_citations, marks.read_code_languages, read_liquid),
    (marks.read_kramdown, marks.read_emoji),
)
GITBOOK = Steps(
    (
        book.read_preprocessed,
        quiz.read_exercises,
        read_sections,
        read_liquid,
        read_gitbook_tables,
        read_fenced_divs,
    ),
    (marks.read_kramdown, marks.read_emoji),
)
MDBOOK_COURSE = Steps((book.read_preprocessed, book.read_speaker_notes, *GITBOOK.with_code[1:]), GITBOOK.without_code)
"""For books whose preprocessor makes courses of them."""
MATERIAL = Steps(
    (read_macros, quiz.read_textbook_quizzes, read_slashed_blocks, read_admonitions, read_fenced_divs),
    (marks.read_attributes, marks.read_material_marks, marks.read_kramdown),
)
WORKBENCH = Steps(
    (book.read_inclusions, read_appended, book.read_pandoc, book.read_shortcodes, read_fenced_divs),
    (marks.read_attributes, marks.read_kramdown),
)
QUARTO = Steps(
    (
        book.read_inclusions,
        quiz.read_jupyter_quizzes,
        quiz.read_quizdown,
        quiz.read_leanpub_quizzes,
        quiz.read_quarto_quizzes,
        book.read_bookdown,
        quiz.read_tutorials,
        book.read_figures,
        book.read_citations,
        book.read_sections_of_book,
        book.read_pandoc,
        book.read_shortcodes,
        read_fenced_divs,
    ),
    (book.read_scripts, marks.read_attributes),
)
MYST = Steps(
    (
        book.read_includes,
        quiz.read_jupyter_quizzes,
        quiz.read_quizdown,
        book.read_substitutions,
        book.read_comments,
        book.read_figures,
        book.read_citations,
        book.read_cross_references,
        book.read_roles,
        read_fenced_divs,
        read_admonitions,
    ),
    (marks.read_attributes,),
)
DOCUSAURUS = Steps((read_docusaurus, read_fenced_divs), (marks.read_attributes,))
VITEPRESS = Steps((read_vue, read_fenced_divs), (marks.read_attributes, marks.read_emoji))
