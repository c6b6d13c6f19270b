/*
 * The files of what was dropped, those in folders included. Browsers have two ways into a folder: one of them Chromium
 * does not allow on pages that are opened from a folder themselves, the other only Chromium has.
 */
(function () {
  "use strict";

  /** Return a file with the path to it, by which those of one name are told apart. */
  const at = (file, place) => Object.assign(file, { place });

  async function inHandle(handle, place) {
    if (handle.kind === "file") return [at(await handle.getFile(), place)];
    const found = [];
    for await (const one of handle.values()) found.push(...await inHandle(one, `${place}/${one.name}`));
    return found;
  }

  async function inEntry(entry) {
    if (entry.isFile) return [at(await new Promise((resolve, reject) => entry.file(resolve, reject)), entry.fullPath.slice(1))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      // A folder is read in portions; an empty one is its end.
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!entries.length) return found;
      for (const one of entries) found.push(...await inEntry(one));
    }
  }

  /** Return what an item is before the browser forgets it: a promise of a handle, an entry, or a plain file. */
  function held(item) {
    const entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
    if (!entry || !entry.isDirectory) return { file: item.getAsFile() };
    return { entry, handle: item.getAsFileSystemHandle && item.getAsFileSystemHandle() };
  }

  async function filesOf({ file, entry, handle }) {
    if (file) return [file];
    return handle ? inHandle(await handle, entry.name) : inEntry(entry);
  }

  /** Return { files, failed } of what was dropped; `failed` says that some of it could not be read. */
  async function droppedFiles(transfer) {
    const holding = [...transfer.items].filter((item) => item.kind === "file").map(held);
    const files = [];
    let failed = false;
    for (const one of holding) {
      try {
        files.push(...await filesOf(one));
      } catch (error) {
        failed = true;
      }
    }
    return { files, failed };
  }

  Object.assign(window.fieldbook, { droppedFiles });
})();
