/*
 * The day as it runs: what is now and what is next, the minutes left in words and with a sign, and what "5 more" and
 * "done early" do to the rest. Kept on this device, beside the plan: fieldbook:<course>:plan:day.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, word, make, button, running, inWords, timeOf, nameOf } = book;
  const PLACE = ["plan", "day"];
  const MORE = 5;
  const SIGNS = { good: "\u2713", soon: "\u25d4", over: "!" };
  const box = document.querySelector("[data-day]");
  const panel = make("div", "day__panel", "", box);
  const sign = make("span", "day__sign", "", panel);
  sign.setAttribute("aria-hidden", "true");
  const text = make("div", "day__text", "", panel);
  const now = make("p", "day__now", "", text);
  const left = make("p", "day__left", "", text);
  const next = make("p", "day__next", "", text);
  const actions = make("div", "day__actions", "", box);
  const start = button(word("day.start"), actions, () => begin(first()));
  const whileOn = [
    button(word("day.next"), actions, goOn),
    button(word("day.more"), actions, () => put(running.more(read(), MORE))),
    button(word("day.back"), actions, () => put(running.back(read()))),
    button(word("present.this"), actions, () => {
      const { item, step } = running.stand(read(), planned, Date.now()).row;
      book.wall.showOf(item.id, step && step.lesson);
    }),
    button(word("day.count"), actions, () => book.wall.count()),
    button(word("day.stop"), actions, () => put(null)),
  ];
  button(word("present.window"), actions, () => book.wall.openOther());
  const hint = make("p", "day__hint", [word("day.hint"), word("present.window.hint")].join(" "), box);
  const spoken = make("p", "day__spoken", "", box);
  spoken.setAttribute("role", "status");
  let planned = null;
  let said = "";
  let shown = "";
  let ended = false;

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

  /** Return the id of what comes first in the session that has begun, or is to begin next. */
  function first() {
    const rows = planned.rows.filter((row) => !row.out && row.kind !== "session");
    return rows.length ? rows[0].item.id : "";
  }

  const begin = (id) => id && put(running.begin(read(), id, Date.now()));

  function goOn() {
    const stand = running.stand(read(), planned, Date.now());
    if (stand && stand.next) return begin(stand.next.item.id);
    put(null);
    ended = true;
    show();
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
    start.hidden = Boolean(stand) || !first();
    whileOn.forEach((one) => { one.hidden = !stand; });
    panel.hidden = !stand;
    box.toggleAttribute("data-on", Boolean(stand));
    if (stand) {
      whileOn[2].disabled = !day.before.length;
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
  store.watch((path) => { if (!path || (path[0] === "plan" && path[1] === "day")) show(); });
  setInterval(show, 1000);
  document.addEventListener("visibilitychange", show);
  window.addEventListener("pageshow", show);
})();
