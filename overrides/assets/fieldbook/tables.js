/* Tables that are wider than the screen, or laid out as cards: by keyboard, and for screen readers. Loaded where there is one. */
(function () {
  "use strict";

  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const WRAP = ".md-typeset__scrollwrap, .levels--compare";
  const wraps = () => document.querySelectorAll(WRAP);

  function nameOf(wrap) {
    const isBefore = (heading) => heading.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING;
    const named = wrap.querySelector("caption") || [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isBefore).pop();
    return named ? named.textContent.trim() : document.title;
  }

  // Where a line holds few letters, what is wider is laid out as cards, if each cell is below the words of its column.
  function stack(table) {
    if (!table || !table.tHead || table.tHead.rows.length > 1 || table.querySelector("[colspan], [rowspan]")) return;
    const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent + "\u2002");
    table.querySelectorAll("td").forEach((cell) => { cell.dataset.column = heads[cell.cellIndex] || ""; });
    table.classList.add("stacked");
    tell(table);
  }

  // Let what scrolls sideways be reached, so that the arrow keys move it, and say what it is: levels say it themselves.
  const REACHED = { tabindex: () => 0 };
  const TOLD = { ...REACHED, role: () => "region", "aria-label": nameOf };

  function reach(wrap) {
    const overflows = () => wrap.scrollWidth > wrap.clientWidth;
    const isNarrow = document.documentElement.matches("[data-huge]") || matchMedia("(max-width: 22em)").matches;
    if (isNarrow && overflows()) stack(wrap.querySelector("table:not(.stacked)"));
    const isWide = overflows();
    Object.entries(wrap.matches("[data-levels]") ? REACHED : TOLD).forEach(([name, valueFor]) => {
      if (isWide) wrap.setAttribute(name, valueFor(wrap));
      else wrap.removeAttribute(name);
    });
  }

  // Laid out as cards, a table is no table to some screen readers, unless each part says what it is.
  function tell(table) {
    [table, ...table.querySelectorAll("*")].forEach((one) => {
      const role = one.tagName === "TH" ? (one.scope === "row" ? "rowheader" : "columnheader") : ROLES[one.tagName];
      if (role) one.setAttribute("role", role);
    });
  }

  // A table may grow in a box that does not: where letters grow, or the page is laid out anew.
  const sizes = new ResizeObserver((seen) => seen.forEach((one) => reach(one.target.closest(WRAP))));

  function begin() {
    document.querySelectorAll(".stacked").forEach(tell);
    wraps().forEach((wrap) => [wrap, ...wrap.querySelectorAll("table")].forEach((one) => sizes.observe(one)));
    addEventListener("resize", () => wraps().forEach(reach));
  }

  // In the course in one file, tables are put into their boxes later than this is run.
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
  window.fieldbook.tables = true;
})();
