/*
 * Reads files of answers for the facilitator, in the browser and for the moment: nothing is kept. Of each file, only
 * answers to questions of this course are taken, one by one. A person is { file, name, given, saved, answers }, with
 * the answers of each field as a list of texts.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, isValue } = book;
  const sheets = JSON.parse(document.getElementById("asked").textContent);
  const fields = sheets.flatMap((sheet) => sheet.fields);
  const isText = (field) => field.kind === "long" || field.kind === "short";

  /** Return what is at a name that a file itself gives: `constructor` and its like are not answers. */
  function own(object, name) {
    return object && typeof object === "object" && Object.hasOwn(object, name) ? object[name] : undefined;
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

  function personIn(file, found) {
    const given = typeof found.name === "string" ? found.name.trim().slice(0, 100) : "";
    const saved = typeof found.saved === "string" ? Date.parse(found.saved) || 0 : 0;
    const name = given || file.name.replace(/(\.json|\.txt)+$/i, "");
    return { file: file.name, name, given, saved, answers: answersIn(found) };
  }

  /** Return the person whose answers a file holds, or { file, why } where it holds none. */
  async function readOne(file) {
    try {
      if (!/\.(json|txt)$/i.test(file.name)) throw new Error("book.nofile");
      const person = personIn(file, await book.readFile(file));
      return person.answers.size ? person : { file: file.name, why: word("room.none") };
    } catch (error) {
      const name = error.message.replace(/^book\./, "room.");
      if (!book.settings.words[name]) throw error;
      return { file: file.name, why: word(name, error) };
    }
  }

  const key = (person) => JSON.stringify([person.given.toLowerCase(), fields.map((field) => person.answers.get(field))]);

  /** Tell whether two files are of one person: the same name, and something written that is the same. */
  function isSamePerson(one, other) {
    if (!one.given || one.given.toLowerCase() !== other.given.toLowerCase()) return false;
    const written = fields.filter((field) => isText(field) && one.answers.has(field) && other.answers.has(field));
    return written.some((field) => one.answers.get(field)[0] === other.answers.get(field)[0]);
  }

  /** Add a person to a room; of two files that are the same, or of the same person, one is left out. */
  function add(room, person) {
    const double = room.people.find((other) => key(other) === key(person));
    const same = double ? undefined : room.people.find((other) => isSamePerson(other, person));
    if (double) room.left.push({ file: person.file, why: word("room.double", { file: double.file }) });
    else if (!same) room.people.push(person);
    else {
      const [older, newer] = same.saved > person.saved ? [person, same] : [same, person];
      room.people.splice(room.people.indexOf(same), 1, newer);
      room.left.push({ file: older.file, why: word("room.older", { file: newer.file }) });
    }
  }

  /** Give those who share a name different ones. */
  function tellApart(people) {
    const counts = new Map();
    people.forEach((person) => {
      const name = person.given || person.file.replace(/(\.json|\.txt)+$/i, "");
      counts.set(name, (counts.get(name) || 0) + 1);
      person.name = counts.get(name) > 1 ? `${name} (${counts.get(name)})` : name;
    });
  }

  /** Read files into a room, { people, left }. */
  async function readRoom(room, files) {
    const sorted = [...files].sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    const found = await Promise.all(sorted.map(readOne));
    found.forEach((one) => (one.answers ? add(room, one) : room.left.push(one)));
    tellApart(room.people);
  }

  Object.assign(book, { readRoom, asked: sheets, isText });
})();
