/* What all scripts share: what the page tells them of the course, its words, and the making of elements. */
(function () {
  "use strict";

  const settings = JSON.parse(document.getElementById("fieldbook").textContent);

  // A page that a browser has saved has what scripts had made: they make it anew.
  document.querySelectorAll("[data-own]").forEach((one) => one.remove());

  /** Return one of the course's words, with `{name}` in it filled in. */
  function word(name, values = {}) {
    return settings.words[name].replace(/\{(\w+)\}/g, (mark, key) => (key in values ? values[key] : mark));
  }

  /** Make an element at the end of another one. `data-own` says that it is none of the course's words. */
  function make(tag, css, words, parent) {
    const element = document.createElement(tag);
    element.dataset.own = "";
    if (css) element.className = css;
    if (words) element.textContent = words;
    if (parent) parent.append(element);
    return element;
  }

  function button(words, parent, action) {
    const made = make("button", "md-button answers__button", words, parent);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  /** Make a box to tick, or a button to pick, with its words; return the control. */
  function choice(words, parent, type) {
    const label = make("label", "choice", "", parent);
    const control = make("input", "", "", label);
    Object.assign(control, { type: type || "checkbox", autocomplete: "off" });
    make("span", "choice__words", words, label);
    return control;
  }

  const loaded = {};

  /** Load one of the scripts that few need and everyone would wait for, where the page has not got it yet. */
  function load(name) {
    if (window.fieldbook[name]) return Promise.resolve();
    loaded[name] = loaded[name] || new Promise((resolve, reject) => {
      const script = make("script", "", "", document.head);
      script.onload = resolve;
      script.onerror = (failed) => {
        delete loaded[name];
        reject(failed);
      };
      // Where a browser saves the page, it is to come after these.
      script.defer = true;
      script.src = settings.later[name];
    });
    return loaded[name];
  }

  /** Load one when an element is pointed at, or has the focus: then it is there when something is pressed. */
  function loadNear(element, name) {
    const begin = () => load(name).catch(() => { /* It is tried again when it is needed. */ });
    ["pointerover", "focusin"].forEach((event) => element.addEventListener(event, begin, { once: true }));
  }

  Object.assign(window.fieldbook, { settings, word, make, button, choice, load, loadNear });
})();
