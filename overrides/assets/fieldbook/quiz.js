/*
 * Quizzes: how many answers were right, and a button to check them, as often as one likes; see checking.js. That an
 * answer was right is kept, beside the answer.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;

  function addCheck(sheet) {
    const judged = [...sheet.fields.values()].filter(({ controls }) => controls.some((control) => control.hasAttribute("data-right")));
    const path = (field) => ["right", sheet.id, field.name];
    const done = () => ({ done: judged.filter((field) => store.get(path(field))).length, count: judged.length });
    const bar = make("div", "quiz__check", "", sheet.form);
    const show = () => book.say(state, done().done ? word("progress.score", done()) : "");
    const check = button(word("quiz.check"), bar, () => {
      book.load("checking").then(() => book.checking({ sheet, judged, path, done, bar, state, show }), () => book.say(state, word("sheet.unloaded")));
    });
    const state = make("p", "quiz__state", "", bar);
    state.setAttribute("role", "status");
    check.classList.add("md-button--primary");
    book.loadNear(sheet.section, "checking");
    store.watch((changed) => (!changed || changed[1] === sheet.id) && show());
    show();
    // Whether that is still right.
    store.ready.then(() => done().done && book.load("checking")).catch(() => { /* It is asked the next time. */ });
  }

  // What has right answers, or something to tell of them, whatever its block is called.
  book.sheets.filter((sheet) => sheet.form.querySelector("[data-right],template")).forEach(addCheck);
})();
