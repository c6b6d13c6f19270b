"""The notations of other systems as steps, for dialects to name."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..front_lists import titles
from ..steps import Setting, Steps
from . import (
    admonitions,
    attributes,
    bookdown,
    canvas_addresses,
    challenges,
    citations,
    code_cells,
    codelabs,
    cross_references,
    docs_authoring,
    docsify_marks,
    exercism,
    fenced_divs,
    figures,
    galaxy_boxes,
    gift,
    gitbook_exercises,
    hackmd,
    inline_marks,
    jupyter_quizzes,
    kramdown,
    learn_blocks,
    learnr,
    liascript,
    liquid,
    liquid_values,
    markua,
    mdbook,
    mdx,
    obsidian,
    office_text,
    pandoc,
    pdf_text,
    project_blocks,
    question_files,
    quizdown,
    sections,
    slashed_blocks,
    slides,
    terminal_marks,
    textbook_quizzes,
    vue,
    webexercises,
)
from .shared import outside_code


def read_liquid(text: str, at: Setting) -> str:
    """Read Liquid's and GitBook's tags."""
    return liquid.resolve(text, at.site, at.meta, at.ledger)


def read_exercises(text: str, at: Setting) -> str:
    """Read the quizzes and exercises of GitBook's plugins."""
    return gitbook_exercises.read(text, at.ledger)


def read_preprocessed(text: str, at: Setting) -> str:
    """Read what mdBook's preprocessors read."""
    return mdbook.read(text, at) if "{{" in text or "<Listing" in text else text


def read_speaker_notes(text: str, at: Setting) -> str:
    """Read the speaker notes of mdbook-course."""
    return mdbook.with_notes(text)


def read_challenges(text: str, at: Setting) -> str:
    """Read the parts of freeCodeCamp's lessons."""
    return challenges.read(text, at.ledger) if "# --" in text else text


def read_project_blocks(text: str, at: Setting) -> str:
    """Read the blocks between dashes of the Raspberry Pi Foundation's projects."""
    return project_blocks.read(text, at.ledger)


def read_terminal_marks(text: str, at: Setting) -> str:
    """Read the marks of colours for a terminal."""
    return outside_code(text, lambda part: terminal_marks.read(part, at.ledger))


def read_canvas_addresses(text: str, at: Setting) -> str:
    """Read the addresses within a course of Canvas'."""
    return canvas_addresses.read(text) if "REFERENCE$" in text or "FILEBASE$" in text else text


def read_docsify_marks(text: str, at: Setting) -> str:
    """Read what Docsify adds to Markdown."""
    return docsify_marks.read(text, at)


def read_exercism(text: str, at: Setting) -> str:
    """Read the boxes of Exercism's documents."""
    return exercism.read(text, at.ledger)


def read_tags(text: str, at: Setting) -> str:
    """Read HackMD's line of tags."""
    return hackmd.without_tags(text, at.ledger) if "tags:" in text else text


def read_hackmd(text: str, at: Setting) -> str:
    """Read the marks within a line that HackMD and other editors know."""
    return hackmd.read(text, at.ledger) if _ending(at) in (".md", ".markdown", ".txt") else text


def read_learn_blocks(text: str, at: Setting) -> str:
    """Read the blocks of Galvanize's Learn, which headings open and end."""
    return learn_blocks.read(text, at.ledger)


def read_docs_authoring(text: str, at: Setting) -> str:
    """Read the notation of Microsoft's documentation."""
    return docs_authoring.read(text, at)


def read_codelabs(text: str, at: Setting) -> str:
    """Read the notation of Google's codelabs."""
    return codelabs.read(text, at.ledger) if codelabs.is_codelab(at.meta) else text


def read_slides(text: str, at: Setting) -> str:
    """Read slides and what is for who speaks."""
    return slides.read(text, at) if slides.is_slides(text, at.meta) else text


def read_gift(text: str, at: Setting) -> str:
    """Read questions in Moodle's GIFT."""
    return gift.read(text, at.ledger) if _ending(at) in (".gift", ".txt") and gift.is_gift(text) else text


def read_obsidian(text: str, at: Setting) -> str:
    """Read the notation of Obsidian's notes."""
    return obsidian.read(text, at) if obsidian.is_vault(text) and not liascript.is_liascript(text) else text


def read_vault(text: str, at: Setting) -> str:
    """Read the notes of a vault of Obsidian's, which need not show that they are."""
    return pandoc.with_notes(obsidian.read(text, at))


def read_textbook_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of textbooks in MkDocs."""
    return textbook_quizzes.read(text, at.ledger)


def read_jupyter_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of notebooks."""
    return jupyter_quizzes.read(text, at)


