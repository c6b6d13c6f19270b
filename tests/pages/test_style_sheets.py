"""Style sheets that few pages need are asked for by pages as Markdown's extensions make them."""

from __future__ import annotations

import pytest
from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji

from fieldbook.pages.style_sheets import style_sheets

ICONS = {"emoji_index": twemoji, "emoji_generator": to_svg}
MADE = {
    '=== "One"\n\n    Text.': ("pymdownx.tabbed", {"alternate_style": True}),
    "/// tab | One\nText.\n///": ("fieldbook", {}),
    '<div class="grid cards" markdown>\n\n- One\n\n</div>': ("md_in_html", {}),
    ":material-clock:": ("pymdownx.emoji", ICONS),
    ":smile:": ("pymdownx.emoji", ICONS),
    "++ctrl+c++": ("pymdownx.keys", {}),
    '```py title="a.py"\na\n```': ("pymdownx.superfences", {}),
    '```py linenums="1"\na\n```': ("pymdownx.superfences", {}),
    '```py hl_lines="1"\na\n```': ("pymdownx.superfences", {}),
    "??? note\n\n    Text.": ("pymdownx.details", {}),
    "{++new++}": ("pymdownx.critic", {}),
    "^^new^^": ("pymdownx.caret", {}),
    "{>>Why?<<}": ("pymdownx.critic", {}),
    "$$\na\n$$": ("pymdownx.arithmatex", {"generic": True}),
    "$a$": ("pymdownx.arithmatex", {"generic": True}),
}


@pytest.mark.parametrize("typed", MADE)
def test_what_extensions_make_has_its_sheet(typed):
    name, settings = MADE[typed]
    html = Markdown(extensions=[name], extension_configs={name: settings}).convert(typed)
    assert style_sheets(html) == ["extensions.css"], html


@pytest.mark.parametrize("typed", ["- [ ] a\n\n```py\na\n```", "/// tip\nA\n///", "/// details | D\nText.\n///"])
def test_a_lesson_needs_none(typed):
    assert style_sheets(Markdown(extensions=["fieldbook"]).convert(typed), ["navigation.indexes", "toc.follow"]) == []


@pytest.mark.parametrize(
    ("feature", "html", "expected"),
    [
        ("content.code.copy", "<pre>a</pre>", ["extensions.css"]),
        ("content.code.copy", "<p>a</p>", []),
        ("content.tooltips", "<p>a</p>", ["extensions.css"]),
    ],
)
def test_what_materials_script_adds_has_its_sheet(feature, html, expected):
    assert style_sheets(html, [feature]) == expected
