"""Pages are converted by one converter, with MkDocs' own steps as far as a page has need of them."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from fieldbook.site.converter import Converter

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
    for convert in (Converter().convert, Page.render):
        page = Page(None, files.get_file_from_path("index.md"), config)
        page.markdown = text
        convert(page, config, files)
        links = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
        outcomes.append((page.content, page.title, page.present_anchor_ids, links, str(page.toc)))
    assert outcomes[0] == outcomes[1]
