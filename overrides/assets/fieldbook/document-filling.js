/* The learner's own document: the workbook for the screen, which the build made (`workbook-document.js`), filled in. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word } = book;
  const { WORD, WORD_2010, MAIN, all, attribute, checksum, isPicked, controlsIn, parsed } = book.docx;
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

  /** Set the words of a control. A tab that draws its line to the margin stays. */
  function write(control, text) {
    const content = all(control, "sdtContent")[0];
    const run = all(content, "r")[0];
    const line = all(content, "tab")[0];
    all(control, "showingPlcHdr").forEach((one) => one.remove());
    [...run.childNodes].filter((one) => one.localName !== "rPr").forEach((one) => one.remove());
    const add = (name) => run.appendChild(run.ownerDocument.createElementNS(WORD, "w:" + name));
    text.replace(UNFIT, "").split(/(\r\n?|\n|\t)/).forEach((part) => {
      if (/[\r\n\t]/.test(part)) return add(part === "\t" ? "tab" : "br");
      const words = add("t");
      words.setAttribute("xml:space", "preserve");
      words.textContent = part;
      return words;
    });
    if (line) run.appendChild(line);
  }

  function tick(control) {
    const state = all(control, "checkedState", WORD_2010)[0];
    all(control, "checked", WORD_2010)[0].setAttributeNS(WORD_2010, "w14:val", "1");
    all(control, "t")[0].textContent = String.fromCodePoint(parseInt(attribute(state, "val", WORD_2010), 16));
  }

  /** Write a long answer into its first line; the lines that were left for it go. */
  function writeLines(controls, text) {
    const [first, ...others] = controls;
    write(first, text);
    const title = all(first, "alias")[0];
    title.setAttributeNS(WORD, "w:val", attribute(title, "val").replace(/ \(1\/\d+\)$/, ""));
    others.forEach((control) => {
      const paragraph = control.closest("p");
      paragraph.parentNode.removeChild(paragraph);
    });
  }

  /** Fill in a document with all that is kept here. */
  function fillIn(xml) {
    const lines = new Map();
    controlsIn(xml).forEach(({ control, field, choice, when, outcome, step, isName }) => {
      if (isName && store.get(["name"])) write(control, store.get(["name"]));
      const [said] = outcome ? book.standing(when, outcome) : [];
      if (said && said === step) tick(control);
      else if (said && !step) write(control, word("standing." + said));
      if (!field) return;
      const value = store.get(field.path);
      const isChosen = value === choice || value === true || (Array.isArray(value) && value.includes(choice));
      if (choice !== undefined) isChosen && tick(control);
      else if (typeof value === "string" && isPicked(field)) write(control, value);
      else if (typeof value === "string") lines.set(field, [...(lines.get(field) || []), control]);
    });
    lines.forEach((controls, field) => writeLines(controls, store.get(field.path)));
  }

  /** Put a bookmark around each control, whose name tells its tag: `tags.py` does so in the blank workbook. */
  function addBookmarks(xml) {
    const first = all(xml, "bookmarkStart").length + 1;
    all(xml, "sdt").forEach((control, at) => {
      const [start, end] = ["bookmarkStart", "bookmarkEnd"].map((name) => {
        const made = xml.createElementNS(WORD, "w:" + name);
        made.setAttributeNS(WORD, "w:id", first + at);
        return made;
      });
      start.setAttributeNS(WORD, "w:name", `_fb_${checksum(attribute(all(control, "tag")[0], "val"))}_${first + at}`);
      control.before(start);
      control.after(end);
    });
  }

  /** Load the document that is filled in; the single file has it already. */
  function load() {
    return book.form ? Promise.resolve() : new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: document.querySelector("[data-form]").dataset.form, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }

  /** Offer the workbook with its answers as a document. */
  async function saveDocument(state) {
    try {
      await load();
    } catch (error) {
      state.textContent = word("book.formless");
      return;
    }
    const files = window.fflate.unzipSync(Uint8Array.from(atob(book.form), (letter) => letter.charCodeAt(0)));
    const xml = parsed(files[MAIN]);
    fillIn(xml);
    addBookmarks(xml);
    files[MAIN] = new TextEncoder().encode(new XMLSerializer().serializeToString(xml));
    const name = book.fileName(".docx");
    book.download(name, TYPE, window.fflate.zipSync(files));
    state.textContent = word("book.saved", { file: name });
  }

  Object.assign(book, { saveDocument });
})();
