/*
 * What a file of answers says besides: lessons finished, and where someone stands with the outcomes. It is added to what
 * is here; of two days on which something was first done the earlier counts, of what one says of today the later.
 */
(function () {
  "use strict";

  const { store, isObject, standing } = window.fieldbook;
  const NAME = /^[\p{L}\p{M}\p{N}_./ -]{1,300}$/u;
  const DAY = /^\d{4}-\d\d-\d\d$/;

  const isDay = (text) => typeof text === "string" && DAY.test(text);
  const names = (list) => (Array.isArray(list) ? list : []).filter((name) => typeof name === "string" && NAME.test(name));
  const entries = (found) => (isObject(found) ? Object.entries(found) : []).filter(([name]) => NAME.test(name));

  function doneIn(progress) {
    const days = new Map(entries(progress.finished).filter(([, day]) => isDay(day)));
    return names(progress.done).map((lesson) => {
      const known = [store.get(["done", lesson]), days.get(lesson)].filter(isDay).sort();
      return [["done", lesson], known[0] || true];
    });
  }

  /** Return what was said of outcomes "before" or "after", where nothing here counts more. */
  function statedIn(progress, when) {
    const isStated = ([, said]) => Array.isArray(said) && said.length < 3 && /^[1-4]$/.test(said[0]) && (said.length < 2 || isDay(said[1]));
    const counts = ([outcome, [, day = ""]]) => {
      const [step, here = ""] = standing(when, outcome);
      return !step || (day !== here && (day > here) === (when === "after"));
    };
    return entries(progress[when]).filter(isStated).filter(counts).map(([outcome, said]) => [[when, outcome], said.map(String)]);
  }

  /** Return all of it as [path, value]. What earlier versions ticked counts where nothing else was said. */
  function progressIn(found) {
    const progress = isObject(found.progress) ? found.progress : {};
    const said = new Map(entries(progress.after));
    const ticked = names(progress.reached).filter((outcome) => !said.has(outcome) && !standing("after", outcome)[0]);
    return [
      ...doneIn(progress),
      ...ticked.map((outcome) => [["reached", outcome], true]),
      ...statedIn(progress, "before"),
      ...statedIn(progress, "after"),
    ];
  }

  window.fieldbook.progressIn = progressIn;
})();
