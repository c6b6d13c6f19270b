"""The Python-Markdown extension `fieldbook`: every block, and the extensions that a lesson counts on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

from markdown import Markdown, blockprocessors
from markdown.extensions.toc import TocTreeprocessor, slugify
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from ..labels import DEFAULT, labels
from ..slugs import heading_id
from . import fast_inline
from .breaks import Break
from .callout import CALLOUTS
from .context import LessonContext, context_of, open_context
from .example import Example, ExampleResult, Examples
from .excerpts import Excerpts
from .facilitator import Facilitator, FacilitatorNotes
from .footnotes import NoteCollector, NoteOrder, NotesPlace, UncitedNotes
from .headers import ParagraphsUnderHeaders
from .invalid_links import Addresses
from .levels import Levels
from .lists import AuthorsDefinitions, AuthorsLists
from .manager import AuthorsBlocksManager
from .nested import NestedConverter
from .outcomes import Outcomes
from .rare import RARE, register_rare
from .reading_time import Stretches
from .shared_notes import REFERENCES, FileNotes, SharedNotes
from .slides import Slides
from .video import Video, VideoTitles
from .worksheet import FIELD_BLOCKS, JUDGED_BLOCK_NAMES
from .worksheet.accepted_words import AcceptedWords
from .worksheet.blanks import AnswerLines
from .worksheet.block import FieldBlock, WorksheetExcerpts, WorksheetFields, accepted_words

OURS: tuple[type[Block], ...] = (Break, *CALLOUTS, Facilitator, Levels, Outcomes, Video, *FIELD_BLOCKS)
"""The blocks that lessons are written with: a new one is added here."""

BLOCKS: Mapping[str, type[Block]] = {block.NAME: block for block in OURS}
"""The blocks that an author may type, by name."""

COUNTED_ON: Mapping[str, tuple[str, str]] = {
    "tables": ("blockprocessors", "table"),
    "toc": ("treeprocessors", "toc"),
    "attr_list": ("treeprocessors", "attr_list"),
    "md_in_html": ("blockprocessors", "markdown_block"),
    "def_list": ("blockprocessors", "deflist"),
    "footnotes": ("blockprocessors", "footnote"),
    "pymdownx.superfences": ("blockprocessors", "code"),
    "pymdownx.highlight": ("treeprocessors", "indent-highlight"),
    "pymdownx.tasklist": ("treeprocessors", "task-list"),
}
"""The extensions that a lesson counts on, each with a processor that tells whether it is there already.

One that is in the place of Python-Markdown's own tells it by not being that.
"""

PYMDOWN_BLOCKS: Mapping[str, tuple[str, ...]] = {
    "pymdownx.blocks.details": ("details",),
    "pymdownx.blocks.tab": ("tab",),
}
"""Extensions of pymdown-extensions whose blocks a lesson may use, each with their names; `rare` has more."""

_OF_EXAMPLES = (Example, ExampleResult)
_BROUGHT = BLOCKS.keys() | {block.NAME for block in _OF_EXAMPLES}.union(*PYMDOWN_BLOCKS.values(), *RARE.values())
"""The names of all blocks that this extension brings."""

_SETTINGS: Mapping[str, dict[str, Any]] = {"pymdownx.blocks.tab": {"alternate_style": True}}
"""What Material's styles and script ask for: over tabs of the other style its script ends, and the search with it."""


def _name_headings(md: Markdown) -> None:
    """Have headings get ids made from their words in any script, unless the site has a `slugify` of its own."""
    toc = md.treeprocessors["toc"]
    if isinstance(toc, TocTreeprocessor) and toc.slugify is slugify:
        toc.slugify = heading_id


def _bare_context() -> LessonContext | None:
    return None


def _register(manager: BlocksProcessor, blocks: Sequence[type[Block]]) -> None:
    """Register blocks with pymdown-extensions' manager, in place of another extension's blocks of the same names.

    `pymdownx.blocks.admonition` as it comes has blocks "tip" and "warning": checks and exports count on ours.

    Raises:
        ValueError: two of them have one name.
    """
    registered: dict[str, type[Block]] = {}
    for block in blocks:
        known = registered.setdefault(block.NAME, block)
        if known is not block:
            modules = f"{known.__module__} and {block.__module__}"
            raise ValueError(f'two blocks are called "{block.NAME}", in {modules}: give one of them another name')
        manager.blocks.pop(block.NAME, None)
        manager.register(block, {})


