/*
 * Everything that the course keeps, as a file to carry off. Beside the answers it holds the progress, and the name if
 * the learner gave one: { "fieldbook": 1, "course", "saved", "name", "set", "answers", "progress" }. Its
 * progress is { "done", "finished", "before", "after", "reached", "right" }: finished has the days by lesson, before and
 * after have [step, day] by outcome, and reached is for earlier versions: those done by oneself.
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

  /** Return what is kept of a kind, by the two names in its path. Objects without a prototype take any name. */
  function named(kind) {
    const found = Object.create(null);
    store.paths(kind).forEach((path) => {
      const value = store.get(path);
      if (value === undefined || path.length !== 3) return;
      found[path[1]] = found[path[1]] || Object.create(null);
      found[path[1]][path[2]] = value;
    });
    return found;
  }

  /** Return what is kept of a kind, by the one name in its path. */
  function mapped(kind) {
    return Object.fromEntries(store.paths(kind).map((path) => [path[1], store.get(path)]).filter(([, value]) => value));
  }

  /** Return the contents of the file. */
  function contents() {
    const done = mapped("done");
    const after = mapped("after");
    const alone = Object.keys(after).filter((outcome) => after[outcome][0] > 2);
    return {
      fieldbook: 1,
      course: settings.course,
      saved: new Date().toISOString(),
      name: store.get(["name"]),
      set: ownSet(),
      answers: named("answer"),
      progress: {
        done: Object.keys(done),
        finished: Object.fromEntries(Object.entries(done).filter(([, day]) => day !== true)),
        before: mapped("before"),
        after,
        reached: [...alone, ...Object.keys(mapped("reached"))],
        right: named("right"),
      },
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

  /**
   * Return a name for a file, which no other file has: the learner's own name, or a mark of this browser's answers,
   * and the moment.
   */
  function fileName(ending) {
    const given = (store.get(["name"]) || "").normalize().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 40).replace(/^-|-$/g, "");
    const now = new Date();
    const local = new Date(now - now.getTimezoneOffset() * 60000).toISOString();
    return [settings.course, given || ownSet().slice(0, 5), local.slice(0, 10), local.slice(11, 19).replace(/:/g, "")].join("-") + ending;
  }

  function sayFiled(state, name) {
    book.filed = true;
    book.say(state, word(store.state() === "alone" ? "sheet.filed.page" : "sheet.filed", { file: name }));
  }

  /** Save the file, and say so in the element `state`. */
  function saveFile(state) {
    const name = fileName(".json");
    download(name, "application/json", JSON.stringify(contents(), null, 1));
    sayFiled(state, name);
  }

  store.watch((path) => { book.filed = book.filed && Boolean(path) && path[0] === "state"; });
  Object.assign(book, { download, fileName, saveFile, sayFiled, contents });
})();
