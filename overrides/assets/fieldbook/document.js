/*
 * Word documents with the controls of worksheets: what their tags mean. A document may be made here, by Word, by
 * LibreOffice.
 *
 * Word keeps a control's tag. LibreOffice before 7.5 does not, but keeps the bookmark around it, whose name holds the
 * tag's sum; see `tags.py`.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const MAIN = "word/document.xml";
  const NAME = "fieldbook:name";
  const STANDING = "fieldbook:";
  const OUTCOME = /^fieldbook:(before|after):([^~]+)$/;
  const TIMES = ["before", "after"];
  const STEPS = ["1", "2", "3", "4"];
  const BOOKMARK = /^_fb_([0-9a-f]{8})_/;
  const LONGEST = 55;
  const KEPT = 46;

  const all = (node, name, space) => [...node.getElementsByTagNameNS(space || WORD, name)];
  const attribute = (node, name, space) => (node ? node.getAttributeNS(space || WORD, name) : null);

  /** Return the 32-bit FNV-1a sum of a text in UTF-8, as eight hexadecimal digits. */
  function checksum(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  }

  /** Return the tag of a field's control; a box or circle has its choice in it. */
  function tagOf(sheet, field, choice) {
    const name = [...`${sheet}:${field}`];
    const base = name.length <= LONGEST ? name.join("") : name.slice(0, KEPT).join("") + "~" + checksum(name.join(""));
    return choice === undefined ? base : `${base}#${checksum(choice)}`;
  }

  /** Return what kind a field is of, from the page's controls, or as the course has it: where there are no worksheets. */
  function kindOf(field) {
    const control = field.controls ? field.controls[0] : null;
    if (!control) return field.kind === "scale" ? "one" : field.kind;
    if (control.tagName === "TEXTAREA") return control.classList.contains("blank--cell") ? "cell" : "long";
    return { radio: "one", checkbox: "any" }[control.type] || "short";
  }

  const isPicked = (field) => /^(one|any)$/.test(kindOf(field));
  const choicesOf = (field) => (field.controls ? field.controls.map(({ value }) => value) : field.choices);

  /** Return the ids of the outcomes of which learners say where they stand. */
  function outcomes() {
    const place = document.querySelector("[data-stated-in-documents]");
    return book.documentOutcomes || (place ? place.dataset.statedInDocuments.split(" ").filter(Boolean) : []);
  }

  /** Return what all tags stand for, by tag and by its sum: { sheet, field, choice }, or { when, outcome, step }. */
  function known() {
    const found = new Map();
    const add = (tag, meant) => found.set(tag, meant).set(checksum(tag), meant);
    (book.documentSheets || book.sheets).forEach((sheet) => sheet.fields.forEach((field) => {
      add(tagOf(sheet.id, field.name), { sheet, field });
      if (isPicked(field)) choicesOf(field).forEach((choice) => add(tagOf(sheet.id, field.name, choice), { sheet, field, choice }));
    }));
    outcomes().forEach((outcome) => TIMES.forEach((when) => {
      const tag = (step) => tagOf(STANDING + when, outcome, step);
      add(tag(), { when, outcome });
      STEPS.forEach((step) => add(tag(step), { when, outcome, step }));
    }));
    return add(NAME, { isName: true });
  }

  /** Return what a tag stands for that the course has no more: a step of an outcome, or a choice of a field that it has. */
  function onceMeant(tag, meanings) {
    const [name, sum] = tag.split("#");
    const [, when, outcome] = OUTCOME.exec(name) || [];
    return outcome ? { when, outcome, step: STEPS.find((step) => checksum(step) === sum) } : meanings.get(name);
  }

  /**
   * Return a document's controls with what their tags stand for:
   * [{ control, tag, sum, sheet, field, choice, when, outcome, step, isName }].
   */
  function controlsIn(xml) {
    const meanings = known();
    // What was moved while changes are tracked stands at its old place as well.
    return all(xml, "sdt").filter((control) => !control.closest("moveFrom, del")).map((control) => {
      const tag = attribute(all(control, "tag")[0], "val");
      const [, sum] = BOOKMARK.exec(attribute(bookmarkOf(control), "name") || "") || [];
      return Object.assign({ control, tag, sum }, meanings.get(tag || sum) || onceMeant(tag || "", meanings));
    });
  }

  function bookmarkOf(control) {
    const before = control.previousElementSibling;
    return before && before.localName === "bookmarkStart" ? before : all(control, "bookmarkStart")[0];
  }

  function parsed(bytes) {
    return new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
  }

  book.docx = { WORD, WORD_2010, MAIN, STANDING, STEPS, all, attribute, checksum, kindOf, isPicked, choicesOf, controlsIn, parsed };
})();
