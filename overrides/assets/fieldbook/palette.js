/* Light or dark, where a learner chooses. The page's own first script has set the colours before anything is painted.

   Material's script would do this too, but adds a `color-scheme` to the page for it, at which browsers work out every
   element's look anew, twice; our style sheets have no need of that. */
(function () {
  "use strict";

  var AS_THE_SYSTEM = "(prefers-color-scheme)";
  var form = document.querySelector("[data-palette]");
  // The single file has a script of its own for it.
  if (!form || !window.__md_set) return;
  var book = window.fieldbook;
  // Where pages are strangers to each other, the choice is kept where all of them find it.
  var store = book && book.shared && book.store;
  var inputs = [].slice.call(form.querySelectorAll("input"));
  var bar = document.createElement("meta");
  bar.name = "theme-color";
  document.head.append(bar);

  function say(input, what) {
    return input.getAttribute("data-md-color-" + what);
  }

  function ofTheSystem() {
    return inputs.find(function (one) { return matchMedia(say(one, "media")).matches; }) || inputs[0];
  }

  function chosen() {
    var kept = store && store.get(["palette"]);
    if (kept) return inputs[kept] || ofTheSystem();
    try { kept = window.__md_get("__palette"); } catch (refused) { /* Then none is kept. */ }
    return kept && inputs[kept.index] || ofTheSystem();
  }

  function show(input) {
    var colors = input;
    if (say(input, "media") === AS_THE_SYSTEM) {
      colors = inputs.find(function (one) { return one !== input && matchMedia(say(one, "media")).matches; }) || input;
    }
    var shown = { media: say(input, "media") };
    ["scheme", "primary", "accent"].forEach(function (what) { shown[what] = say(colors, what); });
    Object.keys(shown).forEach(function (what) { document.body.setAttribute("data-md-color-" + what, shown[what]); });
    inputs.forEach(function (one) { one.nextElementSibling.hidden = one !== input; });
    input.checked = true;
    return { index: inputs.indexOf(input), color: shown };
  }

  // Around the page, phones take the colour of its head.
  function paintBar() {
    bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
  }

  form.addEventListener("change", function (event) {
    var choice = show(event.target);
    window.__md_set("__palette", choice);
    if (store) store.set(["palette"], String(choice.index));
    paintBar();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") return;
    var next = inputs[(inputs.indexOf(event.target) + 1) % inputs.length];
    next.click();
    next.focus();
  });
  matchMedia("(prefers-color-scheme: light)").addListener(function () {
    show(chosen());
    paintBar();
  });
  if (store) store.watch(function (path) {
    if (path && path[0] !== "palette") return;
    show(chosen());
    paintBar();
  });
  show(chosen());
  // This works out how everything looks: last of all scripts, so once, and apart from the layout, so not long at one go.
  paintBar();
})();