def read_quizdown(text: str, at: Setting) -> str:
    """Read the quizzes of quizdown."""
    return quizdown.read(text, at.ledger)


def read_leanpub_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of Leanpub."""
    return markua.read(text, at.ledger) if markua.has_quiz(text) else text


def read_galaxy_boxes(text: str, at: Setting) -> str:
    """Read the boxes, tools and snippets of the Galaxy Training Network."""
    about = at.site.values.get("snippets", {})
    return galaxy_boxes.read(text, at.ledger, at.site.include, about, cites=bool(at.site.references))


def read_question_files(text: str, at: Setting) -> str:
    """Read files of one question."""
    return question_files.read(text, at.ledger) if "uestion " in text else text


def read_sections(text: str, at: Setting) -> str:
    """Read the comments that fold a section of a GitBook's page."""
    return sections.read(text, at.ledger)


def read_fenced_divs(text: str, at: Setting) -> str:
    """Read blocks between colons, and directives in fences."""
    return fenced_divs.read(text, at.ledger, at.site.include, titles=titles(at.vocabulary.language))


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
    return mdx.read(text, at.ledger, at.site.include) if _ending(at) in (".mdx", ".jsx") else text


def read_docusaurus(text: str, at: Setting) -> str:
    """Read the components of MDX, which Docusaurus takes in .md, too."""
    return mdx.read(text, at.ledger, at.site.include)


def read_vue(text: str, at: Setting) -> str:
    """Read what VitePress and VuePress add to Markdown."""
    return vue.read(text, at)


def read_cells(text: str, at: Setting) -> str:
    """Read the cells of Quarto and R Markdown, and shortcodes, which Hugo writes as they do."""
    wanted = _ending(at) in (".qmd", ".rmd") or "{{<" in text or "{{%" in text or "objectives\n" in text
    return code_cells.read(text, at.ledger, at.site.include, at.site.labels, at.site.values) if wanted else text


def read_shortcodes(text: str, at: Setting) -> str:
    """Read cells and shortcodes in whatever document."""
    return code_cells.read(text, at.ledger, at.site.include, at.site.labels)


def read_tutorials(text: str, at: Setting) -> str:
    """Read the questions and exercises of learnr and webexercises."""
    return webexercises.read(learnr.read(text, at.ledger), at.ledger) if _ending(at) in (".qmd", ".rmd") else text


def read_bookdown(text: str, at: Setting) -> str:
    """Read what bookdown adds to pandoc's notation."""
    return bookdown.read(text, at.ledger) if _ending(at) in (".qmd", ".rmd") else text


def read_pandoc(text: str, at: Setting) -> str:
    """Read pandoc's captions of tables, notes in a line, and what Quarto and bookdown add."""
    return pandoc.read(text, at.ledger)


def read_figures(text: str, at: Setting) -> str:
    """Read figures and tables with labels, and what refers to them."""
    known = at.site.labels
    return outside_code(text, lambda part: figures.refer(figures.read(part, known), known, at.path))


def read_citations(text: str, at: Setting) -> str:
    """Read what cites the references of a BibTeX file."""
    known = at.site.references
    return outside_code(text, lambda part: citations.read(part, known, at.ledger)) if known else text


def read_pandoc_document(text: str, at: Setting) -> str:
    """Read pandoc's notation in documents that are written in it."""
    return pandoc.read(text, at.ledger) if _ending(at) in (".qmd", ".rmd") else text


def read_scripts(text: str, at: Setting) -> str:
    """Read the raised and lowered letters of pandoc."""
    return inline_marks.read_scripts(text) if _ending(at) in (".qmd", ".rmd") else text


def read_sections_of_book(text: str, at: Setting) -> str:
    """Read what refers to the sections of a book of Quarto or bookdown."""
    return outside_code(text, lambda part: cross_references.read_sections(part, at.site.labels, at.path))


def read_liascript(text: str, at: Setting) -> str:
    """Read LiaScript's quizzes, in documents that are LiaScript's."""
    return liascript.read(text, at.ledger) if liascript.is_liascript(text) else text


def read_pdf_text(text: str, at: Setting) -> str:
    """Mend a text that was copied out of a PDF."""
    return pdf_text.repair(text, at.vocabulary, at.ledger) if pdf_text.is_torn(text) else text


def read_office_text(text: str, at: Setting) -> str:
    """Read Markdown that a word processor or pandoc has exported."""
    return office_text.read(text, at.ledger)


