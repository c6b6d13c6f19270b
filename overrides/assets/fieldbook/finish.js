/* The page that ends the course: parts what is done from what is still open, and saves answers to a file. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, button } = book;
  const place = (name) => document.querySelector(`[data-finish=${name}]`);
  const open = place("open");
  const done = place("done");
  const items = [...done.querySelectorAll(".finish__item")];

  const isFilled = (value) => (typeof value === "string" ? value.trim() : value);

  /** Tell whether an item is done: a lesson that is marked so, a quiz all right, a worksheet with no blank left. */
  function isDone(item) {
    if (item.dataset.finishLesson) return Boolean(store.get(["done", item.dataset.finishLesson]));
    const id = item.dataset.finishSheet;
    const score = item.querySelector("[data-score]");
    if (score) {
      const { done: right, count: all } = book.scoreOf(score);
      return right === all;
    }
    const names = item.dataset.fieldsOf.split(" ").filter(Boolean);
    const count = names.length;
    const has = names.filter((name) => isFilled(store.peek(["answer", id, name]))).length;
    item.querySelector(".finish__filled").textContent = has && has < count ? word("finish.filled", { done: has, count }) : "";
    return has === count;
  }

  function show() {
    const parted = [[], []];
    let lesson = null;
    items.forEach((item) => {
      item.toggleAttribute("data-done", isDone(item));
      if (item.dataset.finishLesson) lesson = item;
      // A worksheet stands under its lesson, unless that is on the other list.
      item.toggleAttribute("data-under", item !== lesson && item.hasAttribute("data-done") === lesson.hasAttribute("data-done"));
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
