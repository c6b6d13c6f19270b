/*
 * What is folded: open in the page, so that it can be read and printed without scripts, and closed here. A link into it
 * opens it, and so does print.
 */
(function () {
  "use strict";

  const folds = [...document.querySelectorAll("details[data-fold]")];
  let closed = [];

  /** Open what an element lies in; tell whether it was closed. */
  function unfold(element) {
    const around = folds.filter((fold) => !fold.open && fold.contains(element));
    around.forEach((fold) => { fold.open = true; });
    return around.length > 0;
  }

  /** Open what a link or an address leads to; return that, or false if it was open. A malformed one leads nowhere. */
  function reveal({ hash }) {
    try {
      const target = document.getElementById(decodeURIComponent(hash.slice(1)));
      return unfold(target) && target;
    } catch (error) { return false; }
  }

  /** Open what the page's address lies in, and go there: before, it had no place. */
  function follow() {
    const target = reveal(location);
    if (target) target.scrollIntoView();
  }

  folds.forEach((fold) => { fold.open = false; });
  follow();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link);
  });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    closed = folds.filter((fold) => !fold.open);
    closed.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((fold) => { fold.open = false; }));
  Object.assign(window.fieldbook, { details: folds, unfold });
})();
