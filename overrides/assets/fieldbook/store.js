/*
 * What a learner fills in, kept in the browser: one key per thing, so that two tabs never overwrite each other's.
 *
 *   fieldbook:<course>:answer:<worksheet>:<field>   "text", true or ["a", "b"], as JSON
 *   fieldbook:<course>:done:<lesson>                true
 *   fieldbook:<course>:reached:<outcome>            true
 *   fieldbook:<course>:last, fieldbook:<course>:name, fieldbook:<course>:set
 *   fieldbook:<course>:aside:<n>:<the rest of a key> what could not be read, or no longer fits its field
 *
 * A path is the part of a key behind the course: ["answer", "my-sheet", "my-field"]. What could not be written stays
 * in `unwritten` and is read from there, so that the page works without any storage.
 */
(function () {
  "use strict";

  const settings = JSON.parse(document.getElementById("fieldbook").textContent);
  const prefix = "fieldbook:" + settings.course + ":";
  const unwritten = new Map();
  const stuck = new Set();
  const watchers = [];
  let damaged = 0;
  let cramped = false;
  let local = null;
  try {
    local = window.localStorage;
    local.getItem(prefix);
  } catch (error) {
    local = null;
  }

  const escaped = (part) => String(part).replace(/[%:]/g, encodeURIComponent);
  const unescaped = (part) => part.replace(/%25|%3A/g, decodeURIComponent);
  const keyOf = (path) => prefix + path.map(escaped).join(":");
  const pathOf = (key) => key.slice(prefix.length).split(":").map(unescaped);

  /** Tell whether something is an answer: nothing else is ever kept or shown. */
  function isValue(value) {
    return typeof value === "string" || value === true ||
      (Array.isArray(value) && value.every((item) => typeof item === "string"));
  }

  function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  function parsed(text) {
    try {
      const value = JSON.parse(text);
      return isValue(value) ? value : undefined;
    } catch (error) {
      return undefined;
    }
  }

  function raw(key) {
    if (unwritten.has(key)) return unwritten.get(key);
    return local ? local.getItem(key) : null;
  }

  /** Return what is kept at a path, or undefined. What cannot be read is put aside first. */
  function get(path) {
    const text = raw(keyOf(path));
    if (text === null) return undefined;
    const value = parsed(text);
    if (value === undefined) {
      damaged += 1;
      setAside(path);
    }
    return value;
  }

  /** Keep a value at a path; undefined removes it. */
  function set(path, value) {
    const key = keyOf(path);
    if (value === undefined && raw(key) === null) return;
    unwritten.set(key, value === undefined ? null : JSON.stringify(value));
    flush();
    tell(path);
  }

  /** Write what could not be written before. What is removed goes first: it makes room. */
  function flush() {
    const waiting = [...unwritten].sort((one, other) => (one[1] === null ? 0 : 1) - (other[1] === null ? 0 : 1));
    for (const [key, text] of waiting) {
      const free = !stuck.has(key) || setAside(pathOf(key));
      if (local && free && write(key, text)) unwritten.delete(key);
    }
    cramped = unwritten.size > 0 || (cramped && !hasRoom());
  }

  function write(key, text) {
    try {
      if (text === null) local.removeItem(key);
      else local.setItem(key, text);
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Try to write something small. */
  function hasRoom() {
    const key = prefix + "trial";
    return Boolean(local) && write(key, "1") && write(key, null);
  }

  /** Move what a path holds out of the way. Where there is no room for that, it stays, and is not overwritten. */
  function setAside(path) {
    const key = keyOf(path);
    const text = local ? local.getItem(key) : null;
    if (text === null) return true;
    let number = 1;
    const name = () => keyOf(["aside", number]) + ":" + key.slice(prefix.length);
    while (local.getItem(name()) !== null) number += 1;
    const moved = write(name(), text) && write(key, null);
    if (moved) stuck.delete(key);
    else stuck.add(key);
    return moved;
  }

  /** Return the paths of a kind ("answer"), in the order of their names. */
  function paths(kind) {
    const start = prefix + kind;
    const keys = new Set(local ? Object.keys(local) : []);
    unwritten.forEach((text, key) => (text === null ? keys.delete(key) : keys.add(key)));
    return [...keys].filter((key) => key === start || key.startsWith(start + ":")).sort().map(pathOf);
  }

  /** Call `watcher` with the path of whatever changes, here or in another tab; with null where all may have. */
  function watch(watcher) {
    watchers.push(watcher);
  }

  function tell(path) {
    watchers.forEach((watcher) => watcher(path));
  }

  /** Return how things stand: "kept", "refused" by the browser, or "full". */
  function state() {
    if (!local) return "refused";
    return cramped ? "full" : "kept";
  }

  /** Remove everything that this course keeps. */
  function removeAll() {
    unwritten.clear();
    if (local) Object.keys(local).filter((key) => key.startsWith(prefix)).forEach((key) => local.removeItem(key));
    tell(null);
  }

  /** Return one of the course's words, with `{name}` in it filled in. */
  function word(name, values) {
    return settings.words[name].replace(/\{(\w+)\}/g, (mark, key) => (values && key in values ? values[key] : mark));
  }

  function make(tag, css, words, parent) {
    const element = document.createElement(tag);
    if (css) element.className = css;
    if (words) element.textContent = words;
    if (parent) parent.append(element);
    return element;
  }

  function button(words, parent, action) {
    const made = make("button", "md-button answers__button", words, parent);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  /** Make a box to tick, or a button to pick, with its words; return the control. */
  function choice(words, parent, type) {
    const label = make("label", "choice", "", parent);
    const control = make("input", "", "", label);
    Object.assign(control, { type: type || "checkbox", autocomplete: "off" });
    make("span", "choice__words", words, label);
    return control;
  }

  // A trial tells a browser that refuses, or has no room, before the first answer is typed.
  if (local) {
    cramped = !hasRoom();
    if (cramped && !local.length) local = null;
  }

  window.addEventListener("storage", (event) => {
    if (event.key === null) tell(null);
    else if (event.key.startsWith(prefix)) tell(pathOf(event.key));
  });
  window.addEventListener("pagehide", flush);

  window.fieldbook = {
    settings, word, make, button, choice, isValue, same,
    store: { get, set, setAside, paths, watch, flush, state, removeAll, raw: (path) => raw(keyOf(path)), damaged: () => damaged },
  };
})();
