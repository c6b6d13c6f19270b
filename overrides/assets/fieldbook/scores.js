/* How much of a quiz was right, wherever the course names it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word } = book;

  /** Return how many of a quiz's questions were right, as they stand now: { done, count }. Authors reword questions. */
  function scoreOf({ dataset }) {
    const names = dataset.of.split(" ");
    return { done: names.filter((name) => store.peek(["right", dataset.score, name])).length, count: names.length };
  }

  function show() {
    document.querySelectorAll("[data-score]").forEach((place) => {
      const score = scoreOf(place);
      place.textContent = score.done ? word("progress.score", score) : "";
    });
  }

  show();
  store.watch((path) => (!path || path[0] === "right" || path[0] === "answer") && show());
  Object.assign(book, { scoreOf });
})();
