/*
 * Worksheets: puts kept answers back into their fields, and keeps each change at once, with every keystroke.
 *
 * A field is its name and its controls; several share a name where one picks or ticks. Its value is a text, the
 * words of the choice picked, `true` for a single tick, or the list of the choices ticked. What is empty has none.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, same, make, button, word, settings } = book;
  const grows = CSS.supports("field-sizing", "content");
  // On a page that is no lesson, worksheets are for paper, and it has no words for them.
  const sheets = [...document.querySelectorAll("section[data-fields]")]
    .filter((section) => "sheet.new" in settings.words && !section.closest(".specimen"))
    .map(sheetOf);

  function sheetOf(section) {
    const sheet = { id: section.dataset.fields, section, form: section.querySelector("form"), fields: new Map() };
    sheet.title = section.querySelector(".worksheet__title").textContent;
    sheet.form.querySelectorAll("input[name], textarea[name]").forEach((control) => {
      if (!sheet.fields.has(control.name)) {
        sheet.fields.set(control.name, { name: control.name, path: ["answer", sheet.id, control.name], controls: [] });
      }
      sheet.fields.get(control.name).controls.push(control);
    });
    return sheet;
  }

  const isText = (field) => !/radio|checkbox/.test(field.controls[0].type);

  /** Return what is kept of a field, with what is ticked in the order in which the page has it now. */
  function kept(field) {
    const value = store.get(field.path);
    const places = field.controls.map((control) => control.value);
    return Array.isArray(value) ? value.sort((one, other) => places.indexOf(one) - places.indexOf(other)) : value;
  }

  /** Return what a field's controls say. */
  function read(field) {
    const { controls } = field;
    if (isText(field)) return controls[0].value.trim() ? controls[0].value : undefined;
    const ticked = controls.filter((control) => control.checked).map((control) => control.value);
    if (!ticked.length) return undefined;
    if (controls[0].type === "radio") return ticked[0];
    return controls.length === 1 ? true : ticked;
  }

  /** Make a field's controls say a value, as far as they can: of several that were ticked once, none is picked. */
  function show(field, value) {
    const chosen = [].concat(value);
    if (isText(field)) {
      const text = value === true ? "" : chosen.join("\n");
      if (field.controls[0].value !== text) field.controls[0].value = text;
    } else {
      field.controls.forEach((control) => {
        control.checked = value === true
          ? field.controls.length === 1
          : chosen.includes(control.value) && (control.type !== "radio" || chosen.length === 1);
      });
    }
    fit(field);
  }

  /** Show what is kept. `loose` says that the field cannot show all of it: then it is not simply overwritten. */
  function restore(field, sheet) {
    const damaged = store.damaged();
    const value = kept(field);
    sheet.damaged = sheet.damaged || store.damaged() > damaged;
    const early = field.known === undefined ? read(field) : undefined;
    if (early === undefined || same(early, value)) {
      show(field, value);
      field.known = read(field);
    }
    // A text, or a list of it alone, is the same answer: authors make boxes of buttons.
    field.loose = String(value) !== String(field.known);
    save(field);
  }

  /** Keep what a field says, if that is new. */
  function save(field) {
    const value = read(field);
    if (same(value, field.known)) return;
    if (field.loose) store.setAside(field.path);
    field.loose = false;
    field.known = value;
    fit(field);
    store.set(field.path, value);
  }

  /** Let a choice be taken back, which a picked button does not allow by itself. */
  function offerBack(field) {
    const { controls } = field, isOpen = read(field) === undefined;
    if (!field.back) {
      if (isOpen) return;
      const last = controls[controls.length - 1];
      field.back = button(word("sheet.back"), last.closest("fieldset, td") || last.closest("p"), () => {
        controls.forEach((control) => { control.checked = false; });
        save(field);
        controls[0].focus();
      });
      field.back.classList.add("answers__back");
      field.back.setAttribute("aria-label", `${word("sheet.back")}: ${question(field)}`);
    }
    field.back.hidden = isOpen;
  }

  /** Fit a text's box, and its twin for paper, to the text. Boxes to tick, and buttons to pick, print as they are. */
  function fit(field) {
    if (field.controls[0].type === "radio") offerBack(field);
    if (!isText(field)) return;
    const control = field.controls[0];
    if (!field.twin) {
      field.twin = make("span", "given");
      field.twin.setAttribute("aria-hidden", "true");
      control.before(field.twin);
      // Here, since checkers of styles do not know it yet.
      if (grows) control.style.fieldSizing = "content";
      control.style.setProperty("--rows", control.rows || 1);
      control.style.setProperty("--size", control.size || 0);
    }
    field.twin.textContent = control.value;
    control.toggleAttribute("data-given", control.value.trim() !== "");
    control.toggleAttribute("data-long", control.value.length > 1200 || control.value.split("\n").length > 20);
    if (!grows && control.rows) {
      control.style.height = "auto";
      control.style.height = control.scrollHeight + control.offsetHeight - control.clientHeight + "px";
    }
  }

  function eachField(action) {
    sheets.forEach((sheet) => sheet.fields.forEach((field) => action(field, sheet)));
  }

  /** Return the words that ask for a field. */
  function question(field) {
    const control = field.controls[0];
    const group = control.closest("fieldset");
    const legend = group && !isText(field) ? group.querySelector("legend") : control.labels[0];
    const own = (isText(field) ? control : group || control).getAttribute("aria-label");
    return own || (legend ? legend.textContent : field.name);
  }

  /** Return where that is which was cleared. */
  function clearedIn(sheet) {
    try {
      return store.get(["cleared", sheet.id]).map((text) => JSON.parse(text)).filter(Array.isArray);
    } catch (error) {
      return [];
    }
  }

  /** Tell whether something that was cleared is still there. */
  function canUndo(sheet) {
    return clearedIn(sheet).some((path) => store.peek(path) !== undefined);
  }

  /** Return how many of a worksheet's fields are filled in. */
  function filled(sheet) {
    return [...sheet.fields.values()].filter(read).length;
  }

  function onInput(event) {
    eachField((field) => field.controls.includes(event.target) && save(field));
  }

  const saveAll = () => eachField(save);

  eachField(restore);
  document.querySelectorAll("[data-source]").forEach((control) => book.loadNear(control, "offers"));
  if (matchMedia("(max-width: 44em)").matches && sheets.some((sheet) => sheet.fields.size > 20)) {
    book.load("folds").then(() => book.folds(sheets), () => { /* Then all of it is shown. */ });
  }
  // What is folded has no height.
  if (!grows) document.addEventListener("toggle", () => eachField(fit), true);
  sheets.forEach((sheet) => {
    sheet.form.addEventListener("input", onInput);
    sheet.form.addEventListener("change", onInput);
    sheet.form.addEventListener("submit", (event) => event.preventDefault());
  });
  store.watch((path) => {
    eachField((field, sheet) => {
      if ((!path || same(path, field.path)) && !same(kept(field), field.known)) restore(field, sheet);
    });
  });
  // Some tools change a field without an event.
  ["pagehide", "beforeprint"].forEach((name) => addEventListener(name, saveAll));
  document.addEventListener("visibilitychange", () => document.hidden && saveAll());
  addEventListener("beforeunload", (event) => {
    if (store.isLost() && !book.filed && sheets.some(filled)) event.preventDefault();
  });

  Object.assign(book, { sheets, filled, question, clearedIn, canUndo });
})();
