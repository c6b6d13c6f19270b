/*
 * One journal for pages that the browser takes for strangers: Firefox gives each page opened from a folder a storage
 * of its own. There, every page holds, unseen, one and the same page, which has the journal; see strangers.js.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  // The single file has no page beside it.
  const isNeeded = location.protocol === "file:" && book.settings.later && CSS.supports("-moz-appearance", "none");

  /** Return the journal that all pages share, as journal() does; `changed` is told of entries written by other pages. */
  function shared(name, changed) {
    const made = book.load("strangers").then(() => book.strangers(name, changed));
    const ask = (method) => (given) => made.then((journal) => journal[method](given));
    return { load: ask("load"), write: ask("write"), clear: ask("clear") };
  }

  book.shared = isNeeded ? shared : null;
})();
