/*
 * One journal for pages that the browser takes for strangers: Firefox gives each page opened from a folder a storage
 * of its own. Every page holds, unseen, one and the same page (shared-store.html), which has the journal and is spoken
 * to by messages: { id, method, given } there, { id, result } or { id, failed } back, { changed } to all.
 */
(function () {
  "use strict";

  // How long a page may take to load, and then to answer.
  const PATIENCE = 8000;
  const SHORT_PATIENCE = 1500;
  const script = document.currentScript;

  /** Tell whether pages here are strangers to each other. The single file has no page beside it. */
  function needed() {
    return location.protocol === "file:" && Boolean(script && script.src) && CSS.supports("-moz-appearance", "none");
  }

  /** Return the journal that all pages share, as journal() does; `changed` is told of entries written by other pages. */
  function shared(name, changed) {
    const asked = new Map();
    const frame = document.createElement("iframe");
    let number = 0;

    const ready = new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error("no answer"));
      setTimeout(giveUp, PATIENCE);
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
    frame.src = new URL("shared-store.html", script.src).href + "#" + encodeURIComponent(name);
    document.documentElement.append(frame);

    function ask(method, given) {
      return ready.then(() => new Promise((resolve, reject) => {
        number += 1;
        asked.set(number, [resolve, reject]);
        frame.contentWindow.postMessage({ id: number, method, given }, "*");
      }));
    }

    return { load: () => ask("load"), write: (entries) => ask("write", entries), clear: (entries) => ask("clear", entries) };
  }

  Object.assign(window.fieldbook, { shared: needed() ? shared : null });
})();
