/* Progress: lessons marked as done, ticks wherever a lesson is named, and the way back to where one left off. */
(function () {
  "use strict";

  const { store, word, make, choice } = window.fieldbook;
  const ends = [...document.querySelectorAll("[data-lesson-end]")];

  /** Let a lesson be marked as done where it ends. */
  function addMark(end) {
    const box = choice(word("progress.done"), end);
    const state = make("p", "lesson-end__state", "", end);
    state.setAttribute("role", "status");
    box.addEventListener("change", () => {
      store.set(["done", end.dataset.lessonEnd], box.checked || undefined);
      const said = box.checked ? "progress.saved" : "progress.removed";
      store.settled().then(() => { state.textContent = word(store.saved() ? said : "progress.unkept"); });
    });
  }

  function showDone() {
    const done = new Set(store.paths("done").map((path) => path[1]));
    ends.forEach((end) => { end.querySelector("input").checked = done.has(end.dataset.lessonEnd); });
    document.querySelectorAll("[data-lesson]").forEach((place) => {
      const mark = place.querySelector(".lesson-tick");
      if (mark && !done.has(place.dataset.lesson)) mark.remove();
      if (!mark && done.has(place.dataset.lesson)) tick(place.querySelector(".course-nav__tick, .lessons__facts") || place);
    });
  }

  function tick(place) {
    make("span", "lesson-tick__word", word("progress.tick"), make("span", "lesson-tick", "", place));
  }

  /** Offer, on the home page, the lesson that was open last, or the next unfinished one: a link that the page holds. */
  function offerLast() {
    const start = document.querySelector(".start:not([data-offered])");
    const items = start ? [...document.querySelectorAll(".lessons [data-lesson]")] : [];
    const last = items.findIndex((one) => one.dataset.lesson === store.get(["last"]));
    const item = last < 0 ? null : [...items.slice(last), ...items.slice(0, last)].find((one) => !store.get(["done", one.dataset.lesson]));
    if (!item) return;
    const link = item.querySelector("a");
    const offer = make("a", "md-button", word("progress.continue", { title: link.textContent.trim() }));
    offer.href = link.getAttribute("href");
    start.append(" ", offer);
    start.toggleAttribute("data-offered", true);
  }

  ends.forEach(addMark);
  showDone();
  offerLast();
  // Where all pages share a store that is elsewhere, it is read later.
  store.ready.then(offerLast);
  if (ends.length === 1) store.set(["last"], ends[0].dataset.lessonEnd);
  store.watch((path) => (!path || path[0] === "done") && showDone());
})();
