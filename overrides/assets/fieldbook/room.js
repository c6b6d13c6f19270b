/* The page that gathers the room's answers: takes files, folders and what is dropped, and shows what came of them. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button } = book;
  const tools = make("div", "room__tools");
  const choosing = make("div", "answers__actions", "", tools);
  const state = make("p", "answers__state", "", tools);
  const naming = make("div", "room__naming", "", tools);
  const SLIPS = 8;
  const using = make("div", "answers__actions", "", tools);
  const who = make("div", "room__who-is-who");
  const left = make("div", "room__left");
  const results = make("div", "room__results");
  let room = book.newRoom();

  /** Add a button that opens the browser's own choice of files. */
  function addChooser(words, attributes) {
    const input = make("input", "", "", choosing);
    Object.assign(input, { type: "file", multiple: true, hidden: true }, attributes);
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    return button(words, choosing, () => input.click());
  }

  /** Add the table's button and the choice of what parts its cells; that of the reader's language comes first. */
  function addTable() {
    const box = make("div", "room__table", "", using);
    box.dataset.withPeople = "";
    button(word("room.xlsx"), box, () => {
      book.saveSpreadsheet(room, view.named).catch(() => { state.textContent = word("room.unloaded"); });
    });
    const separator = book.addSelect(word("room.separator"), box);
    [[",", "room.comma"], [";", "room.semicolon"], ["\t", "room.tab"]].forEach(([sign, words]) => {
      make("option", "", word(words), separator).value = sign;
    });
    separator.value = book.usualSeparator();
    button(word("room.csv"), box, () => book.saveTable(room, view.named, separator.value));
    if (book.hasOutcomes) button(word("room.outcomes.csv"), box, () => book.saveOutcomes(room, separator.value));
  }

  /** Print a slip for each learner: as many as fit on a sheet. */
  function printSlips() {
    const one = document.querySelector("[data-slip]");
    const sheet = make("div", "slips");
    for (let number = 0; number < SLIPS; number += 1) sheet.append(one.content.cloneNode(true));
    // Where the page comes from the web, so does the course.
    const address = location.href.replace(/[^/]*$/, "");
    if (/^http/.test(address)) sheet.querySelectorAll("[data-slip-address]").forEach((place) => { place.textContent = address; });
    document.body.append(sheet);
    document.documentElement.setAttribute("data-slips", "");
    book.print(() => {
      sheet.remove();
      document.documentElement.removeAttribute("data-slips");
    });
  }

  /** Take files. What comes by itself is not told of before it is there, and `showing` says how it is shown. */
  async function take(files, showing) {
    if (!files.length) return;
    if (!showing) state.textContent = word("room.reading");
    await book.readRoom(room, files);
    if (showing) showing(show);
    else show();
  }

  async function drop(transfer) {
    const { files, failed } = await book.droppedFiles(transfer);
    await take(files);
    if (failed) state.textContent += " " + word("room.unread", { button: word("room.folder") });
  }

  function startAgain() {
    room = book.newRoom();
    show();
    first.focus();
  }

  function show() {
    const { people } = room;
    const some = people.length + room.left.length > 0;
    state.textContent = some ? counted() : "";
    naming.hidden = !people.length;
    using.hidden = !some;
    using.querySelectorAll("[data-with-people]").forEach((one) => { one.hidden = !people.length; });
    showLeft();
    if (!book.keepRoom(room, view)) state.textContent += " " + word("room.unkept");
    book.showPeople(room, who, settle);
    if (people.length) {
      book.showRoom(room, view, results);
      book.showOutcomes(room, view, results);
      book.showOthers(room, view, results);
    } else results.textContent = "";
  }

  /** Say how many people there are, how many of them may be others than they seem, and what this course does not ask. */
  function counted() {
    const doubts = book.doubts(room).length;
    const others = book.countOthers(room);
    return [
      word("room.counted", { people: room.people.length, left: room.left.length }),
      doubts ? word("room.uncertain", { count: doubts }) : "",
      others ? word("room.others.count", { count: others }) : "",
    ].filter(Boolean).join(" ");
  }

  /** Show the room as it is after something was settled, and say what. */
  function settle(words, isChanged) {
    if (isChanged) {
      show();
      who.querySelector("summary").focus();
    }
    state.textContent = `${words} ${counted()}`;
  }

  function showLeft() {
    left.textContent = "";
    if (!room.left.length) return;
    make("h2", "", word("room.left"), left);
    const list = make("dl", "", "", left);
    room.left.forEach(({ file, why }) => {
      make("dt", "", file, list);
      make("dd", "", why, list);
    });
  }

  // For what takes answers from elsewhere: how far it has read is kept with the room.
  Object.assign(book, {
    takeFiles: take,
    startAgain,
    handed: () => room.handed,
    setHanded: (handed) => { room.handed = handed; },
  });
  const first = addChooser(word("room.choose"), {});
  addChooser(word("room.folder"), { webkitdirectory: true });
  make("p", "room__drop", word("room.drop"), choosing);
  const { view, show: showView } = book.addView(naming, show);
  addTable();
  button(word("room.print"), using, () => window.print()).dataset.withPeople = "";
  button(word("room.records"), using, () => book.printRecords(room)).dataset.withPeople = "";
  button(word("room.again"), using, startAgain);
  button(word("room.slips"), choosing, printSlips);
  book.restoreRoom(room, view);
  showView();
  state.setAttribute("role", "status");
  document.querySelector("[data-room]").append(tools, who, left, results);
  // Dropped anywhere: a browser opens what it is not told to take, and all that was opened before would be gone.
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    drop(event.dataTransfer);
  });
  show();
})();
