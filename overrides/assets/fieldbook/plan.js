/*
 * The facilitator's guide: minutes become times of the day, lessons can be left out, copies are counted. What is
 * chosen is kept on this device, beside the answers: fieldbook:<course>:plan:<name>.
 */
(function () {
  "use strict";

  const { store, word, make, button } = window.fieldbook;
  const DAY = 24 * 60;
  const FIRST = "09:00";
  const rows = [...document.querySelectorAll("[data-step]")].map((element) => ({
    element,
    number: element.dataset.step,
    minutes: Number(element.dataset.minutes),
    session: element.dataset.session,
  }));
  const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  const status = make("p", "plan__status");
  const place = (name) => document.querySelector(`[data-plan-${name}]`);
  const chosen = (name) => store.get(["plan", name]);
  const leftOut = () => [].concat(chosen("without") || []);

  /** Return the minutes since midnight of a time as an input gives it, "09:30"; undefined for anything else. */
  function minutesOf(text) {
    const parts = /^(\d\d):(\d\d)/.exec(text || "");
    return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
  }

  const timeOf = (minutes) => clock.format(new Date((minutes % DAY) * 60000));

  function inWords(minutes) {
    if (minutes < 60) return word("plan.minutes", { count: minutes });
    return word("plan.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }

  /** Show the times of the day, from the start on; mark what comes after the planned end. */
  function update() {
    const without = leftOut();
    const told = minutesOf(chosen("start"));
    const start = told === undefined ? minutesOf(FIRST) : told;
    const given = minutesOf(chosen("end"));
    const planned = given === undefined || given > start ? given : given + DAY;
    let at = start;
    rows.forEach((row) => {
      const out = without.includes(row.session);
      row.element.toggleAttribute("data-out", out);
      show(row.number, out ? "\u2013" : timeOf(at));
      if (!out) at += row.minutes;
      row.late.hidden = out || planned === undefined || at <= planned;
    });
    show("end", timeOf(at));
    showTotals(without, at - start);
    tell(at, start, planned);
    count();
  }

  function show(number, words) {
    document.querySelectorAll(`[data-clock="${number}"]`).forEach((element) => { element.textContent = words; });
  }

  function showTotals(without, total) {
    place("total").textContent = total;
    document.querySelectorAll("[data-part-minutes]").forEach((element) => {
      const body = element.closest("tbody");
      const inside = rows.filter((row) => body.contains(row.element) && !without.includes(row.session));
      element.textContent = inside.reduce((sum, row) => sum + row.minutes, 0);
    });
    document.querySelectorAll("[data-session-notes]").forEach((section) => {
      section.hidden = without.includes(section.dataset.sessionNotes);
    });
  }

  /** Say in words when it ends, and how that suits the plan. */
  function tell(end, start, planned) {
    const words = [word("plan.ends", { end: timeOf(end), minutes: inWords(end - start) })];
    const over = planned !== undefined && end > planned;
    if (planned !== undefined) {
      const values = { minutes: inWords(Math.abs(end - planned)), planned: timeOf(planned) };
      words.push(word(over ? "plan.over" : "plan.fits", values));
    }
    status.toggleAttribute("data-over", over);
    if (status.textContent !== words.join(" ")) status.textContent = words.join(" ");
  }

  /** Show how many copies it takes. */
  function count() {
    const people = Number(chosen("people"));
    document.querySelectorAll("[data-copies]").forEach((element) => {
      element.dataset.copies = element.dataset.copies || element.textContent;
      element.textContent = people > 0 ? String(people) : element.dataset.copies;
    });
  }

  function addInput(name, attributes, box) {
    const line = make("p", "plan__field", "", box);
    const label = make("label", "", word(`plan.${name}`), line);
    const input = make("input", "plan__input", "", line);
    Object.assign(input, { id: `plan-${name}`, value: chosen(name) || "" }, attributes(chosen(name)));
    label.htmlFor = input.id;
    input.addEventListener("input", () => {
      store.set(["plan", name], input.value || undefined);
      update();
    });
  }

  /** Let a lesson be left out, where its row begins. */
  function addSwitch(row) {
    const box = make("input", "run__switch");
    const link = row.element.querySelector("a");
    Object.assign(box, { type: "checkbox", checked: !leftOut().includes(row.session) });
    box.setAttribute("aria-label", word("plan.takes", { title: link.textContent }));
    link.before(box);
    box.addEventListener("change", () => {
      const others = leftOut().filter((session) => session !== row.session);
      const without = box.checked ? others : [...others, row.session];
      store.set(["plan", "without"], without.length ? without : undefined);
      update();
    });
  }

  const fields = make("div", "plan__fields", "", document.querySelector("[data-plan]"));
  addInput("start", (kept) => ({ type: "time", value: kept || FIRST }), fields);
  addInput("end", () => ({ type: "time" }), fields);
  addInput("people", () => ({ type: "number", min: 1, max: 9999, inputMode: "numeric" }), fields);
  status.setAttribute("role", "status");
  fields.after(status);
  button(word("plan.print"), fields.parentElement, () => window.print());
  place("time").textContent = word("plan.time");
  rows.forEach((row) => {
    row.late = make("span", "run__late", word("plan.late"), row.element.querySelector(".run__what"));
    if (row.element.classList.contains("run__step--lesson")) addSwitch(row);
  });
  update();
})();
