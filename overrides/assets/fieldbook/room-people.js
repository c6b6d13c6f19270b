/*
 * Whose files are whose. A room is { people, left, settled, read }: a person is { files, label, name, answers }, with
 * the name that the facilitator gave as `label`; `left` holds files that do not count, `settled` the doubts that were
 * answered, `read` how many files were taken.
 *
 * Files are of one person where they name the same set of answers. Nobody is lost for the sake of order: without a
 * set, people who give one name, or the same answers, are as many as there are files, and so are two names in one set.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word } = book;
  const LONG = 25;

  /** Return a field's answer as what is compared: the words of a text, or what was chosen. */
  function pieces(field, said) {
    return book.isText(field) ? said[0].toLowerCase().split(/\s+/) : said;
  }

  /** Tell whether an answer took another's place: less than half of the other is still in it. */
  function isReplaced(field, earlier, later) {
    const had = pieces(field, earlier);
    const has = new Set(pieces(field, later));
    return had.filter((piece) => has.has(piece)).length * 2 < had.length;
  }

  /** Count the questions that two both answered, and those of them where the later answer took the earlier's place. */
  function compare(earlier, later) {
    const shared = [...earlier.keys()].filter((field) => later.has(field));
    const replaced = shared.filter((field) => isReplaced(field, earlier.get(field), later.get(field))).length;
    return { shared: shared.length, replaced };
  }

  const folded = (name) => name.toLocaleLowerCase();
  const namesOf = (person) => new Set(person.files.map((file) => folded(file.given)).filter(Boolean));

  /** Tell whether a file goes on with what a person of the same set wrote, and does not begin anew in its place. */
  function goesOn(file, person) {
    const names = namesOf(person);
    if (file.given && names.size && !names.has(folded(file.given))) return false;
    const isEarlier = person.files.some((one) => one.saved > file.saved);
    const { shared, replaced } = isEarlier ? compare(file.answers, person.answers) : compare(person.answers, file.answers);
    return replaced < 2 || replaced * 2 <= shared;
  }

  /** Add a file to a room: as a double of another, to the person whose it is, or as a person. */
  function addFile(room, file) {
    room.read += 1;
    file.id = room.read;
    const double = file.saved && allFiles(room).find((other) => other.whole === file.whole);
    if (double) return room.left.push({ file: file.file, why: word("room.double", { file: double.file }) });
    const owner = room.people.find((person) => file.set && person.files.some((one) => one.set === file.set) && goesOn(file, person));
    if (!owner) return room.people.push(personOf([file]));
    owner.files.push(file);
    return Object.assign(owner, { answers: answersOf(owner.files) });
  }

  const allFiles = (room) => room.people.flatMap((person) => person.files);
  const personOf = (files, label = "") => ({ files, label, answers: answersOf(files) });

  /** Add files to a room in the order in which they were saved; new people stand in the order of their files. */
  function addFiles(room, files) {
    const before = room.people.length;
    [...files].sort((one, other) => one.saved - other.saved).forEach((file) => addFile(room, file));
    const fresh = room.people.splice(before);
    const place = (person) => Math.min(...person.files.map((file) => files.indexOf(file)));
    fresh.sort((one, other) => place(one) - place(other));
    room.people.push(...fresh);
    nameAll(room);
  }

  /**
   * Return the answers in several files of one person. Of two files of one set, the later one says all there is to
   * say about each worksheet that it holds; files of different sets add up, and where both answer, the later counts.
   */
  function answersOf(files) {
    const inOrder = [...files].sort((one, other) => one.saved - other.saved);
    const sets = new Map();
    inOrder.forEach((file) => {
      const key = file.set || file;
      const known = sets.get(key) || new Map();
      // The set of the latest file comes last.
      sets.delete(key);
      sets.set(key, renewed(known, file.answers));
    });
    const answers = new Map();
    sets.forEach((known) => known.forEach((said, field) => answers.set(field, said)));
    return answers;
  }

  function renewed(known, answers) {
    const kept = new Map(known);
    book.asked.filter((sheet) => sheet.fields.some((field) => answers.has(field)))
      .forEach((sheet) => sheet.fields.forEach((field) => kept.delete(field)));
    answers.forEach((said, field) => kept.set(field, said));
    return kept;
  }

  /** Name everyone: as the facilitator did, else as the latest file does that gives a name, else as the file. */
  function nameAll(room) {
    const taken = new Map();
    room.people.forEach((person) => {
      const inOrder = [...person.files].sort((one, other) => other.saved - one.saved);
      const given = (inOrder.find((file) => file.given) || { given: "" }).given;
      const name = person.label || given || inOrder[0].file.replace(/(\.json|\.txt|\.docx)+$/i, "");
      taken.set(name, (taken.get(name) || 0) + 1);
      person.name = taken.get(name) > 1 ? `${name} (${taken.get(name)})` : name;
    });
  }

  /** Make several people one, in the place of the first. */
  function join(room, people) {
    const [first, ...others] = people;
    first.files.push(...others.flatMap((person) => person.files));
    first.label = first.label || (others.find((person) => person.label) || first).label;
    first.answers = answersOf(first.files);
    room.people = room.people.filter((person) => !others.includes(person));
    room.settled.add(keyOf([first]));
    nameAll(room);
  }

  /** Make a person of each file that a person has. */
  function part(room, person) {
    const parts = person.files.map((file) => personOf([file]));
    parts[0].label = person.label;
    room.people.splice(room.people.indexOf(person), 1, ...parts);
    room.settled.add(keyOf(parts));
    nameAll(room);
  }

  function rename(room, person, label) {
    person.label = label;
    nameAll(room);
  }

  /** Return what two people may have in common that makes one wonder: [kind, value]. */
  function signs(person) {
    const texts = [...person.answers].filter(([field, said]) => book.isText(field) && said[0].length >= LONG);
    return [
      ...[...new Set(person.files.map((file) => file.set).filter(Boolean))].map((set) => ["set", set]),
      ...[...namesOf(person)].map((name) => ["name", name]),
      ...texts.map(([field, said]) => ["text", field.name, said[0]]),
      ...person.files.filter((file) => !file.saved).map((file) => ["whole", file.whole]),
    ];
  }

  /** Return the doubts about who is who: [{ kind, people, key }], each group of people once, by its plainest sign. */
  function doubts(room) {
    const groups = new Map();
    room.people.forEach((person) => signs(person).forEach((sign) => {
      const key = JSON.stringify(sign);
      groups.set(key, (groups.get(key) || new Set()).add(person));
    }));
    const found = new Map();
    groups.forEach((members, sign) => {
      const people = [...members];
      if (people.length > 1 && !found.has(keyOf(people))) found.set(keyOf(people), { kind: JSON.parse(sign)[0], people });
    });
    room.people.filter(isMixed).forEach((person) => found.set(keyOf([person]), { kind: "mixed", people: [person] }));
    return [...found.entries()].filter(([key]) => !room.settled.has(key)).map(([key, doubt]) => Object.assign(doubt, { key }));
  }

  const keyOf = (people) => people.map((person) => person.files.map((file) => file.id).join("+")).join();

  /** Tell whether later files of a person took the place of most of what the earlier said. */
  function isMixed({ files }) {
    const inOrder = [...files].sort((one, other) => one.saved - other.saved);
    return inOrder.slice(1).some((file, index) => {
      const { shared, replaced } = compare(inOrder[index].answers, file.answers);
      return replaced * 2 > shared;
    });
  }

  const newRoom = () => ({ people: [], left: [], settled: new Set(), read: 0 });

  Object.assign(book, { newRoom, addFiles, joinPeople: join, partPerson: part, renamePerson: rename, personOf, nameAll, doubts });
})();
