/* The page of outcomes: "I can do this", and what is still open. */
(function () {
  "use strict";

  const { store, word, make, choice } = window.fieldbook;
  const head = document.querySelector("[data-ticks]");
  const items = [...document.querySelectorAll(".traced__item")];
  const pathOf = (item) => ["reached", item.dataset.outcome];
  const summary = make("p", "ticks__summary", "", head);
  summary.setAttribute("role", "status");
  const onlyOpen = choice(word("ticks.open"), head);
  onlyOpen.addEventListener("change", show);

  function addTick(item) {
    const box = choice(word("ticks.can"), item);
    const text = item.querySelector(".traced__text");
    box.setAttribute("aria-describedby", text.id);
    text.after(box.parentElement);
    box.addEventListener("change", () => store.set(pathOf(item), box.checked || undefined));
  }

  function show() {
    const reached = items.filter((item) => store.get(pathOf(item)) === true);
    items.forEach((item) => {
      const done = reached.includes(item);
      item.querySelector("input").checked = done;
      item.toggleAttribute("data-reached", done);
      item.hidden = done && onlyOpen.checked;
    });
    const open = items.length - reached.length;
    summary.textContent = open ? word("ticks.summary", { done: reached.length, count: items.length, open }) : word("ticks.all");
  }

  items.forEach(addTick);
  show();
  store.watch((path) => (!path || path[0] === "reached") && show());
})();
