/*
 * The plan of a workshop as values: nothing here knows of a page. A plan is
 *
 *   { start: "09:00", end: "", people: "", without: [lesson], items: [item] }
 *
 * and an item { id, minutes, out, at, kind, title }: what the course has is known by its id, and only what was changed
 * of it is kept; what someone added has an id that begins with "own-". An item of the kind "session" begins another
 * session. `at` is a fixed start, "10:30". A step is what the course says: { id, kind, title, minutes, lesson }.
 */
(function () {
  "use strict";

  const DAY = 24 * 60;
  const FIRST = "09:00";
  const MOST = 9999;
  /** The minutes that workshops of a kind take. */
  const LENGTHS = { day: 450, half: 210, two: 120 };
  const KINDS = ["whole", ...Object.keys(LENGTHS), "own"];

  /** Return the minutes since midnight of a time as an input gives it, "09:30"; undefined for anything else. */
  function minutesOf(text) {
    const parts = /^(\d\d):(\d\d)/.exec(text || "");
    return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
  }

  /** Return a time of the day, in minutes, as an input takes it. */
  function textOf(minutes) {
    const time = minutes % DAY;
    return [Math.floor(time / 60), time % 60].map((part) => String(part).padStart(2, "0")).join(":");
  }

  /** Return the minutes since midnight at which a plan begins. */
  function beginOf(plan) {
    const start = minutesOf(plan.start);
    return start === undefined ? minutesOf(FIRST) : start;
  }

  /**
   * Return the planned end that a kind of workshop gives a plan: its own where one enters it. The whole course ends
   * when it ends.
   */
  function endOf(kind, plan) {
    if (kind === "own") return plan.end;
    return LENGTHS[kind] ? textOf(beginOf(plan) + LENGTHS[kind]) : "";
  }

  /** Return of which kind a plan is: of that which was chosen, if it still is, or of one that ends when it does. */
  function kindOf(plan, chosen) {
    return [chosen, ...KINDS].find((kind) => endOf(kind, plan) === (kind === "own" ? plan.end : plan.end || ""));
  }

  const isOwn = (item) => item.id.startsWith("own-");
  const titled = (item, step) => (item.title !== undefined ? item.title : step ? step.title : "");

  function lengthOf(item, step) {
    if (item.kind === "session") return 0;
    const minutes = item.minutes !== undefined ? item.minutes : step ? step.minutes : 0;
    return Math.min(MOST, Math.max(0, Math.round(Number(minutes)) || 0));
  }

  /** Return an end after a start: one that seems to come before it is on the next day. */
  function endAfter(start, end) {
    return end === undefined || end > start ? end : end + DAY;
  }

  /** Return a fixed start that is about a time: one that is half a day or more before it is on the next day. */
  function near(fixed, minutes) {
    return fixed < minutes - DAY / 2 ? fixed + DAY : fixed;
  }

  /**
   * Return { rows, sessions, minutes } of a plan. A row has the item, its step, kind, title, minutes, `from` and `to`
   * in minutes since midnight, `wait` before a fixed start, `late` by which it misses one, `over` after the planned end,
   * and the number of its session. A session has its start, end, minutes, and the planned end if there is one.
   */
  function schedule(plan, steps) {
    const known = new Map(steps.map((step) => [step.id, step]));
    const begin = beginOf(plan);
    const open = (from) => ({ from, to: from, minutes: 0, count: 0, planned: endAfter(from, minutesOf(plan.end)) });
    const sessions = [open(begin)];
    const rows = plan.items.filter((item) => isOwn(item) || known.has(item.id)).map((item) => {
      const step = known.get(item.id);
      const fixed = minutesOf(item.at);
      const row = {
        item, step, kind: item.kind || step.kind, title: titled(item, step), minutes: lengthOf(item, step),
        out: Boolean(item.out), wait: 0, late: 0, over: false,
      };
      if (row.kind === "session" && !row.out) sessions.push(open(fixed === undefined ? begin : fixed));
      const session = sessions[sessions.length - 1];
      row.session = sessions.length - 1;
      row.from = session.to;
      if (fixed !== undefined && row.kind !== "session" && !row.out) {
        const start = near(fixed, session.from);
        row.wait = Math.max(0, start - session.to);
        row.late = Math.max(0, session.to - start);
        row.from += row.wait;
      }
      row.to = row.out ? row.from : row.from + row.minutes;
      if (row.out) return row;
      session.to = row.to;
      session.minutes += row.minutes;
      if (row.kind !== "session") session.count += 1;
      row.over = session.planned !== undefined && row.to > session.planned && row.kind !== "session";
      return row;
    });
    return { rows, sessions, minutes: sessions.reduce((sum, session) => sum + session.minutes, 0) };
  }

  /** Return a plan's items in which all steps of the course are: new ones behind the step that is before them. */
  function completed(items, steps) {
    const known = new Set(steps.map((step) => step.id));
    const found = items.filter((item) => isOwn(item) || known.delete(item.id));
    steps.forEach((step, place) => {
      if (!known.has(step.id)) return;
      const before = place ? found.findIndex((item) => item.id === steps[place - 1].id) : -1;
      const out = before >= 0 && found[before].out;
      found.splice(before + 1, 0, out ? { id: step.id, out } : { id: step.id });
    });
    return found;
  }

  /** Return the items with one of them changed; `undefined` takes a change back. */
  function changed(items, id, changes) {
    return items.map((item) => (item.id === id ? JSON.parse(JSON.stringify(Object.assign({}, item, changes))) : item));
  }

  /** Return the items with one of them moved before another, or to the end where `before` is undefined. */
  function moved(items, id, before) {
    if (id === before) return items;
    const item = items.find((one) => one.id === id);
    const rest = items.filter((one) => one !== item);
    const place = rest.findIndex((one) => one.id === before);
    rest.splice(place < 0 ? rest.length : place, 0, item);
    return rest;
  }

  /** Return the items with something of one's own behind another, or at the beginning. */
  function added(items, item, after) {
    const numbers = items.filter(isOwn).map((one) => Number(one.id.slice(4)) || 0);
    const own = Object.assign({ id: "own-" + (Math.max(0, ...numbers) + 1) }, item);
    const found = items.slice();
    found.splice(items.findIndex((one) => one.id === after) + 1, 0, own);
    return [own, found];
  }

  /** Tell whether something read from a file or from the storage is a plan. */
  function isPlan(plan) {
    const isText = (value) => value === undefined || typeof value === "string";
    return Boolean(plan) && typeof plan === "object" && Array.isArray(plan.items) &&
      [plan.start, plan.end, plan.people].every(isText) && (plan.without === undefined || Array.isArray(plan.without)) &&
      plan.items.every((item) => item && typeof item.id === "string" && isText(item.title) && isText(item.at) &&
        (item.minutes === undefined || Number.isFinite(item.minutes)) &&
        (item.kind === undefined ? !isOwn(item) : ["own", "break", "session"].includes(item.kind)));
  }

  Object.assign(window.fieldbook, {
    planning: { DAY, FIRST, KINDS, minutesOf, textOf, beginOf, endOf, kindOf, endAfter, near, isOwn, lengthOf, schedule, completed, changed, moved, added, isPlan },
  });
})();
