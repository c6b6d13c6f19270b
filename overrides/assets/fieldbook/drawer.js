/* The drawer by keyboard: the list of the course's pages on small screens. Loaded when it is opened for the first time. */
(function () {
  "use strict";

  var drawer = document.getElementById("__drawer");
  var nav = document.querySelector(".course-nav");
  var label = nav.querySelector("[for=__drawer]");

  // While the drawer is open, there is nothing but its list: neither for the Tab key nor for a screen reader.
  function around() {
    var found = [];
    for (var node = nav; node !== document.body; node = node.parentElement) {
      found.push.apply(found, [].slice.call(node.parentElement.children));
    }
    return found.filter(function (one) { return !one.contains(nav) && !one.matches("#__drawer, .md-overlay, script"); });
  }
  function mind() {
    var first = nav.querySelector("[aria-current]") || nav.querySelector("a");
    around().forEach(function (one) { one.inert = drawer.checked; });
    if (drawer.checked && first) first.focus();
  }
  function shut() {
    if (!drawer.checked) return;
    drawer.click();
    document.querySelector(".md-header__menu").focus();
  }
  // A label is nothing to a keyboard: here it becomes a button.
  var close = window.fieldbook.make("button", label.className);
  close.type = "button";
  close.title = label.title;
  close.setAttribute("aria-label", label.title);
  close.append(...label.childNodes);
  delete close.dataset.own;
  close.addEventListener("click", shut);
  label.replaceWith(close);
  // A wide window has the list beside the page, and no drawer to close.
  matchMedia("(min-width: 76.25em)").addListener(shut);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") shut();
  });

  drawer.addEventListener("change", mind);
  if (drawer.checked) mind();
  window.fieldbook.drawer = true;
})();
