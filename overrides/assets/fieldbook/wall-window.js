/*
 * A second window for the projector. It has no address of its own: this page fills it and hears its keys, which works
 * from a folder, from the single file, and without a network.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const NAME = "fieldbook-wall";
  const SIZE = "popup,width=1280,height=720";
  const LATE = [100, 600];

  /** Give a new window the looks of this page. */
  function dress(other) {
    const { documentElement: root, head, body } = other.document;
    const here = document.documentElement;
    root.lang = here.lang;
    root.dir = here.dir;
    root.className = "js wall-window";
    other.document.title = book.word("present.title");
    document.querySelectorAll("link[rel=stylesheet], style").forEach((one) => {
      const copy = other.document.importNode(one, true);
      if (one.href) copy.href = one.href;
      head.append(copy);
    });
    [...document.body.attributes].forEach((one) => one.name.startsWith("data-md-") && body.setAttribute(one.name, one.value));
    body.className = "wall md-typeset";
  }

  /**
   * Open it, or take up the one that is open. Return { wall, close, focus, isOpen }, or null where the browser allows
   * none; `ready` is called with its wall when there is something to be filled, `heard` with each key.
   */
  function openWindow(ready, heard, gone) {
    let other = window.open("", NAME, SIZE);
    try {
      if (other && other.document.body.className) other.document.body.textContent = other.document.head.textContent = "";
    } catch (error) {
      // One that another page opened: browsers let nobody else fill it.
      other.close();
      other = window.open("", NAME, SIZE);
    }
    if (!other) return null;
    const opened = { wall: null, close: () => other.close(), focus: () => other.focus(), isOpen: () => !other.closed && (!opened.wall || opened.wall.stage.isConnected) };
    let filled = null;

    function fill() {
      if (other.closed || filled === other.document) return;
      filled = other.document;
      dress(other);
      opened.wall = book.wallIn(other.document.body);
      // Another page may have taken the window over since.
      const { stage } = opened.wall;
      other.document.addEventListener("keydown", (event) => stage.isConnected && heard(event, other));
      other.addEventListener("resize", () => opened.wall.fit());
      other.addEventListener("pagehide", () => setTimeout(() => other.closed && gone()));
      other.document.head.addEventListener("load", () => opened.wall.fit(), true);
      ready(opened.wall);
    }

    fill();
    // Some browsers put another empty document in place of the first, a moment later.
    other.addEventListener("load", fill);
    LATE.forEach((wait) => setTimeout(fill, wait));
    return opened;
  }

  Object.assign(book, { openWindow });
})();
