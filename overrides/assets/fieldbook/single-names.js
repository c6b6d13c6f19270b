/* Says of all places that count a worksheet's answers which fields it has, as the pages of a site do by themselves: the
   single file has the worksheets (`exports/single_file/leaner.py`). */
(function () {
  "use strict";

  const { isSpare } = window.fieldbook;
  const named = (controls) => [...new Set([...controls].map(({ name }) => name))].join(" ");
  const sheets = new Map();
  document.querySelectorAll("section[data-fields]").forEach((section) => sheets.set(section.dataset.fields, {
    fields: named([...section.querySelectorAll("form input[name], form textarea[name]")].filter((one) => !isSpare(one))),
    judged: named(section.querySelectorAll("form [data-right]")),
  }));

  document.querySelectorAll("[data-score], [data-finish-sheet], [data-record-sheet-id]").forEach(({ dataset }) => {
    const { fields, judged } = sheets.get(dataset.score || dataset.finishSheet || dataset.recordSheetId);
    if (dataset.score) dataset.of = judged;
    else if (dataset.finishSheet) dataset.fieldsOf = fields;
    else Object.assign(dataset, { fields, judged });
  });
})();
