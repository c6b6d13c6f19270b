/*
 * An archive of files, as platforms for courses hand out what people sent in: each of the files in it. Documents are
 * archives as well, and are left as they are.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const LARGEST = 500e6;
  const LARGEST_IN_IT = 10e6;
  // Folders, and what macOS puts beside each file.
  const UNWANTED = /\/$|^__MACOSX\//;

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

  async function unpacked(file) {
    await book.load("documents");
    const bytes = await book.bytesOf(file);
    const sizes = sizesIn(bytes);
    if (book.documents.isDocument([...sizes.keys()])) return [file];
    const found = window.fflate.unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LARGEST_IN_IT });
    return [...sizes].filter(([path]) => !UNWANTED.test(path)).map(([path, size]) => {
      const name = path.replace(/.*\//, "");
      // What is too large is told of by its size alone.
      return found[path] ? new File([found[path]], name, { lastModified: file.lastModified }) : { name, size };
    });
  }

  /** Return the files that are in one, or that one where it is no archive, or none that can be opened. */
  async function filesIn(file) {
    try {
      const isPacked = file.size < LARGEST && book.isArchive(await book.bytesOf(file.slice(0, 2)));
      return isPacked ? await unpacked(file) : [file];
    } catch (error) {
      return [file];
    }
  }

  book.filesIn = filesIn;
})();
