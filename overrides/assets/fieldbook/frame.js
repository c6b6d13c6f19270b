/* The frame by keyboard: the way past it, the drawer, search, and tables that are wider than the screen. */
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  var nav = document.querySelector(".course-nav");
  var settings = window.fieldbook && window.fieldbook.settings;

  // Material's script does the same, but only after the first painting: what needs scripts would come up then.
  document.documentElement.classList.replace("no-js", "js");

  // Where a browser has none (iPadOS 13.3), Material would load one from elsewhere. It needs it when a window changes.
  if (!window.ResizeObserver) {
    window.ResizeObserver = function () { this.observe = this.unobserve = this.disconnect = function () {}; };
  }

  // Material's page begins with the drawer's check box; the first key press shall offer the way past all of it.
  var skip = document.querySelector(".md-skip:not([data-md-component] > *)");
  if (skip) document.body.prepend(skip);

  // Labels of check boxes are nothing to a keyboard: with scripts, they are buttons that say what they have opened.
  function press(selector, box, panel) {
    var label = document.querySelector(selector);
    if (!label || !box) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.append(...label.childNodes);
    var field = document.querySelector("#" + panel + " [placeholder]");
    var name = label.title || (field && field.placeholder);
    if (name) button.setAttribute("aria-label", button.title = name);
    button.setAttribute("aria-controls", panel);
    function tell() { button.setAttribute("aria-expanded", box.checked); }
    button.addEventListener("click", function () { box.click(); });
    box.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  }
  press(".md-header__menu", drawer, "__pages");
  press(".md-header__search", search, "__finder");

  // Where letters are large and the window is not, there is no room for columns.
  var root = document.documentElement;
  function measure() {
    var letters = innerWidth / parseFloat(getComputedStyle(root).fontSize);
    root.toggleAttribute("data-large", letters < 76.25);
    root.toggleAttribute("data-huge", letters < 18);
  }
  measure();
  addEventListener("resize", measure);

  // What minds the drawer comes when it is opened for the first time.
  drawer.addEventListener("change", function () {
    window.fieldbook.load("drawer").catch(function () { /* Then it is Material's drawer. */ });
  }, { once: true });

  // The page's contents, beside the page or behind a button.
  var contents = document.getElementById("__contents");
  if (contents) {
    var opener = document.createElement("button"), name = contents.querySelector(".page-nav__title").textContent;
    opener.type = "button";
    opener.className = "md-header__button md-header__contents";
    opener.title = name;
    opener.setAttribute("aria-label", name);
    opener.setAttribute("aria-controls", contents.id);
    opener.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h1m3 0h12M4 12h1m3 0h12M4 18h1m3 0h12"/></svg>';
    var open = function (on) {
      root.toggleAttribute("data-contents", on);
      opener.setAttribute("aria-expanded", on);
    };
    open(false);
    opener.addEventListener("click", function () { open(!root.hasAttribute("data-contents")); });
    document.addEventListener("click", function (event) { if (!opener.contains(event.target)) open(false); });
    contents.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      open(false);
      opener.focus();
    });
    document.querySelector(".md-header__name").after(opener);
  }

  // Material listens at the window. Here, one step before, everyone else has heard a key already.
  document.addEventListener("keydown", function (event) {
    var key = event.key;
    // Letters alone are no commands: who speaks to the computer, or slips, would be carried off the page.
    if (key.length === 1 && !(search && search.checked)) event.stopPropagation();
  });

  // In a long course the place one is may lie below what shows of the list. Asked only when the page is laid out anyway.
  requestAnimationFrame(function () {
    var here = nav.querySelector("[aria-current]");
    var list = [nav, nav.parentElement].find(function (one) { return one.scrollHeight > one.clientHeight; });
    if (here && list && here.offsetTop > list.clientHeight - 60) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  });

  // What scrolls sideways can be reached, so that the arrow keys move it, and says what it is.
  function nameOf(wrap) {
    var before = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(function (one) {
      return one.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    var named = wrap.querySelector("caption") || before.pop();
    return named ? named.textContent.trim() : document.title;
  }
  // Laid out as cards, a table is no table to some screen readers, unless each part says what it is.
  var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  function stack() {
    if (!matchMedia("(max-width: 44em)").matches) return;
    document.querySelectorAll(".stacked").forEach(function (table) {
      [table, ...table.querySelectorAll("*")].forEach(function (one) {
        var role = one.tagName === "TH" ? one.scope === "row" ? "rowheader" : "columnheader" : roles[one.tagName];
        if (role) one.setAttribute("role", role);
      });
    });
  }
  function reach(wrap) {
    var told = { tabindex: 0, role: "region", "aria-label": nameOf(wrap) };
    for (var name in told) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute(name, told[name]);
      else wrap.removeAttribute(name);
    }
  }
  // Not only the window's size counts: what is in a fold has none before that is opened.
  addEventListener("load", function () {
    var wraps = document.getElementsByClassName("md-typeset__scrollwrap");
    function all() { stack(); [...wraps].forEach(reach); }
    var sizes = new ResizeObserver(all);
    [...wraps].forEach(function (wrap) { sizes.observe(wrap); });
    addEventListener("resize", all);
    all();
  });

  // On paper an address follows its link; not where it is the link's own words.
  document.querySelectorAll(".md-typeset a[href^=http]").forEach(function (link) {
    link.toggleAttribute("data-bare", link.textContent.trim() === link.getAttribute("href"));
  });

  // Firefox knows no `break-before: avoid`: there, the last two rows of a long table become a group that is not parted.
  if (CSS.supports("-moz-appearance", "none")) addEventListener("beforeprint", function () {
    var focused = document.activeElement;
    document.querySelectorAll(".md-typeset tbody:last-child > tr:nth-child(7):not(:last-child)").forEach(function (row) {
      // The row may be one of the two: then it leaves its body.
      var body = row.parentElement, rows = body.rows, group = document.createElement("tbody");
      group.className = "unparted";
      group.append(rows[rows.length - 2], rows[rows.length - 1]);
      body.after(group);
    });
    focused.focus();
  });

  // Give the head of each printed page the course's name: in one line, CSS writes a text as JSON does.
  if (settings) root.style.setProperty("--fb-course", JSON.stringify(settings.title.replace(/\s+/g, " ")));
})();
