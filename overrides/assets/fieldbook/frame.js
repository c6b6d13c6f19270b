/* The frame by keyboard: the way past it, the drawer, search, and tables that are wider than the screen. */
(function () {
  "use strict";

  const { settings, make, load } = window.fieldbook;
  const root = document.documentElement;
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const nav = document.querySelector(".course-nav");

  // Material's script does the same, but only after the first painting: what needs scripts would come up then.
  root.classList.replace("no-js", "js");

  // Where a browser has none (iPadOS 13.3), Material would load one from elsewhere. It needs it when a window changes.
  window.ResizeObserver = window.ResizeObserver || class { observe() {} unobserve() {} disconnect() {} };

  // Material's page begins with the drawer's check box; the first key press shall offer the way past all of it.
  const skip = document.querySelector(".md-skip:not([data-md-component] > *)");
  if (skip) document.body.prepend(skip);

  /** Make a button that opens a panel of the page; a name says what it is where that is not what stands on it. */
  function opener(css, name, panel) {
    const button = make("button", css);
    button.type = "button";
    if (name) button.setAttribute("aria-label", button.title = name);
    button.setAttribute("aria-controls", panel);
    return button;
  }

  // Labels of check boxes are nothing to a keyboard: with scripts, they are buttons that say what they have opened.
  function press(selector, box, panel) {
    const label = document.querySelector(selector);
    if (!label || !box) return;
    const field = document.querySelector("#" + panel + " [placeholder]");
    const button = opener(label.className, label.title || (field && field.placeholder), panel);
    // Firefox opens again what was open before the page was loaded anew, and nobody would hear of it.
    box.checked = false;
    button.append(...label.childNodes);
    // In a page that a browser has saved it stands in the label's place.
    delete button.dataset.own;
    const tell = () => button.setAttribute("aria-expanded", box.checked);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  }
  press(".md-header__menu", drawer, "__pages");
  press(".md-header__search", search, "__finder");

  // Where letters are large and the window is not, there is no space for columns. How large they are is asked in the first
  // frame, when it has to be known anyway: before, a long page would be laid out twice.
  function measure(letter) {
    const isBelow = (letters) => !matchMedia(`(min-width: ${letters * letter}px)`).matches;
    root.toggleAttribute("data-large", isBelow(76.25));
    root.toggleAttribute("data-huge", isBelow(18));
  }
  const again = () => measure(parseFloat(getComputedStyle(root).fontSize));
  measure(16);
  requestAnimationFrame(again);
  addEventListener("resize", again);

  // What minds the drawer comes when it is opened for the first time.
  drawer.addEventListener("change", () => load("drawer").catch(() => { /* Then it is Material's drawer. */ }), { once: true });

  // The page's contents, beside the page or behind a button.
  const contents = document.getElementById("__contents");
  if (contents) {
    const button = opener("md-header__button md-header__contents", contents.querySelector(".page-nav__title").textContent, contents.id);
    button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h1m3 0h12m-16 6h1m3 0h12m-16 6h1m3 0h12"/></svg>';
    const open = (on) => {
      root.toggleAttribute("data-contents", on);
      button.setAttribute("aria-expanded", on);
    };
    open(false);
    button.addEventListener("click", () => open(!root.hasAttribute("data-contents")));
    document.addEventListener("click", (event) => button.contains(event.target) || open(false));
    contents.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      open(false);
      button.focus();
    });
    document.querySelector(".md-header__name").after(button);
  }

  // Material listens at the window. Here, one step before, everyone else has heard a key already.
  document.addEventListener("keydown", (event) => {
    // Letters alone are no commands: who speaks to the computer, or slips, would be carried off the page.
    if (event.key.length === 1 && !(search && search.checked)) event.stopPropagation();
  });

  // In a long course the place one is may lie below what shows of the list. Asked only when the page is laid out anyway.
  requestAnimationFrame(() => {
    const here = nav.querySelector("[aria-current]");
    const list = [nav, nav.parentElement].find((one) => one.scrollHeight > one.clientHeight);
    if (here && list && here.offsetTop > list.clientHeight - 60) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  });

  // What tables take that are wider than the screen, or laid out as cards. Not only the window's size counts: what is in
  // a fold has none before that is opened.
  addEventListener("load", () => {
    const wraps = document.getElementsByClassName("md-typeset__scrollwrap");
    const look = (some) => {
      const isWide = some.some((wrap) => wrap.scrollWidth > wrap.clientWidth);
      const hasCards = document.querySelector(matchMedia("(max-width: 44em)").matches ? ".stacked" : ".worksheet__table--cases");
      if (isWide || hasCards) load("tables").catch(() => { /* Then they scroll, and no more. */ });
    };
    // Of the rest it is not known yet how wide it is, and in a long page that would take long.
    const sizes = new ResizeObserver((seen) => look(seen.map((one) => one.target)));
    [...wraps].forEach((wrap) => sizes.observe(wrap));
    addEventListener("resize", () => look([...wraps]));
    look([]);
  });

  // On paper an address follows its link; not where it is the link's own words.
  document.querySelectorAll(".md-typeset a[href^=http]").forEach((link) => {
    link.toggleAttribute("data-bare", link.textContent.trim() === link.getAttribute("href"));
  });

  // Firefox parts tables at the ends of printed pages where others don't.
  if (CSS.supports("-moz-appearance", "none")) load("unparted").catch(() => { /* Then it parts them. */ });

  // Give the head of each printed page the course's name: in one line, CSS writes a text as JSON does.
  root.style.setProperty("--fb-course", JSON.stringify(settings.title.replace(/\s+/g, " ")));
})();
