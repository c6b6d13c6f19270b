/* Under each worksheet: how its answers stand, in words, and what can be done with them; trouble stands above it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;

  function addTools(sheet) {
    const box = make("div", "answers");
    sheet.state = make("p", "answers__state", "", box);
    sheet.state.setAttribute("role", "status");
    sheet.trouble = make("p", "answers__trouble");
    sheet.trouble.setAttribute("aria-live", "polite");
    sheet.form.before(sheet.trouble);
    sheet.actions = make("div", "answers__actions", "", box);
    sheet.actions.setAttribute("role", "group");
    sheet.actions.setAttribute("aria-label", word("sheet.actions"));
    button(word("sheet.print"), sheet.actions, () => print(sheet));
    button(word("sheet.copy"), sheet.actions, () => copy([sheet.section], sheet.state));
    book.addFile(word("sheet.file"), sheet.actions, sheet.state);
    addClear(sheet);
    sheet.section.append(box);
    report(sheet);
  }

  /** Say in words whether answers are kept. The same words are not said twice. */
  function report(sheet) {
    const state = store.state();
    say(sheet.state, state === "kept" ? word(book.filled(sheet) ? "sheet.saved" : "sheet.new") : "");
    say(sheet.trouble, state !== "kept" ? word("sheet." + state) : sheet.damaged ? word("sheet.damaged") : "");
  }

  function say(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }

  function addClear(sheet) {
    let putBack = null;
    const clear = button(word("sheet.clear"), sheet.actions, () => {
      putBack = book.clear(sheet);
      undo.hidden = false;
      undo.focus();
      say(sheet.state, word("sheet.cleared"));
    });
    const undo = button(word("sheet.undo"), sheet.actions, () => {
      putBack();
      clear.focus();
      undo.hidden = true;
      say(sheet.state, word("sheet.undone"));
    });
    undo.hidden = true;
  }

  /** Print one worksheet: what is not on the way to it in the tree is left out for as long. */
  function print(sheet) {
    const way = [];
    for (let node = sheet.section; node !== document.documentElement; node = node.parentElement) way.push(node);
    way.forEach((node, index) => node.setAttribute("data-printing", index ? "around" : "this"));
    window.addEventListener("afterprint", () => way.forEach((node) => node.removeAttribute("data-printing")), { once: true });
    window.print();
  }

  function copy(sections, state) {
    book.copy(sections).then(
      () => say(state, word("sheet.copied")),
      () => say(state, word("sheet.uncopied"))
    );
  }

  /** Write the learner's name, if there is one, where paper has a line for it. */
  function sign() {
    const name = store.get(["name"]) || "";
    document.querySelectorAll(".worksheet__sign > span:first-child").forEach((place) => {
      const signed = place.querySelector(".given") || make("span", "given", "", place);
      signed.textContent = name;
    });
  }

  book.sheets.forEach(addTools);
  sign();
  store.watch((path) => {
    book.sheets.filter((sheet) => !path || path[0] !== "answer" || path[1] === sheet.id).forEach(report);
    if (!path || path[0] === "name") sign();
  });
  Object.assign(book, { say, copySheets: copy });
})();
