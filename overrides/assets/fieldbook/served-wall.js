/* Counts on the wall how many have handed in. */
(function () {
  "use strict";

  const PAUSE = 3000;
  const { words } = JSON.parse(document.getElementById("fieldbook-room").textContent);
  const place = document.querySelector("[data-count]");

  function look() {
    const request = new XMLHttpRequest();
    request.open("GET", "/_room/count");
    request.responseType = "json";
    request.onload = () => {
      if (request.status !== 200) return;
      const text = words.count.replace("{count}", request.response.people);
      if (place.textContent !== text) place.textContent = text;
    };
    request.onloadend = () => setTimeout(look, PAUSE);
    request.send();
  }

  look();
})();
