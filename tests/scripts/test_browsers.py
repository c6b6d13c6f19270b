"""Scripts keep to what the oldest browser knows, and the linter that says so finds what it does not."""

from __future__ import annotations

import pytest

import browsers

USED = [
    "a?.b;",
    "a ?? c;",
    'text.replaceAll("a", "b");',
    "box.replaceChildren(one);",
    "a ||= b;",
    "list.at(-1);",
    "const found = /(?<=a)b/.exec(text);",
    'document.querySelectorAll(".a :is(h1, h2)");',
    'matchMedia("(min-width: 3em)").addEventListener("change", shut);',
    "const text = await file.text();",
    "Object.hasOwn(a, b);",
    "crypto.randomUUID();",
    'new BroadcastChannel("a");',
    "dialog.showModal();",
    "class A { #a = 1; }",
    "Object.groupBy(list, of);",
]
NOT_USED = [
    "/* replaceChildren is too new */ a.append(b); // list.at(-1)",
    'const address = "https://example.org/";',
    "a = b || c; a == b; list.flatMap(one); text.matchAll(/a/g); at(1);",
    "a ? .5 : b ? c : d;",
]


@pytest.mark.parametrize("file", sorted(browsers.SCRIPTS.glob("*.js")), ids=lambda file: file.stem)
def test_scripts_run_in_the_oldest_browser(file):
    assert list(browsers.mistakes(file.name, file.read_text("utf-8"))) == []


@pytest.mark.parametrize("text", USED)
def test_what_came_later_is_found(text):
    (found,) = browsers.mistakes("a.js", f"\n{text}\n")
    assert found.startswith("a.js:2: ")


@pytest.mark.parametrize("text", NOT_USED)
def test_what_it_knows_is_not(text):
    assert list(browsers.mistakes("a.js", text)) == []
