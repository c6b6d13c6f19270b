"""Headings in any script get ids made from their words; those of ASCII are what they always were."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify
from pymdownx.slugs import slugify as pymdownx_slugify

from fieldbook.blocks import FieldbookExtension
from fieldbook.slugs import heading_id

ASCII = st.text([chr(code) for code in range(32, 127)])


def ids(text: str, **toc: object) -> list[str]:
    md = Markdown(extensions=["toc", FieldbookExtension()], extension_configs={"toc": toc})
    page = BeautifulSoup(md.convert(text), "html.parser")
    return [heading["id"] for heading in page.find_all(re.compile("h[1-6]"))]


@given(ASCII, st.sampled_from("-_"))
def test_ascii_is_named_as_python_markdown_names_it(text, separator):
    assert heading_id(text, separator) == slugify(text, separator)


@pytest.mark.parametrize(
    "heading",
    [
        "Q & A",
        "Q &amp; A",
        "R&D &lt;3",
        "`code` and *stress*",
        "A [link](b.md)",
        "![picture](p.png)",
        "1 - 2 -- 3",
        "___",
    ],
)
def test_ascii_headings_are_named_as_by_stock_python_markdown(heading):
    stock = BeautifulSoup(Markdown(extensions=["toc"]).convert(f"## {heading}"), "html.parser")
    assert ids(f"## {heading}") == [element["id"] for element in stock.find_all("h2")]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Привет мир", "привет-мир"),
        ("Партнёры & соседи", "партнёры-соседи"),
        ("Ελληνικά: πρώτα", "ελληνικά-πρώτα"),
        ("合作的层次", "合作的层次"),
        ("שלום עולם", "שלום-עולם"),
        ("مرحبا بالعالم", "مرحبا-بالعالم"),
        ("ทำที่นี่", "ทำที่นี่"),
        ("ℹ️ कीताब", "ℹ-कीताब"),
        ("Qué es 2.0?", "qué-es-20"),
        ("Cafe\u0301", "café"),
    ],
)
def test_other_scripts_are_named_by_their_words(heading, name):
    assert ids(f"## {heading}") == [name]


@pytest.mark.parametrize("heading", ["Привет мир", "合作的层次", "Größe", "ทดสอบ"])
def test_words_are_named_as_pymdownx_names_them(heading):
    assert ids(f"## {heading}") == [pymdownx_slugify(case="lower")(heading, "-")]


def test_doubles_are_told_apart():
    assert ids("## Привет\n\n## Привет") == ["привет", "привет_1"]


def test_a_slugify_of_the_sites_own_stays():
    assert ids("## Привет мир", slugify=lambda text, separator: f"own{separator}{len(text)}") == ["own-10"]
