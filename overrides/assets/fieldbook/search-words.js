/* Text as words that can be looked up. The index is made by `hooks/fieldbook/search/words.py`, which does the same. */
(function () {
  "use strict";

  var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك" };
  var PASSED_OVER = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200c\u200d\u2060\ufeff]/g;
  var UNSPACED = "\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var PIECES = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
  var IS_UNSPACED = new RegExp("^[" + UNSPACED + "]", "u");
  var ARTICLE = /^[وف]?(?:ال|بال|كال|لل)(?=...)/;
  var RUNS = /[\p{L}\p{N}\p{M}\u00ad\u200c\u200d\u2060\ufeff]+/gu;

  var known = {};
  function letter(one) {
    if (!(one in known)) {
      known[one] = Array.from(one.normalize("NFKD").toLowerCase().replace(PASSED_OVER, "").normalize("NFC"), function (part) {
        return LETTERS[part] || (/[\p{L}\p{N}\p{M}]/u.test(part) ? part : " ");
      }).join("");
    }
    return known[one];
  }

  function folded(text) {
    if (/^\w*$/.test(text)) return text.toLowerCase();
    return Array.from(text.normalize("NFKC"), letter).join("");
  }

  /* Tells `found` each word with the place in the text where it begins and ends, until it returns true. */
  function pieces(text, found) {
    var run, piece, told = function (part, start, end) {
      return folded(part).split(" ").some(function (word) { return word && found(word, start, end); });
    };
    RUNS.lastIndex = 0;
    while ((run = RUNS.exec(text))) {
      PIECES.lastIndex = 0;
      while ((piece = PIECES.exec(run[0]))) {
        var at = run.index + piece.index, letters = IS_UNSPACED.test(piece[0]) ? Array.from(piece[0]) : [];
        if (!letters.length && told(piece[0], at, at + piece[0].length)) return;
        for (var n = 0; n < letters.length; n++) {
          var pair = letters.slice(n, n + 2).join("");
          if (told(pair, at, at + pair.length)) return;
          at += letters[n].length;
        }
      }
    }
  }

  function cut(text) {
    var words = [];
    pieces(text.normalize("NFKC"), function (word) { words.push(word); });
    return words;
  }

  function forms(word) {
    var bare = word.replace(ARTICLE, "");
    return bare && bare !== word ? [word, bare] : [word];
  }

  window.fieldbook.finder = { pieces: pieces, cut: cut, forms: forms };
})();
