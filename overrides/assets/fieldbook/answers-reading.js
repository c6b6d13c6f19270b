/*
 * Reads a file of answers, whatever its name and however its letters are encoded, and checks that it is one. A document
 * that was filled in is read as well.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const LARGEST = 10e6;
  const OTHERS = ["\u00d0\u00cf\u0011\u00e0", "{\\rtf", "%PDF"];
  const MARKS = [["utf-16le", 0xff, 0xfe], ["utf-16be", 0xfe, 0xff]];

  /** Tell whether a text can be the name of a worksheet, a field or a lesson. */
  const isName = (text) => /^[\p{L}\p{M}\p{N}_./ -]{1,300}$/u.test(text);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** Return a file's bytes. */
  function bytesOf(file) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(new Uint8Array(reader.result));
      reader.onerror = () => reject(new Error("book.unreadable"));
      reader.readAsArrayBuffer(file);
    });
  }

  /**
   * Return the encoding of some bytes: as their first two tell, or as where zeros stand tells, since the first two
   * characters of JSON take one byte each. What is no UTF-8 is the encoding of older Windows programs.
   */
  function encodingOf(bytes) {
    const marked = MARKS.find((mark) => bytes[0] === mark[1] && bytes[1] === mark[2]);
    if (marked) return marked[0];
    if (bytes.length > 3 && !bytes[1] && !bytes[3]) return "utf-16le";
    if (bytes.length > 3 && !bytes[0] && !bytes[2]) return "utf-16be";
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return "utf-8";
    } catch (error) {
      return "windows-1252";
    }
  }

  /** Tell whether some bytes are an archive, as documents are: it begins with "PK". */
  const isArchive = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

  /** Tell whether some bytes are a document that only its program reads: Word's before 2007 or with a password, RTF, PDF. */
  const isOther = (bytes) => OTHERS.some((start) => [...start].every((letter, at) => bytes[at] === letter.charCodeAt(0)));

  /** Return what is in a document. When it was saved is what the device says of the file. */
  async function inDocument(bytes, file) {
    await book.load("documents").catch(() => { throw new Error("book.unreadable"); });
    try {
      const saved = new Date(file.lastModified).toISOString();
      return Object.assign(book.documents.read(bytes, saved.slice(0, 10)), { saved });
    } catch (error) {
      throw /^book\./.test(error.message) ? error : new Error("book.broken");
    }
  }

  function textIn(bytes) {
    return new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/^\ufeff/, "");
  }

  /** Return what a text says. One that begins as ours do, or holds nothing, was a file of answers. */
  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Error(/^\s*\{\W*fieldbook\b|^[\s\0]*$/.test(text) ? "book.broken" : "book.nofile");
    }
  }

  /** Return what is in a file, or throw an Error whose message is the name of what to say. */
  async function readFile(file) {
    if (file.size > LARGEST) throw new Error("book.large");
    const bytes = await bytesOf(file);
    if (isArchive(bytes)) return inDocument(bytes, file);
    if (isOther(bytes)) throw new Error("book.noword");
    const found = parsed(textIn(bytes));
    if (!isObject(found) || !isObject(found.answers) || typeof found.course !== "string") throw new Error("book.nofile");
    if (found.fieldbook !== 1) throw new Error(found.fieldbook > 1 ? "book.newer" : "book.nofile");
    if (found.course !== book.settings.course) throw Object.assign(new Error("book.foreign"), { course: found.course.slice(0, 80) });
    return Object.assign(found, { unclear: [] });
  }

  /** Return a text without space at its lines' ends, and without empty lines around it. */
  function trimmed(text) {
    const lines = text.split("\n").map((line) => line.replace(/[ \t\r\u00a0]+$/, "")).join("\n");
    return lines.replace(/^\n+|\n+$/g, "").replace(/^[ \t\u00a0]+/, "");
  }

  Object.assign(book, { readFile, bytesOf, isArchive, isName, isObject, trimmed });
})();
