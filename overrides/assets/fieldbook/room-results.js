/* What the room answered, worksheet by worksheet and question by question. Answers are only ever set as text. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, isText } = book;
  const LONGEST = 4000;
  const left = new Map();
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 1 });

  /** Return what was said to a question: [{ who, texts }]. */
  function said(room, field) {
    return room.people
      .filter((person) => person.answers.has(field))
      .map((person) => ({ who: person.name, texts: person.answers.get(field) }));
  }

  function shortened(text) {
    return text.length > LONGEST ? text.slice(0, LONGEST) + word("room.cut") : text;
  }

  /** Show texts one under another; without names in the order of the alphabet, which tells nothing of who wrote. */
  function addTexts(entries, named, box) {
    const list = make("ul", "room__texts", "", box);
    const sorted = named ? entries : [...entries].sort((one, other) => (one.text < other.text ? -1 : 1));
    sorted.forEach((entry) => {
      const item = make("li", "room__text", shortened(entry.text), list);
      if (named) make("span", "room__who", entry.who, item);
    });
  }

  /** Show how often each choice was taken, with a bar. */
  function addCounts(field, answers, named, box) {
    const table = make("table", "room__counts", "", box);
    table.setAttribute("aria-label", field.label);
    const body = make("tbody", "", "", table);
    field.choices.forEach((choice) => {
      const takers = answers.filter((answer) => answer.texts.includes(choice));
      const row = make("tr", "", "", body);
      const head = make("th", "", choice, row);
      head.scope = "row";
      if (field.right.includes(choice)) make("span", "quiz__mark", word("quiz.right"), head).dataset.mark = "right";
      if (named && takers.length) make("span", "room__who", takers.map((answer) => answer.who).join(", "), head);
      const bar = make("td", "room__bar", "", row);
      bar.style.setProperty("--share", takers.length / answers.length);
      make("td", "room__count", word("room.of", { count: takers.length, total: answers.length }), row);
    });
  }

  /** Show the mean of a scale and how far answers lie from it, where its choices begin with numbers. */
  function addMean(field, answers, box) {
    const values = answers
      .filter((answer) => field.choices.includes(answer.texts[0]))
      .map((answer) => parseFloat(answer.texts[0]));
    if (!values.length || !field.choices.every((choice) => Number.isFinite(parseFloat(choice)))) return;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const words = { mean: number.format(mean), spread: number.format(spread), count: values.length };
    make("p", "room__mean", word("room.mean", words), box);
  }

  /** Return the worksheets and questions to be shown: those chosen, and answered if only those are wanted. */
  function chosen(room, view) {
    const isAnswered = (field) => view.all || view.question !== "" || room.people.some((person) => person.answers.has(field));
    return book.asked
      .filter((sheet, place) => view.sheet === "" || Number(view.sheet) === place)
      .map((sheet) => ({
        ...sheet,
        fields: sheet.fields.filter((field, place) => (view.question === "" || Number(view.question) === place) && isAnswered(field)),
      }))
      .filter(({ fields }) => fields.length);
  }

  /**
   * Add a part of the results, folded under its title unless `isOpen`; return it. Shown anew, it is as it was left.
   * fold.js opens it for print.
   */
  function addFold({ id, title }, isOpen, box) {
    const fold = make("details", "room__sheet", "", box);
    make("h2", "", title, make("summary", "", "", fold));
    fold.open = left.has(id) ? left.get(id) : isOpen;
    fold.firstElementChild.addEventListener("click", () => left.set(id, !fold.open));
    book.details.push(fold);
    return fold;
  }

  function addQuestion(room, field, named, section) {
    const box = make("div", "room__question", "", section);
    const answers = said(room, field);
    make("h3", "", field.label, box);
    if (!answers.length) {
      make("p", "room__none", word("room.unanswered"), box);
    } else if (isText(field)) {
      if (field.right.length) make("p", "room__right", `${word("quiz.right")}: ${field.right.join("; ")}`, box);
      make("p", "room__mean", word("room.answers", { count: answers.length }), box);
      addTexts(answers.map(({ who, texts }) => ({ who, text: texts[0] })), named, box);
    } else {
      addChoices(field, answers, named, box);
    }
  }

  /** Show a question that offers choices. What is no choice of it any more stands below. */
  function addChoices(field, answers, named, box) {
    if (field.kind === "scale") addMean(field, answers, box);
    addCounts(field, answers, named, box);
    const others = answers.flatMap(({ who, texts }) => texts.filter((text) => !field.choices.includes(text)).map((text) => ({ who, text })));
    if (!others.length) return;
    make("p", "room__mean", word("room.other"), box);
    addTexts(others, named, box);
  }

  /** Return what a person answered to questions that this course does not have: a map of texts, by their places. */
  function othersOf({ files }) {
    const inOrder = [...files].sort((one, other) => one.saved - other.saved);
    return new Map(inOrder.flatMap((file) => [...file.others]));
  }

  /** Return all that was answered to them: a map of [{ who, text }], by their places. */
  function others(room) {
    const found = new Map();
    room.people.forEach((person) => othersOf(person).forEach(([text], place) => {
      found.set(place, [...(found.get(place) || []), { who: person.name, text }]);
    }));
    return found;
  }

  /** Name a question that this course does not have, by its place. */
  function nameOfOther(place) {
    const [id, name] = JSON.parse(place);
    return `${(book.asked.find((sheet) => sheet.id === id) || { title: id }).title}: ${name}`;
  }

  /** Return the columns that the table of the room has for them: [head, what a person said]. */
  function otherColumns(room) {
    return [...others(room).keys()].map((place) => [nameOfOther(place), (person) => (othersOf(person).get(place) || [""])[0]]);
  }

  /** Show that below all else, so that nothing is left out unseen. */
  function showOthers(room, view, box) {
    const found = others(room);
    if (!found.size || view.sheet !== "") return;
    const fold = addFold({ id: "others", title: word("room.others") }, false, box);
    make("p", "book__hint", word("room.others.text"), fold);
    found.forEach((entries, place) => {
      const question = make("div", "room__question", "", fold);
      make("h3", "", nameOfOther(place), question);
      make("p", "room__mean", word("room.answers", { count: entries.length }), question);
      addTexts(entries, view.named, question);
    });
  }

  /** Count what showOthers() has to show. */
  const countOthers = (room) => [...others(room).values()].reduce((sum, entries) => sum + entries.length, 0);

  /** Show of a room what is looked at, in a box. */
  function showRoom(room, view, box) {
    const shown = document.createDocumentFragment();
    const sheets = chosen(room, view);
    book.details.length = 0;
    sheets.forEach((sheet, place) => {
      const fold = addFold(sheet, place === 0 || view.sheet !== "", shown);
      sheet.fields.forEach((field) => addQuestion(room, field, view.named, fold));
    });
    if (!sheets.length && view.sheet !== "outcomes" && book.asked.length) make("p", "room__none", word("room.unanswered"), shown);
    box.toggleAttribute("data-wall", view.wall);
    box.textContent = "";
    box.append(shown);
  }

  Object.assign(book, { showRoom, showOthers, countOthers, otherColumns, addFold });
})();
