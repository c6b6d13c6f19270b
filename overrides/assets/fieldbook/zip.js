/* A zip file of texts, stored as they are: as much of the format as an office document needs. */
(function () {
  "use strict";

  const TABLE = Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte >>> 0;
  });
  const DATE = 0x21; // The first day a zip file knows: 1 January 1980.
  const UTF8 = 0x800;

  function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  }

  /** Return numbers as bytes, lowest first: pairs of a number and its width. */
  function packed(...fields) {
    const bytes = [];
    for (const [number, width] of fields) {
      for (let at = 0; at < width; at += 1) bytes.push((number >>> (8 * at)) & 0xff);
    }
    return new Uint8Array(bytes);
  }

  /** Return a list of byte arrays, for a Blob, that holds files given as { name: text }. */
  function zip(files) {
    const encoder = new TextEncoder();
    const body = [];
    const directory = [];
    let at = 0;
    let directorySize = 0;
    for (const [name, text] of Object.entries(files)) {
      const path = encoder.encode(name);
      const data = encoder.encode(text);
      const facts = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [DATE, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2]];
      const local = packed([0x04034b50, 4], ...facts);
      const entry = packed([0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
      body.push(local, path, data);
      directory.push(entry, path);
      at += local.length + path.length + data.length;
      directorySize += entry.length + path.length;
    }
    const count = directory.length / 2;
    const end = packed([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [directorySize, 4], [at, 4], [0, 2]);
    return [...body, ...directory, end];
  }

  window.fieldbook.zip = zip;
})();
