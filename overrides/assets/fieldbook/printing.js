/* Prints a page that is made another for paper, by a button on it. */
(function () {
  "use strict";

  const TURNS = ["pointerdown", "pointermove", "keydown", "focus"];
  let last = null;

  /**
   * Print; `restore` makes the page what it was when the reader turns to it again. That it is printed is not enough:
   * phones say so when they have made a first view of it, and make another for other paper.
   */
  window.fieldbook.print = (restore) => {
    const turn = () => {
      TURNS.forEach((name) => window.removeEventListener(name, turn));
      restore();
    };
    last = turn;
    // The press that called this may not be over yet.
    window.addEventListener("afterprint", () => last === turn && TURNS.forEach((name) => window.addEventListener(name, turn)), { once: true });
    window.print();
  };
})();
