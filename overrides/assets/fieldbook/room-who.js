/* Who is who in the room, for the facilitator to settle: what is not certain, and people to join, part and rename. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button, choice } = book;

  /** Fill a box with what can be settled. Call `said` with words for the facilitator, and whether the room changed. */
  function showPeople(room, box, said) {
    const open = [...box.querySelectorAll("details[open]")].map((one) => one.className);
    box.textContent = "";
    if (!room.people.length) return;
    addDoubts(room, box, said);
    const details = make("details", "room__names", "", box);
    make("summary", "", word("room.people", { count: room.people.length }), details);
    // A long list is made when someone looks for it.
    const fill = () => details.childElementCount === 1 && addList(room, details, said);
    details.addEventListener("toggle", fill);
    box.querySelectorAll("details").forEach((one) => { one.open = open.includes(one.className); });
    if (details.open) fill();
  }

  function addDoubts(room, box, said) {
    const doubts = book.doubts(room);
    if (!doubts.length) return;
    const details = make("details", "room__doubts", "", box);
    make("summary", "", word("room.doubts", { count: doubts.length }), details);
    make("p", "book__hint", word("room.doubts.text"), details);
    const list = make("ul", "", "", details);
    doubts.forEach((doubt) => addDoubt(room, doubt, list, said));
  }

  function addDoubt(room, doubt, list, said) {
    const item = make("li", "", "", list);
    const names = doubt.people.map((person) => `${person.name} (${person.files.map((file) => file.file).join(", ")})`).join("; ");
    make("p", "", word("room.doubt." + doubt.kind, { people: names }), item).id = "room-doubt-" + list.childElementCount;
    const actions = make("div", "answers__actions", "", item);
    const settle = (name, action) => button(word(name), actions, () => {
      action();
      said(word("room.settled"), true);
    }).setAttribute("aria-describedby", item.firstChild.id);
    if (doubt.kind === "mixed") settle("room.part", () => book.partPerson(room, doubt.people[0]));
    else settle("room.one", () => book.joinPeople(room, doubt.people));
    settle(doubt.kind === "mixed" ? "room.one" : "room.several", () => room.settled.add(doubt.key));
  }

  /** List everyone with a name to change, and their files; those ticked can be joined, or parted into their files. */
  function addList(room, details, said) {
    const list = make("ol", "room__people", "", details);
    const rows = room.people.map((person) => addPerson(room, person, list, said));
    const ticked = () => rows.filter((row) => row.box.checked).map((row) => row.person);
    const actions = make("div", "answers__actions", "", details);
    button(word("room.join"), actions, () => {
      const people = ticked();
      if (people.length > 1) book.joinPeople(room, people);
      said(word(people.length > 1 ? "room.joined" : "room.tick.two"), people.length > 1);
    });
    button(word("room.part"), actions, () => {
      const several = ticked().filter((person) => person.files.length > 1);
      several.forEach((person) => book.partPerson(room, person));
      said(word(several.length ? "room.parted" : "room.tick.files"), several.length > 0);
    });
  }

  function addPerson(room, person, list, said) {
    const item = make("li", "", "", list);
    const box = choice(person.name, item);
    const name = make("input", "blank", "", item);
    Object.assign(name, { type: "text", value: person.name, maxLength: 100, autocomplete: "off" });
    name.setAttribute("aria-label", word("room.rename", { name: person.name }));
    name.addEventListener("change", () => {
      book.renamePerson(room, person, name.value.trim());
      said(word("room.renamed", { name: person.name }), true);
    });
    make("span", "room__who", person.files.map((file) => file.file).join(", "), item);
    return { box, person };
  }

  Object.assign(book, { showPeople });
})();
