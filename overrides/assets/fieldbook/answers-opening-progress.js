/* What a file of answers says of lessons and outcomes, added to what is here: of two days the one that counts. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, standing } = book;

  function doneIn({ done }) {
    return [...done].map(([lesson, day]) => {
      const here = store.get(["done", lesson]);
      return [["done", lesson], book.earlier(typeof here === "string" ? here : "", day) || true];
    });
  }

  function statedIn(progress, when) {
    const isNew = ([outcome, [step, day]]) => {
      const [here, since = ""] = standing(when, outcome);
      return !here || (here !== step && book.counts(when, since, day));
    };
    return [...progress[when]].filter(isNew).map(([outcome, [step, day]]) => [[when, outcome], day ? [step, day] : [step]]);
  }

  /** Return all of it as [path, value]. */
  function progressEntries(found) {
    const progress = book.progressIn(found);
    return [...doneIn(progress), ...statedIn(progress, "before"), ...statedIn(progress, "after")];
  }

  Object.assign(book, { progressEntries });
})();
