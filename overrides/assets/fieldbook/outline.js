/*
 * A worksheet with its answers as plain values, for whatever carries it off: a list of blocks
 *
 *   { kind: "heading", level, parts }, { kind: "text" | "item" | "choice" | "prompt", parts },
 *   { kind: "answer", text, rows }, { kind: "table", rows: [[{ head, parts }]] }
 *
 * where a part is { text } or { text, given: true }; what a learner left empty is given with an empty text.
 */
(function () {
  "use strict";

  const LEFT_OUT = "script, style, button:not([aria-expanded]), .fold__count, svg, iframe, [hidden], [aria-hidden=true], .worksheet__facts, .answers, .answers__state, .answers__trouble, .footnote-ref, .book__lesson";
  const OWN_LINE = /^(P|DIV|SECTION|FORM|FIELDSET|LEGEND|UL|OL|LI|DL|DT|DD|BLOCKQUOTE|FIGURE|FIGCAPTION|DETAILS|SUMMARY|PRE|H[1-6])$/;
  const BOXES = { radio: ["\u25cb ", "\u25c9 "], checkbox: ["\u2610 ", "\u2612 "] };

  /** Return the blocks of a worksheet's section. */
  function outline(section) {
    const blocks = [];
    let parts = [];

    function end(block) {
      if (parts.some((part) => part.given || part.text.trim())) blocks.push(Object.assign(block, { parts: trimmed(parts) }));
      parts = [];
    }

    function walk(node, kind) {
      node.childNodes.forEach((child) => visit(child, kind));
    }

    function visit(node, kind) {
      if (node.nodeType === Node.TEXT_NODE) return parts.push({ text: node.data.replace(/\s+/g, " ") });
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return undefined;
      if (node.matches("input[name], textarea[name]")) return control(node, kind);
      if (node.tagName === "BR") return parts.push({ text: "\n" });
      if (node.tagName === "TABLE") {
        end({ kind });
        return blocks.push({ kind: "table", rows: [...node.rows].map(cells) });
      }
      if (!OWN_LINE.test(node.tagName)) return walk(node, kind);
      end({ kind });
      const own = kindOf(node, kind);
      walk(node, own.kind);
      return end(own);
    }

    function control(node, kind) {
      if (BOXES[node.type]) {
        if (parts.length && parts.some((part) => part.text.trim())) parts.push({ text: "   " });
        parts.push({ text: BOXES[node.type][Number(node.checked)] });
      } else if (node.tagName === "TEXTAREA") {
        end({ kind });
        blocks.push({ kind: "answer", text: node.value, rows: node.rows });
      } else parts.push({ text: node.value, given: true });
    }

    function cells(row) {
      return [...row.cells].map((cell) => {
        const inner = outline(cell).flatMap((block) => (block.kind === "answer" ? [{ text: block.text, given: true }] : block.parts || []));
        return { head: cell.tagName === "TH", parts: inner };
      });
    }

    walk(section, "text");
    end({ kind: "text" });
    return blocks;
  }

  function kindOf(node, kind) {
    if (/^H[1-6]$/.test(node.tagName)) return { kind: "heading", level: Number(node.tagName[1]) };
    if (node.matches(".field__prompt, dt, summary")) return { kind: "prompt" };
    if (node.tagName === "LI") return { kind: node.querySelector("label.choice") ? "choice" : "item" };
    return { kind: kind === "heading" ? "text" : kind };
  }

  /** Leave out the space at a line's ends. */
  function trimmed(parts) {
    const kept = parts.filter((part) => part.given || part.text);
    if (!kept[0].given) kept[0].text = kept[0].text.trimStart();
    const last = kept[kept.length - 1];
    if (!last.given) last.text = last.text.trimEnd();
    return kept;
  }

  window.fieldbook.outline = outline;
})();
