/*
 * On a public computer: ends a session by itself some minutes after the last key or click. Before, it covers the page
 * and asks for a minute, with the answers to be saved. A page that is opened later asks as well, before it shows any.
 * Each page loads this soon after it is shown, long before it is needed: see answers-owner.js, which covers that page.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, settings, word, make, button } = book;
  // The single file of any course has this.
  if (!settings.session) return;
  const MINUTE = 60000;
  const allowed = settings.session * MINUTE;
  let shown = null;
  let noted = 0;

  const isOpen = book.hasSaid;

  /** Return when someone last did something. Where the clock was put back since, it counts as now: the session would not end for long. */
  function lastActive() {
    const [last, now] = [Number(store.get(["active"])), Date.now()];
    if (last > now) store.set(["active"], String(now));
    return Math.min(last || now, now);
  }

  /** Note that someone is there; every few seconds is enough. */
  function note() {
    const now = Date.now();
    if (shown || Math.abs(now - noted) < 5000 || (!isOpen() && !noted)) return;
    noted = now;
    store.set(["active"], String(now));
  }

  function warn() {
    const box = make("div", "session-end", "", document.body);
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "session-end-title");
    box.setAttribute("aria-describedby", "session-end-text");
    make("h2", "", word("session.title"), box).id = "session-end-title";
    const text = make("p", "", "", box);
    text.id = "session-end-text";
    const row = make("div", "answers__actions", "", box);
    const state = make("p", "answers__state", "", box);
    state.setAttribute("role", "status");
    shown = { box, text, until: Date.now() + MINUTE };
    const stay = button(word("session.stay"), row, goOn);
    button(word("session.file"), row, () => {
      book.load("actions").then(() => book.saveFile(state), () => { state.textContent = word("sheet.unloaded"); });
      shown.until = Date.now() + MINUTE;
    });
    button(word("session.end"), row, endSession);
    document.documentElement.setAttribute("data-ending", "");
    stay.focus();
    count();
  }

  const uncover = () => document.documentElement.removeAttribute("data-ending");

  function goOn() {
    shown.box.remove();
    shown = null;
    noted = 0;
    uncover();
    note();
  }

  function count() {
    const seconds = Math.max(0, Math.ceil((shown.until - Date.now()) / 1000));
    shown.text.textContent = word("session.text", { minutes: settings.session, seconds });
    if (!seconds) endSession();
  }

  function endSession() {
    clearInterval(timer);
    book.leave(book.ownPaths(), location.pathname + location.search + "#ended");
  }

  /** Look how long ago it was that someone did something, here or in another tab. */
  function look() {
    if (shown && Date.now() - lastActive() < allowed) goOn();
    else if (shown) count();
    else if (isOpen() && Date.now() - lastActive() >= allowed) warn();
  }

  ["keydown", "pointerdown", "input", "wheel", "touchstart"].forEach((name) => window.addEventListener(name, note, { passive: true }));
  const timer = setInterval(look, 1000);
  store.ready.then(() => {
    look();
    // Where nobody has said anything, nothing is to be settled.
    if (!shown) uncover();
    note();
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  book.ending = true;
})();
