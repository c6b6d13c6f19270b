/* The workbook with its answers as a document that Word, LibreOffice and Google Docs open, made from `outline`. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const GAP = "\u00a0".repeat(24);

  /** Return words as XML takes them; what XML knows no sign for is left out. */
  function xml(text) {
    return String(text)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function run(text, look) {
    const lines = String(text).split(/\r\n?|\n/).map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`);
    const looks = look ? `<w:rPr>${look}</w:rPr>` : "";
    return `<w:r>${looks}${lines.join("<w:br/>")}</w:r>`;
  }

  const given = (part) => run(part.text || GAP, '<w:rStyle w:val="Answer"/><w:u w:val="single"/>');
  const runs = (parts) => parts.map((part) => (part.given ? given(part) : run(part.text))).join("");
  const paragraph = (style, inner) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;

  function block(one) {
    if (one.kind === "heading") return paragraph("Heading" + Math.min(one.level - 1, 3), runs(one.parts));
    if (one.kind === "table") return table(one.rows);
    if (one.kind !== "answer") return paragraph({ prompt: "Prompt", choice: "Item", item: "Item" }[one.kind] || "Normal", runs(one.parts));
    if (one.text.trim()) return one.text.split(/\r\n?|\n/).map((line) => paragraph("Item", run(line, '<w:rStyle w:val="Answer"/>'))).join("");
    return paragraph("Line", "").repeat(one.rows);
  }

  function table(rows) {
    const width = Math.floor(9638 / Math.max(...rows.map((row) => row.length)));
    const cell = (one) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(one.head ? "Prompt" : "Normal", runs(one.parts.map((part) => (part.given && !part.text ? { text: "" } : part))))}</w:tc>`;
    const line = (row, at) => `<w:tr><w:trPr><w:cantSplit/>${at ? "" : "<w:tblHeader/>"}</w:trPr>${row.map(cell).join("")}</w:tr>`;
    const grid = rows[0].map(() => `<w:gridCol w:w="${width}"/>`).join("");
    return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(line).join("")}</w:tbl>${paragraph("Normal", "")}`;
  }

  function style(type, id, name, inner) {
    return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
  }

  function heading(level, size) {
    return style("paragraph", "Heading" + level, "heading " + level, `<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`);
  }

  function styles(language) {
    const based = (id, pPr, rPr = "") => style("paragraph", id, id, `<w:basedOn w:val="Normal"/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr>`);
    const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) => `<w:${edge} w:val="single" w:sz="4"/>`).join("");
    return HEAD + `<w:styles ${MAIN}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="${xml(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>' +
      style("paragraph", "Title", "Title", '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr>') +
      heading(1, 30) + heading(2, 26) + heading(3, 23) +
      based("Prompt", '<w:keepNext/><w:spacing w:before="160" w:after="60"/>', "<w:b/>") +
      based("Item", '<w:spacing w:after="40"/><w:ind w:left="284"/>') +
      based("Line", '<w:pBdr><w:bottom w:val="single" w:sz="4"/><w:between w:val="single" w:sz="4"/></w:pBdr><w:spacing w:before="160" w:after="0"/>') +
      style("character", "Answer", "Answer", '<w:rPr><w:color w:val="1F3864"/></w:rPr>') +
      style("table", "Grid", "Table Grid", `<w:tblPr><w:tblBorders>${edges}</w:tblBorders></w:tblPr>`) + "</w:styles>";
  }

  function relations(list) {
    const all = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`).join("");
    return HEAD + `<Relationships xmlns="${PACKAGE}relationships">${all}</Relationships>`;
  }

  /** Return the files of a document: a title, a line for the name, and the worksheets of some sections. */
  function parts(sections, name) {
    const { title, language } = book.settings;
    const number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
    const ends = '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
    const body = paragraph("Title", run(title)) + paragraph("Normal", run(name)) + sections.flatMap(book.outline).map(block).join("");
    const override = (path, type) => `<Override PartName="/${path}" ContentType="${type}"/>`;
    return {
      "[Content_Types].xml": HEAD + `<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${["document.main", "styles", "footer"].map((kind) => override("word/" + kind.split(".")[0] + ".xml", TYPE + kind + "+xml")).join("")}${override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`,
      "_rels/.rels": relations([[OFFICE + "officeDocument", "word/document.xml"], [PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"]]),
      "docProps/core.xml": HEAD + `<cp:coreProperties xmlns:cp="${PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>${xml(language)}</dc:language></cp:coreProperties>`,
      "word/_rels/document.xml.rels": relations([[OFFICE + "styles", "styles.xml"], [OFFICE + "footer", "footer.xml"]]),
      "word/document.xml": HEAD + `<w:document ${MAIN}><w:body>${body}${ends}</w:body></w:document>`,
      "word/styles.xml": styles(language),
      "word/footer.xml": HEAD + `<w:ftr ${MAIN}>${paragraph("Normal", run(title + " \u00b7 ") + number)}</w:ftr>`,
    };
  }

  /** Offer the worksheets of some sections as a document. */
  function saveDocument(sections, name) {
    book.download(book.fileName(".docx"), TYPE + "document", new Blob(book.zip(parts(sections, name))));
  }

  Object.assign(book, { saveDocument });
})();
