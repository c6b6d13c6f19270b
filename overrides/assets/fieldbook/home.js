/*
 * The home page: the way on. That is the lesson which was open last, or the next unfinished one: a link that the page
 * holds; and behind the last of them the page that ends the course.
 */
(function () {
  "use strict";

  const { store, word, make } = window.fieldbook;
  const place = document.querySelector(".start");
  const items = [...document.querySelectorAll(".lessons [data-lesson]")];
  const isDone = (item) => store.get(["done", item.dataset.lesson]);

  /** Return where to go on, as [address, words]; nothing where one has not begun. */
  function wayOn() {
    const last = items.findIndex((item) => item.dataset.lesson === store.get(["last"]));
    const begun = last >= 0 || items.some(isDone);
    const item = [...items.slice(Math.max(last, 0)), ...items.slice(0, Math.max(last, 0))].find((one) => !isDone(one));
    if (item && begun) return [item.querySelector("a").getAttribute("href"), word("progress.continue", { title: item.querySelector("a").textContent.trim() })];
    return !item && place.dataset.finish ? [place.dataset.finish, word("progress.finish")] : null;
  }

  function offered(start, element) {
    element.toggleAttribute("data-offered", true);
    start.before(element, " ");
  }

  function offer() {
    const on = wayOn();
    const start = place.querySelector("a:not([data-offered])");
    place.querySelectorAll("[data-offered]").forEach((one) => one.remove());
    start.classList.toggle("md-button--primary", !on);
    const isAll = items.every(isDone);
    start.hidden = isAll || Boolean(on && on[0] === start.getAttribute("href"));
    if (isAll) offered(start, make("strong", "start__finished", word("progress.finished")));
    if (!on) return;
    const link = make("a", "md-button md-button--primary", on[1]);
    link.href = on[0];
    offered(start, link);
  }

  if (!place || !items.length) return;
  offer();
  // Where all pages share a store that is elsewhere, it is read later.
  store.ready.then(offer);
  store.watch((path) => (!path || path[0] === "done" || path[0] === "last") && offer());
})();
