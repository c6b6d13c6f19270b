/* Copies worksheets with their answers as rich text, and as plain text for where that is all there is. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { make } = book;
  const GAP = "__________";

  function written(parts, place) {
    parts.forEach((part) => place.append(part.given ? make("u", "", part.text || GAP) : part.text));
    return place;
  }

  function rich(block) {
    if (block.kind === "table") return table(block);
    if (block.kind === "answer") return make("blockquote", "", block.text || GAP);
    if (block.kind === "heading") return written(block.parts, make("h" + block.level));
    if (block.kind === "prompt") return written(block.parts, make("b", "", "", make("p"))).parentElement;
    return written(block.parts, make("p"));
  }

  function table(block) {
    const made = make("table");
    made.setAttribute("border", "1");
    block.rows.forEach((row) => {
      const line = make("tr", "", "", made);
      row.forEach((cell) => written(cell.parts.filter((part) => part.text), make(cell.head ? "th" : "td", "", "", line)));
    });
    return made;
  }

  const plainParts = (parts) => parts.map((part) => part.text || (part.given ? GAP : "")).join("");

  function plain(block) {
    if (block.kind === "answer") return (block.text || GAP) + "\n";
    if (block.kind === "table") {
      return block.rows.map((row) => row.map((cell) => plainParts(cell.parts.filter((part) => part.text))).join("\t")).join("\n") + "\n";
    }
    return plainParts(block.parts) + (block.kind === "heading" ? "\n" : "");
  }

  /** Copy the worksheets of some sections; the promise fails where the browser does not allow it. */
  function copy(sections) {
    const blocks = sections.flatMap(book.outline);
    const box = make("div");
    box.style.whiteSpace = "pre-wrap";
    box.append(...blocks.map(rich));
    [box, ...box.querySelectorAll("*")].forEach((one) => one.removeAttribute("data-own"));
    const text = blocks.map(plain).join("\n");
    if (!navigator.clipboard || !window.ClipboardItem) return copyBySelection(box, text);
    const item = new ClipboardItem({
      "text/html": new Blob([box.outerHTML], { type: "text/html" }),
      "text/plain": new Blob([text], { type: "text/plain" }),
    });
    return navigator.clipboard.write([item]).catch(() => copyBySelection(box, text));
  }

  /** Copy the old way, which pages that are not served securely need. */
  function copyBySelection(box, text) {
    const onCopy = (event) => {
      event.clipboardData.setData("text/html", box.outerHTML);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", onCopy, { once: true });
    const copied = document.execCommand("copy");
    document.removeEventListener("copy", onCopy);
    return copied ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  book.copy = copy;
})();