class FieldbookExtension(BlocksExtension):
    """All that lessons are written with.

    Settings: `language` of the words the engine writes; `context`, a function that returns the
    `LessonContext` of the lesson about to be converted, for builders that know the course; `beside`, the site's other
    extensions with their settings, for what is converted apart, examples and facilitators' notes; `docs_dir`, the
    folder in which references.md is looked for where there is no such builder. What a site has configured for itself
    is kept, but for blocks that are called as ours are, so this extension is to be named last.
    """

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "language": [DEFAULT, "Language of the words the engine writes"],
            "context": [_bare_context, "Returns the context of the lesson about to be converted"],
            "beside": [{}, "The site's other extensions, for what is converted apart from the lesson it stands in"],
            "docs_dir": ["docs", "Where the notes that lessons share are, for builders that do not know the course"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register everything with `md`."""
        self._md = md
        self._excerpts = Excerpts(md)
        md.registerExtension(self)
        self._bring_extensions(md)
        _name_headings(md)
        if "blocks" not in md.parser.blockprocessors:
            AuthorsBlocksManager().extendMarkdown(md)
        super().extendMarkdown(md)
        self._manager = cast(BlocksProcessor, md.parser.blockprocessors["blocks"])
        self._register_preprocessors(md)
        self._register_blockprocessors(md)
        self._register_treeprocessors(md)
        md.postprocessors.register(self._excerpts, "fieldbook-excerpts", Excerpts.PRIORITY)
        fast_inline.install(md)

    def _register_preprocessors(self, md: Markdown) -> None:
        for name, preprocessor in (
            ("fieldbook-examples", Examples(md, partial(self._nested, "example"))),
            ("fieldbook-notes", SharedNotes(md)),
            ("fieldbook-lists", AuthorsLists(md)),
            ("fieldbook-definitions", AuthorsDefinitions(md)),
            ("fieldbook-headers", ParagraphsUnderHeaders(md)),
        ):
            md.preprocessors.register(preprocessor, name, preprocessor.PRIORITY)

    def _register_blockprocessors(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(AnswerLines(md.parser, FieldBlock), "fieldbook-lines", AnswerLines.PRIORITY)
        words = AcceptedWords(md.parser, accepted_words)
        md.parser.blockprocessors.register(words, "fieldbook-accepted", AcceptedWords.PRIORITY)

    def _register_treeprocessors(self, md: Markdown) -> None:
        footnotes = md.parser.blockprocessors["footnote"].footnotes  # type: ignore[attr-defined]
        md.treeprocessors.register(NotesPlace(footnotes), "footnote", NotesPlace.PRIORITY)
        for name, processor in (
            ("fieldbook-facilitator", FacilitatorNotes(md, footnotes, partial(self._nested, "note"))),
            ("fieldbook-fields", WorksheetFields(md, JUDGED_BLOCK_NAMES)),
            ("fieldbook-videos", VideoTitles(md)),
            ("fieldbook-stretches", Stretches(md)),
            ("fieldbook-order", NoteOrder(md, footnotes)),
            ("fieldbook-addresses", Addresses(md)),
            ("fieldbook-uncited", UncitedNotes(md, footnotes)),
            ("fieldbook-collector", NoteCollector(md)),
            ("fieldbook-worksheets", WorksheetExcerpts(md, self._excerpts)),
            ("fieldbook-slides", Slides(md, self._excerpts)),
        ):
            md.treeprocessors.register(processor, name, processor.PRIORITY)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks, and those of pymdown-extensions that are not there yet."""
        for extension, names in PYMDOWN_BLOCKS.items():
            if block_mgr.blocks.keys().isdisjoint(names):
                md.registerExtensions([extension], {extension: _SETTINGS.get(extension, {})})
        register_rare(block_mgr)
        _register(block_mgr, (*OURS, *_OF_EXAMPLES))

    def reset(self) -> None:
        """Begin a new lesson."""
        context = self.getConfig("context")()
        if context is None:
            notes = FileNotes(Path(self.getConfig("docs_dir"), REFERENCES))
            context = LessonContext(self.getConfig("language"), notes)
        context.record.other_blocks = frozenset(self._manager.blocks.keys() - _BROUGHT)
        open_context(self._md, context)
        self._excerpts.clear()

    def _bring_extensions(self, md: Markdown) -> None:
        words = labels(self.getConfig("language"))
        settings: dict[str, dict[str, Any]] = {
            "footnotes": {"USE_DEFINITION_ORDER": False, "BACKLINK_TITLE": words["notes.back"]},
            "pymdownx.highlight": {"auto_title": False},
        }
        for name, (kind, key) in COUNTED_ON.items():
            registry = md.parser.blockprocessors if kind == "blockprocessors" else md.treeprocessors
            if key not in registry or type(registry[key]).__module__ == blockprocessors.__name__:
                md.registerExtensions([name], {name: settings.get(name, {})})
        md.registerExtensions(["sane_lists"], {})

    def _nested(self, what: str, context: LessonContext) -> Markdown:
        """Return the converter for `what` is converted apart from the lesson, ready for a text with this context."""
        return context_of(self._md).nested.setdefault(what, NestedConverter(self._converter))(context)

    def _converter(self, context: Callable[[], LessonContext]) -> Markdown:
        beside: Mapping[str, dict[str, Any]] = self.getConfig("beside")
        ours = FieldbookExtension(language=self.getConfig("language"), context=context, beside=beside)
        return Markdown(extensions=[*beside, ours], extension_configs=beside)
