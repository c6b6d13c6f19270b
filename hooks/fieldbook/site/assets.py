"""The engine's styles and scripts as few files: what every page needs is fetched with two requests, and kept.

Designers edit many small files in `overrides/assets/fieldbook/`. A build joins them into a style sheet and a script
for every page, and more for the pages that need more; the parts do not go into the site. A course puts a file of
its own in place of a part by giving it the same path in its `custom_dir` or in `docs/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from ..cache.fingerprint import file_facts
from ..cache.store import Cache, fingerprint
from ..resources import templates
from ..search.script import is_unused
from .mkdocs_api import File, Files, MkDocsConfig

FOLDER = "assets/fieldbook"

PREVIEW_ASSETS = f"{FOLDER}/preview."
"""How the addresses of the preview's own style sheet and script begin, which are in no built site."""

ROOM_ASSETS = f"{FOLDER}/served"
"""How the addresses of styles and scripts begin that only `fieldbook room` serves."""

ALONE = ("colours", "drawer", "offers", "player", "strangers", "tables", "unparted")
"""Scripts of one part that a page loads when it needs them."""

JOINED = {
    "fieldbook.css": (
        *("palette.css", "course.css", "home.css", "lesson-end.css", "blocks.css", "worksheet.css", "quiz.css"),
        "standing.css",
        *("print.css", "answers.css"),
    ),
    "fieldbook.js": (
        *("journal.js", "elements.js", "shared.js", "disk.js", "store.js"),
        *("standing.js", "progress.js", "fold.js", "fields.js", "worksheet-tools.js"),
        *("answers-owner.js", "frame.js", "search.js", "video.js", "palette.js"),
    ),
    "unscripted.css": ("unscripted.css",),
    "versions.css": ("versions.css",),
    "languages.css": ("languages.css",),
    "material.css": ("material.css",),
    "specimen.css": ("specimen.css",),
    "extensions.css": ("extensions.css",),
    "shared-store.html": ("shared-store.html",),
    "shared-store.js": ("journal.js", "shared-frame.js"),
    "quiz-page.js": ("quiz.js",),
    "folds.js": ("spare.js", "folds.js"),
    "scores.js": ("scores.js",),
    "checking.js": ("quiz-judging.js", "quiz-marks.js", "checking.js"),
    "workbook-page.js": (
        *("refill.js", "spare.js", "answers-file.js", "outline.js", "copy.js", "printing.js", "actions.js"),
        *("sharing.js", "workbook.js", "leave.js", "leaving.js", "answers-reading.js", "answers-reading-progress.js"),
        *("answers-opening-progress.js", "quiz-judging.js", "answers-opening.js"),
    ),
    "actions.js": ("answers-file.js", "outline.js", "copy.js", "printing.js", "actions.js"),
    "documents.js": ("fflate.js", "document.js", "document-filling.js", "document-reading.js"),
    "spreadsheet.js": ("fflate.js", "spreadsheet.js"),
    "finder.js": ("search-words.js", "search-likeness.js", "search-find.js", "search-panel.js"),
    **{f"{name}.js": (f"{name}.js",) for name in ALONE},
    "home-page.js": ("gone.js", "home.js"),
    "single.css": ("single.css",),
    "single.js": ("single.js",),
    "single-names.js": ("spare.js", "single-names.js"),
    "single-search.js": ("single-search.js",),
    "downloads-page.css": ("downloads.css",),
    "finish-page.css": ("finish.css",),
    "workbook-page.css": ("workbook.css",),
    "finish-page.js": ("refill.js", "answers-file.js", "gone.js", "finish.js"),
    "outcomes-page.js": ("outcomes.js",),
    "record-page.css": ("record.css",),
    "record-page.js": ("answers-file.js", "record-sheet.js", "record-document.js", "record.js"),
    "ending.js": ("leave.js", "ending.js"),
    "answers-page.js": ("refill.js", "answers-file.js", "leave.js", "answers.js"),
    "facilitator-pages.css": ("facilitator.css", "record.css"),
    "facilitator-page.js": (
        *("answers-file.js", "plan-model.js", "plan-choices.js", "plan-kept.js", "plan-drag.js", "plan-undo.js"),
        *("plan-rows.js", "plan-papers.js", "quiz-judging.js", "quiz-marks.js", "refill.js", "wall.js"),
        *("wall-window.js", "slides.js", "present.js", "day-model.js", "day.js", "plan.js"),
    ),
    "gathering-page.js": (
        *("answers-file.js", "printing.js", "quiz-judging.js", "answers-reading.js", "answers-reading-progress.js"),
        *("record-sheet.js", "room-archive.js"),
        *("room-files.js", "room-people.js", "room-who.js", "room-progress.js", "room-outcomes.js", "room-records.js"),
        *("room-results.js", "room-table.js", "room-drop.js", "room-view.js", "room-kept.js", "room.js"),
        *("refill.js", "wall.js", "wall-window.js", "slides.js", "present.js", "room-wall.js"),
    ),
}
"""What is joined, in the order in which it applies. Scripts may count on those before them, and on fieldbook.js."""

