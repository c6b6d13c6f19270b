/* The drawer by keyboard: opening it leads into it, Escape closes it and leads back. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var nav = document.querySelector(".course-nav");
  if (!drawer || !nav) return;

  drawer.addEventListener("change", function () {
    if (drawer.checked) {
      var first = nav.querySelector("[aria-current]") || nav.querySelector("a");
      if (first) first.focus();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      drawer.focus();
    }
  });
})();
