/*
 * Whose answers these are: said on every worksheet, since the next person at a shared computer sees them. When a person
 * leaves, every tab of the course begins anew, so that neither it nor the browser's own undo brings anything back.
 */
(function () {
  "use strict";

  const { store, word, settings, sheets } = window.fieldbook;
  const places = [...document.querySelectorAll("[data-whose]")].filter(() => "sheet.whose" in settings.words);
  const PATIENCE = 3000;
  let left = "";

  function show() {
    if (!places.length) return;
    const name = store.get(["name"]);
    const some = Boolean(name) || store.paths("answer").length > 0;
    const words = some ? word(name ? "sheet.whose" : "sheet.unnamed", { name }) : "";
    places.forEach((place) => {
      place.hidden = !some;
      const said = place.querySelector("span");
      if (said.textContent !== words) said.textContent = words;
    });
  }

  /** Tell whether the page shows answers that are gone: the browser may bring back a page as it was. */
  function isOutdated() {
    return sheets.some((sheet) => [...sheet.fields.values()].some((field) => field.known !== undefined && store.get(field.path) === undefined));
  }

  /** Forget all that is kept at some paths; then have every tab begin anew, this one at an address. */
  function leave(paths, address) {
    left = String(Date.now());
    store.setAll([...paths.map((path) => [path, undefined]), [["left"], left]]);
    const late = Date.now() + PATIENCE;
    const go = () => {
      if (!store.saved() && Date.now() < late) return setTimeout(go, 20);
      location.replace(address);
      return location.reload();
    };
    go();
  }

  show();
  store.ready.then(() => { left = store.get(["left"]); });
  store.watch((path, removed) => {
    if (removed) left = undefined;
    if (store.loaded() && left !== "" && (!path || path[0] === "left") && store.get(["left"]) !== left) location.reload();
    if (!path || path[0] === "name" || path[0] === "answer") show();
  });
  window.addEventListener("pageshow", (event) => event.persisted && isOutdated() && location.reload());
  window.fieldbook.leave = leave;
})();
