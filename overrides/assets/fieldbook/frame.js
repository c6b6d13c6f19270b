/* The frame by keyboard: the drawer, and tables that are wider than the screen. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var nav = document.querySelector(".course-nav");

  // Opening the drawer leads into it, Escape closes it and leads back.
  drawer.addEventListener("change", function () {
    var first = nav.querySelector("[aria-current]") || nav.querySelector("a");
    if (drawer.checked && first) first.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    drawer.focus();
  });

  // In a long course the place one is may lie below what shows of the list.
  var here = nav.querySelector("[aria-current]");
  var list = nav.parentElement;
  if (here && here.offsetTop > list.clientHeight - 60) list.scrollTop = here.offsetTop - list.clientHeight / 2;

  // What scrolls sideways can be reached, so that the arrow keys move it.
  function reach() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0;
      else wrap.removeAttribute("tabindex");
    });
  }
  addEventListener("load", reach);
  addEventListener("resize", reach);
})();
