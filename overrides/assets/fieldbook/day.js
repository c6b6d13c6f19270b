/*
 * The day as it runs: what is now and what is next, the minutes left in words and with a sign, and what "5 more" and
 * "done early" do to the rest. Kept on this device, beside the plan: fieldbook:<course>:plan:day, and when the clock was
 * last looked at, fieldbook:<course>:plan:seen, to tell of a time in which it was not.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button, running, inWords, timeOf, nameOf } = book;
  const PLACE = ["plan", "day"];
  const SEEN = ["plan", "seen"];
  const OFTEN = 30000;
  const GAP = 180000;
  const MORE = 5;
  const SIGNS = { good: "\u2713", soon: "\u25d4", over: "!" };
  const box = document.querySelector("[data-day]");
  const panel = make("div", "day__panel", "", box);
  panel.tabIndex = -1;
  const sign = make("span", "day__sign", "", panel);
  sign.setAttribute("aria-hidden", "true");
  const text = make("div", "day__text", "", panel);
  const now = make("p", "day__now", "", text);
  const left = make("p", "day__left", "", text);
  const next = make("p", "day__next", "", text);
  const actions = make("div", "day__actions", "", box);
  const start = button(word("day.start"), actions, () => begin(first().item.id));
  const whileOn = [
    button(word("day.next"), actions, goOn),
    button(word("day.more"), actions, () => put(running.more(read(), MORE))),
    button(word("day.back"), actions, () => put(running.back(read()))),
    button(word("present.this"), actions, () => {
      const { item, step } = running.stand(read(), planned, Date.now()).row;
      book.wall.showOf(item.id, step && step.lesson);
    }),
    button(word("day.count"), actions, () => book.wall.count()),
    button(word("day.stop"), actions, () => put(running.stop(read(), Date.now()))),
  ];
  button(word("present.window"), actions, () => book.wall.openOther());
  const gap = make("div", "day__gap", "", box);
  const slept = make("p", "", "", gap);
  const choices = make("div", "day__actions", "", gap);
  button(word("day.slept.keep"), choices, () => look(null));
  button(word("day.slept.out"), choices, () => {
    const { from, to } = away;
    away = null;
    put(running.without(read(), to - from));
  });
  const hint = make("p", "day__hint", [word("day.hint"), word("present.window.hint")].join(" "), box);
  const spoken = make("p", "day__spoken", "", box);
  spoken.setAttribute("role", "status");
  let planned = null;
  let said = "";
  let shown = "";
  let ended = false;
  let away = null;
  let seen = 0;

  function read() {
    try {
      const day = JSON.parse(store.get(PLACE));
      return day && typeof day.at === "string" && Number.isFinite(day.since) && Number.isFinite(day.extra) && Array.isArray(day.before) ? day : null;
    } catch (error) {
      return null;
    }
  }

  function put(day) {
    ended = false;
    store.set(PLACE, day ? JSON.stringify(day) : undefined);
    show();
  }

  /** Return what comes first in the session that is due, or in the one after it that has something; null for nothing. */
  function first() {
    const rows = planned.rows.filter((row) => !row.out && running.takesTime(row));
    const due = running.due(read(), planned, Date.now());
    return rows.find((row) => row.session >= due) || rows[0] || null;
  }

  const begin = (id) => put(running.begin(read(), id, Date.now()));

  function goOn() {
    const stand = running.stand(read(), planned, Date.now());
    if (stand && stand.next) return begin(stand.next.item.id);
    put(running.stop(read(), Date.now()));
    ended = true;
    show();
  }

  /** Note that the clock is looked at, and whether it was not for a while since what is now began. */
  function watch(day, now) {
    seen = seen || Number(store.get(SEEN)) || 0;
    if (seen && now - seen > GAP && day.since <= seen) away = { at: day.at, from: seen, to: now };
    if (away && away.at !== day.at) away = null;
    if (now - (Number(store.get(SEEN)) || 0) > OFTEN) store.set(SEEN, String(now));
    seen = now;
  }

  function look(next) {
    away = next;
    show();
  }

  function showStart(day, stand) {
    const row = first();
    start.hidden = Boolean(stand) || !row;
    const canGoBack = running.canGoBack(day, Date.now());
    whileOn[2].hidden = !stand && !canGoBack;
    whileOn[2].disabled = !canGoBack;
    if (row) fill(start, planned.sessions.length > 1 ? word("day.start.session", { session: book.nameSession(planned, row.session) }) : word("day.start"));
  }

  function showGap(stand) {
    gap.hidden = !stand || !away;
    if (gap.hidden) return;
    const [from, to] = [away.from, away.to].map((moment) => timeOf(running.clockOf(moment)));
    fill(slept, word("day.slept", { from, to }));
  }

  /** Return minutes that are left, or that it is over, in whole ones; less than one is said so. */
  function spell(left) {
    return Math.abs(left) < 1 ? word("day.under") : inWords(Math.abs(Math.ceil(left)));
  }

  function effect(stand) {
    const by = Math.round(stand.shift);
    const values = { time: timeOf(Math.round(stand.end)), minutes: inWords(Math.abs(by)) };
    return word(by > 0 ? "day.later" : by < 0 ? "day.earlier" : "day.good", values);
  }

  function fill(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  function show() {
    if (!planned) return;
    const day = read();
    const stand = running.stand(day, planned, Date.now());
    if (stand) watch(day, Date.now());
    whileOn.forEach((one) => { one.hidden = !stand; });
    showStart(day, stand);
    showGap(stand);
    panel.hidden = !stand;
    box.toggleAttribute("data-on", Boolean(stand));
    if (stand) {
      whileOn[3].hidden = !book.wall.has(stand.at, stand.row.step && stand.row.step.lesson);
      const time = stand.next && timeOf(Math.round(stand.times.get(stand.next.item.id)));
      panel.dataset.state = stand.state;
      fill(sign, SIGNS[stand.state]);
      fill(now, `${word("day.now")}: ${nameOf(stand.row)}`);
      fill(left, word(`day.${stand.state === "good" ? "left" : stand.state}`, { minutes: spell(stand.left) }));
      fill(next, [stand.next ? word("day.then", { title: nameOf(stand.next), time }) : word("day.last"), effect(stand)].join(" "));
    }
    tell(stand);
    const view = stand ? [stand.at, stand.state, Math.round(stand.end)].join() : "";
    if (view !== shown) book.showLive(stand);
    shown = view;
    book.wall.tick(stand && { title: nameOf(stand.row), left: stand.left, state: stand.state, id: stand.at });
  }

  /** Say aloud what a glance would show, but only when it is another thing, or time is running out. */
  function tell(stand) {
    const key = stand ? [stand.at, stand.state].join() : "";
    if (key === said) return;
    said = key;
    spoken.textContent = stand ? [now.textContent, left.textContent].join(". ") : ended ? word("day.done") : "";
  }

  Object.assign(book, {
    day: { begin },
    planned(plan) {
      planned = plan;
      shown = null;
      show();
    },
  });
  // Where what was pressed is gone, the focus goes to where one goes on, and to nothing that a key might press by mistake.
  box.addEventListener("click", ({ target }) => {
    if (target.closest("[hidden]")) (panel.hidden ? start : panel).focus();
  });
  store.watch((path) => { if (!path || (path[0] === "plan" && path[1] === "day")) show(); });
  setInterval(show, 1000);
  document.addEventListener("visibilitychange", show);
  window.addEventListener("pageshow", show);
})();
