"""What a designer measures: few sizes of type, one line in which all ends, and the place one is in, marked."""

from __future__ import annotations

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
LESSON = "meeting/closeness.html"
PAGES = ("index.html", LESSON, "workbook.html", "outcomes.html", "finish.html", "facilitator.html", "gathering.html")
SIZES = {14, 16, 18, 22, 28, 40}
MARKS = 14

SIZES_OF_TEXT = """() => {
  document.querySelectorAll("details").forEach(fold => { fold.open = true; });
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const one = text.parentElement;
    if (!text.data.trim() || one.closest("script, style, noscript, .unseen") || !one.checkVisibility()) continue;
    found.push([parseFloat(getComputedStyle(one).fontSize), Boolean(one.closest("sup")), text.data.trim()]);
  }
  return found;
}"""
EDGES = """() => [...document.querySelectorAll("article > :not(.facts, .progress), .turn")]
  .filter(one => one.checkVisibility() && one.offsetWidth > 1)
  .map(one => [one.className || one.tagName, one.getBoundingClientRect()])
  .map(([name, box]) => [name, Math.round(box.left), Math.round(box.right)])"""
MODULES = "document.querySelector('.module').getBoundingClientRect().top / innerHeight"
HEADER = "Math.max(0, document.querySelector('.md-header').getBoundingClientRect().bottom) / innerHeight"
NAME = """() => {
  const box = name => document.querySelector(name).getBoundingClientRect();
  const name = box(".md-header__name"), header = box(".md-header");
  return [name.top >= header.top && name.bottom <= header.bottom, document.documentElement.scrollWidth <= innerWidth];
}"""
PARTED = """() => {
  const parted = [], range = document.createRange();
  for (const one of document.querySelectorAll("h1, .outcomes__list > li, .lessons__title, .finish__item > a")) {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const word of walk.currentNode.data.matchAll(/\\p{L}{1,11}/gu)) {
      range.setStart(walk.currentNode, word.index);
      range.setEnd(walk.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) parted.push(word[0]);
    }
  }
  return parted;
}"""
"""Words of up to eleven letters that a line's end parts."""
NAMED = """table => [...table.querySelectorAll("td")].filter(
  cell => getComputedStyle(cell, "::before").display !== "none" && getComputedStyle(cell, "::before").content !== "none"
).length"""
STEPS = """() => [...document.querySelectorAll("tbody:not([hidden]) > .run__step:not([hidden])")].map(step => [
  step.querySelector(".run__clock").getClientRects().length,
  step.querySelector(".run__words").offsetWidth > innerWidth / 2,
])"""
BROKEN = """() => {
  const probe = document.body.appendChild(document.createElement("span"));
  const widthOf = (word, font) => {
    probe.style.cssText = `font: ${font}; position: absolute; white-space: nowrap`;
    probe.textContent = word;
    return probe.getBoundingClientRect().width;
  };
  const choices = [...document.querySelectorAll(".worksheet__table--cards [data-choice]")].filter(label => {
    const style = getComputedStyle(label), box = label.firstElementChild.getBoundingClientRect();
    const room = label.clientWidth - parseFloat(style.paddingInlineStart) - box.width - parseFloat(style.columnGap);
    return label.dataset.choice.split(" ").some(word => widthOf(word, style.font) > room);
  });
  const heads = [...document.querySelectorAll(".levels--compare thead th")].filter(
    head => head.clientWidth > 1 && widthOf(head.textContent.trim(), getComputedStyle(head).font) > head.clientWidth
  );
  probe.remove();
  return [...choices.map(label => label.dataset.choice), ...heads.map(head => head.textContent)];
}"""
AT_THE_TOP = "document.querySelector(location.hash).getBoundingClientRect().top < 80"
MARKED = "[...document.querySelectorAll('.md-nav__link--active')].map(one => one.getAttribute('href'))"


def test_type_has_six_sizes_and_what_is_to_be_read_is_no_smaller_than_16(page, server, subtests):
    for path in PAGES:
        page.goto(f"{server}/{path}")
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            found = page.evaluate(SIZES_OF_TEXT)
            with subtests.test(page=path, width=size["width"]):
                assert {size for size, *_ in found} <= SIZES
                assert [words for size, is_mark, words in found if size <= MARKS and not is_mark] == []


