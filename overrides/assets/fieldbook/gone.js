/*
 * Notes which finished lessons the course has no more, renamed or taken out, so that no page counts them: in a long
 * course, most pages do not name all lessons. What was said of them stays: the author may bring them back.
 */
(function () {
  "use strict";

  const { store, same, settings } = window.fieldbook;
  const place = ".lessons [data-lesson], [data-finish-lesson]";
  const there = new Set([...document.querySelectorAll(place)].map(({ dataset }) => dataset.lesson || dataset.finishLesson));

  function note() {
    const gone = store.paths("done").map((path) => path[1]).filter((lesson) => !there.has(lesson));
    const known = store.get(["gone"]) || [];
    if (!same(gone, known)) store.set(["gone"], gone.length ? gone : undefined);
  }

  // A home page of an author's own may name some only.
  if (settings.progress.paths.length || there.size !== settings.progress.lessons) return;
  store.ready.then(note);
  store.watch((path) => (!path || path[0] === "done") && note());
})();
