/* Firefox knows no `break-before: avoid`: there, the last two rows of four or more become a group that is not parted when
   it is printed. Loaded in Firefox; the single file has it everywhere. */
(function () {
  "use strict";

  function group() {
    const focused = document.activeElement;
    document.querySelectorAll(".md-typeset tbody:last-child > tr:nth-child(4)").forEach((row) => {
      // The row may be one of the two: then it leaves its body.
      const body = row.parentElement;
      const last = window.fieldbook.make("tbody", "unparted");
      last.append(...[...body.rows].slice(-2));
      body.after(last);
    });
    focused.focus();
  }

  if (CSS.supports("-moz-appearance", "none")) addEventListener("beforeprint", group);
  window.fieldbook.unparted = true;
})();
