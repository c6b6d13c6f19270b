/*
 * An archive of files, as platforms for courses hand out what people sent in: each of the files in it, and in archives
 * within it. Documents are archives as well, and are left as they are. A file has its path there as `place`, since a
 * platform may have put people's names into those of folders only. What can't be unpacked becomes { place, why }.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const LARGEST = 500e6;
  const LARGEST_IN_IT = 10e6;
  const DEEPEST = 3;
  const LOCKED = 1;
  // Folders, and what systems put beside files.
  const UNWANTED = /\/$|(^|\/)(__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

  const isWanted = (path) => !UNWANTED.test(path);
  const placeOf = (file) => file.place || file.webkitRelativePath || file.name;

  /** Return the folder that all of some paths begin with, or nothing; a path that is alone keeps its own. */
  function sharedFolder(paths) {
    let shared = paths.length > 1 ? paths[0].replace(/[^/]*$/, "") : "";
    while (!paths.every((path) => path.startsWith(shared))) shared = shared.replace(/[^/]*\/$/, "");
    return shared;
  }

  /** Return the sizes of the files in an archive, by their paths. */
  function sizesIn(bytes) {
    const sizes = new Map();
    const note = ({ name, originalSize }) => {
      sizes.set(name, originalSize);
      return false;
    };
    window.fflate.unzipSync(bytes, { filter: note });
    return sizes;
  }

  /** Return what is at some paths of an archive, each by itself where one of them is damaged. */
  function contentsOf(bytes, paths) {
    const isAsked = new Set(paths);
    try {
      return window.fflate.unzipSync(bytes, { filter: ({ name }) => isAsked.has(name) });
    } catch (error) {
      return paths.length > 1 ? Object.assign({}, ...paths.map((path) => contentsOf(bytes, [path]))) : {};
    }
  }

  async function unpacked(file, depth) {
    await book.load("documents");
    const bytes = await book.bytesOf(file);
    const sizes = sizesIn(bytes);
    if (book.documents.isDocument([...sizes.keys()])) return [file];
    // The flags of the first file in it: they are locked together.
    if (bytes[6] & LOCKED) return [{ place: placeOf(file), why: "room.packed" }];
    const paths = [...sizes.keys()].filter(isWanted);
    const found = contentsOf(bytes, paths.filter((path) => sizes.get(path) <= LARGEST_IN_IT));
    const shared = sharedFolder(paths).length;
    const files = paths.map((path) => {
      const place = (depth ? placeOf(file) + "/" : "") + path.slice(shared);
      // What is too large is told of by its size alone.
      if (!found[path]) return { place, size: sizes.get(path), why: sizes.get(path) <= LARGEST_IN_IT && "room.packed" };
      return Object.assign(new File([found[path]], path, { lastModified: file.lastModified }), { place });
    });
    return (await Promise.all(files.map((one) => filesIn(one, depth + 1)))).flat();
  }

  /** Return the files that are in one, or that one where it is no archive, or none that can be opened. */
  async function filesIn(file, depth) {
    try {
      const isPacked = !file.why && depth < DEEPEST && file.size < LARGEST && book.isArchive(await book.bytesOf(file.slice(0, 2)));
      return isPacked ? await unpacked(file, depth) : [file];
    } catch (error) {
      return [file];
    }
  }

  /** Return all files that are in some, with what tells them apart as their place. */
  async function filesOf(given) {
    const files = [...given].filter((file) => isWanted(placeOf(file)));
    const shared = sharedFolder(files.map(placeOf)).length;
    files.forEach((file) => { file.place = placeOf(file).slice(shared); });
    return (await Promise.all(files.map((file) => filesIn(file, 0)))).flat();
  }

  book.filesOf = filesOf;
})();
