/* Under each worksheet: how its answers stand, in words, and what can be done with them; trouble stands above it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;

  const QUIET = 400;
  let quiet;

  function addTools(sheet) {
    const box = make("div", "answers");
    sheet.state = make("p", "answers__state");
    sheet.state.setAttribute("role", "status");
    sheet.trouble = make("p", "answers__trouble");
    sheet.trouble.setAttribute("aria-live", "polite");
    sheet.form.before(sheet.state, sheet.trouble);
    sheet.actions = make("div", "answers__actions", "", box);
    sheet.actions.setAttribute("role", "group");
    sheet.actions.setAttribute("aria-label", `${word("sheet.actions")}: ${sheet.title}`);
    [, , , sheet.clear, sheet.undo] = ["print", "copy", "file", "clear", "undo"].map((name) => addAction(name, sheet));
    sheet.clear.classList.add("answers__clear");
    // A browser lets a page copy at once after a press, not later; and who has begun may lose the connection.
    book.loadNear(sheet.section, "actions");
    sheet.section.append(box);
    report(sheet);
  }

  const isKept = () => /^(kept|alone)$/.test(store.state());

  /** Say in words whether answers are kept: only what is on disk is said to be saved. */
  function report(sheet) {
    const state = store.state();
    sheet.undo.hidden = !book.canUndo(sheet);
    const trouble = state === "kept" ? "" : word("sheet." + state);
    if (store.loaded()) say(sheet.trouble, trouble || (sheet.damaged ? word("sheet.damaged") : ""));
    sheet.saving = sheet.saving && isKept();
    if (sheet.saving) tell(sheet, word("sheet.saving"), true);
    else if (!store.loaded() || !isKept()) tell(sheet, "");
    else {
      const filled = book.filled(sheet);
      tell(sheet, word(filled ? "sheet.saved" : "sheet.new"), filled && sheet.told);
      sheet.told = sheet.told || filled;
    }
  }

  /** Show how a sheet's answers stand. That they are saved is read aloud once, not with every pause in typing. */
  function tell(sheet, words, unheard) {
    if (sheet.state.textContent === words) return;
    sheet.state.setAttribute("aria-live", unheard ? "off" : "polite");
    sheet.state.textContent = words;
  }

  /** Say something in a place. What a button says of a worksheet stays, however long saving takes. */
  function say(place, words) {
    book.sheets.forEach((sheet) => { sheet.saving = sheet.saving && sheet.state !== place; });
    if (place.getAttribute("role") === "status") place.setAttribute("aria-live", "polite");
    if (place.textContent !== words) place.textContent = words;
  }

  /** Follow what changes. Between two keys it is saved each time: that is shown when the learner pauses. */
  function follow(path) {
    if (!path || path[0] === "name") sign();
    if (path && path[0] === "state") {
      clearTimeout(quiet);
      quiet = setTimeout(settle, QUIET);
      book.sheets.filter((sheet) => sheet.saving || store.state() !== "kept" || !sheet.state.textContent).forEach(report);
      return;
    }
    // Another page tells of an answer before it tells of what it has cleared, or put back.
    book.sheets.filter((sheet) => !path || path[1] === sheet.id).forEach((sheet) => {
      sheet.saving = !store.saved() && isKept();
      report(sheet);
    });
  }

  function settle() {
    if (!store.saved()) return;
    book.sheets.filter((sheet) => sheet.saving).forEach((sheet) => {
      sheet.saving = false;
      report(sheet);
    });
  }

  /** Add a button, which says of which worksheet it is: there are as many of its kind as there are worksheets. */
  function addAction(name, sheet) {
    const made = button(word("sheet." + name), sheet.actions, () => {
      book.load("actions").then(() => book.actions[name](sheet), () => say(sheet.state, word("sheet.unloaded")));
    });
    made.setAttribute("aria-label", `${made.textContent}: ${sheet.title}`);
    return made;
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
  store.watch(follow);
  book.say = say;
})();
