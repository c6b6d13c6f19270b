/* How like two words are: by their letters, or by all but their ends. */
(function () {
  "use strict";

  /* How many letters are wrong, one too many, missing or swapped; at most `most` and one more. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = [], last = [];
    for (var n = 0; n <= other.length; n++) last.push(n);
    for (var i = 1; i <= one.length; i++) {
      var now = [i], least = i;
      for (var j = 1; j <= other.length; j++) {
        var same = one[i - 1] === other[j - 1];
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
        least = Math.min(least, now[j]);
      }
      if (least > most) return most + 1;
      before = last;
      last = now;
    }
    return last[other.length];
  }

  /* Whether two words differ at their ends alone, as in "library" and "libraries", but not "course" and "courage". */
  function areKin(one, other) {
    var same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    var ends = [one.length - same, other.length - same];
    return same >= 4 && Math.max.apply(null, ends) <= 3 && (same > 4 || Math.min.apply(null, ends) < 2);
  }

  Object.assign(window.fieldbook.finder, { distance: distance, areKin: areKin });
})();
