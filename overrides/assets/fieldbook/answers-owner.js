/*
 * Whose answers these are: said on every worksheet, since the next person at a shared computer sees them. When a person
 * leaves, every tab of the course begins anew, so that neither it nor the browser's own undo brings anything back.
 * On a public computer, what ends a session is loaded here, many minutes before it is needed; see ending.js.
 */
(function () {
  "use strict";

  const { store, word, settings, sheets, load } = window.fieldbook;
  const places = [...document.querySelectorAll("[data-whose]")].filter(() => "sheet.whose" in settings.words);
  let left = "";

  function show() {
    if (!places.length) return;
    const name = store.get(["name"]);
    const some = name || store.paths("answer").length > 0;
    const words = some ? word(name ? "sheet.whose" : "sheet.unnamed", { name }) : "";
    places.forEach((place) => {
      place.hidden = !some;
      const said = place.querySelector("span");
      if (said.textContent !== words) said.textContent = words;
    });
  }

  /** Tell whether the page shows answers that are gone: the browser may bring back a page as it was. */
  const isOutdated = () => sheets.some((sheet) => [...sheet.fields.values()].some((field) => field.known !== undefined && store.get(field.path) === undefined));

  /** Have what ends a session here: tried until it is. */
  const prepare = () => load("ending").catch(() => { /* The next try is near. */ });

  show();
  if (settings.session) {
    setInterval(prepare, 9000);
    addEventListener("input", prepare);
    // Nothing shows on a page that is opened after a session's end, before it is settled whose answers these are.
    const settle = () => {
      const isOver = Date.now() - store.get(["active"]) >= settings.session * 60000;
      if (document.documentElement.toggleAttribute("data-ending", isOver)) prepare();
    };
    settle();
    store.ready.then(settle);
  }
  store.ready.then(() => { left = store.get(["left"]); });
  store.watch((path, removed) => {
    if (removed || window.fieldbook.leaving) left = store.get(["left"]);
    if (store.loaded() && left !== "" && (!path || path[0] === "left") && store.get(["left"]) !== left) location.reload();
    if (!path || path[0] === "name" || path[0] === "answer") show();
  });
  addEventListener("pageshow", (event) => event.persisted && isOutdated() && location.reload());
})();
