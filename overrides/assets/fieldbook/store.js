/*
 * What a learner fills in, kept in the browser: one key per thing, so that two tabs never overwrite each other's.
 *
 *   fieldbook:<course>:answer:<worksheet>:<field>   "text", true or ["a", "b"], as JSON
 *   fieldbook:<course>:right:<quiz>:<field>         true, where the answer was right when it was checked: a new one is not
 *   fieldbook:<course>:done:<lesson>                the day on which it was finished, or true where that is not known
 *   fieldbook:<course>:before:<outcome>             where one stands before the course: ["1" to "4", the day of saying so]
 *   fieldbook:<course>:after:<outcome>              the same after it; see standing.js
 *   fieldbook:<course>:reached:<outcome>            true, where it was ticked in an earlier version
 *   fieldbook:<course>:gone                         the finished lessons that a long course has no more; see gone.js
 *   fieldbook:<course>:active                       on a public computer, when someone last did something; see ending.js
 *   fieldbook:<course>:last, fieldbook:<course>:name
 *   fieldbook:<course>:aside:<n>:<the rest of a key> what could not be read, no longer fits its field, or was cleared
 *
 * A path is the part of a key behind the course: ["answer", "my-sheet", "my-field"]. What the mirror has no space for
 * stays in `unwritten` and is read from there, so that the page works without any storage. See disk.js.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const prefix = "fieldbook:" + book.settings.course + ":";
  const unwritten = new Map(), guards = new Map(), watchers = [];
  let own = null, damaged = 0;
  try {
    own = window.localStorage;
    own.getItem(prefix);
  } catch (error) {
    own = null;
  }

  const escaped = (part) => String(part).replace(/[%:]/g, encodeURIComponent);
  const unescaped = (part) => part.replace(/%25|%3A/g, decodeURIComponent);
  const keyOf = (path) => prefix + path.map(escaped).join(":");
  const pathOf = (key) => key.slice(prefix.length).split(":").map(unescaped);

  /** What is read at once: this page's storage, or a memory where the storage of all pages is elsewhere. */
  const mirror = {
    memory: book.shared ? new Map() : null,
    get: (key) => (mirror.memory ? mirror.memory.get(key) || null : own && own.getItem(key)),
    keys: () => (mirror.memory ? [...mirror.memory.keys()] : Object.keys(own || {})),
    /** Tell whether there was space. */
    put(key, text) {
      if (mirror.memory) {
        text === null ? mirror.memory.delete(key) : mirror.memory.set(key, text);
        return true;
      }
      try {
        if (text === null) own.removeItem(key);
        else own.setItem(key, text);
        return true;
      } catch (error) {
        return false;
      }
    },
    withdraw() {
      const had = [...mirror.memory];
      mirror.memory = null;
      had.forEach(([key, text]) => put(key, text));
      tell(null);
    },
  };

  /** Tell whether something is an answer: nothing else is ever kept or shown. */
  function isValue(value) {
    return typeof value === "string" || value === true ||
      (Array.isArray(value) && value.every((item) => typeof item === "string"));
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  function parsed(text) {
    try {
      const value = JSON.parse(text);
      return isValue(value) ? value : undefined;
    } catch (error) {
      return undefined;
    }
  }

  function raw(key) {
    return unwritten.has(key) ? unwritten.get(key) : mirror.get(key);
  }

  /** Return what is kept at a path, or undefined. What cannot be read is put aside first. */
  function get(path) {
    const key = keyOf(path);
    const text = raw(key);
    const value = parsed(text);
    if (value === undefined && text !== null && move(key, text)) damaged += 1;
    return value;
  }

  /** Return what is kept at a path as get() does, and leave what cannot be read where it is. */
  function peek(path) {
    return parsed(raw(keyOf(path)));
  }

  /** Keep a value at a path; undefined removes it. */
  function set(path, value) {
    if (change(path, value)) tell(path);
  }

  /** Keep many values, given as [path, value], and tell of them once. */
  function setAll(entries) {
    if (entries.filter(([path, value]) => change(path, value)).length) tell(null);
  }

  function change(path, value) {
    const key = keyOf(path);
    if (value === undefined && raw(key) === null) return false;
    put(key, value === undefined ? null : JSON.stringify(value));
    return true;
  }

  function put(key, text) {
    const old = raw(key);
    unwritten.set(key, text);
    flush();
    disk.put(key, text, old);
    // Whatever changes an answer: that it was right is no longer so.
    const right = key.replace(prefix + "answer:", prefix + "right:");
    if (right !== key && text !== old && raw(right) !== null) put(right, null);
  }

  /** Write what could not be written before. What is removed goes first: it makes space. */
  function flush() {
    const waiting = [...unwritten].sort((one, other) => (one[1] !== null) - (other[1] !== null));
    for (const [key, text] of waiting) {
      // What is put aside is not overwritten before its copy is there.
      const guarded = unwritten.has(guards.get(key));
      if (!guarded && mirror.put(key, text)) unwritten.delete(key);
    }
    guards.forEach((copy, key) => unwritten.has(copy) || guards.delete(key));
  }

  /** Try to write something small. */
  function hasSpace() {
    const key = prefix + "trial";
    return mirror.put(key, "1") && mirror.put(key, null);
  }

  /** Move what a path holds out of the way; return where to. */
  function setAside(path) {
    const key = keyOf(path);
    const text = raw(key);
    return text === null ? undefined : move(key, text);
  }

  function move(key, text) {
    let number = 1;
    const name = () => keyOf(["aside", number]) + ":" + key.slice(prefix.length);
    while (raw(name()) !== null) number += 1;
    guards.set(key, name());
    put(name(), text);
    if (raw(key) === text) put(key, null);
    return pathOf(name());
  }

  /** Return the paths of a kind ("answer"), in the order of their names. */
  function paths(kind) {
    const start = prefix + kind;
    const keys = new Set(mirror.keys());
    unwritten.forEach((text, key) => (text === null ? keys.delete(key) : keys.add(key)));
    return [...keys].filter((key) => key === start || key.startsWith(start + ":")).sort().map(pathOf);
  }

  /**
   * Call `watcher` with the path of whatever changes, here or in another tab; with null where all may have, and then
   * with `true` if everything was removed; with ["state"] where how things stand has changed.
   */
  function watch(watcher) {
    watchers.push(watcher);
  }

  function tell(path, removed) {
    watchers.forEach((watcher) => watcher(path, removed));
  }

  /**
   * Return how things stand: "kept", or "alone" where it is kept for this page only; "loose" where the browser does not
   * tell when it is on disk, "refused" where it keeps nothing, "full" where it has no space.
   */
  function state() {
    if (!disk.broken()) return disk.alone() ? "alone" : "kept";
    if (!own) return "refused";
    // What only this page, or only its memory has is not kept for the others; and a disk that took things before is full.
    const apart = mirror.memory || disk.alone() || disk.worked();
    if (!apart && !unwritten.size && hasSpace()) return "loose";
    return apart || own.length ? "full" : "refused";
  }

  /** Remove everything that this course keeps; the promise is kept when it is gone. */
  function removeAll() {
    unwritten.clear();
    guards.clear();
    const keys = [...mirror.keys(), ...Object.keys(own || {})];
    keys.filter((key) => key.startsWith(prefix)).forEach((key) => {
      mirror.put(key, null);
      if (own) own.removeItem(key);
    });
    const gone = disk.clear();
    tell(null, true);
    return gone;
  }

  /** Return a promise that is kept when all is on disk, or cannot be brought there. */
  function settled() {
    return new Promise((resolve) => {
      const check = () => (disk.saved() || disk.broken()) && resolve();
      watch(check);
      check();
    });
  }

  const disk = book.disk({
    prefix,
    mirror,
    own,
    take(key, text) {
      unwritten.set(key, text);
      flush();
    },
    changed: (keys) => tell(keys && keys.length === 1 ? pathOf(keys[0]) : null),
    aside: (key, text) => /^(answer|name)$/.test(pathOf(key)[0]) && move(key, text),
    report: () => tell(["state"]),
  });

  addEventListener("storage", ({ key }) => {
    if (mirror.memory) return;
    // What another page has written is later than what this one had no space for.
    unwritten.delete(key);
    if (key === null) tell(null);
    else if (key.startsWith(prefix)) tell(pathOf(key));
  });
  addEventListener("pagehide", flush);
  // A page that comes back as it was has missed what others did.
  addEventListener("pageshow", (event) => event.persisted && tell(null));

  Object.assign(book, {
    isValue,
    same,
    store: {
      get, peek, set, setAll, settled, setAside, paths, watch, state, removeAll,
      /** Tell whether what is filled in goes with the page. */
      isLost: () => /^(full|refused)$/.test(state()),
      ready: disk.ready, loaded: disk.loaded, saved: disk.saved, raw: (path) => raw(keyOf(path)), damaged: () => damaged,
    },
  });
})();
