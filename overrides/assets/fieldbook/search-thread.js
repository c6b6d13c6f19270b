/* Search at work: the first part of search/search.js, which is loaded when search is opened.

   The worker's code is a function. Its text makes a worker from memory, which is allowed at file:// too; where it is
   not, the function runs in the page. */
function fieldbookSearchThread(program, index) {
  "use strict";

  var SETUP = 0;
  var search = document.getElementById("__search");

  function threaded(program, receive, fail, BrowsersWorker) {
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

  function start(BrowsersWorker, config, receive) {
    var send, setup = { type: SETUP, data: {
      config: index.config, docs: index.docs, options: { suggest: config.features.includes("search.suggest") }
    } };
    function fallBack() {
      send = inPage(program, receive);
      send(setup);
    }
    try {
      send = threaded(program, receive, fallBack, BrowsersWorker);
      send(setup);
    } catch (refused) {
      fallBack();
    }
    return function (message) { send(message); };
  }

  // To Material any other key leads back from the results to the field, and Tab closes them. It listens at the window.
  document.addEventListener("keydown", function (event) {
    var key = event.key;
    if (!search.checked) return;
    if (key === " " || (key.length > 1 && !/^(Arrow|Enter|Escape)/.test(key))) event.stopPropagation();
  });

  // Material leaves its results to the arrow keys. The Tab key reaches them too, and closes them when it leaves.
  var results = document.querySelector(".md-search-result__list");
  var box = results.closest(".md-search");
  new MutationObserver(function () {
    results.querySelectorAll("[tabindex='-1']").forEach(function (one) { one.tabIndex = 0; });
  }).observe(results, { childList: true, subtree: true });
  box.addEventListener("focusout", function (event) {
    if (search.checked && event.relatedTarget && !box.contains(event.relatedTarget)) search.click();
  });

  window.fieldbookSearch(start);
}
