/*
 * A day that runs, as values: { at, since, extra, before }. `at` is the id of the item that is now, `since` the moment
 * in milliseconds at which it began, `extra` the minutes that it was given on top, `before` what was now before it, to
 * go back to. Where `at` is empty, the clock was stopped at the moment `since`. Nothing ticks here: all of it is told from the moment it is asked for, so that neither a sleeping
 * computer nor a page loaded anew stops the clock. What takes no time is never now by itself: the clock would be over as
 * soon as it came there.
 */
(function () {
  "use strict";

  const { planning } = window.fieldbook;
  const MINUTE = 60000;
  const HALF_DAY = planning.DAY / 2;
  const A_DAY = planning.DAY * MINUTE;
  const LAST = 2;
  const SHARE = 0.15;
  const EARLY = 45;

  /** Return the rows of the session in which an item is, without those left out. */
  function rowsFrom(planned, id) {
    const place = planned.rows.findIndex((row) => row.item.id === id);
    if (place < 0) return [];
    const { session } = planned.rows[place];
    return planned.rows.slice(place).filter((row) => row.session === session && row.kind !== "session" && (!row.out || row.item.id === id));
  }

  const takesTime = (row) => row.minutes > 0;

  /** Begin something. What was before a stop is not gone back to any more. */
  function begin(day, id, now) {
    const { at, since, extra, before } = day || {};
    return { at: id, since: now, extra: 0, before: at ? before.concat({ at, since, extra }).slice(-200) : [] };
  }

  /** Stop the clock; what was now is what can be gone back to. */
  const stop = (day, now) => begin(day, "", now);

  /** Return a moment as the clocks of the place show it, which are put forward or back on some days. */
  const local = (moment) => moment - new Date(moment).getTimezoneOffset() * MINUTE;
  const dayOf = (moment) => Math.floor(local(moment) / A_DAY);
  /** Return the minutes since the midnight before a moment; on days on which clocks go forward then, there is none. */
  const clockOf = (moment, since = moment) => (local(moment) - dayOf(since) * A_DAY) / MINUTE;

  /**
   * Return the number of the session that is due: the one after what was run last, or the same, if it was stopped
   * in the middle of it today; where nothing was run, the one for which it is time.
   */
  function due(day, planned, now) {
    const last = day && day.before[day.before.length - 1];
    const rest = last ? rowsFrom(planned, last.at) : [];
    if (rest.length) {
      const { session } = rest[0];
      const isToday = dayOf(day.since) === dayOf(now);
      return rest.length > 1 && isToday ? session : (session + 1) % planned.sessions.length;
    }
    const isTime = ({ from }, before) => from > before.from && before.to <= clockOf(now) && from - EARLY <= clockOf(now);
    return planned.sessions.reduce((found, one, number, all) => (number && isTime(one, all[number - 1]) ? number : found), 0);
  }

  /** Leave some time out, during which nobody looked at the clock. */
  const without = (day, time) => Object.assign({}, day, { since: day.since + time });

  const more = (day, minutes) => Object.assign({}, day, { extra: day.extra + minutes });

  /** Tell whether there is something to go back to: while the clock runs, or not long after it was stopped. */
  function canGoBack(day, now) {
    return Boolean(day) && day.before.length > 0 && (day.at !== "" || now - day.since < HALF_DAY * MINUTE);
  }

  /** Go back to what was now before, with the moment at which that began; null for nothing. */
  function back(day) {
    const before = day.before.slice();
    const last = before.pop();
    return last ? Object.assign({}, last, { before }) : null;
  }

  /**
   * Return how a day stands at the moment `now`: { row, next, left, state, times, end, shift, done }, or null where it
   * does not run. `left` is in minutes and below 0 when time is up; `state` is "good", "soon" or "over". `times` are
   * the starts of all that is still to come, by id, and `end` the session's, in minutes since midnight; `shift` is by
   * how much that is later than planned.
   */
  function stand(day, planned, now) {
    if (!day || !day.at) return null;
    const rows = rowsFrom(planned, day.at);
    if (!rows.length) return null;
    const clock = (moment) => clockOf(moment, day.since);
    const [row, ...rest] = rows;
    const until = clock(day.since) + row.minutes + day.extra;
    const left = until - clock(now);
    let at = Math.max(until, clock(now));
    const times = new Map([[row.item.id, clock(day.since)]]);
    rest.forEach((one) => {
      const fixed = planning.minutesOf(one.item.at);
      if (fixed !== undefined) at = Math.max(at, planning.near(fixed, at));
      times.set(one.item.id, at);
      at += one.minutes;
    });
    const place = planned.rows.indexOf(row);
    const done = planned.rows.slice(0, place).filter((one) => one.session === row.session).map((one) => one.item.id);
    const soon = Math.max(LAST, (row.minutes + day.extra) * SHARE);
    return {
      row, next: rest.find(takesTime) || null, left, times, end: at, shift: at - planned.sessions[row.session].to, done: new Set(done),
      state: left <= 0 ? "over" : left <= soon ? "soon" : "good", at: row.item.id,
    };
  }

  Object.assign(window.fieldbook, { running: { begin, stop, due, without, more, back, canGoBack, stand, takesTime, clockOf, MINUTE } });
})();
