/* Reads a document that was filled in, the learner's own or the blank workbook, as if it were a file of answers. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { isValue, same } = book;
  const { WORD_2010, MAIN, STANDING, STEPS, all, attribute, kindOf, isPicked, choicesOf, controlsIn, parsed } = book.docx;
  const { word } = book;
  const CUT = "\u2026";
  const TICK = "\u2713";
  const LOST = "document";

  /** Return the words below a node; paragraphs and breaks end lines. What only holds a place is no answer. */
  function textIn(node) {
    let text = "";
    const walk = (one) => {
      if (/^(sdtPr|pPr|rPr|del|moveFrom|bookmarkStart|drawing)$/.test(one.localName)) return;
      if (one.localName === "sdt" && all(one, "showingPlcHdr").length) return;
      if (one.localName === "p" && text) text += "\n";
      if (one.localName === "t") text += one.textContent;
      else if (one.localName === "tab") text += "\t";
      else if (one.localName === "noBreakHyphen") text += "\u2011";
      else if (/^(br|cr)$/.test(one.localName)) text += "\n";
      else one.childNodes.forEach(walk);
    };
    walk(node);
    return text;
  }

  /** Return where a control's answer stands: where it is all there is, what was typed beside it counts as well. */
  function placeOf({ control, field }) {
    const kind = field && kindOf(field);
    // The question may have been a blank in a text when the document was made.
    const inText = all(control, "rStyle").some(isBlank);
    if (kind === "long") return (!inText && control.closest("p")) || control;
    const fillsCell = kind === "cell" || (kind === "short" && !field.controls && !inText);
    return (fillsCell && control.closest("tc")) || control;
  }

  /** Tell whether a style is that of a blank in a text. What fills a cell has none. */
  const isBlank = (style) => attribute(style, "val") === "Blank";

  /**
   * Read one field from its controls: its value, undefined where it is empty, or null where it can't be told. Words that
   * are none of its choices were one, or an answer in words, when the document was made.
   */
  function valueOf(field, controls) {
    if (!isPicked(field)) return isBox(controls[0]) ? saidIn(controls) : book.trimmed([...new Set(controls.map(placeOf))].map(textIn).join("\n")) || undefined;
    const choices = choicesOf(field);
    const ticked = controls.filter(({ control, choice }) => choice !== undefined && isTicked(control)).map(({ choice }) => choice);
    const chosen = new Set([...ticked, ...[].concat(saidIn(controls.filter(({ choice }) => choice === undefined)) || [])]);
    const found = [...choices.filter((choice) => chosen.has(choice)), ...[...chosen].filter((text) => !choices.includes(text))];
    if (!found.length) return undefined;
    if (kindOf(field) === "one") return found.length > 1 ? null : found[0];
    return choices.length === 1 && same(found, choices) ? true : found;
  }

  const isBox = ({ control }) => all(control, "checkbox", WORD_2010).length > 0;

  /** Return what controls say by themselves: a text, or the words of the boxes that are ticked. */
  function saidIn(controls) {
    const boxes = controls.filter(isBox);
    const words = boxes.filter(({ control }) => isTicked(control)).map(wordsOf);
    const texts = controls.filter((one) => !boxes.includes(one)).map(({ control }) => book.trimmed(textIn(control))).filter(Boolean);
    if (boxes.length) return words.length + texts.length ? [...texts, ...words] : undefined;
    return texts.join("\n") || undefined;
  }

  /** Return the words of a box: its title's, without the question they begin with, or those behind it where it has none. */
  function wordsOf({ control, field }) {
    const title = attribute(all(control, "alias")[0], "val");
    if (!title) return book.trimmed(textBehind(control)) || TICK;
    const question = field ? (field.controls ? book.question(field) : field.label).trim().replace(/:$/, "") : "";
    const cut = title.indexOf(CUT, 1);
    const [start, rest] = cut > 0 && !title.startsWith(question) ? [title.slice(0, cut), title.slice(cut + 1)] : [question, title.slice(question.length)];
    return question.startsWith(start) && title.startsWith(start) ? rest.replace(/^:? /, "") : title;
  }

  /** Return what stands behind a box, up to the next one. */
  function textBehind(control) {
    let text = "";
    for (let next = control.nextSibling; next && next.localName !== "sdt"; next = next.nextSibling) text += textIn(next);
    return text;
  }

  function isTicked(control) {
    return /^(1|true|on)$/.test(attribute(all(control, "checked", WORD_2010)[0], "val", WORD_2010) || "");
  }

  /** Return the steps that controls say of an outcome, as they are ticked, or picked from a list. */
  function stepsIn(controls) {
    const picked = (control) => STEPS.find((step) => word("standing." + step) === book.trimmed(textIn(control)));
    return controls.map(({ control, step }) => (step ? isTicked(control) && step : picked(control))).filter(Boolean);
  }

  /** Add where a learner stands, as of a day, if a document says it in one way. */
  function addStandings(controls, found, day) {
    const said = new Map();
    controls.filter(({ outcome }) => outcome).forEach((one) => {
      const key = JSON.stringify([one.when, one.outcome]);
      said.set(key, [...(said.get(key) || []), one]);
    });
    said.forEach((ones) => {
      const [step, ...others] = stepsIn(ones);
      if (others.length) found.unclear.push({ label: attribute(all(ones[0].control, "alias")[0], "val") });
      else if (step) found.progress[ones[0].when][ones[0].outcome] = [step, day];
    });
  }

  /** Tell whether an archive with these paths in it is a document, of whatever program. */
  const isDocument = (paths) => paths.some((path) => /^(\[Content_Types\]\.xml|mimetype)$/.test(path));

  /**
   * Return what a document that was saved on a day holds, like a file of answers, with the fields whose answer can't be told as `unclear`.
   * Answers to questions that are here no more keep the names that stand in their tags.
   */
  function readDocument(bytes, day) {
    const paths = [];
    const isWanted = ({ name, originalSize }) => paths.push(name) && name === MAIN && originalSize < 5e7;
    const main = window.fflate.unzipSync(bytes, { filter: isWanted })[MAIN];
    if (!main) throw new Error(isDocument(paths) ? "book.noword" : "book.nofile");
    const xml = parsed(main);
    const controls = xml ? controlsIn(xml) : [];
    if (!controls.some(({ field, outcome, isName, tag }) => field || outcome || isName || tag)) throw new Error("book.nofields");
    const progress = { before: Object.create(null), after: Object.create(null) };
    const found = { answers: Object.create(null), progress, unclear: [], name: "" };
    const fields = new Map();
    controls.forEach((one) => {
      if (one.field) fields.set(one.field, [...(fields.get(one.field) || []), one]);
      else if (one.isName) found.name = found.name || book.trimmed(textIn(one.control));
    });
    addOld(controls.filter(({ field, isName, outcome }) => !field && !isName && !outcome), found.answers);
    addStandings(controls, found, day);
    fields.forEach((ones, field) => {
      const value = valueOf(field, ones);
      if (value === null) found.unclear.push(field);
      else if (isValue(value)) put(found.answers, ones[0].sheet.id, field.name, value);
    });
    return found;
  }

  function put(answers, sheet, name, value) {
    answers[sheet] = answers[sheet] || Object.create(null);
    answers[sheet][name] = value;
  }

  /** Return where an answer to a question that is here no more is put, by its tag, or by the sum where that is all there is. */
  function oldPlace({ tag, sum }) {
    const [name] = (tag || "").split("#");
    const [sheet, field] = name.replace("~", "-").split(/:(.*)/);
    if (field) return name.startsWith(STANDING) ? null : [sheet, field];
    return sum || name.includes("~") ? [LOST, sum || sheet] : null;
  }

  /** Add answers to questions that are here no more. */
  function addOld(controls, answers) {
    const places = new Map();
    controls.forEach((one) => {
      const place = oldPlace(one);
      const key = JSON.stringify(place);
      if (place) places.set(key, [...(places.get(key) || []), one]);
    });
    places.forEach((ones, key) => {
      const said = saidIn(ones);
      if (said) put(answers, ...JSON.parse(key), said);
    });
  }

  book.documents = { read: readDocument, isDocument };
})();
