/* What nobody has to fill in: a blank behind a choice, and a row to spare, are for those who need them. */
(function () {
  "use strict";

  const SPARE = ".choice ~ .blank, .spare *";

  window.fieldbook.isSpare = (control) => control.matches(SPARE);
})();
