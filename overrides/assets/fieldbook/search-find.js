/* Looks words up in the index that `hooks/fieldbook/search/index.py` writes, and puts pages in an order.

   First what is called by the words, then what the course teaches, then titles that have the words, then texts. What
   a word is compared with counts less the farther it is from it; letters are taken for mistaken only where nothing
   else has the word. */
(function () {
  "use strict";
  var finder = window.fieldbook.finder;
  var EXACT = 1, BEGUN = 0.7, SYNONYM = 0.8, KIN = 0.5, WITHIN = 0.3, MISTAKEN = 0.4;
  var IN_TITLE = 5, ENOUGH = 0.6;

  finder.over = function (index) {
    var words = index.words.split(" "), places = index.places.split(","), read = {};
    var pages = index.pages, sections = index.sections, heads = {};
    sections.forEach(function (section, number) {
      if (!(section[0] in heads)) heads[section[0]] = number;
    });

    function firstFrom(start) {
      var low = 0, high = words.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (words[middle] < start) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /* Calls `found` with the place of each word that begins so. */
    function each(start, found) {
      for (var at = firstFrom(start); at < words.length && words[at].startsWith(start); at++) found(at);
    }

    /* The sections that have a word: [section, how often, whether in its title]. */
    function having(at) {
      if (!read[at]) {
        var section = 0;
        read[at] = places[at].split(" ").map(function (one) {
          section += parseInt(one, 36);
          return [section, parseInt(one.split(".")[1] || "1", 36), one.endsWith("!")];
        });
      }
      return read[at];
    }

    /* The words that a typed one may stand for, by their places, with what each counts. */
    function meant(word, isLast) {
      var found = new Map(), mistaken = new Map(), long = word.length > 3;
      function take(at, weight) { found.set(at, Math.max(weight, found.get(at) || 0)); }
      finder.forms(word).forEach(function (form) {
        if (form.length > 1 || isLast || form > "\u2e7f") each(form, function (at) { take(at, words[at] === form ? EXACT : BEGUN); });
        else if (words[firstFrom(form)] === form) take(firstFrom(form), EXACT);
      });
      if (long) each(word.slice(0, Math.max(4, word.length - 3)), function (at) { if (finder.areKin(word, words[at])) take(at, KIN); });
      if (found.size || !long) return { found: found };
      words.forEach(function (one, at) {
        var most = word.length > 8 ? 2 : 1;
        if (one.includes(word)) take(at, WITHIN);
        else if (one.length > 2 && finder.distance(word, one, most) <= most) mistaken.set(at, MISTAKEN / finder.distance(word, one, most));
        else if (isLast && one.length > word.length && finder.distance(word, one.slice(0, word.length), 1) < 2) mistaken.set(at, MISTAKEN / 2);
      });
      return found.size ? { found: found } : { found: mistaken, mistaken: true };
    }

    /* The most likely of the words that a mistaken one may stand for: the nearest one that is there most. */
    function nearest(found) {
      var best = null, most = 0;
      found.forEach(function (weight, at) {
        var much = weight + having(at).length / (1000 + sections.length * 10);
        if (much > most) best = words[at];
        most = Math.max(most, much);
      });
      return best;
    }

    function exactly(word) {
      var at = firstFrom(word);
      return { found: new Map(words[at] === word ? [[at, EXACT]] : []) };
    }

    /* A word that nothing has, as two that are known: "wellkept" where "well-kept" is written. */
    function apart(word) {
      for (var n = 2; n <= word.length - 2; n++) {
        var parts = [exactly(word.slice(0, n)), exactly(word.slice(n))];
        if (parts[0].found.size && parts[1].found.size) return { weight: SYNONYM, parts: parts };
      }
      return null;
    }

    /* The typed words as what has to be found: each one's meanings, or those of a phrase that has synonyms. */
    function wanted(typed, joined) {
      var all = [];
      for (var at = 0; at < typed.length;) {
        var length = 1, phrases = [];
        index.synonyms.forEach(function (group) {
          group.forEach(function (phrase) {
            var here = typed.slice(at, at + phrase.length);
            var isHere = here.length === phrase.length && phrase.every(function (word, n) { return word === here[n] || finder.areKin(word, here[n]); });
            if (!isHere || phrase.length < length) return;
            if (phrase.length > length) phrases = [];
            length = phrase.length;
            phrases = phrases.concat(group.filter(function (other) { return other !== phrase; }));
          });
        });
        var own = typed.slice(at, at + length), both = typed[at] + typed[at + 1];
        if (length === 1 && joined.includes(both)) {
          own = typed.slice(at, at + 2);
          phrases = [[both]];
          length = 2;
        }
        var want = { word: own.join(" "), ways: [own].concat(phrases).map(function (phrase, n) {
          return { weight: n ? SYNONYM : EXACT, parts: phrase.map(function (word, part) {
            return meant(word, !n && at + part === typed.length - 1);
          }) };
        }) };
        var first = want.ways[0].parts[0], two = length === 1 && (first.mistaken || !first.found.size) && apart(typed[at]);
        if (two) want.ways = [two];
        all.push(want);
        at += length;
      }
      return all;
    }

    /* What each section has of one of the things wanted: [how much, how much in its title, the words]. */
    function sought(want) {
      var best = new Map();
      want.ways.forEach(function (way, n) {
        if (n && way.parts.some(function (part) { return part.mistaken; })) return;
        var whole = null;
        way.parts.forEach(function (part) {
          var had = new Map();
          part.found.forEach(function (weight, at) {
            having(at).forEach(function (place) {
              var much = way.weight * weight * (place[1] / (place[1] + 1) + (place[2] ? IN_TITLE : 0));
              var before = had.get(place[0]) || [0, 0, []];
              had.set(place[0], [Math.max(before[0], much), Math.max(before[1], place[2] ? way.weight * weight : 0), before[2].concat(at)]);
            });
          });
          var both = new Map();
          if (whole) had.forEach(function (one, section) {
            var other = whole.get(section);
            if (other) both.set(section, [one[0] + other[0], Math.min(one[1], other[1]), one[2].concat(other[2])]);
          });
          whole = whole ? both : had;
        });
        whole.forEach(function (one, section) {
          if (!best.has(section) || best.get(section)[0] < one[0]) best.set(section, one);
        });
      });
      return best;
    }

    /* Adds up what the sections have. What the title of a page says need not be said again below it. */
    function scored(wants) {
      var hits = new Map(), most = 0, all = 0;
      wants.forEach(function (want) {
        var had = sought(want), rare = Math.log(1 + sections.length / (had.size || 1));
        if (!had.size) return;
        all += rare;
        had.forEach(function (one, section) {
          var hit = hits.get(section) || { section: section, score: 0, covered: 0, titled: 0, words: new Set() };
          hit.score += rare * one[0];
          hit.covered += rare;
          hit.titled += one[1] >= BEGUN * SYNONYM ? rare : 0;
          one[2].forEach(function (at) { hit.words.add(words[at]); });
          hits.set(section, hit);
        });
        want.had = had;
        want.rare = rare;
      });
      hits.forEach(function (hit) {
        var head = heads[sections[hit.section][0]];
        wants.forEach(function (want) {
          if (!want.had || want.had.has(hit.section) || !want.had.has(head) || !want.had.get(head)[1]) return;
          hit.covered += want.rare;
          hit.score += want.rare * want.had.get(head)[1];
        });
        most = Math.max(most, hit.covered);
      });
      return Array.from(hits.values()).filter(function (hit) { return hit.covered >= ENOUGH * most; }).map(function (hit) {
        hit.titled = hit.titled >= 0.75 * all;
        return hit;
      });
    }

    function compare(one, other) {
      for (var n = 0; n < 5; n++) {
        var more = (other.key[n] || 0) - (one.key[n] || 0);
        if (more) return more;
      }
      return one.section - other.section;
    }

    /* Returns the pages that were found, best first: their facts, and their sections that have the words. `mistaken`
       is a word that nothing has, as `typed`, and the one that is `meant` most likely. */
    return function (text) {
      var typed = finder.cut(text), number = text.trim(), byPage = new Map();
      // "e-mail" is "email", too.
      var joined = (text.match(/[^\s-]+-[^\s-]+/g) || []).map(function (one) { return finder.cut(one.replace("-", "")).join(""); });
      var wants = wanted(typed, joined), mistaken = null;
      var called = wants.map(function (want) {
        var parts = want.ways[0].parts, near = parts.length === 1 && parts[0].mistaken && nearest(parts[0].found);
        if (near) mistaken = { typed: want.word, meant: near };
        return near || want.word;
      }).join(" ");
      scored(wants).forEach(function (hit) {
        var section = sections[hit.section], page = pages[section[0]], isPage = heads[section[0]] === hit.section;
        // Most titles are too long or too short for it, and need not be cut.
        var isCalled = Math.abs(section[2].length - number.length) < 12 && finder.cut(section[2]).join(" ") === called;
        hit.id = section[1];
        hit.title = section[2];
        hit.text = section[3];
        hit.key = [isCalled ? 1 + isPage : 0, page[4] < 2 ? 1 : 0, hit.titled ? 1 + isPage : 0, page[4] < 1 ? 1 : 0, hit.score * page[5]];
        if (!byPage.has(section[0])) byPage.set(section[0], []);
        byPage.get(section[0]).push(hit);
      });
      // What the course calls otherwise, and lessons by their numbers.
      pages.forEach(function (page, at) {
        var title = sections[heads[at]];
        if (!text.trim() || (page[2] !== number && !page[6].includes(called))) return;
        byPage.set(at, [{ section: heads[at], id: title[1], title: title[2], text: title[3], words: new Set(), key: [2] }]);
      });
      var found = Array.from(byPage, function (one) {
        var page = pages[one[0]];
        one[1].sort(compare);
        return { address: page[0], title: page[1], number: page[2], module: page[3], hits: one[1] };
      });
      found.sort(function (one, other) { return compare(one.hits[0], other.hits[0]); });
      return { pages: found, mistaken: mistaken };
    };
  };
})();
