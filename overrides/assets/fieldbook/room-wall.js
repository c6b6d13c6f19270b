/*
 * The room's results on the wall, question by question: a button beside each, and a presenter's remote that leads from
 * one to the next. What is shown follows what comes in.
 */
(function () {
  "use strict";

  const { word, button, make, wall } = window.fieldbook;
  const results = document.querySelector(".room__results");

  const keyOf = (question) => [...question.parentElement.parentElement.children].indexOf(question.parentElement) + question.firstElementChild.textContent;

  /** Return a question as a wall shows it: with the title of its worksheet, without its button. */
  function onWall(question) {
    const copy = question.cloneNode(true);
    copy.querySelector(".room__show").remove();
    return [make("p", "room__sheet-title", question.parentElement.firstElementChild.textContent), copy];
  }

  function deck() {
    return [...results.querySelectorAll(".room__question")].map((question) => ({
      key: keyOf(question),
      title: question.firstElementChild.textContent,
      nodes: () => onWall(question),
    }));
  }

  function addButtons() {
    results.querySelectorAll(".room__question").forEach((question) => {
      if (question.querySelector(".room__show")) return;
      const show = button(word("present.this"), null, () => wall.present(keyOf(question)));
      show.classList.add("room__show");
      question.firstElementChild.after(show);
    });
    second.hidden = !results.querySelector(".room__question");
    wall.refresh();
  }

  const second = button(word("present.window"), null, wall.openOther);
  results.before(second);

  wall.deck(deck);
  new MutationObserver(addButtons).observe(results, { childList: true });
  addButtons();
})();
