/* What ends someone's answers on this device: they are removed, and every tab of the course begins anew. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const PATIENCE = 3000;
  // What belongs to the person who answers: all that goes when they leave. Plans, colours and the like are the device's.
  const KINDS = ["answer", "aside", "cleared", "right", "done", "before", "after", "reached", "last", "name", "set", "handing", "gone"];

  const SAID = ["answer", "aside", "name", "done", "before", "after"];

  /** Tell whether someone has said anything here, other than where they were. */
  const hasSaid = () => SAID.some((kind) => book.store.paths(kind).length > 0);
  const ownPaths = () => KINDS.flatMap((kind) => book.store.paths(kind));

  /** Forget all that is kept at some paths; then have every tab begin anew, this one at an address. */
  function leave(paths, address) {
    book.leaving = true;
    book.store.setAll([...paths.map((path) => [path, undefined]), [["active"], undefined], [["left"], String(Date.now())]]);
    const late = Date.now() + PATIENCE;
    const go = () => {
      if (!book.store.saved() && Date.now() < late) return setTimeout(go, 20);
      location.replace(address);
      return location.reload();
    };
    go();
  }

  /** Return what to say of what was removed: what one would, unless it may be on the disk still. */
  const saidOfRemoved = (name) => book.word(/^(full|loose)$/.test(book.store.state()) ? "sheet.unremoved" : name);

  Object.assign(book, { leave, saidOfRemoved, hasSaid, ownPaths, ownKinds: KINDS });
})();