LOADED_LATER = ("actions", "checking", "documents", "ending", "finder", "folds", "spreadsheet", *ALONE)
"""Scripts that a page loads when someone is about to need them: elements.js has the way."""

_FOR_PAPER = ("print.css",)
_PARTS = {f"{FOLDER}/{name}" for names in JOINED.values() for name in names} | {f"{FOLDER}/lessons.css"}
"""Files that do not go into the site: they are in the joined ones, or are for sites that another builder makes."""


def drop_unused(files: Files, docs_dir: str, *, previewing: bool) -> None:
    """Remove from `files` what the theme brings and no page loads, and the preview's files unless `previewing`."""
    for file in [file for file in files if file.src_dir != docs_dir]:
        is_previews = file.src_uri.startswith(PREVIEW_ASSETS) and not previewing
        if is_unused(file.src_uri) or is_previews or file.src_uri.startswith(ROOM_ASSETS):
            files.remove(file)


def add_joined(files: Files, config: MkDocsConfig, cache: Cache) -> None:
    """Put the joined files among the site's, in the place of their parts.

    Templates find the address of each by its name in the theme's setting `joined`, and in `later` those that scripts
    load.

    An address ends in a mark of what the file says: browsers may keep a file for as long as they like, and ask for
    it anew when it has changed. The name stays, so that an old page finds the new file. They are joined again when
    one of their parts is another file, or has changed.
    """
    folders = [Path(config.docs_dir), *map(Path, config.theme.dirs)]
    for part in [file for file in files if file.src_uri in _PARTS and file.src_dir != config.docs_dir]:
        files.remove(part)
    addresses = {}
    parts = file_facts(place for folder in folders if (place := folder / FOLDER).is_dir())
    key = fingerprint([str(folder) for folder in folders], parts)
    made = cache.memo("joined", "", key, lambda: {name: joined(name, folders) for name in JOINED})
    for name, content in made.items():
        path = f"{FOLDER}/{name}"
        files.append(File.generated(config, path, content=content.encode()))
        addresses[name] = f"{path}?{sha256(content.encode()).hexdigest()[:8]}"
    config.theme["joined"] = addresses
    config.theme["later"] = {name: addresses[f"{name}.js"] for name in LOADED_LATER}


def joined(name: str, folders: Iterable[Path]) -> str:
    """Return a joined file. Each part comes from the first of the folders that has it."""
    folders = list(folders)
    if name.endswith(".html"):
        return "".join(_read(part, folders) for part in JOINED[name])
    return "".join(_styles(name, folders) if name.endswith(".css") else _scripts(name, folders))


def _styles(name: str, folders: list[Path]) -> Iterator[str]:
    for part in JOINED[name]:
        text = _read(part, folders)
        yield f"@media print{{{text}}}\n" if part in _FOR_PAPER else f"{text}\n"


def _scripts(name: str, folders: list[Path]) -> Iterator[str]:
    """Yield the scripts so that one which fails is reported and does not keep the next from running."""
    for part in JOINED[name]:
        yield f"try{{{_read(part, folders)}\n}}catch(e){{setTimeout(function(){{throw e}})}}\n"


def _read(part: str, folders: list[Path]) -> str:
    """Return a part, minified if it is the engine's own; a course's own file is taken as it is.

    Raises:
        FileNotFoundError: none of the folders has it.
    """
    folder = next((folder for folder in folders if (folder / FOLDER / part).is_file()), None)
    if folder is None:
        raise FileNotFoundError(f"JOINED in site/assets.py names {part}; make it in overrides/{FOLDER}")
    file = folder / FOLDER / part
    text = file.read_text(encoding="utf-8")
    return minified(file.suffix, text) if folder.resolve() == templates().resolve() else text


def minified(suffix: str, text: str) -> str:
    """Return a style sheet or a script without comments and spaces; no name and no order is changed.

    A comment that begins with an exclamation mark stays: it is the licence of a script that is not ours. HTML stays
    as it is.
    """
    if suffix == ".html":
        return text
    # Importing these takes longer than calling them.
    if suffix == ".css":
        from rcssmin import cssmin  # noqa: PLC0415

        return str(cssmin(text))
    from rjsmin import jsmin  # noqa: PLC0415

    return str(jsmin(text, keep_bang_comments=True))
