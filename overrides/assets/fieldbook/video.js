/* Plays a video in its place, but asks nothing of its host before the learner presses the button. */
(function () {
  "use strict";

  // YouTube plays nothing in a page that does not say where it is, and a page in a folder cannot.
  var opensElsewhere = location.protocol === "file:" ? ["youtube"] : [];

  function player(figure) {
    var file = figure.dataset.video === "file";
    var made = document.createElement(file ? "video" : "iframe");
    made.className = "video__player";
    made.title = figure.querySelector(".video__title").textContent;
    if (file) {
      made.controls = true;
      made.autoplay = true;
    } else {
      made.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
      made.referrerPolicy = "strict-origin-when-cross-origin";
    }
    made.src = figure.dataset.embed;
    return made;
  }

  function play(figure, stage, notice) {
    if (notice && !navigator.onLine) {
      notice.textContent = figure.dataset.offline;
    } else if (opensElsewhere.includes(figure.dataset.video)) {
      window.open(figure.querySelector(".video__link a").href, "_blank", "noopener");
    } else {
      var made = player(figure);
      window.fieldbook.refill(stage, made);
      made.focus();
    }
  }

  function offer(figure) {
    var stage = document.createElement("div"), button = document.createElement("button"), notice = null;
    stage.className = "video__stage";
    button.type = "button";
    button.className = "video__play md-button";
    // Where the video cannot play in its place, the button says what the link to its host says.
    button.textContent = opensElsewhere.includes(figure.dataset.video)
      ? figure.querySelector(".video__link a").textContent : figure.dataset.play;
    stage.append(button);
    if (figure.dataset.notice) {
      notice = document.createElement("p");
      notice.className = "video__notice";
      notice.setAttribute("role", "status");
      notice.textContent = figure.dataset.notice;
      stage.append(notice);
    }
    button.addEventListener("click", function () { play(figure, stage, notice); });
    figure.querySelector(".video__title").after(stage);
  }

  document.querySelectorAll("[data-video][data-embed]").forEach(offer);
})();
