/* Search that also runs from a memory stick, and that loads nothing before someone wants to search.

   Material starts a worker and fetches the index as soon as a page opens; at file:// browsers refuse both. So this
   script stands in for that one worker: when search is opened, it loads search/search.js, one classic script with the
   worker's own code, with the index, and with search-thread.js, which brings them together.
   Must run before Material's script. */
(function () {
  "use strict";

  var form = document.forms.namedItem("search"), BrowsersWorker = window.Worker;
  if (!form) return;
  var config = JSON.parse(document.getElementById("__config").textContent);

  // By this name Material's script knows that it shall fetch the index; without it, the index is left to us.
  form.removeAttribute("name");

  function load() {
    var script = document.createElement("script");
    script.src = new URL("search/search.js", new URL(config.base, location));
    script.onerror = listen;
    document.head.append(script);
  }

  // Whatever opens search (a click, a key, an address with ?q=) checks the box or puts the cursor in the field.
  function listen() {
    var box = document.getElementById("__search");
    function opened() {
      if (!box.checked && document.activeElement !== form.query) return;
      box.removeEventListener("change", opened);
      form.removeEventListener("focusin", opened);
      load();
    }
    box.addEventListener("change", opened);
    form.addEventListener("focusin", opened);
    opened();
  }

  function Searcher() {
    var events = new EventTarget(), send;
    window.Worker = BrowsersWorker;
    window.fieldbookSearch = function (start) {
      send = start(BrowsersWorker, config, function (message) {
        events.dispatchEvent(new MessageEvent("message", { data: message }));
      });
    };
    // Material asks nothing before it was told that the index is ready.
    events.postMessage = function (message) { if (send) send(message); };
    listen();
    return events;
  }

  window.Worker = Searcher;
})();
