/* Search that also runs from a memory stick, and that loads nothing before someone wants to search.

   Material starts a worker and fetches the index as soon as a page opens; at file:// browsers refuse both. So this
   script stands in for that one worker: when search is opened, it loads search/search.js, one classic script that
   calls `fieldbookSearch` with the worker's own code as a function and with the index. The function's text makes a
   worker from memory, which is allowed at file:// too; where it is not, the function runs in the page.
   Must run before Material's script. */
(function () {
  "use strict";

  var SETUP = 0, form = document.forms.namedItem("search"), BrowsersWorker = window.Worker;
  if (!form) return;
  var config = JSON.parse(document.getElementById("__config").textContent);

  // By this name Material's script knows that it shall fetch the index; without it, the index is left to us.
  form.removeAttribute("name");

  function threaded(program, receive, fail) {
    var call = "(" + program + ").call(self, self, addEventListener.bind(self), postMessage.bind(self), function () {});";
    var address = URL.createObjectURL(new Blob([call], { type: "text/javascript" }));
    var worker = new BrowsersWorker(address);
    worker.onmessage = function (event) { receive(event.data); };
    worker.onerror = fail;
    return function (message) { worker.postMessage(message); };
  }

  function inPage(program, receive) {
    var hear;
    program.call(window, window, function (_, listener) { hear = listener; }, receive, function () {});
    return function (message) { setTimeout(hear, 0, { data: message }); };
  }

  function start(program, index, receive) {
    var send, setup = { type: SETUP, data: {
      config: index.config, docs: index.docs, options: { suggest: config.features.includes("search.suggest") }
    } };
    function fallBack() {
      send = inPage(program, receive);
      send(setup);
    }
    try {
      send = threaded(program, receive, fallBack);
      send(setup);
    } catch (refused) {
      fallBack();
    }
    return function (message) { send(message); };
  }

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
    window.fieldbookSearch = function (program, index) {
      send = start(program, index, function (message) {
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
