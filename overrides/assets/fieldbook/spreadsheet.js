/*
 * A table as an XLSX file, with as little as the format wants: its first line stays in sight, what is a number is one,
 * all else is text and never a formula. Source: ECMA-376, part 1, chapters 12 and 18.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const LONGEST = 32767;
  const [PLAIN, BOLD] = [1, 2];

  /** Return a text as XML has it. What Excel would take for the code of a letter (`_x0041_`) is told to be none. */
  function xml(text) {
    return text.replace(/[^\t\n\r\u0020-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])/g, "")
      .replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1")
      .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
      .replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  /** Return what of a text a cell may hold; what ends early ends in dots. */
  const fitted = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}\u2026` : text);

  /** Return the letters of a column, counted from 0. */
  function letters(column) {
    const rest = Math.floor(column / 26) - 1;
    return (rest < 0 ? "" : letters(rest)) + String.fromCharCode(65 + (column % 26));
  }

  function cell(text, line, column) {
    const place = `r="${letters(column)}${line + 1}"`;
    const isNumber = line > 0 && text !== "" && String(Number(text)) === text && /^-?\d/.test(text);
    if (isNumber) return `<c ${place} s="${PLAIN}"><v>${text}</v></c>`;
    const style = line ? PLAIN : BOLD;
    return `<c ${place} s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(fitted(text))}</t></is></c>`;
  }

  function sheet(lines) {
    const rows = lines.map((cells, line) => `<row r="${line + 1}">${cells.map((text, column) => cell(text, line, column)).join("")}</row>`);
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
      `<cols><col min="1" max="${lines[0].length}" width="28" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
  }

  const wrapped = (font) => `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyAlignment="1"` +
    ' applyFont="1"><alignment vertical="top" wrapText="1"/></xf>';
  const styles = () => `${HEAD}<styleSheet xmlns="${MAIN}">` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${wrapped(0)}${wrapped(1)}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  /** Return relations, given as [id, type, target]. */
  function relations(...found) {
    const each = found.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`);
    return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
  }

  const types = () => `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    [["workbook", "sheet.main"], ["worksheets/sheet1", "worksheet"], ["styles", "styles"]]
      .map(([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`).join("") + "</Types>";

  /** Return lines of cells, all of them as long as the first, as the bytes of a file; `title` names the sheet. */
  function spreadsheet(title, lines) {
    const name = xml(title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31).replace(/^'+|'+$/g, "").trim() || "1");
    const parts = {
      "[Content_Types].xml": types(),
      "_rels/.rels": relations(["rId1", "officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relations(["rId1", "worksheet", "worksheets/sheet1.xml"], ["rId2", "styles", "styles.xml"]),
      "xl/styles.xml": styles(),
      "xl/worksheets/sheet1.xml": sheet(lines),
    };
    Object.keys(parts).forEach((path) => { parts[path] = window.fflate.strToU8(parts[path]); });
    return window.fflate.zipSync(parts);
  }

  book.spreadsheet = spreadsheet;
})();
