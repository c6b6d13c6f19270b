/*
 * Says at each choice of a quiz what is right and why. That comes with the page: `data-right` on a choice that is right,
 * or with the words that a blank may hold; `template[data-told]` what a choice is told, or below a question its
 * explanation. Loaded with checking.js, and where it is shown on a wall.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, judging } = book;
  let count = 0;

  const isText = (controls) => !/^(radio|checkbox)$/.test(controls[0].type);
  const isJudged = (controls) => controls.some((control) => control.hasAttribute("data-right"));

  function isAnswered(controls) {
    return isText(controls) ? controls[0].value.trim() !== "" : controls.some((control) => control.checked);
  }

  /** Return the questions in an element: the controls that share a name. */
  function fieldsIn(root) {
    const fields = new Map();
    root.querySelectorAll("input[name], textarea[name]").forEach((control) => {
      fields.set(control.name, [...(fields.get(control.name) || []), control]);
    });
    return [...fields.values()];
  }

  /** Put something that is said of a control behind an element, and have the control described by it. */
  function say(control, place, made) {
    made.id = `quiz-told-${count += 1}`;
    made.dataset.made = control.name;
    place.after(made);
    const said = control.getAttribute("aria-describedby");
    control.setAttribute("aria-describedby", said ? `${said} ${made.id}` : made.id);
  }

  function mark(control, place, kind, words) {
    const made = make("span", "quiz__mark", words);
    made.dataset.mark = kind;
    say(control, place, made);
  }

  function tell(control, template) {
    const made = make("div", "quiz__told");
    made.append(template.content.cloneNode(true));
    say(control, template, made);
  }

  /** Tell why a choice is right or not; whether it is, where `isMarked` says so of it and what is right. */
  function markChoice(control, isMarked) {
    const right = control.hasAttribute("data-right");
    const label = control.closest("label");
    if (isMarked(right)) mark(control, label, right ? "right" : "wrong", word(right ? "quiz.right" : "quiz.wrong"));
    [...label.parentElement.children].filter((one) => one.matches("template[data-told]")).forEach((one) => tell(control, one));
  }

  /** Return behind what to say something of a blank: what ends its line with it stays there. */
  const endOf = (control) => control.closest(".blank-end") || control;

  function markText(control) {
    if (judging.areRight([control])) mark(control, endOf(control), "right", word("quiz.right"));
    else mark(control, endOf(control), "wrong", word("quiz.words", { words: judging.questionOf([control]).right.join(" / ") }));
  }

  /** Say of a question what is right; nothing yet where it is not answered. In a table, a mark in each cell says less. */
  function markField(controls) {
    const judged = isJudged(controls);
    if (!isAnswered(controls)) {
      if (judged) markOpen(controls);
    } else if (!isText(controls)) {
      const isCell = controls[0].parentElement.classList.contains("choice--cell");
      controls.forEach((control) => markChoice(control, (right) => judged && (right || control.checked || !isCell)));
    } else if (judged) markText(controls[0]);
  }

  function markOpen(controls) {
    const control = controls[0];
    const row = isText(controls) ? null : control.closest("tr");
    const legend = isText(controls) || row ? null : control.closest("fieldset").querySelector("legend");
    const inside = row && row.querySelector("th").appendChild(make("span"));
    mark(control, inside || legend || (isText(controls) ? endOf(control) : control.closest("label")), "open", word("quiz.open"));
    if (inside) inside.remove();
  }

  /** Show the explanations that stand below questions of which `isShown` says so. */
  function explain(root, isShown) {
    root.querySelectorAll("template[data-told]:not([data-choice])").forEach((template) => {
      const controls = [...template.previousElementSibling.querySelectorAll("[name]")];
      const last = controls[controls.length - 1];
      if (last && isShown(controls)) tell(last, template);
    });
  }

  /** Take away what is said of some controls, or of all in an element. */
  function clear(root, name) {
    const made = [...root.querySelectorAll("[data-made]")].filter((one) => name === undefined || one.dataset.made === name);
    const ids = new Set(made.map((one) => one.id));
    made.forEach((one) => one.remove());
    root.querySelectorAll("[aria-describedby]").forEach((control) => {
      const left = control.getAttribute("aria-describedby").split(" ").filter((id) => !ids.has(id));
      if (left.length) control.setAttribute("aria-describedby", left.join(" "));
      else control.removeAttribute("aria-describedby");
    });
  }

  /** Show what is right in an element that nobody has answered: on a wall. */
  function reveal(root) {
    clear(root);
    fieldsIn(root).forEach((controls) => {
      if (!isText(controls)) controls.forEach((control) => markChoice(control, (right) => right));
      else if (isJudged(controls)) mark(controls[0], endOf(controls[0]), "right", judging.questionOf(controls).right.join(" / "));
    });
    explain(root, () => true);
  }

  /** Say of the questions in a form what is right, and why where they are answered. */
  function markAll(form) {
    clear(form);
    const fields = new Map(fieldsIn(form).map((controls) => [controls[0].name, controls]));
    fields.forEach(markField);
    explain(form, (controls) => controls.some((control) => isAnswered(fields.get(control.name))));
  }

  Object.assign(book, { reveal, marks: { markAll, clear } });
})();
