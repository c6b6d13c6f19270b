/* The button that plays a video in its place: nothing is asked of the host before the learner presses it. */
(function () {
  "use strict";

  var book = window.fieldbook;

  // YouTube plays nothing in a page that does not say where it is, and a page in a folder cannot.
  var opensElsewhere = location.protocol === "file:" ? ["youtube"] : [];

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
    book.loadNear(stage, "player");
    button.addEventListener("click", function () {
      book.load("player").then(function () {
        book.player(figure, stage, notice, opensElsewhere.includes(figure.dataset.video));
      }, function () {
        if (notice) notice.textContent = figure.dataset.offline;
      });
    });
    figure.querySelector(".video__title").after(stage);
  }

  // With a network, the link is enough; without one, the code leads a phone to the video.
  function look() {
    document.documentElement.toggleAttribute("data-online", navigator.onLine && location.protocol !== "file:");
  }
  addEventListener("online", look);
  addEventListener("offline", look);
  look();

  document.querySelectorAll("[data-video][data-embed]").forEach(offer);
})();
