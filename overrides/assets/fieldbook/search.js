/* Search, as far as every page has it: what opens and closes it, and what is loaded then.

   Nothing of it is loaded before someone wants to search. Then two classic scripts come, from a folder as from the web:
   what searches, and the index, `book.index`. In the single file the one is there already, and makes the other. */
(function () {
  "use strict";
  const box = document.getElementById("__search");
  const panel = document.querySelector(".md-search");
  if (!box || !panel) return;
  const book = window.fieldbook;
  const field = panel.querySelector("input");
  const OFF = "fieldbook.search-keys";
  let isLoaded = false, before = null;

  function load() {
    if (isLoaded) return;
    isLoaded = true;
    const { later } = book.settings;
    Promise.all([book.load("finder"), later ? book.load("index") : book.readIndex()]).then(() => {
      book.finder.open(book.index, later ? new URL("..", new URL(later.index, location)).href : "");
    }).catch(() => {
      isLoaded = false;
      panel.querySelector("[role=status]").textContent = panel.dataset.failed;
    });
  }

  function open(isOpen) {
    if (box.checked !== isOpen) box.click();
  }

  box.addEventListener("change", () => {
    if (!box.checked) {
      if (panel.contains(document.activeElement)) document.activeElement.blur();
      return;
    }
    load();
    if (document.activeElement !== field) field.focus();
  });
  panel.addEventListener("focusin", () => open(true));
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (box.checked && !event.target.closest(".md-search, .md-header__search")) open(false);
  });

  // Letters alone are commands only where no one types, and where neither course nor reader has switched them off.
  function isCommand(event) {
    const at = event.target;
    if (!book.settings.searchKeys || !/^[fs/]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    if (event.defaultPrevented || at.isContentEditable || at.closest("input, textarea, select, video, dialog, [role=textbox]")) return false;
    try { return localStorage.getItem(OFF) === null; } catch (error) { return true; }
  }

  document.addEventListener("keydown", (event) => {
    if (box.checked && event.key === "Escape") {
      event.preventDefault();
      open(false);
      // Back to where one was, or to the button of small screens.
      const from = before || document.querySelector(".md-header__search");
      if (from) from.focus({ preventScroll: true });
      before = null;
    } else if (!box.checked && isCommand(event)) {
      event.preventDefault();
      before = document.activeElement;
      open(true);
    }
  });

  // An address can ask, as Material's do.
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  if (asked || document.activeElement === field) open(true);
})();
