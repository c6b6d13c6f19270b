/*
 * What follows the plan: what to bring, what to print and how much paper that takes, and the notes, in the order in
 * which they are needed.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, inWords, timeOf } = book;
  const list = (selector) => [...document.querySelectorAll(selector)];
  const numbered = (element) => element.dataset.needed.split(" ");

  /** Show only what is needed for steps that are in the plan. */
  function showNeeded(taken) {
    list("[data-needed]").forEach((element) => { element.hidden = !numbered(element).some((number) => taken.has(number)); });
    list("[data-bring]").forEach((section) => { section.hidden = !section.querySelector("[data-needed]:not([hidden])"); });
  }

  /** Count copies and sheets, for some people; without a number of them, for each. */
  function countPapers(people) {
    const papers = list("[data-papers] [data-pages]").filter((row) => !row.hidden);
    list("[data-copies]").forEach((cell) => {
      cell.dataset.copies = cell.dataset.copies || cell.textContent;
      cell.textContent = people > 0 ? String(people) : cell.dataset.copies;
    });
    const each = papers.map((row) => Number(row.dataset.pages));
    const times = people > 0 ? people : 1;
    const pages = each.reduce((sum, count) => sum + count, 0) * times;
    const sheets = each.reduce((sum, count) => sum + Math.ceil(count / 2), 0) * times;
    const sum = document.querySelector("[data-papers-sum]");
    sum.hidden = !papers.length;
    sum.textContent = word(people > 0 ? "plan.sheets" : "plan.sheets.each", { pages, sheets });
  }

  /**
   * Return a function that puts the notes in the order of a plan's rows. Things of one's own stand between them, and a
   * lesson's heading stands anew where something else came in between.
   */
  function notesInOrder() {
    const box = document.querySelector("[data-lessons]");
    const about = new Map(list("[data-about]").map((element) => [element.dataset.about, element]));
    const sections = new Map(list("[data-session-notes]").map((section) => [section.dataset.sessionNotes, section]));
    // In the single file, headings are of another level.
    const title = box.firstElementChild;
    const bare = (section) => {
      const copy = section.cloneNode(false);
      const heading = section.firstElementChild.cloneNode(true);
      heading.removeAttribute("id");
      copy.removeAttribute("aria-labelledby");
      copy.removeAttribute("data-session-notes");
      copy.append(heading);
      return copy;
    };

    function ownLine(row) {
      const line = make("div", `session__step session__step--${row.kind}`);
      make("span", "session__time", timeOf(row.from), line);
      const words = make("p", "session__line", book.nameOf(row), line);
      if (row.minutes) make("span", "session__minutes", inWords(row.minutes), words).before(" ");
      return line;
    }

    function putInto(section, element) {
      section.insertBefore(element, [...section.children].find((child) => child.classList.contains("slides")) || null);
    }

    return function (rows) {
      const found = [title];
      const used = new Set();
      let last;
      let at = null;
      rows.filter((row) => !row.out).forEach((row) => {
        if (!row.step) {
          if (row.kind === "session") found.push(make("h3", "session__begin", `${book.nameOf(row)}, ${timeOf(row.from)}`));
          else putInto(at || found[found.push(make("section", "session")) - 1], ownLine(row));
          if (row.kind === "session") at = last = null;
          return;
        }
        if (row.step.lesson !== last || !at) {
          const own = sections.get(row.step.lesson);
          at = used.has(own) ? bare(own) : own;
          used.add(own);
          last = row.step.lesson;
          if (at === own) list("[data-about]").filter((one) => own.contains(one)).forEach((one) => one.remove());
          at.querySelectorAll(".session__step:not([data-about])").forEach((one) => one.remove());
          found.push(at);
        }
        const element = about.get(row.step.number);
        const length = element.querySelector("[data-length]");
        if (length) length.textContent = inWords(row.minutes);
        element.querySelector(".session__time").textContent = timeOf(row.from);
        putInto(at, element);
      });
      const minutes = (lesson) => rows.filter((row) => row.step && row.step.lesson === lesson && !row.out).reduce((sum, row) => sum + row.minutes, 0);
      used.forEach((section) => {
        const facts = section.querySelector("[data-session-minutes]");
        if (facts) facts.textContent = inWords(minutes(section.dataset.sessionNotes));
      });
      book.arrange(box, found);
      box.hidden = found.length < 2;
    };
  }

  Object.assign(book, { showNeeded, countPapers, notesInOrder });
})();
