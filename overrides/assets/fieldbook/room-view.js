/*
 * What of the room's answers is looked at: { named, sheet, question, all, wall }, chosen with controls of its own.
 * Worksheets and questions are named by their places, from 0 on; "" is all of them.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, choice } = book;
  let made = 0;

  /** Add a choice of one from a list, named by `words`. */
  function addSelect(words, parent) {
    const box = make("span", "room__select", "", parent);
    const label = make("label", "", words, box);
    const select = make("select", "", "", box);
    made += 1;
    select.id = "room-select-" + made;
    label.htmlFor = select.id;
    return select;
  }

  function fill(select, texts, chosen) {
    select.textContent = "";
    ["", ...texts.keys()].forEach((place) => {
      const option = make("option", "", place === "" ? word("room.all") : texts[place], select);
      option.value = String(place);
    });
    select.value = String(chosen);
  }

  /** Add the controls; call `changed` when something else is to be shown. Return the view, with show() to follow it. */
  function addView(box, changed) {
    const view = { named: false, sheet: "", question: "", all: false, wall: false };
    const row = make("div", "room__selects", "", box);
    const sheets = addSelect(word("room.sheet"), row);
    const questions = addSelect(word("room.question"), row);
    const ticks = [["all", "room.empty"], ["wall", "room.wall"], ["named", "room.names"]].map(([name, words]) => {
      const tick = choice(word(words), box);
      tick.addEventListener("change", () => {
        view[name] = tick.checked;
        changed();
      });
      return [name, tick];
    });
    const hint = make("p", "book__hint", word("room.names.hint"), box);
    hint.id = "room-names-hint";
    ticks[2][1].setAttribute("aria-describedby", hint.id);
    sheets.addEventListener("change", () => {
      Object.assign(view, { sheet: sheets.value, question: "" });
      show();
      changed();
    });
    questions.addEventListener("change", () => {
      view.question = questions.value;
      changed();
    });

    function show() {
      const chosen = book.asked[view.sheet];
      fill(sheets, book.asked.map((sheet) => sheet.title), view.sheet);
      if (book.hasOutcomes) make("option", "", word("room.outcomes"), sheets).value = "outcomes";
      sheets.value = String(view.sheet);
      fill(questions, chosen ? chosen.fields.map((field) => field.label) : [], view.question);
      questions.parentElement.hidden = !chosen;
      ticks.forEach(([name, tick]) => { tick.checked = view[name]; });
    }

    show();
    return { view, show };
  }

  Object.assign(book, { addView, addSelect });
})();
