/* Puts some elements in place of what an element holds: `replaceChildren`, which Safari has from 14 on. */
(function () {
  "use strict";

  window.fieldbook.refill = (element, ...children) => {
    element.textContent = "";
    element.append(...children);
  };
})();
