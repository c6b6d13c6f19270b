/* Light or dark. The page's own first script has set the colours before anything is painted; what changes them comes
   when someone is about to choose, when the system's change, or where it depends on more than that script can tell. */
(function () {
  "use strict";

  const form = document.querySelector("[data-palette]");
  // The single file has a script of its own for it.
  if (!form || !window.__md_set) return;
  const book = window.fieldbook;
  const load = (use) => book.load("colours").then(use, () => { /* Then they stay as they are. */ });
  const bar = book.make("meta", "", "", document.head);
  bar.name = "theme-color";

  book.loadNear(form, "colours");
  form.addEventListener("change", ({ target }) => load(() => book.colours.choose(target)));
  form.addEventListener("keydown", ({ key, target }) => key === "Enter" && load(() => book.colours.turn(target)));
  matchMedia("(prefers-color-scheme: light)").addListener(() => load(() => book.colours.show()));
  if (book.shared || form.querySelector('[data-md-color-media="(prefers-color-scheme)"]')) load(() => book.colours.show());
  // Around the page, phones take the colour of its head. This works out how everything looks: last of all scripts, so once.
  bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
})();
