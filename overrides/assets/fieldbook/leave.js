/* What ends someone's answers on this device: they are removed, and every tab of the course begins anew. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const PATIENCE = 3000;

  /** Forget all that is kept at some paths; then have every tab begin anew, this one at an address. */
  function leave(paths, address) {
    book.leaving = true;
    book.store.setAll([...paths.map((path) => [path, undefined]), [["left"], String(Date.now())]]);
    const late = Date.now() + PATIENCE;
    const go = () => {
      if (!book.store.saved() && Date.now() < late) return setTimeout(go, 20);
      location.replace(address);
      return location.reload();
    };
    go();
  }

  book.leave = leave;
})();
