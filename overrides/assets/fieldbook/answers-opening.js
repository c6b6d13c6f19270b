/*
 * Opens a file of answers: adds what is new, and asks where it differs from what is here.
 * Nothing in it is trusted: names and values are looked at one by one, and only ever set as values.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, settings, word, make, button, choice, isValue, isName, isObject, same } = book;

  /** Part a file's entries into those to add and those that differ; count what is no answer. */
  function plan(found) {
    const made = { add: [], differ: [], skipped: 0, unclear: found.unclear };
    for (const [sheet, fields] of Object.entries(found.answers)) {
      const entries = isObject(fields) ? Object.entries(fields) : [["", fields]];
      for (const [name, value] of entries) {
        const entry = { path: ["answer", sheet, name], value: cleaned(value) };
        if (!isValue(value) || !isName(sheet) || !isName(name)) made.skipped += 1;
        else if (value !== "" && !(Array.isArray(value) && !value.length)) sort(entry, made);
      }
    }
    return made;
  }

  function sort(entry, made) {
    const here = store.get(entry.path);
    if (here === undefined) made.add.push(entry);
    else if (!same(compared(here), compared(entry.value))) made.differ.push(Object.assign(entry, { here }));
  }

  /** Return a value as it is compared: documents keep no space at the ends of lines. */
  function compared(value) {
    return typeof value === "string" ? book.trimmed(value) : value;
  }

  /** Tell whether an entry takes the place of an answer that is not in it: that goes to the earlier ones. */
  function isReplacing({ here, value }) {
    if (here === undefined) return false;
    if (typeof here === "string") return typeof value !== "string" || !value.includes(book.trimmed(here));
    return !Array.isArray(here) || !here.every((one) => [].concat(value).includes(one));
  }

  function cleaned(value) {
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value;
  }

  /** Return what else a file has to keep, as [path, value]. */
  function besides(found) {
    const isNamed = typeof found.name === "string" && found.name && !store.get(["name"]);
    return [...book.progressEntries(found), ...(isNamed ? [[["name"], found.name.slice(0, 200)]] : [])];
  }

  /** Tell whether an answer to a question of a quiz that is here is right, whatever the file says of it. */
  function isRight([, quiz, name], value) {
    const sheet = book.sheets.find((one) => one.id === quiz);
    const field = sheet && sheet.fields.get(name);
    return Boolean(field) && book.judging.areRight(field.controls, value);
  }

  /** Return which answers of quizzes were found right, as [path, value]: of those that are the same here, or are taken from the file. */
  function rightIn(found, chosen) {
    const isTaken = (path, value) => isValue(value) && (same(store.get(path), value) || chosen.some((entry) => same(entry.path, path)));
    return [...book.progressIn(found).right].flatMap(([quiz, names]) => (isObject(found.answers[quiz]) ? [...names] : [])
      .map((name) => [["answer", quiz, name], cleaned(found.answers[quiz][name])])
      .filter(([path, value]) => isTaken(path, value) && isRight(path, value))
      .map(([[, ...path]]) => [["right", ...path], true]));
  }

  /** Go on with the file's set of answers where nothing has begun here: it is the same person on another device. */
  function adoptSet(found) {
    const isNew = !store.paths("answer").length && !store.get(["name"]);
    if (isNew && typeof found.set === "string" && isName(found.set)) store.set(["set"], found.set.slice(0, 100));
  }

  /** Open a file; say in `state` what came of it, and ask in `panel` where it must be asked. */
  async function openFile(file, state, panel) {
    book.refill(panel);
    state.textContent = "";
    try {
      const found = await book.readFile(file);
      const made = plan(found);
      const finish = (chosen) => {
        adoptSet(found);
        const others = besides(found).filter(([path, value]) => !same(store.get(path), value));
        chosen.filter(isReplacing).forEach(({ path }) => store.setAside(path));
        store.setAll([...chosen.map((entry) => [entry.path, entry.value]), ...others, ...rightIn(found, chosen)]);
        state.textContent = [added(chosen, others), told(made, chosen), otherName(found)].filter(Boolean).join(" ");
      };
      if (made.differ.length) ask(made, panel, state, finish);
      else finish(made.add);
    } catch (error) {
      if (!settings.words[error.message]) throw error;
      state.textContent = word(error.message, { file: file.name, course: error.course });
    }
  }

  /** Say whose the file is, where that is not whose answers these are. */
  function otherName({ name }) {
    const here = store.get(["name"]);
    return typeof name === "string" && name.trim() && name !== here ? word("book.named", { name: name.slice(0, 80), here }) : "";
  }

  /** Say what was added: answers, or what else was new here. */
  function added(chosen, others) {
    if (!chosen.length && !others.length) return word("book.same");
    const isProgress = others.some(([path]) => path[0] !== "name");
    return chosen.length || !isProgress ? word("book.opened", { count: chosen.length }) : word("book.progressed");
  }

  function told(made, chosen) {
    const isKnown = ({ path }) => book.sheets.some((sheet) => sheet.id === path[1] && sheet.fields.has(path[2]));
    const unknown = chosen.filter((entry) => !isKnown(entry)).length;
    return [
      unknown ? word("book.unknown", { count: unknown }) : "",
      made.skipped ? word("book.skipped", { count: made.skipped }) : "",
      made.unclear.length ? word("book.unclear", { questions: made.unclear.map((field) => (field.controls ? book.question(field) : field.label)).join("; ") }) : "",
    ].filter(Boolean).join(" ");
  }

  /** Ask, question by question, which answer to keep. */
  function ask(made, panel, state, finish) {
    const title = make("h2", "", word("book.differ"), panel);
    title.tabIndex = -1;
    make("p", "", word("book.differ.text"), panel);
    const choices = made.differ.map((entry, index) => addChoice(entry, index, panel));
    const actions = make("div", "answers__actions", "", panel);
    const end = (chosen) => {
      book.refill(panel);
      if (chosen) finish([...made.add, ...chosen]);
      else state.textContent = word("book.unchanged");
      state.tabIndex = -1;
      state.focus();
    };
    button(word("book.keep"), actions, () => end(made.differ.filter((entry, index) => choices[index].checked)));
    button(word("book.all"), actions, () => end(made.differ));
    button(word("book.cancel"), actions, () => end());
    title.focus();
  }

  /** Return the radio button that takes the file's answer. */
  function addChoice(entry, index, panel) {
    const group = make("fieldset", "field book__differing", "", panel);
    make("legend", "field__prompt", book.asked(entry.path), group);
    const [mine, theirs] = [["book.mine", entry.here], ["book.theirs", entry.value]].map(([name, value]) => {
      const radio = choice(word(name) + ": ", group, "radio");
      radio.name = "book-differ-" + index;
      make("span", "book__text", book.inWords(value), radio.nextSibling);
      return radio;
    });
    mine.checked = true;
    return theirs;
  }

  Object.assign(book, { openFile });
})();
