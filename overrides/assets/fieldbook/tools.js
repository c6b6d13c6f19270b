/* Under each worksheet: how its answers stand, in words, and what can be done with them; trouble stands above it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button, settings } = book;

  const QUIET = 400;
  let quiet = 0;

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
    button(word("sheet.print"), sheet.actions, () => print(sheet));
    button(word("sheet.copy"), sheet.actions, () => copy([sheet.section], sheet.state));
    button(word("sheet.file"), sheet.actions, () => book.saveFile(sheet.state));
    sheet.actions.querySelectorAll("button").forEach((one) => named(one, sheet));
    addClear(sheet);
    // A browser lets a page copy at once after a press, not later.
    ["pointerover", "focusin"].forEach((name) => sheet.actions.addEventListener(name, loadCopy, { once: true }));
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

  function say(place, words) {
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
    book.sheets.filter((sheet) => !path || (path[0] === "answer" && path[1] === sheet.id)).forEach((sheet) => {
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

  function addClear(sheet) {
    const clear = named(button(word("sheet.clear"), sheet.actions, () => {
      if (!book.filled(sheet)) return;
      book.clear(sheet);
      sheet.undo.focus();
      say(sheet.state, word("sheet.cleared"));
    }), sheet);
    clear.classList.add("answers__clear");
    sheet.undo = named(button(word("sheet.undo"), sheet.actions, () => {
      book.undo(sheet);
      clear.focus();
      say(sheet.state, word("sheet.undone"));
    }), sheet);
  }

  /** Say of which worksheet a button is: there are as many of its kind as there are worksheets. */
  function named(made, sheet) {
    made.setAttribute("aria-label", `${made.textContent}: ${sheet.title}`);
    return made;
  }

  /** Print one worksheet: what is not on the way to it in the tree is left out for as long. */
  function print(sheet) {
    const way = [];
    for (let node = sheet.section; node !== document.documentElement; node = node.parentElement) way.push(node);
    way.forEach((node, index) => node.setAttribute("data-printing", index ? "around" : "this"));
    window.addEventListener("afterprint", () => way.forEach((node) => node.removeAttribute("data-printing")), { once: true });
    window.print();
  }

  let loaded = null;

  /** Load what copies, where the page has not: few need it, and everyone would wait for it. */
  function loadCopy() {
    loaded = loaded || new Promise((resolve, reject) => {
      if (book.copy) {
        resolve();
        return;
      }
      const script = make("script");
      Object.assign(script, { src: settings.copy, onload: resolve, onerror: reject });
      document.head.append(script);
    });
    return loaded;
  }

  function copy(sections, state) {
    loadCopy().then(() => book.copy(sections)).then(
      () => say(state, word("sheet.copied")),
      () => {
        loaded = null;
        say(state, word("sheet.uncopied"));
      }
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
  store.watch(follow);
  Object.assign(book, { say, copySheets: copy });
})();
