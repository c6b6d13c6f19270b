/* The choice between light and dark, loaded by palette.js.

   Material's script would do this too, but adds a `color-scheme` to the page for it, at which browsers work out every
   element's look anew, twice; our style sheets have no need of that. */
(function () {
  "use strict";

  const AS_THE_SYSTEM = "(prefers-color-scheme)";
  const book = window.fieldbook;
  const form = document.querySelector("[data-palette]");
  const inputs = [...form.querySelectorAll("input")];
  // Where pages are strangers to each other, the choice is kept where all of them find it.
  const store = book.shared && book.store;

  const say = (input, what) => input.getAttribute("data-md-color-" + what);
  const fits = (input) => matchMedia(say(input, "media")).matches;

  function chosen() {
    const kept = (store && store.get(["palette"])) || (window.__md_get("__palette") || {}).index;
    return inputs[kept] || inputs.find(fits) || inputs[0];
  }

  /** Show the colours of a choice, and return it as Material keeps it. */
  function show(input = chosen()) {
    const isAsTheSystem = say(input, "media") === AS_THE_SYSTEM;
    const colors = (isAsTheSystem && inputs.find((one) => one !== input && fits(one))) || input;
    const shown = { media: say(input, "media") };
    ["scheme", "primary", "accent"].forEach((what) => { shown[what] = say(colors, what); });
    Object.keys(shown).forEach((what) => document.body.setAttribute("data-md-color-" + what, shown[what]));
    inputs.forEach((one) => { one.nextElementSibling.hidden = one !== input; });
    input.checked = true;
    document.querySelector("meta[name=theme-color]").content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
    return { index: inputs.indexOf(input), color: shown };
  }

  function choose(input) {
    const choice = show(input);
    window.__md_set("__palette", choice);
    if (store) store.set(["palette"], String(choice.index));
  }

  /** Choose what comes after a choice, as a press on its label does. */
  function turn(input) {
    const next = inputs[(inputs.indexOf(input) + 1) % inputs.length];
    next.click();
    next.focus();
  }

  if (store) store.watch((path) => (!path || path[0] === "palette") && show());
  Object.assign(book, { colours: { show, choose, turn } });
})();
