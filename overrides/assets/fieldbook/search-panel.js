/* What was found, as a list below the field: by keyboard, by finger, and told to those who listen. */
(function () {
  "use strict";
  const { finder, make, settings } = window.fieldbook;
  const panel = document.querySelector(".md-search");
  const box = document.getElementById("__search");
  const field = panel.querySelector("input");
  const status = panel.querySelector("[role=status]");
  const list = panel.querySelector("ol");
  const words = panel.dataset;
  const OFF = "fieldbook.search-keys";
  const FIRST = 6, MOST = 30, SECTIONS = 3, BEFORE = 60, LONG = 150;

  /** Say how many there are, as the theme's languages have it: "1 matching document", "# matching documents". */
  function counted(count) {
    return (count ? count === 1 ? words.one : words.other : words.none).replace("#", count);
  }

  /** Put a text into an element, with the words marked that were looked for. */
  function mark(text, parent, sought) {
    let end = 0, start = -1, until = 0;
    const flush = () => {
      if (start < 0) return;
      parent.append(text.slice(end, start));
      make("mark", "", text.slice(start, until), parent);
      end = until;
    };
    finder.pieces(text, (word, from, to) => {
      if (!finder.forms(word).some((form) => sought.has(form))) return;
      if (start < 0 || from > until) {
        flush();
        start = from;
      }
      until = to;
    });
    flush();
    parent.append(text.slice(end));
  }

  /** Return the part of a text around the first of the words. */
  function excerpt(text, sought) {
    let at = 0;
    finder.pieces(text, (word, from) => {
      if (!finder.forms(word).some((form) => sought.has(form))) return false;
      at = from;
      return true;
    });
    let from = Math.max(0, at - BEFORE), to = Math.min(text.length, from + LONG);
    const space = text.indexOf(" ", from);
    if (from && space >= 0 && space < at) from = space + 1;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), at + 1);
    return (from ? "… " : "") + text.slice(from, to).trim() + (to < text.length ? " …" : "");
  }

  /** Return a word as the page writes it: the index has it without accents. */
  function asWritten(sought, text) {
    let written = sought;
    finder.pieces(text, (word, from, to) => {
      if (word !== sought) return false;
      written = text.slice(from, to);
      return true;
    });
    return written;
  }

  finder.open = function (index, base) {
    const find = finder.over(index);
    let best = null, later = 0;

    const addressOf = (page, hit) => base + page.address + (hit.id ? "#" + encodeURIComponent(hit.id) : "");

    function link(page, hit, parent, css) {
      const made = make("a", `md-search-result__link ${css}`, "", parent);
      made.href = addressOf(page, hit);
      made.addEventListener("click", () => { if (box.checked) box.click(); });
      return made;
    }

    function show(page) {
      const item = make("li", "md-search-result__item", "", list);
      const [first, ...others] = page.hits;
      const article = make("article", "md-search-result__article", "", link(page, first, item, ""));
      const isPage = first.title === page.title;
      const title = make("p", "md-search-result__title", isPage && page.number ? `${page.number} ` : "", article);
      mark(first.title, title, first.words);
      const about = [isPage ? "" : `${page.number} ${page.title}`.trim(), page.module].filter(Boolean).join(" · ");
      if (about) make("p", "md-search-result__place", about, article);
      if (first.text) mark(excerpt(first.text, first.words), make("p", "md-search-result__text", "", article), first.words);
      others.slice(0, SECTIONS).forEach((hit) => mark(hit.title, link(page, hit, item, "md-search-result__link--section"), hit.words));
      return item;
    }

    function run() {
      const text = field.value.trim();
      clearTimeout(later);
      list.textContent = "";
      best = null;
      if (!text) {
        status.textContent = words.placeholder;
        return;
      }
      const found = find(text), count = counted(found.pages.length);
      found.pages.slice(0, FIRST).forEach(show);
      later = setTimeout(() => found.pages.slice(FIRST, MOST).forEach(show));
      best = list.querySelector("a");
      const [hit] = found.pages.map((page) => page.hits[0]);
      const instead = found.mistaken && hit && asWritten(found.mistaken.meant, `${hit.text} ${hit.title}`);
      status.textContent = (instead ? words.instead.replace("{word}", instead) + " " : "") + count;
      panel.querySelector(".md-search__scrollwrap").scrollTop = 0;
    }

    field.addEventListener("input", run);
    field.form.addEventListener("submit", (event) => event.preventDefault());
    field.form.addEventListener("reset", () => setTimeout(() => { run(); field.focus(); }));

    panel.addEventListener("keydown", (event) => {
      const links = [field, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || at < 0) return;
      if (step) {
        event.preventDefault();
        links[(at + step + links.length) % links.length].focus();
      } else if (event.key === "Enter" && !at) {
        event.preventDefault();
        if (best) best.click();
      }
    });

    if (settings.searchKeys) offerKeys();
    run();
  };

  /** Let readers switch off what letters do: who speaks to the computer says many. */
  function offerKeys() {
    const label = make("label", "md-search__keys", "", panel.querySelector(".md-search__output"));
    const tick = make("input", "", "", label);
    tick.type = "checkbox";
    label.append(words.keys);
    try { tick.checked = localStorage.getItem(OFF) === null; } catch (refused) { return label.remove(); }
    tick.addEventListener("change", () => {
      try {
        if (tick.checked) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "off");
      } catch (refused) { /* Then they stay on. */ }
    });
  }
})();
