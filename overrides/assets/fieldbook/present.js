/*
 * Shows a ladder, a callout or a question alone, as large as the screen has room for, and the answer to a question of a
 * quiz when it is asked for. Escape, or the button, returns
 * to where one was. What is filled in there is gone afterwards: it is for the room to see.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button } = book;
  const LARGEST = 3.2;
  const SMALLEST = 1.3;
  const dialog = make("dialog", "present md-typeset", "", document.body);
  const stage = make("div", "present__stage", "", dialog);
  const content = make("div", "present__content", "", stage);
  button(word("present.close"), dialog, () => dialog.close()).classList.add("present__close");
  const answer = button(word("present.answer"), dialog, () => {
    book.reveal(content);
    answer.hidden = true;
    stage.focus();
    fit();
  });
  answer.classList.add("present__answer");
  stage.setAttribute("role", "region");
  stage.tabIndex = 0;
  stage.autofocus = true;

  function present(template) {
    const title = [template.dataset.kind, template.dataset.title].filter(Boolean).join(": ");
    [dialog, stage].forEach((element) => element.setAttribute("aria-label", title));
    book.refill(content, template.content.cloneNode(true));
    answer.hidden = !book.reveal || !content.querySelector("[data-right], template[data-told]");
    dialog.showModal();
    stage.scrollTop = 0;
    fit();
  }

  /** Take the largest size at which all of it can be seen at once, if there is one. */
  function fit() {
    if (!dialog.open) return;
    for (let size = LARGEST; size > SMALLEST; size -= 0.1) {
      content.style.zoom = size;
      if (stage.scrollHeight <= stage.clientHeight && stage.scrollWidth <= stage.clientWidth) return;
    }
  }

  function addButtons(box) {
    const templates = [...box.querySelectorAll("template")];
    const list = make("details", "slides__list", "", box);
    make("summary", "", word("present.show", { count: templates.length }), list);
    const buttons = make("div", "slides__buttons", "", list);
    templates.forEach((template) => {
      const show = button("", buttons, () => present(template));
      make("span", "slides__kind", template.dataset.kind, show);
      if (template.dataset.title) make("span", "", template.dataset.title, show).before(" ");
    });
  }

  window.addEventListener("resize", fit);
  dialog.addEventListener("close", () => book.refill(content));
  // Older browsers know no dialogs; there the ladder is in its lesson.
  if (dialog.showModal) document.querySelectorAll("[data-slides]").forEach(addButtons);
})();
