/* The record as a Word document, made of what the sheet shows; its style for a page of its own. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const STYLES = [["Title", 40, true, ""], ["Subtitle", 26, false, ""], ["Heading1", 26, true, "0"]];
  const DOTS = 8; // A dot of the code, in dots of the picture.
  const SIZE = 1080000; // 3 cm, in EMU.
  const PAPERS = { a4: [11906, 16838], letter: [12240, 15840] };

  /** Make an element of WordprocessingML with attributes of its name space, and what is in it. */
  function maker(xml) {
    return (name, attributes, ...children) => {
      const made = xml.createElementNS(W, "w:" + name);
      Object.entries(attributes || {}).forEach(([key, value]) => made.setAttributeNS(W, "w:" + key, value));
      made.append(...children);
      return made;
    };
  }

  const wordsOf = (element) => element.textContent.replace(UNFIT, "").replace(/\s+/g, " ").trim();

  function paragraphs(xml) {
    const make = maker(xml);
    function run(text, isBold) {
      const words = make("t", {}, text);
      words.setAttribute("xml:space", "preserve");
      return make("r", {}, ...(isBold ? [make("rPr", {}, make("b"))] : []), words);
    }
    const paragraph = (style, ...runs) => make("p", {}, ...(style ? [make("pPr", {}, make("pStyle", { val: style }))] : []), ...runs);
    function table(element) {
      const count = element.rows[0].cells.length;
      const grid = make("tblGrid", {}, ...Array.from({ length: count }, () => make("gridCol", { w: 9000 / count })));
      const borders = ["top", "bottom", "insideH"].map((side) => make(side, { val: "single", sz: 4, space: 0, color: "888888" }));
      const properties = make("tblPr", {}, make("tblW", { w: 5000, type: "pct" }), make("tblBorders", {}, ...borders));
      const rows = [...element.rows].map((row) => {
        const isHead = row.parentElement.tagName === "THEAD";
        const cells = [...row.cells].map((cell) => make("tc", {}, make("tcPr", {}, make("tcW", { w: 0, type: "auto" })), paragraph("", run(wordsOf(cell), isHead))));
        return make("tr", {}, make("trPr", {}, make("cantSplit"), ...(isHead ? [make("tblHeader")] : [])), ...cells);
      });
      return make("tbl", {}, properties, grid, ...rows);
    }
    return { make, run, paragraph, table };
  }

  /** Return a code as a picture: the bytes of a PNG. */
  function pictureOf(code) {
    const width = code.viewBox.baseVal.width;
    const canvas = Object.assign(document.createElement("canvas"), { width: width * DOTS, height: width * DOTS });
    const context = canvas.getContext("2d");
    context.scale(DOTS, DOTS);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, width);
    context.stroke(new Path2D(code.querySelector("[stroke]").getAttribute("d")));
    return Uint8Array.from(atob(canvas.toDataURL("image/png").split(",")[1]), (letter) => letter.charCodeAt(0));
  }

  /** Return the run that shows the picture of the code. */
  function pictureRun(xml, { make }, name) {
    const add = (space, tag, attributes, ...children) => {
      const made = xml.createElementNS(space, tag);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      made.append(...children);
      return made;
    };
    const size = { cx: SIZE, cy: SIZE };
    const image = add(A, "a:blip", {});
    image.setAttributeNS(R, "r:embed", "rId2");
    const fill = add(PIC, "pic:blipFill", {}, image, add(A, "a:stretch", {}, add(A, "a:fillRect", {})));
    const place = add(A, "a:xfrm", {}, add(A, "a:off", { x: 0, y: 0 }), add(A, "a:ext", size));
    const shape = add(PIC, "pic:spPr", {}, place, add(A, "a:prstGeom", { prst: "rect" }, add(A, "a:avLst", {})));
    const about = { id: 1, name, descr: name };
    const named = add(PIC, "pic:nvPicPr", {}, add(PIC, "pic:cNvPr", about), add(PIC, "pic:cNvPicPr", {}));
    const picture = add(A, "a:graphicData", { uri: PIC }, add(PIC, "pic:pic", {}, named, fill, shape));
    const inline = add(WP, "wp:inline", {}, add(WP, "wp:extent", size), add(WP, "wp:docPr", about), add(A, "a:graphic", {}, picture));
    return make("r", {}, make("drawing", {}, inline));
  }

  /** Return the parts of a sheet as blocks of a document. */
  function blocksOf(sheet, xml, parts) {
    const { run, paragraph, table } = parts;
    const blocks = [];
    const line = () => run(" ______________________________");
    sheet.querySelectorAll(".record__kind, h2, dl > div, table, .record__says, .record__sign > p, svg, figcaption").forEach((part) => {
      if (part.closest("[hidden]")) return;
      if (part.matches(".record__kind")) blocks.push(paragraph("Subtitle", run(wordsOf(part))));
      else if (part.matches("h2")) blocks.push(paragraph("Title", run(wordsOf(part))));
      else if (part.matches("div")) {
        const [name, value] = [part.querySelector("dt"), part.querySelector("dd")].map(wordsOf);
        blocks.push(paragraph("", run(name + ": ", true), value ? run(value) : line()));
      } else if (part.matches("table")) {
        blocks.push(paragraph("Heading1", run(wordsOf(part.caption))), table(part), paragraph(""));
      } else if (part.matches(".record__sign > p")) {
        const value = wordsOf(part.lastElementChild);
        blocks.push(paragraph("", run(wordsOf(part.firstElementChild) + ": ", true), value ? run(value) : line()));
      } else if (part.matches("svg")) blocks.push(paragraph("", pictureRun(xml, parts, wordsOf(part.querySelector("title")))));
      else blocks.push(paragraph("", run(wordsOf(part))));
    });
    return blocks;
  }

  const serialized = (xml) => new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + new XMLSerializer().serializeToString(xml));
  const fresh = (space, name) => document.implementation.createDocument(space, name);

  function mainPart(sheet) {
    const xml = fresh(W, "w:document");
    const parts = paragraphs(xml);
    const [width, height] = PAPERS[sheet.dataset.paper] || PAPERS.a4;
    const margins = { top: 1134, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 567, gutter: 0 };
    const section = parts.make("sectPr", {}, parts.make("pgSz", { w: width, h: height }), parts.make("pgMar", margins));
    xml.documentElement.append(parts.make("body", {}, ...blocksOf(sheet, xml, parts), section));
    return serialized(xml);
  }

  function stylesPart() {
    const xml = fresh(W, "w:styles");
    const make = maker(xml);
    const language = make("lang", { val: document.documentElement.lang || "en" });
    const fonts = make("rFonts", { ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri" });
    xml.documentElement.append(make("docDefaults", {}, make("rPrDefault", {}, make("rPr", {}, fonts, make("sz", { val: 21 }), language))));
    xml.documentElement.append(make("style", { type: "paragraph", default: "1", styleId: "Normal" }, make("name", { val: "Normal" }), make("pPr", {}, make("spacing", { after: 80 }))));
    STYLES.forEach(([id, size, isBold, level]) => {
      const layout = make("pPr", {}, make("keepNext"), make("spacing", { before: 160, after: 80 }), ...(level ? [make("outlineLvl", { val: level })] : []));
      const letters = make("rPr", {}, ...(isBold ? [make("b")] : []), make("sz", { val: size }));
      const name = make("name", { val: id.replace(/(\d)/, " $1").toLowerCase() });
      xml.documentElement.append(make("style", { type: "paragraph", styleId: id }, name, make("basedOn", { val: "Normal" }), make("qFormat"), layout, letters));
    });
    return serialized(xml);
  }

  /** Return a list of elements with attributes, as the parts of a package have it. */
  function listPart(space, root, elements) {
    const xml = fresh(space, root);
    elements.forEach(([name, attributes]) => {
      const made = xml.createElementNS(space, name);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      xml.documentElement.append(made);
    });
    return serialized(xml);
  }

  const relation = (id, type, target) => ["Relationship", { Id: id, Type: R + "/" + type, Target: target }];

  /** Return a promise of the document's bytes. */
  async function recordDocument(sheet) {
    if (!window.fflate) await book.load("documents");
    const code = sheet.querySelector("svg");
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return window.fflate.zipSync({
      "[Content_Types].xml": listPart(PACKAGE + "content-types", "Types", [
        ["Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }],
        ["Default", { Extension: "xml", ContentType: "application/xml" }],
        ["Default", { Extension: "png", ContentType: "image/png" }],
        ["Override", { PartName: "/word/document.xml", ContentType: type + "document.main+xml" }],
        ["Override", { PartName: "/word/styles.xml", ContentType: type + "styles+xml" }],
      ]),
      "_rels/.rels": listPart(PACKAGE + "relationships", "Relationships", [relation("rId1", "officeDocument", "word/document.xml")]),
      "word/_rels/document.xml.rels": listPart(PACKAGE + "relationships", "Relationships", [
        relation("rId1", "styles", "styles.xml"),
        ...(code ? [relation("rId2", "image", "media/code.png")] : []),
      ]),
      ...(code ? { "word/media/code.png": pictureOf(code) } : {}),
      "word/document.xml": mainPart(sheet),
      "word/styles.xml": stylesPart(),
    });
  }

  const recordStyle = "body{margin:2rem auto;max-width:44rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#222}" +
    "h2{margin:0 0 1rem;font-size:1.75rem}table{width:100%;margin:1.5rem 0;border-collapse:collapse}caption{text-align:start;font-weight:700}" +
    "th,td{padding:.35rem .6rem .35rem 0;border-bottom:1px solid #999;text-align:start;vertical-align:top}tbody th{font-weight:400}" +
    "dl>div{display:flex;gap:.6rem}dt{font-weight:700}dd{margin:0;min-width:14rem}.record__sign p{display:flex;gap:.6rem;margin:1.4rem 0}" +
    ".record__sign p span+span{flex:1;border-bottom:1px solid #222}svg{width:7rem;height:7rem}figure{margin:1.5rem 0;overflow-wrap:anywhere}" +
    "@media print{body{margin:0}tr,.record__sign,figure{break-inside:avoid}}";

  Object.assign(book, { recordDocument, recordStyle });
})();
