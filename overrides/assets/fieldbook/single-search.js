/* The index of the single file, made when someone wants to search, of the chapters that are there already.

   It is what `hooks/fieldbook/search/index.py` writes for a site, whose pages `search/sections.py` parts alike. The file
   says which sections are to be found (`exports/single_file/search.py`). What scripts have made is none of their words. */
(function () {
  "use strict";

  const book = window.fieldbook;
  const AT_ONCE = 15, MOST = 35;
  const INLINE = /^(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rb|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;
  const UNREAD = "object, script, style, svg, template, textarea, [data-own], [data-search-exclude], [hidden]:not([hidden=until-found]), sup[id*=fnref], .headerlink, .linenodiv";

  /** Tell `add` the texts in a chapter, with the id of their section: that of its heading, or of the chapter. */
  function read(chapter, add) {
    let section = chapter.id, isBegun = false;
    const walk = (parent, isTitle) => {
      const around = section;
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) add(section, node.data, isTitle);
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNREAD)) continue;
        const begins = /^h[1-6]$/.test(node.localName) && (node.id || !isBegun);
        const gap = begins || isTitle || INLINE.test(node.localName) ? "" : " ";
        if (begins && isBegun) section = node.id;
        isBegun = isBegun || begins;
        add(section, gap, isTitle);
        walk(node, isTitle || begins);
        add(section, gap, isTitle);
      }
      if (!isTitle) section = around;
    };
    walk(chapter, false);
  }

  const joined = (pieces) => pieces.join("").replace(/\s+/g, " ").trim();

  /** Put titles and texts into the sections of an index; return what counts as title of each besides. */
  async function readSections({ pages, sections }, rest) {
    const found = new Map(sections.map(([, id]) => [id, [[], []]]));
    for (const chapter of document.querySelectorAll(".chapter")) {
      read(chapter, (id, text, isTitle) => found.has(id) && found.get(id)[isTitle ? 0 : 1].push(text));
      await rest();
    }
    return sections.map((section, at) => {
      const [title, text] = found.get(section[1]).map(joined), isPage = !at || sections[at - 1][0] !== section[0];
      section.push(isPage ? pages[section[0]][1] : title, text);
      return title;
    });
  }

  /** Add the words of the sections to an index, sorted, and in that order the places of each. */
  async function addWords(index, titles, rest) {
    const { cut, forms } = book.finder, words = new Map();
    for (const [at, [, , heading, text]] of index.sections.entries()) {
      const counts = new Map(), inTitle = cut(`${heading} ${titles[at]}`).flatMap(forms);
      inTitle.forEach((word) => counts.set(word, 0));
      cut(`${heading} ${text}`).flatMap(forms).forEach((word) => counts.set(word, (counts.get(word) || 0) + 1));
      counts.forEach((count, word) => {
        const known = words.get(word) || { last: 0, steps: [] };
        const often = count > 1 ? "." + Math.min(count, MOST).toString(36) : "";
        known.steps.push((at - known.last).toString(36) + often + (inTitle.includes(word) ? "!" : ""));
        known.last = at;
        words.set(word, known);
      });
      await rest();
    }
    const order = [...words.keys()].sort();
    Object.assign(index, { words: order.join(" "), places: order.map((word) => words.get(word).steps.join(" ")).join(",") });
  }

  /** Return a function to be waited for: now and then it lets a browser do what else there is. */
  function resting() {
    let until = performance.now() + AT_ONCE;
    return async () => {
      if (performance.now() < until) return;
      await new Promise((go) => setTimeout(go));
      until = performance.now() + AT_ONCE;
    };
  }

  book.readIndex = async () => {
    const index = JSON.parse(document.getElementById("search-index").textContent), rest = resting();
    await addWords(index, await readSections(index, rest), rest);
    book.index = index;
  };
})();
