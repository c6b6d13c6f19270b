/*
 * Where learners say they stand with each outcome, before the course and after: a step from "1" to "4", and the day on
 * which they said it. The element behind a form says whether that is kept. An outcome that was ticked in earlier
 * versions is one that they can do by themselves.
 */
(function () {
  "use strict";

  const { store, word } = window.fieldbook;
  const TICKED = ["3"];
  const forms = [...document.querySelectorAll("[data-standing]")];

  /** Return today's date where the learner is, as YYYY-MM-DD. */
  function today() {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  /** Return what was said of an outcome, "before" or "after": [step, day], with no day where it is not known. */
  function standing(when, outcome) {
    const said = store.get([when, outcome]);
    if (Array.isArray(said) && /^[1-4]$/.test(said[0])) return said;
    return when === "after" && store.get(["reached", outcome]) ? TICKED : [];
  }

  /** Keep what is said of an outcome; no step takes it back. */
  function state(when, outcome, step) {
    if (when === "after") store.set(["reached", outcome]);
    store.set([when, outcome], step && [step, today()]);
  }

  function show() {
    forms.forEach((form) => form.querySelectorAll("input").forEach((input) => {
      input.checked = standing(form.dataset.standing, input.name)[0] === input.value;
    }));
    const offer = document.querySelector("[data-standing-offer]");
    if (offer) offer.hidden = store.paths("before").length + store.paths("done").length > 0;
  }

  forms.forEach((form) => form.addEventListener("change", ({ target }) => {
    state(form.dataset.standing, target.name, target.value);
    store.settled().then(() => {
      form.nextElementSibling.textContent = word(store.saved() ? "progress.stated" : "progress.unkept");
    });
  }));
  show();
  store.watch((path) => (!path || /^(before|after|reached|done)$/.test(path[0])) && show());
  Object.assign(window.fieldbook, { standing, state, today });
})();
