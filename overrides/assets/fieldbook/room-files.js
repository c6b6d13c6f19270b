/*
 * Reads files of answers, and documents that were filled in, for the facilitator, in the browser and for the moment:
 * nothing is kept. Of each file, answers to questions of this course are taken one by one. A file becomes
 *
 *   { file, given, set, saved, whole, answers, others }
 *
 * with the name that it gives, the id of the browser's set of answers, the time of saving, all that stands in it as a
 * text, a map of the answers to each field as a list of texts, and one of the answers to what this course does not ask,
 * by the names of worksheet and field, as JSON.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, isValue } = book;
  const LONGEST = 500;
  const sheets = JSON.parse(document.getElementById("asked").textContent);
  const isText = (field) => field.kind === "long" || field.kind === "short";

  /** Return what is at a name that a file itself gives: `constructor` and its like are not answers. */
  function own(object, name) {
    const has = book.isObject(object) && Object.prototype.hasOwnProperty.call(object, name);
    return has ? object[name] : undefined;
  }

  /** Return an answer as a list of texts, none for what is empty or no answer. */
  function texts(field, value) {
    if (!isValue(value)) return [];
    const listed = value === true ? field.choices.slice(0, 1) : [].concat(value);
    const said = listed.map((text) => text.replace(/\r\n?/g, "\n").trim()).filter(Boolean);
    return isText(field) ? (said.length ? [said.join("\n")] : []) : [...new Set(said)];
  }

  function answersIn(found) {
    const answers = new Map();
    sheets.forEach((sheet) => sheet.fields.forEach((field) => {
      const said = texts(field, own(own(found.answers, sheet.id), field.name));
      if (said.length) answers.set(field, said);
    }));
    return answers;
  }

  /** Return the answers to questions that this course does not have, as another version of it had. */
  function othersIn(found) {
    const fields = Object.entries(found.answers).filter(([, given]) => book.isObject(given)).flatMap(([id, given]) => {
      const sheet = sheets.find((one) => one.id === id) || { fields: [] };
      const names = new Set(sheet.fields.map(({ name }) => name));
      return Object.keys(given).filter((name) => !names.has(name)).map((name) => [JSON.stringify([id, name]), given[name]]);
    });
    const said = fields.map(([place, value]) => [place, texts({ kind: "long", choices: ["\u2713"] }, value)]);
    return new Map(said.filter(([, some]) => some.length));
  }

  /** Return what stands in place of answers and is none, by the names of worksheet and field. */
  function strayIn(found) {
    const stray = (id, given) => Object.keys(given).filter((name) => !isValue(given[name])).map((name) => `${id}: ${name}`);
    return Object.entries(found.answers).flatMap(([id, given]) => (book.isObject(given) ? stray(id, given) : [id]));
  }

  /** Say what of a file could not be taken. */
  function untaken(found) {
    const questions = found.unclear.map((field) => field.label).join("; ");
    const entries = line(strayIn(found).join("; "), LONGEST);
    return [questions && word("room.unclear", { questions }), entries && word("room.skipped", { entries })].filter(Boolean).join(" ");
  }

  const line = (text, longest) => (typeof text === "string" ? text.replace(/\s+/g, " ").trim().slice(0, longest) : "");

  /** Return a sum of a document's bytes, which tells it from another with the same answers; it holds no time of its own. */
  async function sumOf(file) {
    const bytes = await book.bytesOf(file);
    return book.isArchive(bytes) ? book.docx.checksum(new TextDecoder("latin1").decode(bytes)) : undefined;
  }

  /** Return the file whose answers were found, or { file, why } where there are none. */
  async function readOne(file) {
    try {
      if (file.why) throw new Error(file.why);
      const found = Object.assign(await book.readFile(file), { sum: await sumOf(file) });
      const saved = typeof found.saved === "string" ? Date.parse(found.saved) || 0 : 0;
      const read = { file: file.place, given: line(found.name, 100), set: line(found.set, 100), saved, answers: answersIn(found), others: othersIn(found) };
      const why = untaken(found);
      const { done, before, after } = book.progressIn(found);
      const holds = [read.answers, read.others, done, before, after].some((one) => one.size);
      return holds ? Object.assign(read, { why, whole: JSON.stringify(found) }) : { file: file.place, why: why || word("room.none") };
    } catch (error) {
      const name = error.message.replace(/^book\./, "room.");
      if (!book.settings.words[name]) throw error;
      return { file: file.place, why: word(name, error) };
    }
  }

  /** Return a file that was kept as a text, with its answers. */
  function fileAgain(file) {
    const found = JSON.parse(file.whole);
    return Object.assign({}, file, { answers: answersIn(found), others: othersIn(found) });
  }

  const byName = (one, other) => one.file.localeCompare(other.file, undefined, { numeric: true });

  /** Read files into a room. */
  async function readRoom(room, files) {
    const found = (await Promise.all((await book.filesOf(files)).map(readOne))).sort(byName);
    room.left.push(...found.filter((one) => one.why));
    book.addFiles(room, found.filter((one) => one.answers));
  }

  Object.assign(book, { readRoom, fileAgain, asked: sheets, documentSheets: sheets, isText });
  book.documentOutcomes = JSON.parse(document.getElementById("stated").textContent).map(({ id }) => id);
})();
