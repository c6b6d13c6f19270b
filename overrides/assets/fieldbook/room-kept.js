/*
 * Keeps a room in this window, so that it is there again when the page is loaded anew. It goes when the window is
 * closed, so that what people answered does not stay on the facilitator's computer; browsers that open a closed window
 * again may bring it back, and only starting again removes it for good.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const KEY = "fieldbook:" + book.settings.course + ":room";

  /** Keep a room and how it is looked at; return whether there was space for it. */
  function keepRoom(room, view) {
    try {
      if (!room.read && !room.left.length) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, JSON.stringify(Object.assign({}, room, { view, settled: [...room.settled] })));
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Put back what is kept, into a room and a view. */
  function restoreRoom(room, view) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      if (!kept) return;
      const people = kept.people.map((person) => book.personOf(person.files.map(book.fileAgain), person.label));
      Object.assign(room, kept, { people, settled: new Set(kept.settled), view: undefined });
      Object.assign(view, kept.view);
      book.nameAll(room);
    } catch (error) {
      Object.assign(room, book.newRoom());
    }
  }

  Object.assign(book, { keepRoom, restoreRoom });
})();
