/* The button that plays a video in its place: nothing is asked of the host before the learner presses it. */
(function () {
  "use strict";

  const { make, load, loadNear } = window.fieldbook;

  const isFile = location.protocol === "file:";

  function offer(figure) {
    const { video, play, notice, offline } = figure.dataset;
    // YouTube plays nothing in a page that does not say where it is, and a page in a folder cannot.
    const isElsewhere = isFile && video === "youtube";
    const stage = make("div", "video__stage");
    // Where the video cannot play in its place, the button says what the link to its host says.
    const button = make("button", "video__play md-button", isElsewhere ? figure.querySelector(".video__link a").textContent : play, stage);
    button.type = "button";
    const said = notice && make("p", "video__notice", notice, stage);
    if (said) said.setAttribute("role", "status");
    loadNear(stage, "player");
    button.addEventListener("click", () => {
      load("player").then(() => window.fieldbook.player(figure, stage, said, isElsewhere), () => { if (said) said.textContent = offline; });
    });
    figure.querySelector(".video__title").after(stage);
  }

  // With a network, the link is enough; without one, the code leads a phone to the video.
  function look() {
    document.documentElement.toggleAttribute("data-online", navigator.onLine && !isFile);
  }
  addEventListener("online", look);
  addEventListener("offline", look);
  look();

  document.querySelectorAll("[data-video][data-embed]").forEach(offer);
})();
