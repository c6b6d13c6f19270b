/*
 * What a wall shows, in a dialog on this page or in a window of its own: one thing, whole, as large as there is room
 * for, and a clock beside it.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const SMALLEST = 0.2;
  const LARGEST = 10;
  const STEPS = 14;
  const ON = ["PageDown", "ArrowRight", "ArrowDown", " ", "n"];
  const BACK = ["PageUp", "ArrowLeft", "ArrowUp", "Backspace", "p"];
  const DARK = ["b", ".", "B"];
  const TYPED = "input:not([type=checkbox]):not([type=radio]), textarea, select";
  const PAGES = ["PageDown", "PageUp"];

  /** Return what a key asks of the wall: "on", "back", "dark", "full", "clock", "close", or "" for nothing. */
  function asked(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return "";
    if (event.key === "Escape") return "close";
    if (event.target.matches && event.target.matches(TYPED) && !PAGES.includes(event.key)) return "";
    if (event.key === " " && event.shiftKey) return "back";
    if (event.key === " " && event.target.closest && event.target.closest("button, input, summary, a")) return "";
    if (event.key.startsWith("Arrow") && event.target.matches && event.target.matches("input")) return "";
    if (ON.includes(event.key)) return "on";
    if (BACK.includes(event.key)) return "back";
    if (DARK.includes(event.key)) return "dark";
    if (event.key === "c" || event.key === "C") return "clock";
    if (event.key === "f" || event.key === "F") return "full";
    // A remote's button to begin: in a window without an address it would empty it.
    return event.key === "F5" ? "none" : "";
  }

  /** Return the largest size at which something fits. */
  function largest(fits) {
    let [least, most] = [SMALLEST, LARGEST];
    for (let step = 0; step < STEPS; step += 1) {
      const size = (least + most) / 2;
      if (fits(size)) least = size;
      else most = size;
    }
    return least;
  }

  /** Return { show, fit, dark, clock, content, stage } of a wall made in an element, of whichever document. */
  function wallIn(parent) {
    const { make } = book;
    const stage = make("div", "wall__stage", "", parent);
    const content = make("div", "wall__content md-typeset", "", stage);
    const clock = make("p", "wall__clock", "", parent);
    clock.hidden = true;
    stage.tabIndex = 0;
    stage.setAttribute("role", "region");

    /** Take the largest size at which all of it can be seen at once. */
    function fit() {
      const style = stage.ownerDocument.defaultView.getComputedStyle(stage);
      const wide = stage.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const high = stage.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      if (wide <= 0 || high <= 0) return;
      const fits = (size) => {
        content.style.width = `${wide / size}px`;
        return content.scrollHeight * size <= high && content.scrollWidth * size <= wide + 1;
      };
      content.removeAttribute("data-wide");
      let size = largest(fits);
      // What is much takes all of the width, so that it need not be so small.
      if (size < 1) {
        content.setAttribute("data-wide", "");
        size = largest(fits);
      }
      fits(size);
      content.style.transform = `scale(${size})`;
      content.style.marginTop = `${Math.max(0, (high - content.scrollHeight * size) / 2)}px`;
    }

    stage.addEventListener("load", fit, true);
    return {
      stage,
      content,
      fit,
      show(title, ...nodes) {
        stage.setAttribute("aria-label", title);
        book.refill(content, ...nodes);
        fit();
      },
      dark(on) { parent.toggleAttribute("data-dark", on); },
      clock(words, state) {
        clock.hidden = !words;
        clock.textContent = words;
        clock.dataset.state = state;
      },
    };
  }

  Object.assign(book, { wallIn, wallKey: asked });
})();
