/*
 * One journal for pages that the browser takes for strangers: Firefox gives each page opened from a folder a storage
 * of its own. Every page holds, unseen, one and the same page (shared-store.html), which has the journal and is spoken
 * to by messages: { id, method, given } there, { id, result } or { id, failed } back, { changed } to all.
 */
(function () {
  "use strict";

  const script = document.currentScript;

  /** Tell whether pages here are strangers to each other. The single file has no page beside it. */
  function needed() {
    return location.protocol === "file:" && Boolean(script && script.src) && CSS.supports("-moz-appearance", "none");
  }

  /** Return the journal that all pages share, as journal() does; `changed` is told of entries written by other pages. */
  function shared(name, changed) {
    const made = new Promise((resolve, reject) => {
      const loader = document.createElement("script");
      loader.onload = () => resolve(window.fieldbook.sharedJournal(name, changed));
      loader.onerror = reject;
      loader.src = new URL("shared-pages.js", script.src);
      document.head.append(loader);
    });
    const ask = (method) => (given) => made.then((journal) => journal[method](given));
    return { load: ask("load"), write: ask("write"), clear: ask("clear") };
  }

  Object.assign(window.fieldbook, { shared: needed() ? shared : null });
})();
