/* Offers in a blank what was answered elsewhere: `data-source` names the worksheet and the field, as "sheet/field". */
(function () {
  "use strict";

  const { store, make } = window.fieldbook;

  /** Return the answers of a field, each once: a long one has one in each line. */
  function answers(source) {
    const kept = store.get(["answer", ...source.split("/")]);
    const lines = [].concat(kept === undefined || kept === true ? [] : kept).join("\n").split("\n");
    return [...new Set(lines.map((line) => line.trim()).filter(Boolean))];
  }

  /** Give a blank a list to pick from; anything else can be typed as before. */
  function offer(control) {
    const found = answers(control.dataset.source);
    const id = `${control.id}--offers`;
    const list = document.getElementById(id) || make("datalist", "", "", control.form);
    list.id = id;
    list.textContent = "";
    found.forEach((text) => { make("option", "", "", list).value = text; });
    if (found.length) control.setAttribute("list", list.id);
    else control.removeAttribute("list");
  }

  const controls = [...document.querySelectorAll("[data-source]")].filter((control) => control.form);
  controls.forEach(offer);
  store.watch(() => controls.forEach(offer));
  window.fieldbook.offers = true;
})();
