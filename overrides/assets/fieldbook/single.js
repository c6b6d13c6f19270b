/* What the single file needs of a frame: light or dark before anything is painted, and a drawer that closes. */
(function () {
  "use strict";

  var KEY = "fieldbook.palette", body = document.body, chosen = null;
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  try { chosen = localStorage.getItem(KEY); } catch (refused) { /* Then it is chosen anew each time. */ }

  function paint(scheme) {
    body.setAttribute("data-md-color-scheme", scheme);
  }

  function addPalette() {
    var template = document.querySelector("[data-single=palette]");
    var button = template.content.firstElementChild.cloneNode(true);
    function name() {
      button.title = body.getAttribute("data-md-color-scheme") === "slate" ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", button.title);
    }
    button.addEventListener("click", function () {
      var scheme = body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      paint(scheme);
      name();
      try { localStorage.setItem(KEY, scheme); } catch (refused) { /* As above. */ }
    });
    name();
    template.after(button);
  }

  document.documentElement.className = "js";
  paint(chosen === "slate" || chosen === "default" ? chosen : dark ? "slate" : "default");
  document.addEventListener("DOMContentLoaded", function () {
    var drawer = document.getElementById("__drawer");
    addPalette();
    document.querySelector(".course-nav").addEventListener("click", function (event) {
      if (event.target.closest("a")) drawer.checked = false;
    });
  });
})();
