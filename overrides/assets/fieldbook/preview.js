/* The preview's panel stays open or closed while pages reload. Only the preview has this file. */
(function () {
  "use strict";
  var panel = document.querySelector(".preview__panel");
  if (!panel) return;
  try {
    panel.open = sessionStorage.getItem("fieldbook-preview") === "open";
    panel.addEventListener("toggle", function () {
      sessionStorage.setItem("fieldbook-preview", panel.open ? "open" : "closed");
    });
  } catch (refused) {
    // A browser that keeps nothing closes the panel with each page.
  }
})();
