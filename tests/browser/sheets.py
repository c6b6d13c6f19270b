"""A small course with a field of every kind, and a learner in front of it."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pytest

import browsing
from tests.courses import Built, build_course

WAYS = ("served", "file")
"""How a course is come to: on the web, or opened from a folder."""
BOTH_WAYS = pytest.mark.parametrize("address", WAYS, indirect=True)
"""Have a test take both of them. The others of its module take the folder, where a browser allows its pages less."""
COURSE = "a-small-course"
KEY = f"fieldbook:{COURSE}:"
LESSON = "lessons/one.html"
SAVED = "Saved in this browser"
SHEET = '[data-worksheet="everything"]'

ONE = """\
---
title: One
minutes: 5
outcomes:
  - fill-in: Fill in a field of every kind
  - look-on: Look on while others do
---
Words before it.

/// worksheet | Everything
    id: everything
    outcomes: [fill-in]

Tell your story.

______
______

Our contact is ____. We meet ____ times a year.

How is it set up?

- ( ) informally
- ( ) by written agreement
- ( ) other: ____

What is in place?

- [ ] trust
- [ ] interest
- [ ] time

Before you go on:

- [ ] We have talked about it.

How well does it work? ( ) 1 ( ) 2 ( ) 3

| Factor | Partner 1 | Partner 2 |
|---|---|---|
| A history |  |  |
///

Words after it.
"""
TWO = """\
---
title: Two
minutes: 5
---
/// worksheet | Second
    id: second

What else?

______
///
"""
CHOOSE_COLOURS = """async scheme => {
  document.querySelector(`input[name=__palette][data-md-color-scheme=${scheme}]`).click();
  while (document.body.dataset.mdColorScheme !== scheme) await new Promise(done => setTimeout(done, 10));
  return scheme;
}"""
"""Choose light or dark, and wait until it is: what does that is loaded when it is needed."""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""What axe asks of colours. These alone depend on the palette, and not on the width; they take half of its time."""
FIELDS = {
    "tell-your-story": "First line\nSecond line, <b>bold</b> & “quoted”",
    "our-contact-is": "Ana",
    "we-meet-times-a-year": "4",
    "how-is-it-set-up": "by written agreement",
    "how-is-it-set-up-other": "a handshake",
    "what-is-in-place": ["trust", "time"],
    "how-well-does-it-work": "3",
    "a-history-partner-1": "long",
    "a-history-partner-2": "none\nso far",
}


def course(folder: Path, one: str = ONE, two: str = TWO, config: str = "") -> Built:
    """Build the course into a folder; lessons may be edited on the way."""
    docs = {"index.md": "---\ntitle: Home\n---\nHello.\n", "lessons/one.md": one, "lessons/two.md": two}
    built = build_course(folder, docs, config)
    assert built.said == [], built.said
    return built


def fields(page, sheet: str = SHEET) -> dict:
    """Return the answers that a worksheet shows, by field."""
    return page.evaluate(
        """selector => {
          const found = {};
          for (const one of document.querySelector(selector).querySelectorAll("form [name]")) {
            if (one.type === "checkbox") {
              if (one.checked) (found[one.name] ||= []).push(one.value);
            } else if (one.type === "radio") {
              if (one.checked) found[one.name] = one.value;
            } else if (one.value) found[one.name] = one.value;
          }
          return found;
        }""",
        sheet,
    )


def single_tick(page) -> str:
    """Return the name of the box that stands alone."""
    return page.locator(f"{SHEET} input[type=checkbox]").last.get_attribute("name")


UNFOLD = "document.querySelectorAll('details[data-fold]').forEach(fold => { fold.open = true; })"


TURN_TO = """selector => {
  const chapter = document.querySelector(selector).closest('.chapter');
  if (chapter) location.hash = chapter.id;
}"""


def turn_to(page, selector: str) -> None:
    """Show the chapter in which something lies, in the single file."""
    page.evaluate(TURN_TO, selector)


def unfold(page) -> None:
    """Open all that is folded on a page."""
    page.evaluate(UNFOLD)


def choose(page, words: str) -> None:
    """Press a button of the workbook, in its menu if it is not the main one."""
    button = page.locator(".book__tools").get_by_role("button", name=words, include_hidden=True)
    if not button.is_visible():
        page.click(".book__more > summary")
    button.click()


def fill_in(page, answers: dict = FIELDS, sheet: str = SHEET) -> None:
    """Fill in a worksheet as a person does; in the workbook it is folded, in the single file in another chapter."""
    unfold(page)
    turn_to(page, sheet)
    for name, value in answers.items():
        controls = page.locator(f'{sheet} [name="{name}"]')
        kind = controls.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            for one in [value] if isinstance(value, str) else value:
                page.check(f'{sheet} [name="{name}"][value="{one}"]')
        else:
            controls.fill(value)


def wait_until_saved(page, sheet: str = SHEET) -> None:
    """Wait until a worksheet says that all is on disk."""
    page.locator(f"{sheet} .answers__state", has_text=SAVED).wait_for()


def kept(page) -> dict[str, str]:
    """Return what the course keeps, by key without what all keys begin with; values as they are written.

    Notes of what is on its way to the disk are left out.
    """
    found = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    ours = {key.removeprefix(KEY): text for key, text in found.items() if key.startswith(KEY)}
    return {key: text for key, text in ours.items() if not key.startswith("unsaved:")}


def answers(page) -> dict:
    """Return the answers that are kept, by field, of the worksheet with every kind of field."""
    start = "answer:everything:"
    return {key[len(start) :]: json.loads(text) for key, text in kept(page).items() if key.startswith(start)}


def way_of(request) -> str:
    """Return which of `WAYS` a test asks the `address` for."""
    return getattr(request, "param", "file")


def reached(site: Path, way: str) -> AbstractContextManager[str]:
    """Have a site where one of `WAYS` leads, for as long as the context lasts; it is given the site's address."""
    return browsing.serve(site) if way == "served" else nullcontext(site.as_uri())


@contextmanager
def learner(browser, address: str, **options):
    """Open a browser profile in which every error on a page, and every request elsewhere, fails the test."""
    context = browser.new_context(reduced_motion="reduce", **options)
    problems: list[str] = []
    here = (address, "data:", "blob:", "about:", "file:")
    context.on("weberror", lambda error: problems.append(f"exception: {error.error}"))
    context.on("console", lambda message: message.type == "error" and problems.append(message.text))
    context.on("request", lambda request: request.url.startswith(here) or problems.append(request.url))
    yield context
    context.close()
    assert problems == [], problems
