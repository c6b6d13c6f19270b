/* How much of a quiz was right, wherever the course names it. */
(function () {
  "use strict";

  const { store, word } = window.fieldbook;

  function show() {
    const right = store.paths("right").map((path) => path[1]);
    document.querySelectorAll("[data-score]").forEach((place) => {
      const done = right.filter((quiz) => quiz === place.dataset.score).length;
      const count = Number(place.dataset.of);
      place.textContent = done ? word("progress.score", { done: Math.min(done, count), count }) : "";
    });
  }

  show();
  store.watch((path) => (!path || path[0] === "right" || path[0] === "answer") && show());
})();
