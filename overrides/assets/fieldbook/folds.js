/* On small screens, a long worksheet whose questions stand under headings shows one part at a time, and of the others how
   far they are filled in. Loaded where there is such a worksheet. Paper and wide screens show all of it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, store, unfold } = book;
  const made = [];
  const MANY = 20;
  const HEADING = /^H[2-6]$/;

  function filled(controls) {
    const names = [...new Set(controls.filter((one) => !book.isSpare(one)).map((one) => one.name))];
    const done = names.filter((name) => controls.some((one) => one.name === name &&
      (/^(radio|checkbox)$/.test(one.type) ? one.checked : one.value.trim())));
    return word("sheet.filled", { done: done.length, count: names.length });
  }

  /** Return what stands below a heading, down to the next one. */
  function below(heading) {
    const found = [];
    for (let node = heading.nextElementSibling; node && !HEADING.test(node.tagName); node = node.nextElementSibling) {
      if (!node.matches(".answers, .quiz__check")) found.push(node);
    }
    return found;
  }

  function fold(heading, open) {
    const parts = below(heading);
    const controls = parts.flatMap((part) => [...part.querySelectorAll("input[name], textarea[name]")]);
    const button = make("button");
    button.type = "button";
    const words = make("span", "", "", button);
    words.append(...heading.childNodes);
    // What the course says is no script's own.
    [button, words].forEach((one) => one.removeAttribute("data-own"));
    const count = make("span", "fold__count", "", button);
    heading.append(button);
    heading.classList.add("fold");
    const tell = () => { count.textContent = controls.length ? filled(controls) : ""; };
    const set = (on) => {
      button.setAttribute("aria-expanded", on);
      parts.forEach((part) => part.toggleAttribute("data-folded", !on));
    };
    button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
    store.watch((path) => (!path || path[0] === "answer") && tell());
    made.push({ parts, set });
    set(open);
    tell();
  }

  book.unfold = (element) => {
    made.filter(({ parts }) => parts.some((part) => part.contains(element))).forEach(({ set }) => set(true));
    return unfold(element);
  };

  book.folds = (sheets) => sheets.filter((sheet) => sheet.fields.size > MANY).forEach((sheet) => {
    const headings = [...sheet.form.children].filter((one) => HEADING.test(one.tagName));
    if (headings.length > 2) headings.forEach((heading, number) => fold(heading, number === 0));
  });
})();
