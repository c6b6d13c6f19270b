/* The page that gathers the room's answers: takes files, folders and what is dropped, and shows what came of them. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button } = book;
  const box = document.querySelector("[data-room]");
  const bar = make("div", "room__tools", "", box);
  const actions = make("div", "answers__actions", "", bar);
  const state = make("p", "answers__state", "", bar);
  const left = make("div", "room__left", "", box);
  const results = make("div", "room__results", "", box);
  let room = { people: [], left: [] };

  /** A button that opens the browser's own choice of files. */
  function addChooser(words, attributes) {
    const input = make("input", "", "", actions);
    Object.assign(input, { type: "file", multiple: true, hidden: true }, attributes);
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    return button(words, actions, () => input.click());
  }

  async function take(files) {
    if (!files.length) return;
    state.textContent = word("room.reading");
    await book.readRoom(room, files);
    show();
  }

  function show() {
    const some = room.people.length + room.left.length > 0;
    state.textContent = some ? word("room.counted", { people: room.people.length, left: room.left.length }) : "";
    after.forEach((element) => { element.hidden = !room.people.length; });
    again.hidden = !some;
    showLeft();
    if (room.people.length) book.showRoom(room, names.checked, results);
    else results.replaceChildren();
  }

  function showLeft() {
    left.replaceChildren();
    if (!room.left.length) return;
    make("h2", "", word("room.left"), left);
    const list = make("dl", "", "", left);
    room.left.forEach(({ file, why }) => {
      make("dt", "", file, list);
      make("dd", "", why, list);
    });
  }

  /** Return the files of a folder that was dropped, and of the folders in it. */
  async function filesIn(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      // A folder is read in portions; an empty one is its end.
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!entries.length) return found;
      for (const one of entries) found.push(...await filesIn(one));
    }
  }

  /** Take what was dropped. It has to be asked for at once: later the browser has forgotten it. */
  async function drop(transfer) {
    const items = [...transfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const files = items.map((item) => item.getAsFile());
    const found = [];
    let failed = false;
    for (const [index, entry] of entries.entries()) {
      if (!entry || !entry.isDirectory) found.push(files[index]);
      else found.push(...await filesIn(entry).catch(() => { failed = true; return []; }));
    }
    await take(found.filter(Boolean));
    if (failed) state.textContent += " " + word("room.unread", { button: word("room.folder") });
  }

  state.setAttribute("role", "status");
  addChooser(word("room.choose"), { accept: ".json,.txt,application/json" });
  addChooser(word("room.folder"), { webkitdirectory: true });
  make("p", "room__drop", word("room.drop"), actions);
  const label = make("label", "choice room__names");
  const names = make("input", "", "", label);
  const hint = make("span", "book__hint", word("room.names.hint"));
  make("span", "choice__words", word("room.names"), label);
  Object.assign(names, { type: "checkbox" });
  hint.id = "room-names-hint";
  names.setAttribute("aria-describedby", hint.id);
  names.addEventListener("change", show);
  const outcome = make("div", "answers__actions", "", bar);
  button(word("room.csv"), outcome, () => book.saveTable(room, names.checked));
  button(word("room.print"), outcome, () => window.print());
  const again = button(word("room.again"), outcome, () => {
    room = { people: [], left: [] };
    show();
    actions.querySelector("button").focus();
  });
  bar.append(label, hint, outcome);
  const after = [label, hint, ...[...outcome.children].filter((element) => element !== again)];
  // Dropped anywhere: a browser opens what it is not told to take, and all that was opened before would be gone.
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    drop(event.dataTransfer);
  });
  show();
})();
