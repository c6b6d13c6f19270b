/*
 * What is folded: open in the page, so that it can be read and printed without scripts, and closed here. A link into it
 * opens it, and so does print.
 */
(function () {
  "use strict";

  const folds = [...document.querySelectorAll("details[data-fold]")];
  let closed = [];

  /** Open what an address within the page lies in. */
  function reveal(hash) {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    const around = target ? folds.filter((fold) => !fold.open && fold.contains(target)) : [];
    around.forEach((fold) => { fold.open = true; });
    return around.length ? target : null;
  }

  folds.forEach((fold) => { fold.open = false; });
  const target = reveal(location.hash);
  if (target) target.scrollIntoView();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash);
  });
  window.addEventListener("hashchange", () => reveal(location.hash));
  window.addEventListener("beforeprint", () => {
    closed = folds.filter((fold) => !fold.open);
    closed.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((fold) => { fold.open = false; }));
  Object.assign(window.fieldbook, { reveal });
})();
