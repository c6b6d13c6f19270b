/*
 * What a wall shows, in a dialog on this page or in a window of its own: one thing, whole, as large as there is space
 * for, and a clock beside it. Where nobody could read its letters from the back of a room, it comes a part at a time.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const SMALLEST = 0.2;
  const LARGEST = 10;
  const STEPS = 14;
  // What is read from the back of a room: letters of which so many lie above each other. The smallest are of 16 px.
  const LINES = 40;
  const SMALL = 16;
  // What a part may leave out. A ladder is to be seen whole: of its levels, only the words are.
  const PIECES = ":is(tbody > tr:not(li *), li:not(li *, tr *), [data-callout] > p:not(.callout__title)):not(.quiz__told *)";
  const LISTS = ":is(table, ol, ul):not(li *, tr *, .quiz__told *, [data-levels] > ol)";
  // What is said of a whole table, when its answers are shown.
  const TOLD = ".quiz__told:not(td *, li *)";
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

  /** Return some pieces in the fewest equal parts that each fit; where one is too long by itself, in as few as can be. */
  function parted(pieces, fits) {
    for (let count = 2; count < pieces.length; count += 1) {
      const from = (part) => Math.round((part * pieces.length) / count);
      const parts = Array.from({ length: count }, (_, part) => pieces.slice(from(part), from(part + 1)));
      if (parts.every(fits)) return parts;
    }
    return pieces.reduce((parts, piece) => {
      const last = parts[parts.length - 1];
      if (last && fits([...last, piece])) last.push(piece);
      else parts.push([piece]);
      return parts;
    }, []);
  }

  /** Return the pieces of what is shown, in the order in which they come; each has the number that it has in the whole. */
  function piecesOf(content) {
    const pieces = [...content.querySelectorAll(PIECES)];
    pieces.filter((piece) => piece.matches("ol:not([reversed]) > li")).forEach((piece) => {
      piece.value = piece.parentElement.start + [...piece.parentElement.children].indexOf(piece);
    });
    return content.querySelector("[data-levels] > [reversed]") ? pieces.reverse() : pieces;
  }

  /** Return { show, fit, turn, turned, restart, dark, clock, content, stage } of a wall made in an element, of whichever document. */
  function wallIn(parent) {
    const { make } = book;
    const stage = make("div", "wall__stage", "", parent);
    const content = make("div", "wall__content md-typeset", "", stage);
    const turns = make("p", "wall__turns");
    const back = book.button(book.word("present.back"), turns, () => press(-1));
    const told = make("span", "", "", turns);
    const on = book.button(book.word("present.on"), turns, () => press(1));
    const clock = make("p", "wall__clock", "", parent);
    let parts = [[]];
    let sizes = [1];
    let first = null;
    clock.hidden = true;
    stage.tabIndex = 0;
    stage.setAttribute("role", "region");

    const placeOf = (piece) => Math.max(0, parts.findIndex((part) => part.includes(piece)));

    /** Leave out what is not in a part, and tables and lists of which nothing is. */
    function lay(part) {
      const leave = (some, isLeft) => content.querySelectorAll(some).forEach((one) => one.toggleAttribute("data-left-out", isLeft(one)));
      leave(`${PIECES}, ${TOLD}`, (one) => !part.includes(one));
      leave(LISTS, (list) => !part.some((piece) => list.contains(piece)));
      content.querySelectorAll("[data-levels] tbody").forEach((body) => {
        body.style.counterReset = `level ${Math.max(0, [...body.rows].indexOf(part[0]))}`;
      });
    }

    /** Return how much space there is: [wide, high]. */
    function space() {
      const style = stage.ownerDocument.defaultView.getComputedStyle(stage);
      const wide = stage.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return [wide, stage.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)];
    }

    /** Take the largest size at which all of it can be seen at once, or that at which each part can. */
    function fit() {
      const [wide, high] = space();
      if (wide <= 0 || high <= 0) return;
      const fits = (size) => {
        content.style.width = `${wide / size}px`;
        return content.scrollHeight * size <= high && content.scrollWidth * size <= wide + 1;
      };
      const largestOf = (part) => {
        lay(part);
        return largest(fits);
      };
      const pieces = piecesOf(content);
      const said = [...content.querySelectorAll(TOLD)];
      const legible = stage.clientHeight / LINES / SMALL;
      parts = [[...pieces, ...said]];
      turns.hidden = true;
      content.removeAttribute("data-wide");
      content.removeAttribute("data-parted");
      sizes = [largestOf(parts[0])];
      if (sizes[0] < Math.max(1, legible)) {
        // What is much takes all of the width, so that it need not be so small.
        content.setAttribute("data-wide", "");
        sizes = [largestOf(parts[0])];
      }
      if (sizes[0] < legible && pieces.length > 1) {
        turns.hidden = false;
        content.setAttribute("data-parted", "");
        parts = parted(pieces, (part) => {
          lay(part);
          return fits(legible);
        });
        parts.push(...said.map((one) => [one]));
        sizes = parts.map(largestOf);
        // Letters are as large in one part as in the other; not where there is a part that nobody could read anyway.
        const least = Math.min(...sizes.filter((size) => size >= legible));
        sizes = sizes.map((size) => Math.min(size, least));
      }
      place();
    }

    /** Show the part that one is at, in the size that was found for it. */
    function place() {
      const [wide, high] = space();
      const size = sizes[placeOf(first)];
      open(placeOf(first));
      content.style.width = `${wide / size}px`;
      content.style.transform = `scale(${size})`;
      content.style.marginTop = `${Math.max(0, (high - content.scrollHeight * size) / 2)}px`;
    }

    function open(place) {
      lay(parts[place]);
      told.textContent = `${place + 1} / ${parts.length}`;
      back.disabled = place === 0;
      on.disabled = place === parts.length - 1;
    }

    /** Show the next part, or the one before; tell whether there is one. */
    function turn(by) {
      const part = parts[placeOf(first) + by];
      if (part) {
        [first] = part;
        place();
      }
      return Boolean(part);
    }

    // The button may be gone then, and keys lead on from here.
    function press(by) {
      turn(by);
      stage.focus();
    }

    function restart() {
      first = null;
    }

    stage.addEventListener("load", fit, true);
    return {
      stage,
      content,
      fit,
      turn,
      turned: () => placeOf(first),
      restart,
      show(title, ...nodes) {
        restart();
        stage.setAttribute("aria-label", title);
        book.refill(content, ...nodes, turns);
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