def read_kramdown(text: str, at: Setting) -> str:
    """Read kramdown's attribute lists."""
    return kramdown.read(attributes.described(text), at.ledger)


def read_attributes(text: str, at: Setting) -> str:
    """Read attributes in braces."""
    return attributes.read(text)


def read_material_marks(text: str, at: Setting) -> str:
    """Read the marks of pymdown-extensions within lines."""
    return inline_marks.read_material(text, at.ledger)


def read_cross_references(text: str, at: Setting) -> str:
    """Read MyST's labels, and what refers to them."""
    known = at.site.labels
    return outside_code(text, lambda part: cross_references.read(part, known, at.path), spans=True)


def read_emoji(text: str, at: Setting) -> str:
    """Read the names of emoji between colons."""
    return inline_marks.read_emoji(text, at.ledger)


def read_comments(text: str, at: Setting) -> str:
    """Read MyST's comments, and the lines that part the cells of a notebook."""
    return outside_code(text, lambda part: inline_marks.read_comments(part, at.ledger))


def read_roles(text: str, at: Setting) -> str:
    """Read MyST's roles."""
    return outside_code(text, lambda part: inline_marks.read_roles(part, at.ledger), spans=True)


def read_code_languages(text: str, at: Setting) -> str:
    """Give code the language that kramdown names in the line below it."""
    return kramdown.with_languages(text)


def _ending(at: Setting) -> str:
    return PurePosixPath(at.path).suffix.lower()


LOOSE = Steps(
    (
        read_gift,
        read_slides,
        read_challenges,
        read_project_blocks,
        read_learn_blocks,
        read_exercism,
        read_docsify_marks,
        read_tags,
        read_leanpub_quizzes,
        read_jupyter_quizzes,
        read_quizdown,
        read_docs_authoring,
        read_codelabs,
        read_obsidian,
        read_bookdown,
        read_tutorials,
        read_citations,
        read_pandoc_document,
        read_cells,
        read_exercises,
        read_liquid,
        read_pdf_text,
        read_liascript,
        read_office_text,
        read_components,
        read_sections,
        read_fenced_divs,
        read_admonitions,
    ),
    (read_question_files, read_scripts, read_hackmd, read_attributes, read_kramdown, read_emoji),
)
"""For documents of which nothing says what they were written for."""
CARTRIDGE = Steps((read_canvas_addresses, *LOOSE.with_code), LOOSE.without_code)
VAULT = Steps(
    tuple(read_vault if step is read_obsidian else step for step in LOOSE.with_code), LOOSE.without_code
)
"""For notes in a vault of Obsidian's."""
PROJECTS = Steps((read_project_blocks,), (read_kramdown,))
WORKSHOPPER = Steps((read_terminal_marks,))
LEARN = Steps((read_docs_authoring, read_fenced_divs), (read_attributes,))
JEKYLL = Steps(
    (read_code_languages, read_cells, read_liquid, read_pdf_text, read_office_text), (read_kramdown, read_emoji)
)
GALAXY = Steps((read_galaxy_boxes, read_citations, read_code_languages, read_liquid), (read_kramdown, read_emoji))
GITBOOK = Steps((read_preprocessed, read_exercises, read_sections, read_liquid, read_fenced_divs), (read_kramdown,))
MDBOOK_COURSE = Steps((read_preprocessed, read_speaker_notes, *GITBOOK.with_code[1:]), GITBOOK.without_code)
"""For books whose preprocessor makes courses of them."""
MATERIAL = Steps(
    (read_macros, read_textbook_quizzes, read_slashed_blocks, read_admonitions, read_fenced_divs),
    (read_attributes, read_material_marks, read_kramdown),
)
WORKBENCH = Steps((read_appended, read_pandoc, read_shortcodes, read_fenced_divs), (read_attributes, read_kramdown))
QUARTO = Steps(
    (
        read_jupyter_quizzes,
        read_quizdown,
        read_leanpub_quizzes,
        read_bookdown,
        read_tutorials,
        read_figures,
        read_citations,
        read_sections_of_book,
        read_pandoc,
        read_shortcodes,
        read_fenced_divs,
    ),
    (read_scripts, read_attributes),
)
MYST = Steps(
    (
        read_jupyter_quizzes,
        read_quizdown,
        read_comments,
        read_figures,
        read_citations,
        read_cross_references,
        read_roles,
        read_fenced_divs,
        read_admonitions,
    ),
    (read_attributes,),
)
DOCUSAURUS = Steps((read_docusaurus, read_fenced_divs), (read_attributes,))
VITEPRESS = Steps((read_vue, read_fenced_divs), (read_attributes, read_emoji))
