/*
 * What was changed in a plan, undone or done again: by two buttons, or by the keys for it wherever nobody types.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { word, button } = book;
  const TYPING = "input[type=text], input[type=number], input[type=time], textarea";

  /** Make the buttons in `box`; `turn` does one of the two, by its name. Return what shows which of them there are. */
  book.planUndo = (box, turn) => {
    /** Where there is no more to press a button for, the focus goes to its other. */
    function press(name, pressed, other) {
      turn(name);
      if (pressed.disabled) other.focus();
    }

    const undo = button(word("plan.undo"), box, () => press("undo", undo, redo));
    const redo = button(word("plan.redo"), box, () => press("redo", redo, undo));
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches && event.target.matches(TYPING);
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.altKey || typing) return;
      event.preventDefault();
      turn(event.shiftKey ? "redo" : "undo");
    });
    return (can) => {
      undo.disabled = !can.undo;
      redo.disabled = !can.redo;
    };
  };
})();
