/* Hands the file of answers to another program of the device, such as mail, where the device does that. */
(function () {
  "use strict";

  const book = window.fieldbook;

  /** Return the file as the device takes it; some take no JSON, but any text. */
  function shareable() {
    const text = JSON.stringify(book.contents(), null, 1);
    return [["json", "application/json"], ["txt", "text/plain"]]
      .map(([ending, type]) => new File([text], book.fileName("." + ending), { type }))
      .find((file) => navigator.canShare({ files: [file] }));
  }

  /** Share the file. One that was called off is nothing to tell. */
  function share(state) {
    const file = shareable();
    navigator.share({ files: [file], title: book.settings.title }).then(
      () => book.sayFiled(state, file.name),
      (error) => error.name === "AbortError" || book.saveFile(state)
    );
  }

  function addShare(actions, state) {
    if (!navigator.canShare || !navigator.canShare({ files: [new File([""], "a.txt", { type: "text/plain" })] })) return;
    book.button(book.word("book.share"), actions, () => share(state));
  }

  Object.assign(book, { addShare });
})();
