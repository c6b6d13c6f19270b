/* The frame by keyboard: the way past it, the drawer, search, and tables that are wider than the screen. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  var nav = document.querySelector(".course-nav");
  var close = nav.querySelector("[for=__drawer]");
  var settings = window.fieldbook && window.fieldbook.settings;

  // Material's script does the same, but only after the first painting: what needs scripts would come up then.
  document.documentElement.classList.replace("no-js", "js");

  // Material's page begins with the drawer's check box; the first key press shall offer the way past all of it.
  var skip = document.querySelector(".md-skip:not([data-md-component] > *)");
  if (skip) document.body.prepend(skip);

  // While the drawer is open, there is nothing but its list: neither for the Tab key nor for a screen reader.
  function around() {
    var found = [];
    for (var node = nav; node !== document.body; node = node.parentElement) {
      found.push.apply(found, [].slice.call(node.parentElement.children));
    }
    return found.filter(function (one) { return !one.contains(nav) && !one.matches("#__drawer, .md-overlay, script"); });
  }
  drawer.addEventListener("change", function () {
    var first = nav.querySelector("[aria-current]") || nav.querySelector("a");
    around().forEach(function (one) { one.inert = drawer.checked; });
    drawer.tabIndex = drawer.checked ? -1 : 0;
    if (drawer.checked && first) first.focus();
  });
  function shut() {
    if (!drawer.checked) return;
    drawer.click();
    drawer.focus();
  }
  // A label is nothing to a keyboard.
  close.tabIndex = 0;
  close.setAttribute("role", "button");
  close.setAttribute("aria-label", close.title);
  close.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    shut();
  });
  // A wide window has the list beside the page, and no drawer to close.
  matchMedia("(min-width: 76.25em)").addListener(shut);

  // Material listens at the window. Here, one step before, everyone else has heard a key already.
  document.addEventListener("keydown", function (event) {
    var key = event.key;
    if (key === "Escape") shut();
    // To Material any other key leads back from the results to the field, and Tab closes them.
    if (search && search.checked) {
      if (key === " " || (key.length > 1 && !/^(Arrow|Enter|Escape)/.test(key))) event.stopPropagation();
    // Letters alone are no commands: who speaks to the computer, or slips, would be carried off the page.
    } else if (key.length === 1) event.stopPropagation();
  });

  // Material leaves its results to the arrow keys. The Tab key reaches them too, and closes them when it leaves.
  var results = document.querySelector(".md-search-result__list");
  if (search && results) {
    new MutationObserver(function () {
      results.querySelectorAll("[tabindex='-1']").forEach(function (one) { one.tabIndex = 0; });
    }).observe(results, { childList: true, subtree: true });
    var box = results.closest(".md-search");
    box.addEventListener("focusout", function (event) {
      if (search.checked && event.relatedTarget && !box.contains(event.relatedTarget)) search.click();
    });
  }

  // In a long course the place one is may lie below what shows of the list. Asked only when the page is laid out anyway.
  requestAnimationFrame(function () {
    var here = nav.querySelector("[aria-current]");
    var list = nav.parentElement;
    if (here && here.offsetTop > list.clientHeight - 60) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  });

  // What scrolls sideways can be reached, so that the arrow keys move it, and says what it is.
  function nameOf(wrap) {
    var headings = [].slice.call(document.querySelectorAll(["h1", "h2", "h3", "h4", "h5", "h6"].map(function (name) { return ".md-typeset " + name; }).join()));
    var before = headings.filter(function (one) {
      return one.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    var named = wrap.querySelector("caption") || before.pop();
    return named ? named.textContent.trim() : document.title;
  }
  function reach() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (wrap) {
      var wide = wrap.scrollWidth > wrap.clientWidth;
      var told = wide ? { tabindex: "0", role: "region", "aria-label": nameOf(wrap) } : {};
      ["tabindex", "role", "aria-label"].forEach(function (name) {
        if (wide) wrap.setAttribute(name, told[name]);
        else wrap.removeAttribute(name);
      });
    });
  }
  addEventListener("load", reach);
  addEventListener("resize", reach);

  // On paper an address follows its link; not where it is the link's own words.
  document.querySelectorAll(".md-typeset a[href^=http]").forEach(function (link) {
    link.toggleAttribute("data-bare", link.textContent.trim() === link.getAttribute("href"));
  });

  if (!settings) return;

  // Give the head of each printed page the course's name, as CSS writes a text.
  var course = settings.title.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ");
  document.documentElement.style.setProperty("--fb-course", '"' + course + '"');

  // Where all that the course keeps is removed, Material's choice of colours goes with it.
  window.fieldbook.store.watch(function (path, removed) {
    if (!removed || !window.__md_scope) return;
    try { localStorage.removeItem(window.__md_scope.pathname + ".__palette"); } catch (refused) { /* Then none is kept. */ }
  });
})();
