/* The page on what is kept: says how much there is now, and removes all of it once it has been asked for twice. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;
  const place = document.querySelector("[data-kept]");
  const state = make("p", "kept__state", "", place);
  state.setAttribute("role", "status");
  const asked = make("div", "kept__asked", "", place);
  const remove = button(word("kept.remove"), asked, ask);

  function show() {
    const count = (kind) => store.paths(kind).length;
    const any = book.ownPaths().length > 0;
    const stated = count("before") + count("after") + count("reached");
    const numbers = { answers: count("answer") + count("aside"), done: count("done"), stated };
    if (store.loaded() && store.state() === "refused") state.textContent = word("kept.refused");
    else state.textContent = any ? word("kept.now", numbers) : store.loaded() ? word("kept.nothing") : "";
    asked.hidden = !any;
  }

  function ask() {
    const question = make("p", "", word("kept.sure"));
    const yes = button(word("kept.yes"), null, () => end(() => {
      state.tabIndex = -1;
      state.focus();
      forgetSettings();
      store.removeAll().then(() => { state.textContent = book.saidOfRemoved("kept.removed"); });
    }));
    const no = button(word("kept.no"), null, () => end());
    const file = button(word("kept.file"), null, () => book.saveFile(state));
    book.refill(asked, question, no, file, yes);
    no.focus();
  }

  /** Remove what Material keeps, and what search does, beside the answers. */
  function forgetSettings() {
    try {
      localStorage.removeItem(`${window.__md_scope.pathname}.__palette`);
      localStorage.removeItem("fieldbook.search-keys");
    } catch (error) { /* Then none is kept. */ }
  }

  function end(action) {
    book.refill(asked, remove);
    if (action) action();
    else remove.focus();
  }

  document.querySelectorAll("[data-without-script]").forEach((words) => { words.hidden = true; });
  show();
  store.watch(show);
})();
