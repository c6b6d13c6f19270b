/*
 * For computers that several people use: to start as someone new, and to leave with one's answers and nothing behind.
 * What someone had is saved to a file, or set aside here under their name: { name, when, kept: [[path, value], …] }.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;
  const place = document.querySelector("[data-leaving]");
  place.hidden = false;
  const actions = make("div", "answers__actions", "", place);
  const state = make("p", "leaving__state", "", place);
  const panel = make("div", "book__panel", "", place);
  const others = make("div", "leaving__others", "", place);
  state.setAttribute("role", "status");

  const paths = book.ownPaths;
  const hasAny = book.hasSaid;
  const nameNow = () => store.get(["name"]) || word("leave.unnamed");

  function valueAt(path) {
    const text = store.raw(path);
    try {
      const value = JSON.parse(text);
      return book.isValue(value) ? value : text;
    } catch (error) {
      return text;
    }
  }

  /** Forget what is here, and say in the hash what was done: the page begins anew. */
  function end(what, forgotten = paths()) {
    book.leave(forgotten, location.pathname + location.search + "#" + what);
  }

  function setAside() {
    const kept = paths().map((path) => [path, valueAt(path)]);
    const numbers = store.paths("person").map((path) => Number(path[1]));
    const person = { name: store.get(["name"]) || "", when: new Date().toISOString(), kept };
    store.set(["person", String(Math.max(0, ...numbers) + 1)], JSON.stringify(person));
  }

  function personAt(path) {
    try {
      const person = JSON.parse(store.get(path));
      return Array.isArray(person.kept) ? person : null;
    } catch (error) {
      return null;
    }
  }

  function close() {
    panel.textContent = "";
  }

  /** Open the panel with a question, and buttons that are named and do things; the first of them has the focus. */
  function ask(title, words, choices) {
    close();
    make("h3", "", title, panel);
    make("p", "", words, panel);
    const row = make("div", "answers__actions", "", panel);
    const made = choices.map(([name, action]) => button(word(name), row, action));
    made[0].focus();
  }

  /** Tell whether what is set aside here would be here still when the page begins anew. */
  const isKept = () => !store.isLost();

  function startNew() {
    if (!hasAny()) return fresh();
    return ask(word("leave.new"), word("leave.new.text", { name: nameNow() }), [
      ["leave.new.file", () => { book.saveFile(state); lastLook("leave.new.go", fresh); }],
      ...(isKept() ? [["leave.new.aside", () => { setAside(); fresh(); }]] : []),
      ["leave.cancel", cancel],
    ]);
  }

  const fresh = () => end("new");

  function done() {
    if (!hasAny()) return leaveNow();
    book.saveFile(state);
    return lastLook("leave.done.go", leaveNow);
  }

  const leaveNow = () => end("left");

  function cancel() {
    close();
    actions.querySelector("button").focus();
  }

  /** Show what was saved, before it is removed here. */
  function lastLook(go, action) {
    const saved = store.paths("answer");
    ask(word("leave.look"), word("leave.look.text", { count: saved.length, aside: store.paths("aside").length }), [
      [go, action],
      ["leave.again", () => book.saveFile(state)],
      ["leave.cancel", cancel],
    ]);
    const details = make("details", "", "", panel);
    make("summary", "", word("leave.look.all"), details);
    const list = make("dl", "book__earlier", "", details);
    saved.forEach((path) => {
      const value = store.get(path);
      make("dt", "", book.asked ? book.asked(path) : path.slice(1).join(": "), list);
      make("span", "book__text", Array.isArray(value) ? value.join("\n") : value === true ? "\u2713" : value, make("dd", "", "", list));
    });
  }

  function takeUp(path, person) {
    if (hasAny() && !isKept()) return startNew();
    if (hasAny()) setAside();
    const back = person.kept.filter(([one, value]) => Array.isArray(one) && book.ownKinds.includes(one[0]) && book.isValue(value));
    store.setAll(paths().map((one) => [one, undefined]));
    store.setAll(back);
    return end("back", [path]);
  }

  /** Show who else's answers are set aside here. */
  function showOthers() {
    others.textContent = "";
    const found = store.paths("person").map((path) => ({ path, person: personAt(path) })).filter(({ person }) => person);
    if (!found.length) return;
    make("h3", "", word("leave.others"), others);
    const list = make("ul", "", "", others);
    found.forEach(({ path, person }) => {
      const name = person.name || word("leave.unnamed");
      const when = new Date(person.when).toLocaleString(document.documentElement.lang || undefined);
      const item = make("li", "", word("leave.other", { name, when }) + " ", list);
      button(word("leave.back", { name }), item, () => takeUp(path, person));
      button(word("leave.remove", { name }), item, () => ask(word("leave.remove", { name }), word("leave.remove.text", { name }), [
        ["leave.cancel", cancel],
        ["leave.remove.yes", () => { store.set(path, undefined); cancel(); }],
      ]));
    });
  }

  /** Say what was done before the page began anew. */
  function greet() {
    const said = { "#new": "leave.said.new", "#left": "leave.said.left", "#back": "leave.said.back", "#ended": "leave.said.ended" }[location.hash];
    if (!said) return;
    state.tabIndex = -1;
    store.ready.then(() => {
      state.textContent = said === "leave.said.back" ? word(said) : book.saidOfRemoved(said);
      state.focus();
    });
    history.replaceState(null, "", location.pathname + location.search);
  }

  button(word("leave.new"), actions, startNew);
  button(word("leave.done"), actions, done);
  showOthers();
  greet();
  store.watch((path) => (!path || path[0] === "person") && showOthers());
})();
