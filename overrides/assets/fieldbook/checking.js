/*
 * Checks a quiz: keeps which answers are right, marks them, and says how many there are. What was said of an answer is
 * taken back when it is another, here or in another tab. Loaded when someone is about to check, or has checked before.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, button, same } = book;
  const begun = new Map();

  /** Give a quiz what it takes when it is checked for the first time: see quiz.js for what a quiz is. */
  function begin(quiz) {
    const told = new Map();
    const again = button(word("quiz.again"), quiz.bar, () => restart(quiz, again));
    quiz.state.before(again);
    store.watch(() => [...told].filter(([field, value]) => !same(store.get(field.path), value)).forEach(([field]) => {
      book.marks.clear(quiz.sheet.form, field.name);
      told.delete(field);
    }));
    return { told, again };
  }

  function restart({ sheet, judged, path, show }, again) {
    book.marks.clear(sheet.form);
    again.hidden = true;
    show();
    const field = judged.find((one) => !store.get(path(one))) || judged[0];
    if (field) (field.controls.find((control) => control.checked) || field.controls[0]).focus();
  }

  function check(quiz) {
    const { sheet, judged, path, done, state } = quiz;
    if (!begun.has(sheet)) begun.set(sheet, begin(quiz));
    const { told, again } = begun.get(sheet);
    again.hidden = !book.filled(sheet);
    if (again.hidden) {
      book.marks.clear(sheet.form);
      state.textContent = word("quiz.nothing");
      return;
    }
    judged.forEach((field) => store.set(path(field), book.judging.areRight(field.controls) || undefined));
    book.marks.markAll(sheet.form);
    sheet.fields.forEach((field) => told.set(field, store.get(field.path)));
    state.textContent = judged.length ? word("quiz.result", done()) : "";
  }

  /** Take back that answers were right which no longer are: authors mend their keys. What a field can't show stays as it is. */
  function renew(sheet) {
    const isWrong = ({ loose, controls }) => !loose && !book.judging.areRight(controls);
    [...sheet.fields.values()].filter(isWrong).forEach((field) => store.set(["right", sheet.id, field.name]));
  }

  store.ready.then(() => book.sheets.forEach(renew));
  Object.assign(book, { checking: check });
})();
