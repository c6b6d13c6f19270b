/* Rows that are moved by a handle, with a mouse, a pen or a finger. For the keyboard there are buttons. */
(function () {
  "use strict";

  const EDGE = 60;

  /** Return the row before which something at a height would land; null for the end. */
  function below(rows, height) {
    return rows.find((row) => {
      const box = row.getBoundingClientRect();
      return height < box.top + box.height / 2;
    }) || null;
  }

  /** Let `handle` move `row` among those in `body`; `done` is called with the item before which it was dropped. */
  function draggable(handle, row, body, done) {
    let target = null;
    let moving = false;

    function mark(next) {
      body.querySelectorAll("[data-drop]").forEach((one) => one.removeAttribute("data-drop"));
      target = next;
      const rows = body.rows;
      if (next) next.setAttribute("data-drop", "before");
      else rows[rows.length - 1].setAttribute("data-drop", "after");
    }

    function end(event) {
      if (!moving) return;
      moving = false;
      row.removeAttribute("data-dragged");
      body.querySelectorAll("[data-drop]").forEach((one) => one.removeAttribute("data-drop"));
      if (event.type === "pointerup" && target !== row) done(target ? target.dataset.item : undefined);
    }

    handle.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      moving = true;
      row.setAttribute("data-dragged", "");
      mark(row);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!moving) return;
      if (event.clientY < EDGE) window.scrollBy(0, -EDGE / 4);
      if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, EDGE / 4);
      mark(below([...body.querySelectorAll("[data-item]")], event.clientY));
    });
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  }

  Object.assign(window.fieldbook, { draggable });
})();
