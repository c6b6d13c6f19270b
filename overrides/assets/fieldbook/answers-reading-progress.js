/*
 * The progress in a file of answers, taken one by one: nothing in it is trusted.
 *
 *   { done: lesson → day, before: outcome → [step, day], after: outcome → [step, day], right: quiz → fields }
 *
 * as maps, fields as a set; a day that is not known is "". What earlier versions ticked is what one can do by oneself.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const TICKED = ["3", ""];
  const A_DAY = 864e5;

  /** Return a day as it is written; "" for none that there was yet. Clocks of two places are a day apart. */
  function day(text) {
    const time = typeof text === "string" && DAY.test(text) ? Date.parse(text) : NaN;
    return time <= Date.now() + A_DAY && new Date(time).toISOString().slice(0, 10) === text ? text : "";
  }

  const names = (list) => (Array.isArray(list) ? list : []).filter((name) => typeof name === "string" && book.isName(name));
  const entries = (found) => (book.isObject(found) ? Object.entries(found) : []).filter(([name]) => book.isName(name));
  const isStated = ([, said]) => Array.isArray(said) && typeof said[0] === "string" && /^[1-4]$/.test(said[0]);
  const stated = (found) => entries(found).filter(isStated).map(([outcome, said]) => [outcome, [said[0], day(said[1])]]);

  function progressIn(found) {
    const progress = book.isObject(found.progress) ? found.progress : {};
    const days = new Map(entries(progress.finished));
    const right = entries(progress.right).filter(([, fields]) => book.isObject(fields));
    return {
      done: new Map(names(progress.done).map((lesson) => [lesson, day(days.get(lesson))])),
      before: new Map(stated(progress.before)),
      after: new Map([...names(progress.reached).map((outcome) => [outcome, TICKED]), ...stated(progress.after)]),
      right: new Map(right.map(([quiz, fields]) => [quiz, new Set(Object.keys(fields).filter((name) => fields[name] === true))])),
    };
  }

  /** Return the one of two days on which something was first done. */
  const earlier = (one, other) => [one, other].filter(Boolean).sort()[0] || "";

  /** Tell whether of what was said "before" or "after" on two days the second counts: the first said, or the last. */
  const counts = (when, known, other) => other !== known && (when === "after" ? other > known : !known || Boolean(other && other < known));

  Object.assign(book, { progressIn, earlier, counts });
})();
