/* What the lessons have for the wall, and a button for each; `present.js` shows it. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button } = book;

  /** Return what the lessons have for the wall, in the order in which they stand on the page now. */
  function onPage() {
    return [...document.querySelectorAll("[data-slides] template[data-slide]")].map((template) => ({
      key: template,
      title: [template.dataset.kind, template.dataset.title].filter(Boolean).join(": "),
      of: template.dataset.of,
      lesson: template.closest("[data-slides]").dataset.slides,
      nodes: () => [template.content.cloneNode(true)],
    }));
  }

  /** List what a lesson has, with buttons that call `show` with its template. */
  function addList(box, show) {
    const list = make("details", "slides__list", "", box);
    const own = [...box.querySelectorAll("template")];
    make("summary", "", word("present.show", { count: own.length }), list);
    const buttons = make("div", "slides__buttons", "", list);
    own.forEach((template) => {
      const one = button("", buttons, () => show(template));
      make("span", "slides__kind", template.dataset.kind, one);
      if (template.dataset.title) make("span", "", template.dataset.title, one).before(" ");
    });
  }

  /** List it for all lessons. */
  function addButtons(show) {
    document.querySelectorAll("[data-slides]").forEach((box) => addList(box, show));
  }

  book.slides = { onPage, addButtons };
})();