def test_all_ends_in_one_line_and_what_is_wider_breaks_out_on_both_sides(page, server, subtests):
    for path in (LESSON, "workbook.html", "outcomes.html", "finish.html"):
        page.goto(f"{server}/{path}")
        for width in (1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            edges = page.evaluate(EDGES)
            _, left, right = edges[0]
            with subtests.test(page=path, width=width):
                assert [one for one in edges if one[2] != right and one[2] - right != left - one[1]] == []


def test_the_first_module_begins_on_the_first_screen(page, server):
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(f"{server}/index.html")
        assert page.evaluate(MODULES) < 3 / 4, size


def test_the_header_leaves_the_window_to_the_text_at_200_and_at_400_percent(page, server):
    page.goto(f"{server}/{LESSON}")
    for width, height, most in ((640, 400, 0.15), (320, 256, 0), (320, 200, 0)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
        page.wait_for_function(f"scrollY > 1000 && {HEADER} <= {most}")


def test_letters_twice_as_large_find_room(page, server, subtests):
    for path in PAGES:
        page.goto(f"{server}/{path}")
        page.add_style_tag(content="html { font-size: 200% }")
        for width in (1280, 640, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("new Promise(done => { dispatchEvent(new Event('resize')); requestAnimationFrame(done); })")
            with subtests.test(page=path, width=width):
                assert page.evaluate(NAME) == [True, True]
                assert page.evaluate(PARTED) == []


HEIGHT = "document.querySelector('.md-header').offsetHeight"
LANGUAGES = "<details class='languages'><summary class='md-header__button'>A</summary></details>"


def test_a_choice_of_languages_leaves_the_header_its_one_row(page, server, site):
    def heights() -> list[int]:
        found = []
        for width in (320, 350, 375):
            page.set_viewport_size({"width": width, "height": 740})
            found.append(page.evaluate(HEIGHT))
        return found

    page.goto(f"{server}/{LESSON}")
    before = heights()
    page.add_style_tag(path=site / "assets/fieldbook/languages.css")
    page.locator(".md-header__name").evaluate("(name, html) => name.insertAdjacentHTML('afterend', html)", LANGUAGES)
    assert heights() == before


def test_a_phone_names_the_only_column_to_write_in_once_and_others_in_each_row(page, server):
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/{LESSON}")
    head = "<table class='worksheet__table stacked'><tbody>"
    one, two = ("<td data-column='A'>x</td>", "<td data-column='A'>x</td><td data-column='B'>y</td>")
    rows = [f"{head}{f'<tr><th scope=row>r</th>{cells}</tr>' * 3}</tbody></table>" for cells in (one, two)]
    form = page.locator(".worksheet__form").first
    form.evaluate("(form, html) => form.insertAdjacentHTML('beforeend', html)", "".join(rows))
    tables = form.locator("table")
    count = tables.count()
    assert [tables.nth(place).evaluate(NAMED) for place in (count - 2, count - 1)] == [1, 6]


def test_words_of_choices_and_of_columns_that_compare_stay_whole(page, server):
    page.goto(f"{server}/{LESSON}")
    names = ["structure", "communication", "decisions", "commitment"]
    label = "<td><label class='choice choice--cell' data-choice='{}'><input type=radio></label></td>"
    row = f"<tr><th scope=row>A page says who pays</th>{''.join(map(label.format, names))}</tr>"
    cases = f"<table class='worksheet__table worksheet__table--cards'><tbody>{row}</tbody></table>"
    form = page.locator(".worksheet__form").first
    form.evaluate("(form, html) => form.insertAdjacentHTML('beforeend', html)", cases)
    for name, head in zip(names, page.locator(".levels--compare thead th").all()[1:], strict=False):
        head.evaluate("(head, name) => { head.textContent = name; }", name)
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN) == [], width


def test_a_phone_has_room_for_the_words_of_a_running_order(page, server):
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(f"{server}/facilitator.html")
    page.locator(".run__tools").first.wait_for()
    assert set(map(tuple, page.evaluate(STEPS))) == {(1, True)}


def test_the_section_one_is_in_is_marked_and_at_the_end_the_last(page, server):
    page.set_viewport_size(WIDE)
    page.goto(f"{server}/facilitator.html")
    entries = page.locator(".page-nav a").all()
    addresses = [entry.get_attribute("href") for entry in entries]
    for entry, address in zip(entries, addresses, strict=True):
        entry.click()
        if page.evaluate(AT_THE_TOP):
            page.wait_for_function(f"{MARKED}.join() === '{address}'")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function(f"{MARKED}.join() === '{addresses[-1]}'")


def test_what_is_opened_is_accessible(page, server, axe):
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/{LESSON}")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    assert axe(page) == []
    page.get_by_role("button", name="On this page").click()
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").first.click()
    page.locator(".md-search__input").fill("trust")
    page.locator(".md-search-result__item").first.wait_for()
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Pages of the course").click()
    page.locator(".course-nav__close button").wait_for()
    assert axe(page) == []
