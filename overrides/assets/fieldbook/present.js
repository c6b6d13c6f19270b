/*
 * Shows ladders, callouts and questions on the wall, one after the other in the order of the plan; the answer to a
 * question of a quiz when it is asked for; a countdown; and what other scripts hand it. On this page it fills the
 * screen until Escape; with a second window open it is seen there, and notes and clock stay here. What is filled in on
 * a wall is gone afterwards: it is for the room to see.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, make, button, settings } = book;
  const dialog = make("dialog", "present wall md-typeset", "", document.body);
  const here = book.wallIn(dialog);
  const bar = make("div", "wall-bar", "", document.body);
  const told = make("p", "wall-bar__now", "", bar);
  let other = null;
  let slides = [];
  let source = book.slides.onPage;
  let now = null;
  let dark = false;
  let clock = null;
  let showsClock = false;

  const close = button(word("present.close"), dialog, () => dialog.close());
  close.classList.add("present__close");
  button(word("present.back"), bar, () => step(-1));
  button(word("present.on"), bar, () => step(1));
  const answers = [button(word("present.answer"), dialog, reveal), button(word("present.answer"), bar, reveal)];
  answers[0].classList.add("present__answer");
  button(word("present.clock"), bar, showClock);
  button(word("present.dark"), bar, () => darken(!dark));
  button(word("present.end"), bar, () => other.close());
  told.setAttribute("role", "status");
  here.stage.autofocus = true;
  bar.hidden = true;

  const wall = () => (other && other.isOpen() && other.wall ? other.wall : here);

  function isAsked() {
    const { content } = wall();
    return Boolean(book.reveal) && Boolean(content.querySelector("[data-right], template[data-told]")) && !now.revealed;
  }

  function reveal() {
    if (!now || !isAsked()) return;
    book.reveal(wall().content);
    now.revealed = true;
    refresh();
    wall().stage.focus();
    wall().fit();
  }

  /** Show something: { title, nodes(), place, revealed, last }. */
  function put(next) {
    now = next;
    if (wall() === here && !dialog.open) dialog.showModal();
    dialog.setAttribute("aria-label", now.title);
    wall().show(now.title, ...now.nodes());
    tick(clock);
    refresh();
    // The button for the answer takes some of the space.
    wall().fit();
  }

  function refresh() {
    bar.hidden = !(other && other.isOpen());
    answers.forEach((one) => { one.hidden = !now || !isAsked(); });
    dialog.toggleAttribute("data-asked", !answers[0].hidden);
    const values = now && { number: now.place + 1, count: slides.length, title: now.title };
    told.textContent = !now ? word("present.nothing") : now.place === undefined ? now.title : word("present.place", values);
  }

  /** Show the slide at a place. */
  function present(place) {
    const { key, title, nodes } = slides[place];
    darken(false);
    put({ key, title, place, nodes });
  }

  /** Go on or back, part by part; a quiz shows its answer first, from its beginning. */
  function step(by) {
    gather();
    if (now && wall().turn(by)) return;
    if (by > 0 && now && isAsked()) {
      wall().restart();
      reveal();
      return;
    }
    const place = lastPlace() + by;
    if (slides[place]) present(place);
  }

  function darken(on) {
    dark = on;
    wall().dark(on);
  }

  function showClock() {
    showsClock = !showsClock;
    tick(clock);
  }

  function heard(event, view) {
    const action = book.wallKey(event);
    if (!action) return;
    event.preventDefault();
    if (action === "on" || action === "back") step(action === "on" ? 1 : -1);
    if (action === "dark") darken(!dark);
    if (action === "clock") showClock();
    if (action === "full") fill(view.document);
    if (action === "close") closeIn(view);
  }

  /** Fill the screen with a page, or no longer. Before its version 16.4, Safari has names of its own for that. */
  function fill(page) {
    const root = page.documentElement;
    const isFilled = page.fullscreenElement || page.webkitFullscreenElement;
    const names = isFilled ? ["exitFullscreen", "webkitExitFullscreen"] : ["requestFullscreen", "webkitRequestFullscreen"];
    const place = isFilled ? page : root;
    const name = names.find((one) => place[one]);
    if (name) place[name]();
  }

  function closeIn(view) {
    if (view === window) return dialog.close();
    other.close();
    window.focus();
  }

  const lastPlace = () => (now && now.place !== undefined ? now.place : now && now.last !== undefined ? now.last : -1);
  const placeOfKey = (key) => slides.findIndex((slide) => slide.key === key);

  /** Note which slides there are now. */
  function gather() {
    slides = source();
    if (now && now.place !== undefined) now.place = placeOfKey(now.key);
  }

  function presentKey(key) {
    gather();
    present(placeOfKey(key));
  }

  function openOther() {
    if (other && other.isOpen()) return other.focus();
    other = book.openWindow((made) => {
      if (now) made.show(now.title, ...now.nodes());
      else made.show(settings.title, make("p", "wall__what", settings.title));
      made.dark(dark);
      refresh();
    }, heard, () => {
      other = null;
      refresh();
    });
    if (!other) told.textContent = word("present.refused");
    bar.hidden = false;
  }

  function placeOf(id, lesson) {
    gather();
    const own = slides.findIndex((slide) => slide.of === id);
    return own >= 0 ? own : slides.findIndex((slide) => slide.lesson === lesson);
  }

  /** Return minutes as a clock counts them down: "4:05"; below zero with a sign. */
  function counted(minutes) {
    const seconds = Math.abs(Math.ceil(minutes * 60));
    return `${minutes < 0 && seconds ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** Follow the clock: { title, left, state, id } of what is now, or null. */
  function tick(next) {
    clock = next;
    if (!now) return;
    const big = wall().content.querySelector(".wall__count");
    if (big && clock) {
      big.textContent = counted(clock.left);
      big.dataset.state = clock.state;
      wall().content.querySelector(".wall__what").textContent = clock.title;
      if (big.dataset.length !== String(big.textContent.length)) wall().fit();
      big.dataset.length = big.textContent.length;
    }
    wall().clock(clock && !big && showsClock ? counted(clock.left) : "", clock ? clock.state : "");
  }

  /** Show how much time there is left, large. */
  function count() {
    const nodes = () => [make("p", "wall__what", clock ? clock.title : ""), make("p", "wall__count", clock ? counted(clock.left) : "")];
    darken(false);
    put({ title: word("day.count"), nodes, last: lastPlace() });
  }

  dialog.addEventListener("close", () => {
    book.refill(here.content);
    now = null;
    refresh();
  });
  window.addEventListener("resize", () => dialog.open && here.fit());
  // The remote's keys lead on from this window, too, while the other is open: its focus may be in either.
  document.addEventListener("keydown", (event) => {
    if (dialog.open) heard(event, window);
    else if (other && other.isOpen() && ["PageDown", "PageUp"].includes(event.key)) heard(event, other);
  });
  window.addEventListener("pagehide", () => other && other.isOpen() && other.wall.clock(""));

  Object.assign(book, {
    wall: {
      tick,
      count,
      openOther,
      /** Show the first question of a worksheet, or else the first thing there is of a lesson; tell whether there is one. */
      showOf(id, lesson) {
        const place = placeOf(id, lesson);
        if (place >= 0) present(place);
      },
      has: (id, lesson) => placeOf(id, lesson) >= 0,
      present: presentKey,
      /** Take slides from another script: `slidesOf` returns [{ key, title, nodes() }]. */
      deck(slidesOf) { source = slidesOf; },
      /** Show once more what is shown, where it may have become another. */
      refresh() {
        if (!now || now.place === undefined) return;
        gather();
        if (!slides[now.place]) return;
        const turned = wall().turned();
        put({ ...slides[now.place], place: now.place });
        wall().turn(turned);
      },
    },
  });
  // Older browsers know no dialogs; there everything is shown in the second window.
  if (!dialog.showModal) Object.assign(dialog, { showModal: openOther, close() { if (other) other.close(); } });
  book.slides.addButtons(presentKey);
})();
