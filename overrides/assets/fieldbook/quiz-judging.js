/*
 * Tells whether what was answered to a quiz's question is right. A question is { kind, right }: what kind its field is
 * of, and the choices that are right, or the words that a blank may hold.
 */
(function () {
  "use strict";

  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\s]/g;
  const SIGNS = [
    [/[\u2018\u2019\u02b9\u02bc`]/g, "'"], [/[\u201c-\u201e\u00ab\u00bb]/g, '"'], [/[\u2010-\u2015\u2212]/g, "-"],
    [/\u0153/g, "oe"], [/\u00e6/g, "ae"], [/\u00f8/g, "o"], [/\u0142/g, "l"],
    [/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)],
    [/^([-+]?\d+)[,\u066b](\d+)$/, "$1.$2"], [/(.)[.\u3002\u06d4]$/, "$1"],
  ];

  /**
   * Return a text as answers are compared: without regard to case, accents and spaces, and to what a keyboard has
   * another sign for: apostrophes, dashes, digits, the comma in a number; nor to a full stop at its end.
   */
  function plain(text) {
    const folded = text.replace(/\u00b4/g, "'").normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase();
    return SIGNS.reduce((said, [sign, other]) => said.replace(sign, other), folded);
  }

  /** Return the question that some controls ask. */
  function questionOf(controls) {
    const kind = { radio: "one", checkbox: "any" }[controls[0].type] || "short";
    const right = controls.filter((control) => control.hasAttribute("data-right"));
    return { kind, right: kind === "short" ? right.flatMap(({ dataset }) => dataset.right.split("|")).filter(Boolean) : right.map(({ value }) => value) };
  }

  /** Tell whether an answer, given as a list of texts, is right. */
  function isRight({ kind, right }, said) {
    if (kind === "any") return said.length === right.length && said.every((choice) => right.includes(choice));
    if (kind === "one" || kind === "scale") return right.includes(said[0]);
    return said.length > 0 && right.some((words) => plain(words) === plain(said[0]));
  }

  /** Tell whether some controls say what is right; `value` is what they would say, where that is not what they do. */
  function areRight(controls, value) {
    const question = questionOf(controls);
    const ticked = controls.filter((control) => question.kind === "short" || control.checked).map((control) => control.value);
    const said = value === undefined ? ticked : value === true ? [controls[0].value] : [].concat(value);
    return isRight(question, said);
  }

  Object.assign(window.fieldbook, { judging: { questionOf, isRight, areRight } });
})();
