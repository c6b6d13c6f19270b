/* What the single file needs of a frame: the colours chosen, before anything is painted, and a drawer that closes. */
(function () {
  "use strict";

  var KEY = "fieldbook.palette", chosen = null;
  var inputs = [].slice.call(document.querySelectorAll("[name=__palette]"));
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;

  // As in the site: one label at a time is to be seen, and leads on to the next choice.
  function choose(input) {
    ["scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, input.getAttribute("data-md-color-" + name));
    });
    inputs.forEach(function (one) { one.nextElementSibling.hidden = one !== input; });
    input.checked = true;
  }

  function scheme(name) {
    return inputs.find(function (input) { return input.getAttribute("data-md-color-scheme") === name; });
  }

  inputs.forEach(function (input) {
    input.addEventListener("change", function () {
      choose(input);
      try { localStorage.setItem(KEY, input.getAttribute("data-md-color-scheme")); } catch (refused) { /* Then each time anew. */ }
    });
  });
  try { chosen = localStorage.getItem(KEY); } catch (refused) { /* As above. */ }
  document.documentElement.className = "js";
  var first = scheme(chosen) || scheme(dark ? "slate" : "default") || inputs[0];
  if (first) choose(first);

  // To lay out a whole course at once takes a slow phone a second, in which it does not answer. Who comes back to a place
  // within it gets all of it, though, or else that place would not be there yet.
  var root = document.documentElement;
  var came = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
  if (came && came.type === "navigate" && !location.hash) root.classList.add("growing");

  function grow() {
    var next = document.querySelector(".growing .chapter:nth-child(n + 3):not([data-shown])");
    if (!next) return root.classList.remove("growing");
    next.setAttribute("data-shown", "");
    return requestAnimationFrame(grow);
  }
  addEventListener("load", grow);
  addEventListener("click", function (event) {
    if (event.target.closest("a[href^='#']")) root.classList.remove("growing");
  }, true);

  document.addEventListener("DOMContentLoaded", function () {
    // Material's script is not here to put tables into boxes that scroll.
    document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
      var box = document.createElement("div");
      box.className = "md-typeset__scrollwrap";
      table.replaceWith(box);
      box.append(table);
    });
    // Where all that the course keeps is removed, the choice of colours goes with it.
    if (window.fieldbook) window.fieldbook.store.watch(function (path, removed) {
      try { if (removed) localStorage.removeItem(KEY); } catch (refused) { /* Then none is kept. */ }
    });
    document.querySelector(".course-nav").addEventListener("click", function (event) {
      var drawer = document.getElementById("__drawer");
      if (event.target.closest("a") && drawer.checked) drawer.click();
    });
  });
})();
