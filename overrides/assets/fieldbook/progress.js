/* Progress: lessons marked as done, ticks wherever a lesson is named, and how far one is in all. */
(function () {
  "use strict";

  const { store, word, make, choice, today, settings } = window.fieldbook;
  const ends = [...document.querySelectorAll("[data-lesson-end]")];
  const { lessons, paths, sheets } = settings.progress;
  let shown;

  /** Let a lesson be marked as done where it ends. */
  function addMark(end) {
    const box = choice(word("progress.done"), end);
    const state = make("p", "lesson-end__state", "", end);
    state.setAttribute("role", "status");
    box.addEventListener("change", () => {
      store.set(["done", end.dataset.lessonEnd], box.checked ? today() : undefined);
      const said = box.checked ? "progress.saved" : "progress.removed";
      store.settled().then(() => { state.textContent = word(store.saved() ? said : "progress.unkept"); });
    });
  }

  const named = (kind) => new Set(store.paths(kind).map((path) => path[1]));

  function showDone() {
    // Of lessons that were renamed, or that the course has no more, nothing is counted; see gone.js.
    const gone = store.get(["gone"]) || [];
    const done = new Set([...named("done")].filter((lesson) => (paths.length ? paths.includes(lesson) : !gone.includes(lesson))));
    ends.forEach((end) => { end.querySelector("input").checked = done.has(end.dataset.lessonEnd); });
    document.querySelectorAll("[data-lesson]").forEach((place) => {
      const mark = place.querySelector(".lesson-tick");
      if (mark && !done.has(place.dataset.lesson)) mark.remove();
      if (!mark && done.has(place.dataset.lesson)) tick(place.querySelector(".course-nav__tick, .lessons__facts") || place);
    });
    showLine(Math.min(done.size, lessons));
  }

  function tick(place) {
    make("span", "lesson-tick__word", word("progress.tick"), make("span", "lesson-tick", "", place));
  }

  /** Say how many lessons are done, and how many worksheets have an answer. */
  function showLine(done) {
    const answered = named("answer");
    const filled = sheets.filter((id) => answered.has(id)).length;
    // Each key asks for it, and the course in one file, where it stands in every chapter, takes long to lay out anew.
    if (shown === (shown = done + " " + filled)) return;
    document.querySelectorAll("[data-progress]").forEach((place) => {
      place.textContent = "";
      make("span", "", word("progress.lessons", { done, count: lessons }) + " ", place);
      if (sheets.length) make("span", "", word(sheets.length > 1 ? "progress.sheets" : "progress.sheet", { done: filled, count: sheets.length }), place);
      place.style.setProperty("--done", done / lessons);
      place.hidden = place.dataset.progress && !done && !filled;
    });
  }

  ends.forEach(addMark);
  showDone();
  if (ends.length === 1) store.set(["last"], ends[0].dataset.lessonEnd);
  store.watch((path) => (!path || /^(done|gone|answer)$/.test(path[0])) && showDone());
})();
