/*
 * What is kept, on disk. Of what browsers have, only IndexedDB tells when something is there, and not just on its way:
 * `localStorage` is written some seconds later, and a browser that is ended before that has lost them.
 *
 * An entry is { text, at }: what is kept, or null where it was removed, and the millisecond in which that was done.
 */
(function () {
  "use strict";

  const STORE = "kept";

  /** Return a promise of what a request, or a transaction, gives. */
  function given(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = request.oncomplete = () => resolve(request.result);
      request.onerror = request.onabort = () => reject(request.error);
      // Another tab is about to do the same.
      request.onblocked = () => resolve();
    });
  }

  /** Return the journal of a name. Each of its promises fails where the browser refuses, or has no space. */
  function journal(name) {
    let frame, opened, unsure = window.chrome;

    function open() {
      const request = (frame ? frame.contentWindow : window).indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      return given(request).then((db) => {
        db.onversionchange = () => db.close();
        return db;
      });
    }

    function attempt(work, action) {
      try {
        return action(work.objectStore(STORE));
      } catch (error) {
        work.abort();
        return undefined;
      }
    }

    /** Do something in a transaction, all of it or nothing; the promise is kept when it is on disk. */
    async function within(mode, action, again) {
      opened = opened || open();
      try {
        const work = (await opened).transaction(STORE, mode, { durability: "strict" });
        const done = given(work);
        const results = attempt(work, action);
        await done;
        return results;
      } catch (error) {
        unsure = window.chrome;
        opened = null;
        if (again) {
          frame.remove();
          frame = null;
          throw error;
        }
        // On iPads, what has the databases may end while another program is in front, and a page that was there before
        // reaches them no more: a new frame in it does.
        frame = window.fieldbook.make("iframe", "", "", document.head);
        return within(mode, action, true);
      }
    }

    /**
     * Make sure that what is written is found again. Where the disk was full, Chromium goes on in a file that it reads
     * no further than to where it was cut off, and loses what it has said to be there. It puts all in order, and begins
     * another file, when a database is removed.
     */
    async function renew() {
      if (!unsure) return;
      const spare = name + ":spare";
      (await given(indexedDB.open(spare))).close();
      await given(indexedDB.deleteDatabase(spare));
      unsure = false;
    }

    /** Write entries, given as [key, entry]; null in place of an entry leaves no trace of one. */
    const write = (entries, alone) => within("readwrite", (store) => {
      if (alone) store.clear();
      entries.forEach(([key, entry]) => (entry ? store.put(entry, key) : store.delete(key)));
    }).then(renew);

    return {
      /** Return all entries, as [key, entry]. */
      load: () => within("readonly", (store) => [store.getAllKeys(), store.getAll()])
        .then(([keys, entries]) => keys.result.map((key, index) => [key, entries.result[index]])),
      write,
      /** Remove all entries but those given. */
      clear: (entries) => write(entries, true),
    };
  }

  window.fieldbook = { journal };
})();
