/* The page that shared.js speaks to: it has the journal. Only among files: on the web pages share a storage anyway. */
(function () {
  "use strict";

  const name = decodeURIComponent(location.hash.slice(1));
  if (location.protocol !== "file:" || parent === window || !name.startsWith("fieldbook:")) return;
  const journal = window.fieldbook.journal(name);
  const others = new BroadcastChannel(name);
  const METHODS = ["load", "write", "clear"];

  others.onmessage = (event) => parent.postMessage({ changed: event.data }, "*");
  window.addEventListener("message", (event) => {
    const { id, method, given } = event.data || {};
    if (event.source !== parent || !METHODS.includes(method)) return;
    journal[method](given).then((result) => {
      parent.postMessage({ id, result }, "*");
      if (method !== "load") others.postMessage(method === "write" ? given : "all");
    }, (error) => parent.postMessage({ id, failed: String(error) }, "*"));
  });
  parent.postMessage({ ready: true }, "*");
})();
