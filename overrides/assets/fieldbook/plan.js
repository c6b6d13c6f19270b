/*
 * The facilitator's guide: a plan of the workshop that can be changed. Minutes become times of the day; what to print,
 * what to bring, and the notes follow. What is chosen is kept on this device.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button, choice, planning, timeOf, inWords } = book;
  const elements = [...document.querySelectorAll("[data-step]")];
  const wordsOf = new Map(elements.map((row) => [row.dataset.id, [...row.querySelector(".run__what").cloneNode(true).childNodes]]));
  const parts = new Map();
  let part = "";
  document.querySelectorAll("[data-run] tr").forEach((row) => {
    if (row.dataset.part !== undefined) part = row.dataset.part;
    else if (row.dataset.id) parts.set(row.dataset.id, row.closest("tbody").querySelector("[data-part]") ? part : "");
  });
  const steps = elements.map((row) => {
    const { id, step: number, kind, lesson } = row.dataset;
    return { id, number, kind, lesson, minutes: Number(row.dataset.minutes), title: row.dataset.title };
  });
  const lessons = planning.lessonsOf(steps).map((one) => ({
    lesson: one.lesson,
    title: (one.steps.find((step) => step.kind === "lesson") || one.steps[0]).title,
  }));
  const unhidden = new Set();
  let showsOut = true;
  let focused = "";
  let live = null;
  let planned;

  const compose = (wish) => planning.compose(steps, Object.assign({ lunch: word("plan.lunch") }, wish));
  const fresh = (given) => Object.assign({}, given, { items: compose({ without: given.without }) });

  /* ------------------------------------------------------------ the form */
  const box = document.querySelector("[data-plan]");
  const fields = make("div", "plan__fields", "", box);
  const inputs = {};

  function addField(name, tag, attributes) {
    const line = make("p", "plan__field", "", fields);
    const label = make("label", "", word(`plan.${name}`), line);
    const input = make(tag, "plan__input", "", line);
    Object.assign(input, { id: `plan-${name}`, autocomplete: "off" }, attributes);
    label.htmlFor = input.id;
    inputs[name] = input;
    return input;
  }

  const kind = addField("kind", "select", {});
  planning.KINDS.forEach((name) => { make("option", "", word(`plan.kind.${name}`), kind).value = name; });
  addField("sessions", "input", { type: "number", min: 1, max: 60, inputMode: "numeric" });
  [["start", "time"], ["end", "time"]].forEach(([name, type]) => addField(name, "input", { type }));
  addField("people", "input", { type: "number", min: 1, max: 9999, inputMode: "numeric" });
  const choosing = make("details", "plan__lessons", "", box);
  make("summary", "", word("plan.lessons"), choosing);
  const boxes = lessons.map((one) => {
    const tick = choice(one.title, choosing);
    tick.addEventListener("change", () => takeLesson(one.lesson, tick.checked));
    return tick;
  });
  const makes = make("div", "plan__actions", "", box);
  button(word("plan.make"), makes, makePlan).classList.add("md-button--primary");
  const status = make("p", "plan__status", "", box);
  status.setAttribute("role", "status");
  const actions = make("div", "plan__actions", "", box);
  const showUndo = book.planUndo(actions, (name) => plan[name]());
  button(word("plan.reset"), actions, reset);
  button(word("plan.save"), actions, () => book.savePlan(plan.get(), said));
  const opened = make("input", "plan__file", "", make("label", "md-button answers__button", word("plan.open"), actions));
  Object.assign(opened, { type: "file", accept: ".json,application/json" });
  button(word("plan.print"), actions, () => window.print());
  const said = make("p", "plan__said", "", box);
  said.setAttribute("role", "status");
  const order = make("div", "plan__actions", "", document.querySelector("[data-plan-order]"));
  button(word("plan.add.own"), order, () => add({ kind: "own", title: "", minutes: 10 }));
  button(word("plan.add.break"), order, () => add({ kind: "break", title: "", minutes: 15 }));
  button(word("plan.add.session"), order, () => add({ kind: "session" }));
  const hiding = button("", order, () => {
    showsOut = !showsOut;
    unhidden.clear();
    show(plan.get());
  });
  document.querySelector("[data-plan-time]").textContent = word("plan.time");

  ["end", "people"].forEach((name) => {
    inputs[name].addEventListener("input", () => plan.change({ [name]: inputs[name].value }, name));
  });
  inputs.start.addEventListener("input", ({ target: { value: start } }) => {
    plan.change({ start, end: planning.endOf(kind.value, { start, end: inputs.end.value }) }, "start");
  });
  kind.addEventListener("change", () => plan.change({ end: planning.endOf(kind.value, plan.get()) }, "end"));
  opened.addEventListener("change", () => {
    const [file] = opened.files;
    opened.value = "";
    if (!file) return;
    book.readPlan(file).then((found) => {
      plan.change({ start: found.start, end: found.end, people: found.people, without: found.without, items: found.items });
      said.textContent = word("plan.opened", { file: file.name });
    }).catch((error) => { said.textContent = word(error.message, { file: file.name }); });
  });

  /** Make a plan of what there is time for, out of the lessons that are ticked. */
  function makePlan() {
    const { start, end, without } = plan.get();
    const from = planning.beginOf({ start });
    const until = planning.endAfter(from, planning.minutesOf(end));
    const minutes = until === undefined ? 0 : until - from;
    showsOut = false;
    unhidden.clear();
    plan.change({ items: compose({ minutes, sessions: Math.min(60, Number(inputs.sessions.value)) || (minutes ? 1 : 0), without }) });
    said.textContent = word("plan.made");
  }

  function reset() {
    showsOut = true;
    plan.change(fresh({ start: planning.FIRST, end: "", people: plan.get().people, without: [] }));
    inputs.sessions.value = "";
    said.textContent = word("plan.made");
  }

  function takeLesson(lesson, taken) {
    const { items, without } = plan.get();
    const own = new Set(steps.filter((step) => step.lesson === lesson).map((step) => step.id));
    const rest = (without || []).filter((one) => one !== lesson);
    own.forEach((id) => unhidden.add(id));
    plan.change({
      without: taken ? rest : [...rest, lesson],
      items: items.map((item) => (own.has(item.id) ? planning.changed([item], item.id, { out: taken ? undefined : true })[0] : item)),
    });
  }

  /* ------------------------------------------------------------ the rows */
  const hides = (row) => row.out && !showsOut && !unhidden.has(row.item.id);

  function add(item) {
    // Before all there is, a session would part nothing from nothing.
    const after = focused || (item.kind === "session" ? planned.rows[planned.rows.length - 1].item.id : "");
    const [own, items] = planning.added(plan.get().items, item, after);
    plan.change({ items });
    rows.focus(own.id, "title");
  }

  /** Move a row by one among those that are to be seen. */
  function moveBy(row, by) {
    const seen = planned.rows.filter((one) => !hides(one));
    const place = seen.findIndex((one) => one.item.id === row.item.id);
    const other = seen[by < 0 ? place - 1 : place + 2];
    if (place + by < 0 || place + by >= seen.length) return;
    move(row, other && other.item.id);
    rows.focus(row.item.id, by < 0 ? "up" : "down");
  }

  function move(row, before) {
    plan.change({ items: planning.moved(plan.get().items, row.item.id, before) });
    const now = planned.rows.find((one) => one.item.id === row.item.id);
    said.textContent = word("plan.moved", { title: book.nameOf(now), time: timeOf(now.from) });
  }

  function change(row, changes, name) {
    plan.change({ items: planning.changed(plan.get().items, row.item.id, changes) }, `${row.item.id} ${name}`);
  }

  const ACTS = {
    focus: (row) => { focused = row.item.id; },
    move,
    up: (row) => moveBy(row, -1),
    down: (row) => moveBy(row, 1),
    take(row, taken) {
      unhidden.add(row.item.id);
      change(row, { out: taken ? undefined : true }, "out");
    },
    minutes: (row, value) => value !== "" && change(row, { minutes: Math.min(9999, Math.max(0, Math.round(Number(value)) || 0)) }, "minutes"),
    title: (row, value) => change(row, { title: value }, "title"),
    at: (row, value) => change(row, { at: value }, "at"),
    fix(row) {
      const fixed = row.item.at !== undefined;
      change(row, { at: fixed ? undefined : planning.textOf(row.from) }, "fix");
      if (!fixed) rows.focus(row.item.id, "at");
    },
    remove(row) {
      const next = planned.rows[planned.rows.indexOf(row) + 1];
      plan.change({ items: plan.get().items.filter((item) => item.id !== row.item.id) });
      if (next) rows.focus(next.item.id, "up");
    },
    here: (row) => book.day && book.day.begin(row.item.id),
  };
  const rows = book.planRows(document.querySelector("[data-run]"), wordsOf, (name, row, value) => name in ACTS && ACTS[name](row, value));
  const putInOrder = book.notesInOrder();

  /* ------------------------------------------------------------ what is shown */
  function show(now) {
    planned = planning.schedule(now, steps);
    const taken = planned.rows.filter((row) => !row.out);
    ["start", "end", "people"].forEach((name) => {
      if (document.activeElement !== inputs[name]) inputs[name].value = now[name] || "";
    });
    kind.value = planning.kindOf(now, kind.value);
    boxes.forEach((tick, place) => { tick.checked = !(now.without || []).includes(lessons[place].lesson); });
    showUndo(plan.can());
    rows.show(planned, (step) => parts.get(step.id), hides, live);
    const out = planned.rows.length - taken.length;
    hiding.hidden = !out;
    hiding.textContent = word(showsOut ? "plan.hide" : "plan.all", { count: out });
    const last = planned.sessions[planned.sessions.length - 1];
    document.querySelector("[data-run] tfoot [data-clock=end]").textContent = timeOf(live && live.end !== undefined ? live.end : last.to);
    document.querySelector("[data-plan-total]").textContent = inWords(planned.minutes);
    book.showNeeded(new Set(taken.filter((row) => row.step).map((row) => row.step.number)));
    book.countPapers(Math.ceil(Number(now.people)));
    putInOrder(planned.rows);
    tell();
    if (book.planned) book.planned(planned, now);
  }

  /** Say in words when each session ends, and how that suits the plan. */
  function tell() {
    const { sessions } = planned;
    const lines = sessions.map((session, place) => {
      const said = [word("plan.ends", { end: timeOf(session.to), minutes: inWords(session.minutes) })];
      const over = session.planned === undefined ? 0 : session.to - session.planned;
      const values = { minutes: inWords(Math.abs(over)), planned: timeOf(session.planned || 0) };
      if (session.planned !== undefined) said.push(word(over > 0 ? "plan.over" : "plan.fits", values));
      return [...(sessions.length > 1 ? [book.nameSession(planned, place) + ":"] : []), ...said].join(" ");
    });
    status.toggleAttribute("data-over", sessions.some((session) => session.planned !== undefined && session.to > session.planned));
    if (status.textContent !== lines.join("\n")) status.textContent = lines.join("\n");
  }

  const plan = book.keptPlan(steps, fresh, show);
  showsOut = plan.get().items.filter((item) => item.out).length < steps.length / 4;
  Object.assign(book, {
    /** Show what the clock says: { at, times, done, end }, or null for a plan that is not being run. */
    showLive(now) {
      live = now;
      if (planned) rows.show(planned, (step) => parts.get(step.id), hides, live);
    },
    plannedNow: () => planned,
  });
  book.tellUnkept(plan, document.querySelector("[data-plan-order]"));
  show(plan.get());
})();
