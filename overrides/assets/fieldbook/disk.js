/*
 * Brings to disk what changes, and back what a browser that was ended had not written. The store reads from `mirror`,
 * which answers at once: `localStorage`, which browsers write down some seconds later. The truth is in the journal.
 *
 *   fieldbook:<course>:unsaved:<tab>   in `localStorage`: what is not in the journal yet, as [[key, entry]]
 *   cleared                            in the journal: all was removed; what a mirror has without an entry is left over
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const CLEARED = "cleared";
  const TRIAL = "trial";

  /**
   * Return what brings things to disk.
   *
   * `mirror` has get(key) and keys(); `own` is this page's localStorage, or null. `take` is given what a key of the
   * mirror has to say from now on, `changed` all such keys, or null for all there are; `aside` gets a text that another
   * has taken the place of before it was read, and `report` is called where how things stand has changed.
   */
  function disk({ prefix, mirror, own, take, changed, aside, report }) {
    const name = prefix.slice(0, -1);
    const notes = prefix + "unsaved:";
    const note = notes + Math.random().toString(36).slice(2);
    const waiting = new Map();
    const before = new Map();
    let journal = book.shared ? book.shared(name, fromOthers) : book.journal(name);
    let latest = 0;
    const sent = new WeakSet();
    let writing = 0, loaded = false, noting, worked, broken, alone;

    function now() {
      latest = Math.max(Date.now(), latest + 1);
      return latest;
    }

    /** Write down a change, and that it is not on disk yet. `old` is what the key had before. */
    function put(key, text, old) {
      if (!worked && !before.has(key)) before.set(key, old);
      waiting.set(key, { text, at: now() });
      // Once for all that is put at a time.
      noting = noting || Promise.resolve().then(() => {
        noting = null;
        noteDown();
        send();
      });
    }

    function noteDown() {
      try {
        if (waiting.size) own.setItem(note, JSON.stringify([...waiting]));
        else own.removeItem(note);
      } catch (error) { /* Without a note, it is the journal that counts. */ }
    }

    /**
     * Send what waits, one transaction after another: what comes meanwhile goes with the next. Where this page has no
     * storage to note it in, it goes at once: the page may be left before the transaction ends. Where there was no space
     * when the page came, what earlier pages noted goes first.
     */
    function send() {
      const batch = [...waiting].filter(([, entry]) => !sent.has(entry));
      if (!loaded || !batch.length || (writing && !mirror.memory)) return;
      batch.forEach(([, entry]) => sent.add(entry));
      writing += 1;
      Promise.resolve(worked || load()).then(() => journal.write(batch)).then(() => {
        batch.forEach(([key, entry]) => waiting.get(key) === entry && waiting.delete(key));
        end(false);
        send();
      }, () => {
        batch.forEach(([, entry]) => sent.delete(entry));
        end(true);
      });
    }

    function end(failed) {
      writing -= 1;
      broken = failed;
      noteDown();
      report();
    }

    /** Take over what other pages have written. */
    function fromOthers(entries) {
      if (entries === "all") {
        waiting.clear();
        mirror.keys().forEach((key) => take(key, null));
        changed(null);
        return;
      }
      const others = entries.filter(([key]) => key.startsWith(prefix) && !waiting.has(key));
      others.forEach(([key, entry]) => take(key, entry && entry.text));
      changed(others.map(([key]) => key));
    }

    function noted() {
      const found = new Map();
      const read = Object.keys(own || {}).filter((key) => key.startsWith(notes) && key !== note);
      read.forEach((key) => {
        try {
          JSON.parse(own.getItem(key)).forEach(([one, entry]) => {
            if (entry.at && !(found.has(one) && found.get(one).at >= entry.at)) found.set(one, entry);
          });
        } catch (error) { /* A note that was cut off says nothing. */ }
      });
      return { found, read };
    }

    /** Bring mirror and journal together. Of two texts the later one counts. */
    function join(entries) {
      const kept = new Map(entries.filter(([key]) => key.startsWith(prefix)));
      const { found, read } = noted();
      const write = [];
      const other = [];
      new Set([...kept.keys(), ...found.keys()]).forEach((key) => {
        const [here, there] = [found.get(key), kept.get(key)];
        const entry = here && (!there || here.at >= there.at) ? here : there;
        latest = Math.max(latest, entry.at);
        if (waiting.has(key)) {
          if (entry.text !== null && entry.text !== before.get(key) && entry.text !== waiting.get(key).text) aside(key, entry.text);
          return;
        }
        const shown = mirror.get(key);
        if (entry === here) write.push([key, entry]);
        else if (entry.text === null && shown === null) write.push([key, null]);
        if (shown === entry.text) return;
        take(key, entry.text);
        other.push(key);
      });
      const cleared = entries.some(([key]) => key === CLEARED);
      mirror.keys().filter((key) => key.startsWith(prefix) && !key.startsWith(notes)).forEach((key) => {
        if (kept.has(key) || found.has(key) || waiting.has(key)) return;
        if (!cleared) write.push([key, { text: mirror.get(key), at: now() }]);
        else {
          take(key, null);
          other.push(key);
        }
      });
      // The trial tells that there is space, before the first answer is typed.
      write.push([CLEARED, null], [TRIAL, { text: null, at: 0 }]);
      return journal.write(write).then(() => {
        read.forEach((key) => own.removeItem(key));
        return other;
      });
    }

    function load() {
      return journal.load().then(join).then((other) => {
        worked = true;
        if (other.length) changed(other);
      });
    }

    /** Where the page that all share does not answer, this one keeps to itself. */
    function withdraw(error) {
      if (!book.shared || alone) throw error;
      alone = true;
      mirror.withdraw();
      journal = book.journal(name);
      return load();
    }

    const ready = load().catch(withdraw).catch(() => { broken = true; }).then(() => {
      loaded = true;
      report();
      send();
    });

    /** Remove everything, and leave a mark that tells what a mirror still has to be thrown away. */
    function clear() {
      waiting.clear();
      noteDown();
      return ready.then(() => journal.clear([[CLEARED, { text: null, at: now() }]])).then(() => { broken = false; }, () => { broken = true; });
    }

    return { put, clear, ready, loaded: () => loaded, saved: () => loaded && !waiting.size, broken: () => broken, worked: () => worked, alone: () => alone };
  }

  book.disk = disk;
})();
