/*
 * Fills in a record: what is kept of one learner, and never more. It is told
 *
 *   { name, done: lesson → day, before, after: outcome → [step, day], filled, right: worksheet → fields }
 *
 * as maps, fields as a set. Of a quiz in which nothing is right yet, nobody knows whether it was checked: nothing is said
 * of it. The sheet lists all there is in the course, so that it can be filled in by hand; what is not told leaves it.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word } = book;
  const HOW = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
  let dates = null;

  /** Return a day in words. How they are written takes a browser 10 ms to know, and is not asked before there is a day. */
  function inWords(day) {
    if (!day || Number.isNaN(Date.parse(day))) return day || "";
    dates = dates || new Intl.DateTimeFormat(document.documentElement.lang || undefined, HOW);
    return dates.format(new Date(day));
  }

  /** Keep those rows of a table that `fill` can fill in, and the table if there are any. */
  function fillRows(sheet, name, fill) {
    const table = sheet.querySelector(`[data-record-table="${name}"]`);
    if (!table) return;
    const rows = [...table.tBodies[0].rows];
    rows.filter((row) => !fill(row, [...row.cells].slice(1))).forEach((row) => row.remove());
    if (!table.tBodies[0].rows.length) table.remove();
  }

  /** Return minutes as people say them; `few` has the words for those that are no hour. */
  function time(minutes, few) {
    if (minutes < 60) return few.replace("{count}", minutes);
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return word(rest ? "duration.both" : "duration.hours", { hours, minutes: rest });
  }

  /** Return the first and the last day of what is told. */
  function days(told) {
    const known = [...told.done.values(), ...[...told.before.values(), ...told.after.values()].map(([, day]) => day)];
    const sorted = known.filter(Boolean).sort();
    const [first, last] = [sorted[0], sorted[sorted.length - 1]];
    return first === last ? inWords(first) : word("recorded.span", { first: inWords(first), last: inWords(last) });
  }

  function fillRecord(sheet, told) {
    const put = (name, text) => { sheet.querySelector(`[data-record="${name}"]`).textContent = text; };
    let minutes = 0;
    fillRows(sheet, "lessons", (row, [, finished]) => {
      if (!told.done.has(row.dataset.recordLesson)) return false;
      minutes += Number(row.dataset.minutes);
      finished.textContent = inWords(told.done.get(row.dataset.recordLesson)) || word("recorded.undated");
      return true;
    });
    fillRows(sheet, "outcomes", (row, cells) => {
      const said = ["before", "after"].map((when) => told[when].get(row.dataset.recordOutcome));
      cells.forEach((cell, place) => { cell.textContent = said[place] ? word("standing." + said[place][0]) : "\u2013"; });
      return said.some(Boolean);
    });
    fillRows(sheet, "worksheets", (row, [filled, right]) => {
      const { recordSheetId: id, fields, judged } = row.dataset;
      const among = (kind, names) => names.split(" ").filter((name) => kind.has(id) && kind.get(id).has(name)).length;
      const done = (kind, names) => word("recorded.of", { done: among(kind, names), count: names.split(" ").length });
      filled.textContent = done(told.filled, fields);
      right.textContent = among(told.right, judged) ? done(told.right, judged) : "";
      return among(told.filled, fields) > 0;
    });
    put("name", told.name);
    put("days", days(told));
    put("hours", minutes ? time(minutes, sheet.querySelector("[data-few]").dataset.few) : "");
    put("today", inWords(book.today()));
    sheet.querySelectorAll("time").forEach((one) => { one.textContent = inWords(one.dateTime); });
    sheet.querySelectorAll(".record__facts > div").forEach((fact) => {
      fact.hidden = !fact.querySelector("dd").textContent.trim() && !fact.querySelector("[data-record=name]");
    });
    sheet.querySelector("[data-record-none]").hidden = Boolean(sheet.querySelector("table"));
  }

  Object.assign(book, { fillRecord });
})();
