/*
 * What the room says it can do, before the course and after: for each outcome how many chose each step, and the mean,
 * of all, and of those who answered both, so that the two means speak of the same people.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, settings } = book;
  const STEPS = ["1", "2", "3", "4"];
  const TIMES = ["before", "after"];
  const outcomes = JSON.parse(document.getElementById("stated").textContent);
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined, { minimumFractionDigits: 1, maximumFractionDigits: 2 });

  const mean = (steps) => steps.reduce((sum, step) => sum + Number(step), 0) / steps.length;

  /** Return the lines of an outcome, [words, steps], and those who answered both as [before, after]. */
  function lines(people, { id }) {
    const said = people.map((person) => TIMES.map((when) => (person[when].get(id) || [])[0]));
    const both = said.filter(([before, after]) => before && after);
    const all = TIMES.map((when, place) => [word("room." + when), said.map((one) => one[place]).filter(Boolean)]);
    const paired = TIMES.map((when, place) => [word(`room.${when}.both`), both.map((one) => one[place])]);
    return { all: [...all, ...(both.length ? paired : [])].filter(([, steps]) => steps.length), both };
  }

  /** Return a line as the cells of a table: people, how many chose each step, the mean. */
  const cells = (steps) => [steps.length, ...STEPS.map((step) => steps.filter((one) => one === step).length), mean(steps)];
  const heads = () => [word("room.when"), word("room.answered"), ...STEPS.map((step) => word("standing." + step)), word("room.average")];

  function addRow(parent, tag, first, others) {
    const row = make("tr", "", "", parent);
    make("th", "", first, row).scope = tag === "th" ? "col" : "row";
    others.forEach((text) => {
      const cell = make(tag, "", String(text), row);
      if (tag === "th") cell.scope = "col";
    });
  }

  /** Say how many went up, stayed, and went down. */
  function change(both) {
    const count = (holds) => both.filter(([before, after]) => holds(after - before)).length;
    const numbers = { count: both.length, up: count((by) => by > 0), same: count((by) => by === 0), down: count((by) => by < 0) };
    return word("room.change", numbers);
  }

  function addOutcome(people, outcome, section) {
    const { all, both } = lines(people, outcome);
    const box = make("div", "room__question", "", section);
    make("h3", "", outcome.text, box);
    if (!all.length) return make("p", "room__none", word("room.unanswered"), box);
    const table = make("table", "room__stated", "", box);
    table.setAttribute("aria-label", outcome.text);
    const [first, ...others] = heads();
    addRow(make("thead", "", "", table), "th", first, others);
    const body = make("tbody", "", "", table);
    all.forEach(([words, steps]) => {
      const found = cells(steps);
      addRow(body, "td", words, [...found.slice(0, -1), number.format(found[found.length - 1])]);
    });
    return both.length && make("p", "room__mean", change(both), box);
  }

  /** Show it below the worksheets of a room, in a box. */
  function showOutcomes(room, view, box) {
    if (view.sheet !== "" && view.sheet !== "outcomes") return;
    const people = room.people.map(book.progressOf);
    const shown = outcomes.filter(({ id }) => view.all || people.some((person) => TIMES.some((when) => person[when].has(id))));
    if (!shown.length) return;
    const fold = book.addFold({ id: "", title: word("room.outcomes") }, !box.querySelector(".room__sheet"), box);
    make("p", "book__hint", word("room.outcomes.text"), fold);
    shown.forEach((outcome) => addOutcome(people, outcome, fold));
  }

  /** Return the columns that the table of the room has for outcomes: [head, what a person said]. */
  function outcomeColumns() {
    return outcomes.flatMap((outcome) => TIMES.map((when) => [
      `${word("room." + when)} (1\u20134): ${outcome.text}`,
      (person) => (book.progressOf(person)[when].get(outcome.id) || [""])[0],
    ]));
  }

  /** Save before and after as a table of their own: a line for each outcome and time, with numbers to calculate with. */
  function saveOutcomes(room, separator) {
    const people = room.people.map(book.progressOf);
    const decimal = (value) => (separator === ";" ? value.toFixed(2).replace(".", ",") : value.toFixed(2));
    const found = outcomes.flatMap((outcome) => lines(people, outcome).all.map(([words, steps]) => {
      const row = cells(steps);
      return [outcome.text, words, ...row.slice(0, -1).map(String), decimal(row[row.length - 1])];
    }));
    book.download(`${settings.course}-outcomes.csv`, "text/csv;charset=utf-8", book.tableText([[word("room.outcome"), ...heads()], ...found], separator));
  }

  Object.assign(book, { showOutcomes, outcomeColumns, saveOutcomes, hasOutcomes: outcomes.length > 0 });
})();
