/* The workbook page: what can be done with all of it, how far each worksheet is, and answers whose question is gone. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;
  const place = (name) => document.querySelector(`[data-book=${name}]`);
  const sections = () => book.sheets.map((sheet) => sheet.section);

  function addTools(box) {
    addTrouble(box, addName(box));
    const actions = make("div", "answers__actions", "", box);
    const state = make("p", "answers__state");
    state.setAttribute("role", "status");
    const panel = make("div", "book__panel");
    button(word("book.file"), actions, () => book.saveFile(state)).classList.add("md-button--primary");
    const menu = addMenu(actions);
    button(word("book.print"), menu, () => window.print());
    addOpen(menu, state, panel);
    const saved = button(word("book.document"), menu, () => saveDocument(state));
    book.loadNear(saved, "documents");
    button(word("book.copy"), menu, () => book.copySheets(sections(), state));
    book.addShare(menu, state);
    box.append(state, panel);
  }

  /** Offer the workbook as a document; what makes it is half of this page's script, and waits until someone asks. */
  function saveDocument(state) {
    book.load("documents").then(() => book.saveDocument(state), () => { state.textContent = word("book.formless"); });
  }

  /** Make a menu of what is done less often; it closes when something is chosen, and when one turns away from it. */
  function addMenu(actions) {
    const more = make("details", "book__more", "", actions);
    const opener = make("summary", "md-button answers__button", word("book.more"), more);
    const menu = make("div", "book__menu", "", more);
    const close = () => { more.open = false; };
    menu.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      close();
      opener.focus();
    });
    more.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !more.open) return;
      close();
      opener.focus();
    });
    document.addEventListener("click", (event) => more.contains(event.target) || close());
    return menu;
  }

  /** Let all worksheets be opened and closed at once; not the key, at which one looks afterwards. */
  function addAll(box) {
    const folds = book.details.filter((fold) => fold.matches(".book__sheet:not(.book__key)"));
    const all = button("", box, () => {
      const opens = folds.some((fold) => !fold.open);
      folds.forEach((fold) => { fold.open = opens; });
    });
    const name = () => { all.textContent = word(folds.some((fold) => !fold.open) ? "book.unfold" : "book.fold"); };
    document.addEventListener("toggle", name, true);
    name();
  }

  /** Say why answers are not kept: worksheets say it as well, but are folded. A hint that they are is not shown then. */
  function addTrouble(box, hint) {
    const trouble = make("p", "answers__trouble", "", box);
    trouble.setAttribute("aria-live", "polite");
    const show = () => {
      const state = store.state();
      hint.hidden = state !== "kept";
      book.say(trouble, state === "kept" ? "" : word("sheet." + state));
    };
    store.ready.then(show);
    store.watch((path) => path && path[0] === "state" && show());
  }

  /** Add the field for the learner's name; return the hint beside it. */
  function addName(box) {
    const line = make("p", "book__name", "", box);
    const label = make("label", "", word("book.name"), line);
    const input = make("input", "blank", "", line);
    const hint = make("span", "book__hint", word("book.name.hint"), line);
    Object.assign(input, { type: "text", id: "book-name", autocomplete: "off", maxLength: 200 });
    label.htmlFor = input.id;
    hint.id = "book-name-hint";
    input.setAttribute("aria-describedby", hint.id);
    const show = () => { input.value = store.get(["name"]) || ""; };
    show();
    input.addEventListener("input", () => store.set(["name"], input.value || undefined));
    store.watch((path) => (!path || path[0] === "name") && input.value !== (store.get(["name"]) || "") && show());
    return hint;
  }

  /**
   * A button of its own opens the file, since a file field speaks the browser's language and not the course's. It takes
   * files of any ending: some systems change it.
   */
  function addOpen(actions, state, panel) {
    const input = make("input");
    Object.assign(input, { type: "file", hidden: true });
    const open = button(word("book.open"), actions, () => input.click());
    actions.append(input);
    input.addEventListener("change", () => {
      const file = input.files[0];
      if (file) book.openFile(file, state, panel).then(() => panel.firstChild || open.focus());
      input.value = "";
    });
  }

  /** Say how far worksheets are filled in. */
  function showFilled() {
    document.querySelectorAll("[data-filled-in]").forEach((mark) => {
      const sheet = book.sheets.find((one) => one.id === mark.dataset.filledIn);
      const asked = sheet ? [...sheet.fields.values()].filter(({ controls }) => !book.isSpare(controls[0])) : [];
      const done = asked.filter((field) => field.known !== undefined).length;
      mark.textContent = sheet ? word("book.filled", { done, count: asked.length }) : "";
      mark.toggleAttribute("data-complete", Boolean(sheet) && done === asked.length);
    });
  }

  /** Say of how many outcomes one has said what one can do, before the course and after. */
  function showStated() {
    document.querySelectorAll("[data-stated-of]").forEach((mark) => {
      const said = (when) => Math.min(store.paths(when).length, Number(mark.dataset.statedOf));
      mark.textContent = word("book.stated", { before: said("before"), after: said("after"), count: mark.dataset.statedOf });
    });
  }

  function fieldOf([, id, name]) {
    const sheet = book.sheets.find((one) => one.id === id);
    return sheet && sheet.fields.get(name);
  }

  /** Return the words that stand for a path: the worksheet's title and the question, as far as they are known. */
  function asked(path) {
    const sheet = book.sheets.find((one) => one.id === path[1]);
    const field = fieldOf(path);
    const title = sheet ? sheet.title : path[1];
    return [title, field ? book.question(field) : path[2]].filter(Boolean).join(/[?!.]$/.test(title) ? " " : ": ");
  }

  /** Return what is kept but has no field that shows it: [{ path, question, text, damaged, fixed }]. */
  function earlier() {
    const gone = store.paths("answer").filter((path) => !fieldOf(path) || fieldOf(path).loose)
      .map((path) => ({ path, question: asked(path), value: store.get(path), fixed: Boolean(fieldOf(path)) }));
    const aside = store.paths("aside").map((path) => ({ path, question: asked(path.slice(2)), value: store.peek(path), raw: store.raw(path) }));
    return [...gone, ...aside];
  }

  /** Return a value as people read it. */
  function inWords(value) {
    if (Array.isArray(value)) return value.join("\n");
    return value === true ? "\u2713" : value;
  }

  /** Let an answer that was put aside take its place again; what stands there now is put aside for it. */
  function addBack(one, parent) {
    const path = one.path.slice(2);
    const back = button(word("book.back"), parent, () => {
      store.setAside(path);
      store.setAll([[path, one.value], [one.path, undefined]]);
      book.say(place("tools").querySelector("[role=status]"), word("sheet.undone"));
      book.unfold(fieldOf(path).controls[0]);
      fieldOf(path).controls[0].focus();
    });
    back.setAttribute("aria-label", `${word("book.back")}: ${one.question}`);
  }

  function showEarlier() {
    const box = place("earlier");
    const found = earlier();
    book.refill(box);
    if (!found.length) return;
    make("h2", "", word("book.earlier"), box).id = "earlier";
    make("p", "", word("book.earlier.text"), box);
    const list = make("dl", "book__earlier", "", box);
    found.forEach((one) => {
      make("dt", "", one.question, list);
      const text = make("dd", "", "", list);
      make("span", "book__text", one.value === undefined ? one.raw : inWords(one.value), text);
      if (one.value === undefined) make("em", "", ` (${word("book.damaged")})`, text);
      if (one.value !== undefined && one.path[0] === "aside" && fieldOf(one.path.slice(2))) addBack(one, text);
      if (!one.fixed) {
        const remove = button("\u00d7", text, () => {
          store.set(one.path, undefined);
          const next = box.querySelector("button") || place("tools").querySelector("button");
          next.focus();
          book.say(place("tools").querySelector("[role=status]"), word("book.removed"));
        });
        remove.setAttribute("aria-label", word("book.remove", { question: one.question }));
      }
    });
  }

  // When a page is there, a browser looks at every field, to offer what it knows, and would lay out all that is folded.
  document.documentElement.classList.add("settling");
  addEventListener("load", () => setTimeout(() => document.documentElement.classList.remove("settling")));
  addTools(place("tools"));
  if (place("all")) addAll(place("all"));
  showFilled();
  showStated();
  showEarlier();
  store.watch((path) => {
    if (!path || path[0] === "before" || path[0] === "after") showStated();
    if (!path || path[0] === "answer") showFilled();
    if (!path || path[0] === "answer" || path[0] === "aside") showEarlier();
  });
  Object.assign(book, { inWords, asked });
})();
