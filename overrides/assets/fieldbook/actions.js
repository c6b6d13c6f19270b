/* What can be done with a worksheet: the buttons under it are always there, this comes when someone is about to press. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, say } = book;

  /** Print one worksheet: what is not on the way to it in the tree is left out for as long. */
  function print(sheet) {
    const restore = () => document.querySelectorAll("[data-printing]").forEach((node) => node.removeAttribute("data-printing"));
    restore();
    for (let node = sheet.section; node !== document.documentElement; node = node.parentElement) {
      node.setAttribute("data-printing", node === sheet.section ? "this" : "around");
    }
    book.print(restore);
  }

  /** Copy the worksheets of some sections, and say so in the element `state`. */
  function copySheets(sections, state) {
    book.copy(sections).then(() => say(state, word("sheet.copied")), () => say(state, word("sheet.uncopied")));
  }

  /** Empty a worksheet: what it held is put aside, until the learner throws it away. */
  function clear(sheet) {
    if (!book.filled(sheet)) return;
    const moved = [...sheet.fields.values()].map((field) => store.setAside(field.path)).filter(Boolean);
    store.setAll([[["cleared", sheet.id], moved.map((path) => JSON.stringify(path))]]);
    sheet.undo.focus();
    say(sheet.state, word("sheet.cleared"));
  }

  /** Put back what was cleared, where a field is still empty. */
  function undo(sheet) {
    const back = book.clearedIn(sheet).filter((path) => store.get(path.slice(2)) === undefined);
    store.setAll([
      ...back.map((path) => [path.slice(2), store.peek(path)]),
      ...back.map((path) => [path, undefined]),
      [["cleared", sheet.id], undefined],
    ]);
    sheet.clear.focus();
    say(sheet.state, word("sheet.undone"));
  }

  const actions = {
    print,
    clear,
    undo,
    copy: (sheet) => copySheets([sheet.section], sheet.state),
    file: (sheet) => book.saveFile(sheet.state),
  };
  Object.assign(book, { actions, copySheets });
})();
