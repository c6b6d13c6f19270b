/* The room's own pages are light or dark, as the system is. Before anything is painted. */
(function () {
  "use strict";

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => document.documentElement.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");

  show();
  dark.addListener(show);
})();
