"""The search as one script, which browsers also run where a site lies in a folder.

Material fetches the index and starts its worker by address; from `file://` browsers refuse both. Here the worker's
code, the stemmers of the site's languages, the index, and what starts them (`search-thread.js` in
`overrides/assets/fieldbook/`) become one classic script, which `search.js` there loads when search is opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ADDRESS = "search/search.js"
"""The script's address below site/."""

_INDEX = "search/search_index.json"
_SCRIPTS = "assets/javascripts"
_THREAD = "assets/fieldbook/search-thread.js"
_SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
_SPARE = re.compile(
    rf"{_SCRIPTS}/(?:lunr|workers)/|assets/stylesheets/(?:main|palette)\.|assets/images/favicon\.png$|.*\.(?:css|js)\.map$"
)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def is_spare(path: str) -> bool:
    """Tell whether a site can do without a file of Material's: what the script holds, its styles, its icon, maps."""
    return bool(_SPARE.match(path))


def write_search(site: Path, theme: Sequence[str]) -> None:
    """Turn the index that MkDocs' search plugin wrote into the script.

    `theme` are the folders in which the theme's files lie. Without the plugin there is no index, and nothing is done.
    """
    index = site / _INDEX
    if not index.is_file():
        return
    facts = json.loads(index.read_text(encoding="utf-8"))
    parts = "\n".join(_parts(facts["config"]["lang"], [Path(folder, _SCRIPTS) for folder in theme]))
    told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    worker = f"function (self, addEventListener, postMessage, importScripts) {{\n{parts}\n}}"
    thread = _read(_THREAD, [Path(folder) for folder in theme])
    script = f"{thread}fieldbookSearchThread({worker}, {told});\n"
    (site / ADDRESS).write_text(script, encoding="utf-8", newline="\n")
    index.unlink()


def _parts(languages: Sequence[str], folders: Sequence[Path]) -> Iterator[str]:
    """Yield the worker, then what it would load for the languages, in that order."""
    yield _read("workers/search.*.min.js", folders)
    foreign = [language for language in languages if language != "en"]
    names = ["min/lunr.stemmer.support.min.js"] if foreign or len(languages) > 1 else []
    names += [_SEGMENTERS[language] for language in foreign if language in _SEGMENTERS]
    names += [f"min/lunr.{language}.min.js" for language in foreign]
    names += ["min/lunr.multi.min.js"] if len(languages) > 1 else []
    for name in dict.fromkeys(names):
        yield _read(f"lunr/{name}", folders)


def _read(pattern: str, folders: Sequence[Path]) -> str:
    found = next(file for folder in folders for file in sorted(folder.glob(pattern)))
    return _SOURCE_MAP.sub("", found.read_text(encoding="utf-8"))
