/*
 * Quizzes: "Check" says at each choice what is right and why, as often as one likes. What is right comes with the page:
 * `data-right` on a choice that is right, or with the words that a blank may hold; `template[data-told]` what a choice
 * is told, or below a question its explanation. That an answer was right is kept, beside the answer.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button } = book;
  let count = 0;

  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\s]/g;
  const SIGNS = [
    [/[\u2018\u2019\u02b9\u02bc`]/g, "'"], [/[\u201c-\u201e\u00ab\u00bb]/g, '"'], [/[\u2010-\u2015\u2212]/g, "-"],
    [/\u0153/g, "oe"], [/\u00e6/g, "ae"], [/\u00f8/g, "o"], [/\u0142/g, "l"],
    [/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)],
    [/^([-+]?\d+)[,\u066b](\d+)$/, "$1.$2"], [/(.)[.\u3002\u06d4]$/, "$1"],
  ];

  /**
   * Return a text as answers are compared: without regard to case, accents and blanks, and to what a keyboard has
   * another sign for: apostrophes, dashes, digits, the comma in a number; nor to a full stop at its end.
   */
  function plain(text) {
    const folded = text.replace(/\u00b4/g, "'").normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase();
    return SIGNS.reduce((said, [sign, other]) => said.replace(sign, other), folded);
  }

  const isText = (controls) => !/^(radio|checkbox)$/.test(controls[0].type);
  const wanted = (control) => (control.dataset.right || "").split("|").filter(Boolean);
  const isJudged = (controls) => controls.some((control) => control.hasAttribute("data-right"));

  function isAnswered(controls) {
    return isText(controls) ? controls[0].value.trim() !== "" : controls.some((control) => control.checked);
  }

  function isRight(controls) {
    if (isText(controls)) return wanted(controls[0]).some((words) => plain(words) === plain(controls[0].value));
    const fits = (control) => control.checked === control.hasAttribute("data-right");
    return controls[0].type === "radio" ? controls.some((one) => one.checked && fits(one)) : controls.every(fits);
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
    if (isRight([control])) mark(control, endOf(control), "right", word("quiz.right"));
    else mark(control, endOf(control), "wrong", word("quiz.words", { words: wanted(control).join(" / ") }));
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
      else if (isJudged(controls)) mark(controls[0], endOf(controls[0]), "right", wanted(controls[0]).join(" / "));
    });
    explain(root, () => true);
  }

  function addCheck(sheet) {
    const judged = [...sheet.fields.values()].filter((field) => isJudged(field.controls));
    const path = (field) => ["right", sheet.id, field.name];
    const bar = make("div", "quiz__check");
    const told = new Map();
    const check = button(word("quiz.check"), bar, run);
    const again = button(word("quiz.again"), bar, restart);
    const state = make("p", "quiz__state", "", bar);
    state.setAttribute("role", "status");
    again.hidden = true;
    check.classList.add("md-button--primary");
    sheet.form.append(bar);

    function done() {
      return { done: judged.filter((field) => store.get(path(field))).length, count: judged.length };
    }

    function show() {
      state.textContent = done().done ? word("progress.score", done()) : "";
    }

    function run() {
      clear(sheet.form);
      judged.forEach((field) => store.set(path(field), isRight(field.controls) || undefined));
      sheet.fields.forEach((field) => {
        markField(field.controls);
        told.set(field, store.get(field.path));
      });
      explain(sheet.form, (controls) => controls.some((control) => isAnswered(sheet.fields.get(control.name).controls)));
      again.hidden = false;
      state.textContent = judged.length ? word("quiz.result", done()) : "";
    }

    function restart() {
      clear(sheet.form);
      again.hidden = true;
      show();
      const field = judged.find((one) => !store.get(path(one))) || judged[0];
      if (field) (field.controls.find((control) => control.checked) || field.controls[0]).focus();
    }

    /** Take back what was said of answers that are others now, here or in another tab. */
    function takeBack() {
      [...told].filter(([field, value]) => !book.same(store.get(field.path), value)).forEach(([field]) => {
        clear(sheet.form, field.name);
        told.delete(field);
      });
      show();
    }

    store.watch((changed) => (!changed || (/^(answer|right)$/.test(changed[0]) && changed[1] === sheet.id)) && takeBack());
    show();
  }

  if (book.sheets) book.sheets.filter((sheet) => sheet.section.dataset.quiz).forEach(addCheck);
  Object.assign(book, { reveal });
})();
