/*
 * The room's answers as a table that spreadsheets open: a line for each person, a column for each question.
 * UTF-8 with a mark at its beginning, by which Excel knows it.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, settings } = book;

  /**
   * Return a text as a cell. Spreadsheets run what begins with = + - @; and where a semicolon or a tab parts cells,
   * also what follows one. An apostrophe in front makes it text.
   */
  function cell(text) {
    const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
    const safe = isNumber ? text : text.replace(/(^|[;\t\r\n])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1$2'");
    return `"${safe.replace(/"/g, '""')}"`;
  }

  /** Return the sign that parts cells where this page is read: a semicolon where a comma begins decimals. */
  function usualSeparator() {
    const decimal = (1.5).toLocaleString(document.documentElement.lang || undefined);
    return decimal.includes(",") ? ";" : ",";
  }

  /** Return the table of a room as lines of cells. */
  function tableOf(room, named) {
    const columns = book.asked.flatMap((sheet) => sheet.fields.map((field) => ({ sheet, field })));
    const further = [...book.outcomeColumns(), ...book.otherColumns(room)];
    const head = [word("room.who"), ...columns.map(({ sheet, field }) => `${sheet.title}: ${field.label}`), ...further.map(([words]) => words)];
    const lines = room.people.map((person, index) => [
      named ? person.name : word("room.person", { number: index + 1 }),
      ...columns.map(({ field }) => (person.answers.get(field) || []).join("; ")),
      ...further.map(([, said]) => said(person)),
    ]);
    return [head, ...lines];
  }

  /** Return lines of cells as the text of a table. */
  function tableText(lines, separator) {
    return "\ufeff" + lines.map((line) => line.map(cell).join(separator) + "\r\n").join("");
  }

  function saveTable(room, named, separator) {
    book.download(`${settings.course}-room.csv`, "text/csv;charset=utf-8", tableText(tableOf(room, named), separator));
  }

  /** Save the table for spreadsheets; return a promise that fails where what makes it can't be loaded. */
  async function saveSpreadsheet(room, named) {
    await book.load("spreadsheet");
    const content = book.spreadsheet(settings.title, tableOf(room, named));
    book.download(`${settings.course}-room.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
  }

  Object.assign(book, { saveTable, saveSpreadsheet, tableText, usualSeparator });
})();
