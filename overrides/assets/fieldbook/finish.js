/* The page that ends the course: parts what is done from what is still open, and saves answers to a file. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, button } = book;
  const place = (name) => document.querySelector(`[data-finish=${name}]`);
  const open = place("open");
  const done = place("done");
  const items = [...done.querySelectorAll(".finish__item")];

  /** Return of how many of a worksheet's fields something is kept: what was answered to an earlier question is not counted. */
  function counted(kind, id, fields) {
    return fields.filter((field) => store.peek([kind, id, field]) !== undefined).length;
  }

  /** Tell whether an item is done: a lesson that is marked so, a quiz all right, a worksheet with no blank left. */
  function isDone(item) {
    if (item.dataset.finishLesson) return Boolean(store.get(["done", item.dataset.finishLesson]));
    const id = item.dataset.finishSheet;
    const fields = item.dataset.fieldsOf.split(" ").filter(Boolean);
    const score = item.querySelector("[data-score]");
    if (score) return counted("right", id, fields) >= Number(score.dataset.of);
    const count = fields.length;
    const has = counted("answer", id, fields);
    item.querySelector(".finish__filled").textContent = has && has < count ? word("finish.filled", { done: has, count }) : "";
    return has === count;
  }

  function show() {
    const parted = [[], []];
    items.forEach((item) => {
      item.toggleAttribute("data-done", isDone(item));
      parted[item.hasAttribute("data-done") ? 1 : 0].push(item);
    });
    [open, done].forEach((list, at) => {
      if ([...list.children].some((item, place) => item !== parted[at][place]) || list.children.length !== parted[at].length) {
        book.refill(list, ...parted[at]);
      }
      list.hidden = !parted[at].length;
    });
    place("open-title").hidden = open.hidden;
    place("done-title").hidden = done.hidden;
    const lessons = parted[0].filter((item) => item.dataset.finishLesson);
    place("said").textContent = word(open.hidden ? "finish.all" : lessons.length ? "finish.some" : "finish.lessons");
    place("said").hidden = false;
  }

  const save = place("save");
  if (save) button(word("sheet.file"), save, () => book.saveFile(place("saved")));
  show();
  store.ready.then(show);
  store.watch((path) => (!path || /^(done|answer|right)$/.test(path[0])) && show());
})();
