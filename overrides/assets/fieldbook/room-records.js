/* Prints the records of everyone in the room, one after another, each on sheets of its own. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { make } = book;
  const form = document.querySelector("[data-record-form]");

  function told(person) {
    const filled = new Map();
    book.asked.forEach((sheet) => {
      filled.set(sheet.id, new Set(sheet.fields.filter((field) => person.answers.has(field)).map(({ name }) => name)));
    });
    return Object.assign(book.progressOf(person), { name: person.name, filled });
  }

  function printRecords(room) {
    const box = make("div", "records md-typeset");
    room.people.forEach((person) => {
      const sheet = form.content.firstElementChild.cloneNode(true);
      book.fillRecord(sheet, told(person));
      box.append(sheet);
    });
    document.body.append(box);
    document.documentElement.setAttribute("data-records", "");
    book.print(() => {
      box.remove();
      document.documentElement.removeAttribute("data-records");
    });
  }

  Object.assign(book, { printRecords });
})();
