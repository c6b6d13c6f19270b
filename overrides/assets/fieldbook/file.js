/*
 * Everything that the course keeps, as a file to carry off. Beside the answers it holds the progress, and the name if
 * the learner gave one: { "fieldbook": 1, "course", "saved", "name", "set", "answers", "progress": { "done", "reached" } }.
 * The set is a random id of this browser's answers; by it, several files of one person are known as such.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, settings, word } = book;

  /** Return the id of this browser's set of answers, made when it is first asked for. */
  function ownSet() {
    const random = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join("");
    if (!store.get(["set"])) store.set(["set"], random());
    return store.get(["set"]);
  }

  /** Return the contents of the file. Objects without a prototype take any name. */
  function contents() {
    const answers = Object.create(null);
    store.paths("answer").forEach((path) => {
      const value = store.get(path);
      if (value === undefined || path.length !== 3) return;
      answers[path[1]] = answers[path[1]] || Object.create(null);
      answers[path[1]][path[2]] = value;
    });
    const listed = (kind) => store.paths(kind).filter((path) => store.get(path)).map((path) => path[1]);
    return {
      fieldbook: 1,
      course: settings.course,
      saved: new Date().toISOString(),
      name: store.get(["name"]),
      set: ownSet(),
      answers,
      progress: { done: listed("done"), reached: listed("reached") },
    };
  }

  /** Offer some bytes to the learner as a file. */
  function download(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** Save the file, and say so in the element `state`. */
  function saveFile(state) {
    const kept = contents();
    const name = settings.course + "-" + kept.saved.slice(0, 10) + ".json";
    download(name, "application/json", JSON.stringify(kept, null, 1));
    book.filed = true;
    state.textContent = word("sheet.filed", { file: name });
  }

  store.watch(() => { book.filed = false; });
  Object.assign(book, { download, saveFile, contents });
})();
