/* What the single file needs of a frame: the colours chosen, before anything is painted, and a drawer that closes. */
(function () {
  "use strict";

  var KEY = "fieldbook.palette", chosen = null;
  var inputs = [].slice.call(document.querySelectorAll("[name=__palette]"));
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;

  // As in the site: one label at a time is to be seen, and leads on to the next choice.
  function choose(input) {
    ["scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, input.getAttribute("data-md-color-" + name));
    });
    inputs.forEach(function (one) { one.nextElementSibling.hidden = one !== input; });
    input.checked = true;
  }

  function scheme(name) {
    return inputs.find(function (input) { return input.getAttribute("data-md-color-scheme") === name; });
  }

  inputs.forEach(function (input) {
    input.addEventListener("change", function () {
      choose(input);
      try { localStorage.setItem(KEY, input.getAttribute("data-md-color-scheme")); } catch (refused) { /* Then each time anew. */ }
    });
  });
  try { chosen = localStorage.getItem(KEY); } catch (refused) { /* As above. */ }
  document.documentElement.className = "js";
  var first = scheme(chosen) || scheme(dark ? "slate" : "default") || inputs[0];
  if (first) choose(first);

  // One chapter at a time, as in the site. The others are hidden so that a browser's own search still finds what they say,
  // and shows it; paper has all of them. Until they are there, only the first is shown, or none where another is asked for.
  var TITLE = document.title, root = document.documentElement;
  var chapters = [], shown = null;
  root.classList.add(location.hash.length > 1 ? "waiting" : "beginning");

  /** Show a chapter, and in the contents that one is there. */
  function show(chapter) {
    if (!chapter || chapter === shown) return;
    shown = chapter;
    chapters.forEach(function (one) {
      if (one === chapter) one.removeAttribute("hidden");
      else one.setAttribute("hidden", "until-found");
    });
    document.querySelectorAll(".course-nav a").forEach(function (link) {
      if (link.hash === "#" + chapter.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    requestAnimationFrame(reach);
    document.title = chapter === chapters[0] ? TITLE : chapter.querySelector("h1, h2").textContent.trim() + " - " + TITLE;
  }

  /** Have the contents show where one is. */
  function reach() {
    var nav = document.querySelector(".course-nav"), link = nav.querySelector("[aria-current]");
    var list = [nav, nav.parentElement].find(function (one) { return one.scrollHeight > one.clientHeight; });
    if (!link || !list) return;
    var top = link.offsetTop - list.scrollTop;
    if (top < 0 || top > list.clientHeight - 60) list.scrollTop = link.offsetTop - list.clientHeight / 2;
  }

  /** Return what the file's address names: nothing where its percent signs stand for no letters. */
  function target() {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (malformed) { return null; }
  }

  /**
   * Show the chapter in which lies what the address names, and the first where it names nothing; the frame is in none.
   * Return what it names.
   */
  function follow() {
    var before = shown, place = target();
    show(place ? place.closest(".chapter") : chapters[0]);
    if (!place && location.hash && shown !== before) scrollTo(0, 0);
    return place;
  }

  // Not as soon as a link is pressed: where one was on the page is kept for the way back just before the address changes.
  addEventListener("popstate", follow);
  addEventListener("load", function () { setTimeout(function () { root.classList.remove("settling"); }); });
  addEventListener("beforematch", function (event) { show(event.target.closest(".chapter")); }, true);
  addEventListener("hashchange", function () {
    var before = shown, place = follow();
    if (place && shown !== before) place.scrollIntoView();
  });

  document.addEventListener("DOMContentLoaded", function () {
    chapters = [].slice.call(document.querySelectorAll(".chapter"));
    var place = follow();
    if (!shown) show(chapters[0]);
    if (place) place.scrollIntoView();
    root.classList.remove("waiting", "beginning");
    // With no workbook in the file, and so no script of its, this is for it to say.
    root.classList.add("settling");

    // Material's script is not here to put tables into boxes that scroll.
    document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
      var box = document.createElement("div");
      box.className = "md-typeset__scrollwrap";
      table.replaceWith(box);
      box.append(table);
    });
    // Where all that the course keeps is removed, the choice of colours goes with it.
    if (window.fieldbook) window.fieldbook.store.watch(function (path, removed) {
      try { if (removed) localStorage.removeItem(KEY); } catch (refused) { /* Then none is kept. */ }
    });
    document.querySelector(".course-nav").addEventListener("click", function (event) {
      var drawer = document.getElementById("__drawer");
      if (event.target.closest("a") && drawer.checked) drawer.click();
    });
  });
})();
