/* The page of outcomes: where one stood before, what has changed since, and what to look at again. */
(function () {
  "use strict";

  const { store, word, make, button, choice, standing, state, scoreOf, unfold } = window.fieldbook;
  const ALONE = 3;
  const head = document.querySelector("[data-again]");
  const before = document.querySelector("[data-before]");
  const items = [...document.querySelectorAll(".traced__item")].map(itemOf);
  const summary = make("p", "again__summary", "", head);
  summary.setAttribute("role", "status");
  const only = choice(word("again.only"), head);
  only.addEventListener("change", () => {
    // What is to be looked at again may lie in any module.
    if (only.checked) items.forEach(({ element }) => unfold(element));
    show();
  });

  function itemOf(element) {
    const id = element.dataset.outcome;
    const said = make("p", "again__said");
    element.append(said);
    const was = make("span", "", "", said);
    const mark = make("strong", "again__mark", "", said);
    const back = button(word("again.back"), said, () => {
      state("after", id);
      element.querySelector("input").focus();
    });
    back.classList.add("answers__back");
    back.setAttribute("aria-describedby", element.querySelector(".traced__text").id);
    return { id, element, was, mark, back };
  }

  /** Return the words of a step as the form has them. */
  function stepWords(item, step) {
    return item.element.querySelector(`input[value="${step}"]`).nextElementSibling.textContent;
  }

  /** Tell whether a quiz that practises an outcome was answered, and not all of it was right. */
  function isMissed(item) {
    const isMissing = ({ done, count }) => done < count;
    const isAnswered = ({ dataset }) => dataset.of.split(" ").some((name) => store.get(["answer", dataset.score, name]) !== undefined);
    return [...item.element.querySelectorAll("[data-score]")].some((quiz) => isAnswered(quiz) && isMissing(scoreOf(quiz)));
  }

  function show() {
    let [alone, again] = [0, 0];
    items.forEach((item) => {
      const [was] = standing("before", item.id);
      const [now] = standing("after", item.id);
      const isAgain = Number(now) < ALONE || isMissed(item);
      alone += Number(now) >= ALONE;
      again += isAgain;
      item.was.textContent = was ? word("again.was", { step: stepWords(item, was) }) : "";
      item.mark.textContent = isAgain ? word("again.mark") : "";
      item.back.hidden = !now;
      item.element.toggleAttribute("data-reached", Number(now) >= ALONE && !isAgain);
      item.element.hidden = only.checked && !isAgain;
    });
    summary.textContent = word("again.summary", { done: alone, count: items.length, again });
  }

  /** Put what was to be said before the course aside, when it is said or the course has begun; who asks for it has it. */
  function fold() {
    const isSaid = items.every((item) => standing("before", item.id)[0]);
    before.open = location.hash === "#" + before.id || (!isSaid && !store.paths("done").length);
  }

  show();
  fold();
  store.ready.then(fold);
  store.watch((path) => (!path || /^(before|after|reached|answer|right)$/.test(path[0])) && show());
})();
