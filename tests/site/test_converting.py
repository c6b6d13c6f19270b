"""Pages are converted by one converter, with MkDocs' own steps as far as a page has need of them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from fieldbook.cache.store import Cache
from fieldbook.site.converting import Converter

TEXTS = (
    "# Title\n\nWords.",
    "A <a id='here'>b</a> [l](sub/other.md#x) [m](./sub/other.md) [n](nowhere.md) [o](sub//other.md?q#y)",
    "<div id=raw name=n>\n<a name='old'>x</a>\n</div>\n\n[up](../index.md) ![p](p%20q.png) [self](#here) [abs](/a.md)",
    "&lt; 1 < 2 & <b id='q'",
)


@pytest.fixture
def config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "use_directory_urls": False, "markdown_extensions": ["fieldbook"]})
    config.validate()
    return config


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_as_mkdocs_own(text, config):
    paths = ("index.md", "sub/other.md", "p q.png")
    files = Files([File(path, "", "", use_directory_urls=False) for path in paths])
    outcomes = []
    for convert in (Converter(), Page.render):
        page = Page(None, files.get_file_from_path("index.md"), config)
        page.markdown = text
        convert(page, config, files)
        links = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
        outcomes.append((page.content, page.title, page.present_anchor_ids, links, str(page.toc)))
    assert outcomes[0] == outcomes[1]


def test_a_value_that_was_pickled_already_is_kept_as_it_is(tmp_path):
    cache = Cache(tmp_path / "kept" / "builds", b"origin")
    made = Cache(tmp_path / "more" / "builds", b"origin")
    with patch("pickle.dumps", return_value=b"N.") as dumps:
        cache.put("kind", "name", b"key", ["value"], b"\x80\x04]\x94\x8c\x05value\x94a.")
        dumps.assert_not_called()
        made.put("kind", "name", b"key", ["value"])
        dumps.assert_called_once()
    assert cache.get("kind", "name", b"key") == ["value"]
