/*
 * What the room's files say of lessons and outcomes, person by person, as answers-reading-progress.js has it. Of the files of one
 * set of answers the latest says all there is to say; files of different sets add up.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const read = new WeakMap();

  function inFile(file) {
    if (!read.has(file)) read.set(file, judged(file, book.progressIn(JSON.parse(file.whole))));
    return read.get(file);
  }

  /** Leave out of what a file calls right what is not. */
  function judged(file, progress) {
    progress.right = new Map([...progress.right].map(([quiz, names]) => {
      const sheet = book.asked.find(({ id }) => id === quiz);
      const fields = sheet ? sheet.fields.filter((field) => names.has(field.name)) : [];
      return [quiz, new Set(fields.filter((field) => book.judging.isRight(field, file.answers.get(field) || [])).map(({ name }) => name))];
    }));
    return progress;
  }

  function addStated(known, stated, when) {
    stated.forEach(([step, day], outcome) => {
      const had = known.get(outcome);
      if (!had || had[1] === day || book.counts(when, had[1], day)) known.set(outcome, [step, day]);
    });
  }

  /** Return the progress of a person. */
  function progressOf(person) {
    const sets = new Map();
    [...person.files].sort((one, other) => one.saved - other.saved).forEach((file) => sets.set(file.set || file, inFile(file)));
    const all = { done: new Map(), before: new Map(), after: new Map(), right: new Map() };
    sets.forEach(({ done, before, after, right }) => {
      done.forEach((day, lesson) => all.done.set(lesson, book.earlier(all.done.get(lesson), day)));
      addStated(all.before, before, "before");
      addStated(all.after, after, "after");
      right.forEach((fields, quiz) => all.right.set(quiz, new Set([...(all.right.get(quiz) || []), ...fields])));
    });
    return all;
  }

  Object.assign(book, { progressOf });
})();
