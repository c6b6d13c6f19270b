/* The journal of shared.js: the unseen page (shared-store.html), which is spoken to by messages: { id, method, given } there,
   { id, result } or { id, failed } back, { changed } to all. Loaded where pages are strangers to each other. */
(function () {
  "use strict";

  const book = window.fieldbook;

  // How long a page may take to load, and then to answer. One that is not there is told of at once; a stick may be slow.
  const PATIENCE = 8000;
  const SHORT_PATIENCE = 1500;
  const address = new URL("shared-store.html", document.currentScript.src);

  /** Return the journal that all pages share, as journal() does; `changed` is told of entries written by other pages. */
  function shared(name, changed) {
    const asked = new Map();
    const frame = document.createElement("iframe");
    let number = 0;

    const probe = document.createElement("object");
    const ready = new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error("no answer"));
      setTimeout(giveUp, PATIENCE);
      // Of a file that is not there, Firefox tells by an object, not by a frame.
      probe.addEventListener("error", giveUp);
      frame.addEventListener("load", () => setTimeout(giveUp, SHORT_PATIENCE));
      window.addEventListener("message", (event) => {
        if (event.source !== frame.contentWindow || !event.data) return;
        const { id, result, failed, changed: others } = event.data;
        if (event.data.ready) resolve();
        if (others) changed(others);
        if (!asked.has(id)) return;
        const [done, fail] = asked.get(id);
        asked.delete(id);
        if (failed) fail(new Error(failed));
        else done(result);
      });
    });
    frame.hidden = true;
    frame.title = "";
    Object.assign(probe, { hidden: true, type: "text/html", data: address.href });
    frame.src = address.href + "#" + encodeURIComponent(name);
    document.documentElement.append(frame, probe);

    function ask(method, given) {
      return ready.then(() => new Promise((resolve, reject) => {
        number += 1;
        asked.set(number, [resolve, reject]);
        frame.contentWindow.postMessage({ id: number, method, given }, "*");
      }));
    }

    return { load: () => ask("load"), write: (entries) => ask("write", entries), clear: (entries) => ask("clear", entries) };
  }

  /**
   * Until the unseen page answers, only this page has what is typed, and the next one would not find it: a link waits,
   * and whoever leaves in another way is asked.
   */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || book.store.loaded() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, SHORT_PATIENCE));
    Promise.race([book.store.settled(), late]).then(() => { location.href = link.href; });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!book.store.loaded() && book.sheets.some(book.filled)) event.preventDefault();
  });

  book.strangers = shared;
})();
