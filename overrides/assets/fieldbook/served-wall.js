/* Counts on the wall how many have handed in, and says when nobody can. */
(function () {
  "use strict";

  const PAUSE = 3000;
  const PATIENCE = 8000;
  const { words } = JSON.parse(document.getElementById("fieldbook-room").textContent);
  const place = document.querySelector("[data-count]");

  function say(text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function look() {
    const request = new XMLHttpRequest();
    request.open("GET", "/_room/count");
    request.responseType = "json";
    request.timeout = PATIENCE;
    request.onloadend = () => {
      if (request.status === 200) say(words.count.replace("{count}", request.response.people));
      else if (!request.status) say(words.gone);
      setTimeout(look, PAUSE);
    };
    request.send();
  }

  look();
})();
