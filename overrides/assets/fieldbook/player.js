/* Plays a video in its place, or opens it where its host does not allow that. Loaded when the button is about to be pressed. */
(function () {
  "use strict";

  function create(figure) {
    var isFile = figure.dataset.video === "file";
    var player = document.createElement(isFile ? "video" : "iframe");
    player.className = "video__player";
    player.title = figure.querySelector(".video__title").textContent;
    if (isFile) {
      player.controls = true;
      player.autoplay = true;
    } else {
      player.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
      player.referrerPolicy = "strict-origin-when-cross-origin";
    }
    player.src = figure.dataset.embed;
    return player;
  }

  function play(figure, stage, notice, elsewhere) {
    if (notice && !navigator.onLine) {
      notice.textContent = figure.dataset.offline;
    } else if (elsewhere) {
      window.open(figure.querySelector(".video__link a").href, "_blank", "noopener");
    } else {
      var player = create(figure);
      stage.textContent = "";
      stage.append(player);
      player.focus();
    }
  }

  window.fieldbook.player = play;
})();
