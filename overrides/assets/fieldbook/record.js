/* The learner's own record: filled in with what is kept here, to be printed or saved. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button, settings, standing } = book;
  const blank = document.querySelector("[data-record-sheet]");
  const tools = document.querySelector("[data-record-tools]");
  let sheet = blank, isShown = false;

  /** Return the fields of which something of a kind is kept, by their worksheet. */
  function fieldsOf(kind) {
    const found = new Map();
    store.paths(kind).forEach(([, sheet, field]) => found.set(sheet, (found.get(sheet) || new Set()).add(field)));
    return found;
  }

  function told() {
    const outcomes = [...blank.querySelectorAll("[data-record-outcome]")].map((row) => row.dataset.recordOutcome);
    const said = (when) => new Map(outcomes.map((outcome) => [outcome, standing(when, outcome)]).filter(([, one]) => one[0]));
    const done = store.paths("done").map((path) => [path[1], store.get(path)]);
    return {
      name: store.get(["name"]) || "",
      done: new Map(done.map(([lesson, day]) => [lesson, typeof day === "string" ? day : ""])),
      before: said("before"),
      after: said("after"),
      filled: fieldsOf("answer"),
      right: fieldsOf("right"),
    };
  }

  function show() {
    const next = blank.cloneNode(true);
    book.fillRecord(next, told());
    sheet.replaceWith(next);
    sheet = next;
  }

  function begin() {
    if (isShown) return;
    isShown = true;
    show();
    store.watch(show);
  }

  function addName() {
    const line = make("p", "book__name", "", tools);
    const label = make("label", "", word("recorded.whose"), line);
    const input = make("input", "blank", "", line);
    Object.assign(input, { type: "text", id: "record-name", autocomplete: "off", maxLength: 200 });
    label.htmlFor = input.id;
    const take = () => { if (input.value !== (store.get(["name"]) || "")) input.value = store.get(["name"]) || ""; };
    take();
    input.addEventListener("input", () => store.set(["name"], input.value || undefined));
    store.watch((path) => (!path || path[0] === "name") && take());
  }

  /** Return the name of a file that holds the record. */
  function fileName(ending) {
    const name = (store.get(["name"]) || "").normalize().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40);
    return [settings.course, word("recorded.file"), name, book.today()].filter(Boolean).join("-") + ending;
  }

  /** Save the record as a page that needs no other file. */
  function savePage() {
    const page = document.implementation.createHTMLDocument(`${word("recorded.file")}: ${settings.title}`);
    page.documentElement.lang = document.documentElement.lang;
    page.documentElement.dir = document.documentElement.dir || "ltr";
    const charset = page.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    page.head.prepend(charset);
    const style = page.createElement("style");
    style.textContent = book.recordStyle;
    page.head.append(style);
    const main = page.createElement("main");
    main.append(page.importNode(sheet, true));
    main.querySelectorAll("[hidden]").forEach((one) => one.remove());
    page.body.append(main);
    return save(".html", "text/html", "<!doctype html>\n" + page.documentElement.outerHTML);
  }

  function save(ending, type, content) {
    const name = fileName(ending);
    book.download(name, type, content);
    state.textContent = word("recorded.saved", { file: name });
  }

  function saveDocument() {
    book.recordDocument(sheet).then(
      (bytes) => save(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes),
      () => { state.textContent = word("recorded.unsaved"); }
    );
  }

  addName();
  const actions = make("div", "answers__actions", "", tools);
  button(word("recorded.print"), actions, () => window.print()).classList.add("md-button--primary");
  button(word("recorded.page"), actions, savePage);
  button(word("recorded.document"), actions, saveDocument);
  const state = make("p", "answers__state", "", tools);
  state.setAttribute("role", "status");
  document.querySelectorAll("[data-record-blank]").forEach((words) => { words.hidden = true; });
  if (settings.later) return begin();
  // In the single file it lies in a chapter that few open, and would be made anew with each answer.
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && begin()).observe(blank);
  addEventListener("beforeprint", begin);
})();
