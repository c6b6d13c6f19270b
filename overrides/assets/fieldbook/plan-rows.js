/*
 * The running order as a table in which everything can be changed: a row for each item of the plan, made once and kept,
 * so that what is being typed in stays what it is.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, planning } = book;
  const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  // "9:00 AM" stays in its own order on a page that is written from right to left, as does a clock in Arabic.
  const isolated = document.body.dir === "rtl" ? (text) => `\u2068${text}\u2069` : (text) => text;
  /** Return a time of the day in words that no line parts. */
  const timeOf = (minutes) => isolated(clock.format(new Date((Math.floor(minutes) % planning.DAY) * 60000)).replace(/\s/g, "\u00a0"));
  const ICONS = { up: "\u2191", down: "\u2193", fix: "", here: "\u25b6", remove: "\u2715", grip: "\u2807" };

  function inWords(minutes) {
    const count = Math.round(minutes);
    const [hours, rest] = [Math.floor(count / 60), count % 60];
    if (!hours) return word("plan.minutes", { count });
    return word(rest ? "duration.both" : "duration.hours", { hours, minutes: rest });
  }

  /** Return what stands for an item in words. A session that nobody has named is known by its place. */
  function nameOf(row) {
    if (row.title) return row.title;
    if (row.kind === "session") return word("plan.session", { number: row.session + 1 });
    return row.kind === "break" ? word("plan.break") : word("plan.own");
  }

  /** Return what the session in a place is called; the first one has no row. */
  function nameSession(planned, place) {
    const begins = planned.rows.find((row) => row.kind === "session" && row.session === place && !row.out);
    return nameOf(begins || { kind: "session", session: place });
  }

  /** Put elements into a parent in their order, touching as few as possible; what held the focus has it again. */
  function arrange(parent, elements) {
    const focused = document.activeElement;
    const wanted = new Set(elements);
    [...parent.children].forEach((child) => wanted.has(child) || child.remove());
    elements.forEach((element, place) => {
      if (parent.children[place] !== element) parent.insertBefore(element, parent.children[place] || null);
    });
    if (focused && parent.contains(focused) && document.activeElement !== focused) focused.focus();
  }

  /**
   * Return { show(planned), element(id), focus(id, name) } of the rows in `table`. `words` maps a step's id to the nodes that name
   * it, `act` is called with what is asked for: (name, row, value).
   */
  function planRows(table, words, act) {
    const body = make("tbody");
    const made = new Map();
    table.tBodies[0].before(body);
    // A page that a browser saves needs them again.
    [...table.tBodies].slice(1).forEach((one) => { one.hidden = true; });

    function tool(box, row, name) {
      const button = make("button", `run__tool run__tool--${name}`, ICONS[name], box);
      button.type = "button";
      button.addEventListener("click", () => act(name, row.now));
      row.tools[name] = button;
      return button;
    }

    function input(box, type, css, row, name) {
      const made = make("input", `plan__input ${css}`, "", box);
      Object.assign(made, { type, autocomplete: "off" });
      made.addEventListener("input", () => act(name, row.now, made.value));
      row.inputs[name] = made;
      return made;
    }

    function makeRow(now) {
      const row = { now, tools: {}, inputs: {}, element: make("tr", `run__step run__step--${now.kind}`) };
      const { element } = row;
      element.dataset.item = now.item.id;
      const time = make("td", "run__time", "", element);
      row.clock = make("span", "run__clock", "", time);
      row.moved = make("small", "run__moved", "", time);
      const what = make("div", "run__line", "", make("td", "run__what", "", element));
      const grip = tool(what, row, "grip");
      grip.tabIndex = -1;
      grip.setAttribute("aria-hidden", "true");
      book.draggable(grip, element, body, (before) => act("move", row.now, before));
      if (now.kind !== "session") {
        row.box = make("input", "run__switch", "", what);
        row.box.type = "checkbox";
        row.box.addEventListener("change", () => act("take", row.now, row.box.checked));
      }
      row.words = make("span", "run__words", "", what);
      if (planning.isOwn(now.item)) {
        input(row.words, "text", "run__title", row, "title").maxLength = 120;
        row.plain = make("span", "run__plain", "", row.words);
      } else row.words.append(...words.get(now.item.id));
      row.late = make("span", "run__late", "", row.words);
      const tools = make("span", "run__tools", "", what);
      input(tools, "time", "run__at", row, "at");
      ["here", "up", "down", "fix"].forEach((name) => tool(tools, row, name));
      if (planning.isOwn(now.item)) tool(tools, row, "remove");
      const last = make("td", "run__minutes", "", element);
      if (now.kind !== "session") Object.assign(input(last, "number", "run__number", row, "minutes"), { min: 0, max: 9999, inputMode: "numeric" });
      row.length = make("span", "run__length", "", last);
      element.addEventListener("focusin", () => act("focus", row.now));
      // What was typed and can't be meant, as no minutes at all, makes way for what the plan has.
      element.addEventListener("focusout", () => setTimeout(() => fillIn(row)));
      return row;
    }

    function label(row, session) {
      const title = nameOf(row.now);
      const labels = { up: "plan.up", down: "plan.down", fix: "plan.fix", here: "plan.here", remove: "plan.remove" };
      Object.entries(labels).forEach(([name, key]) => {
        if (!row.tools[name]) return;
        row.tools[name].setAttribute("aria-label", word(key, { title }));
        row.tools[name].title = word(key, { title });
      });
      if (row.box) row.box.setAttribute("aria-label", word("plan.takes", { title }));
      const inputs = { minutes: "plan.minutes.of", title: "plan.title.of", at: "plan.at.of" };
      Object.entries(inputs).forEach(([name, key]) => row.inputs[name] && row.inputs[name].setAttribute("aria-label", word(key, { title })));
      if (row.inputs.title) row.inputs.title.placeholder = nameOf(Object.assign({}, row.now, { title: "" }));
      if (session) row.length.textContent = inWords(session.minutes);
    }

    function fill(input, value) {
      if (input && document.activeElement !== input && input.value !== value) input.value = value;
    }

    function fillIn({ now, inputs }) {
      fill(inputs.minutes, String(now.minutes));
      fill(inputs.title, now.title);
      fill(inputs.at, now.item.at || "");
    }

    function show(now, planned, live) {
      const row = made.get(now.item.id) || makeRow(now);
      made.set(now.item.id, row);
      row.now = now;
      const { item } = now;
      const session = now.kind === "session" ? planned.sessions[now.session] : null;
      label(row, session);
      row.element.toggleAttribute("data-out", now.out);
      if (row.box) row.box.checked = !now.out;
      const expected = live ? live.times.get(item.id) : undefined;
      const from = expected === undefined ? now.from : expected;
      row.clock.textContent = now.out ? "\u2013" : timeOf(from);
      const moved = Math.abs(from - now.from) >= 1;
      row.moved.textContent = now.out ? "" : moved ? word("plan.planned", { time: timeOf(now.from) }) : item.at ? word("plan.fixed") : "";
      row.element.toggleAttribute("data-now", Boolean(live) && live.at === item.id);
      row.element.toggleAttribute("data-done", Boolean(live) && live.done.has(item.id));
      if (live && live.at === item.id) row.element.setAttribute("aria-current", "step");
      else row.element.removeAttribute("aria-current");
      fillIn(row);
      if (row.plain) row.plain.textContent = nameOf(now);
      if (row.inputs.at) row.inputs.at.hidden = item.at === undefined;
      row.tools.fix.setAttribute("aria-pressed", String(item.at !== undefined));
      if (now.kind !== "session") row.length.textContent = now.minutes || "\u2013";
      const warnings = [now.late && !now.out ? word("plan.missed", { minutes: inWords(now.late) }) : "", now.over ? word("plan.late") : "", now.wait ? word("plan.wait", { minutes: inWords(now.wait) }) : ""];
      row.late.textContent = warnings.filter(Boolean).join("; ");
      row.late.hidden = !row.late.textContent;
      return row.element;
    }

    /** Make a heading between rows: the first session, or a module. */
    function heading(words, minutes, css) {
      const row = make("tr", css);
      const cell = make("th", "", words, row);
      cell.scope = "colgroup";
      cell.colSpan = 2;
      make("td", "run__minutes", minutes, row);
      return row;
    }

    /** Make the heading of a module, which goes up to where another one, or another session, begins. */
    function partHeading(seen, part, partOf) {
      const end = seen.findIndex((row) => row.kind === "session" || (row.step && partOf(row.step) !== part));
      const taken = seen.slice(0, end < 0 ? seen.length : end).filter((row) => !row.out);
      const made = heading(part, inWords(taken.reduce((sum, row) => sum + row.minutes, 0)), "run__part");
      made.toggleAttribute("data-out", !taken.length);
      return made;
    }

    return {
      /** Show rows; `partOf` gives the module of a step, `hides` tells which rows are not to be seen. */
      show(planned, partOf, hides, live) {
        const elements = [];
        const seen = planned.rows.filter((row) => !hides(row));
        let part = "";
        if (planned.sessions.length > 1) elements.push(heading(nameSession(planned, 0), inWords(planned.sessions[0].minutes), "run__part run__part--session"));
        seen.forEach((row, place) => {
          const own = row.kind === "session" ? "" : row.step ? partOf(row.step) : part;
          if (own && own !== part) elements.push(partHeading(seen.slice(place), own, partOf));
          part = own;
          elements.push(show(row, planned, live));
        });
        arrange(body, elements);
      },
      focus(id, name) {
        const row = made.get(id);
        const target = row && (row.inputs[name] || row.tools[name] || row.box);
        if (target) target.focus();
      },
    };
  }

  Object.assign(book, { planRows, timeOf, inWords, nameOf, nameSession, arrange });
})();
