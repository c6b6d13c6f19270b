/* Plays a video in its place, but asks nothing of its host before the learner presses the button. */
(function () {
  "use strict";

  function player(figure) {
    var file = figure.dataset.video === "file";
    var made = document.createElement(file ? "video" : "iframe");
    made.className = "video__player";
    made.title = figure.querySelector(".video__title").textContent;
    made.src = figure.dataset.embed;
    if (file) {
      made.controls = true;
      made.autoplay = true;
    } else {
      made.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
      made.referrerPolicy = "strict-origin-when-cross-origin";
    }
    return made;
  }

  function offer(figure) {
    var stage = document.createElement("div");
    var button = document.createElement("button");
    stage.className = "video__stage";
    button.type = "button";
    button.className = "video__play md-button";
    button.textContent = figure.dataset.play;
    stage.append(button);
    if (figure.dataset.notice) {
      var notice = document.createElement("p");
      notice.className = "video__notice";
      notice.textContent = figure.dataset.notice;
      stage.append(notice);
    }
    button.addEventListener("click", function () {
      var made = player(figure);
      stage.replaceChildren(made);
      made.focus();
    });
    figure.querySelector(".video__title").after(stage);
  }

  document.querySelectorAll("[data-video][data-embed]").forEach(offer);
})();
