/*
 * On the page that gathers the room's answers: takes what comes in, as it comes, and has slips say how to hand in. What
 * of the room has been read is kept with it, as `handed`: { round, number }.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const element = document.getElementById("fieldbook-room");
  if (!book || !book.takeFiles || !element) return;
  const told = JSON.parse(element.textContent);
  Object.assign(book.settings.words, told.words);
  const { word, make, button } = book;
  const BASE = "/_room/";
  const PAUSE = 2000;
  const box = make("div", "room__served");
  const state = make("p", "room__served-state", "", box);
  state.setAttribute("role", "status");
  const actions = make("div", "answers__actions", "", box);

  function ask(method, address) {
    const request = new XMLHttpRequest();
    return new Promise((resolve) => {
      request.open(method, BASE + address);
      request.responseType = "json";
      request.onloadend = () => resolve(request.status === 200 ? request.response : null);
      request.send();
    });
  }

  /** Tell whether someone is at work in the list of people, which is made anew with each file. */
  function isBusy() {
    const who = document.querySelector(".room__who-is-who");
    return who.contains(document.activeElement) && document.activeElement.matches("input, button");
  }

  async function look() {
    if (isBusy()) {
      say("handedin.busy");
      return;
    }
    const { round, number } = book.handed() || { round: "", number: 0 };
    const found = await ask("GET", `answers?round=${round}&after=${number}`);
    if (!found) {
      say("handedin.gone");
      return;
    }
    say("handedin.open");
    if (found.round !== round) book.setHanded({ round: found.round, number: 0 });
    if (!found.files.length || isBusy()) return;
    const files = found.files.map((one) => new File([one.text], `${word("handedin.file", { number: one.number })}.json`));
    book.setHanded({ round: found.round, number: found.files[found.files.length - 1].number });
    await book.takeFiles(files, inPlace);
    if (found.more) await look();
  }

  /** Return what can be looked at, questions and texts, as a map of names to where they begin in the window. */
  function shown() {
    const found = new Map();
    document.querySelectorAll(".room__sheet[open] .room__question").forEach((question) => {
      const start = `${question.closest(".room__sheet").querySelector("h2").textContent}: `;
      const [head, ...texts] = question.querySelectorAll("h3, .room__text");
      const name = start + head.textContent;
      found.set(name, head.getBoundingClientRect().top);
      texts.forEach((text) => found.set(`${name}: ${text.textContent}`, text.getBoundingClientRect().top));
    });
    return found;
  }

  /** Do what shows everything anew, and leave what is looked at where it is in the window. */
  function inPlace(action) {
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const seen = [...shown()].find(([, top]) => top >= Math.max(0, header) && top < window.innerHeight);
    action();
    if (!seen) return;
    const [name, top] = seen;
    const now = shown().get(name);
    const { style } = document.documentElement;
    style.scrollBehavior = "auto";
    if (now !== undefined) window.scrollBy(0, now - top);
    style.scrollBehavior = "";
  }

  function say(name) {
    const words = word(name, told);
    if (state.textContent !== words) state.textContent = words;
  }

  /** Look again and again; whatever goes wrong once does not end it. */
  function turn() {
    look().catch(() => say("handedin.gone")).then(() => setTimeout(turn, PAUSE));
  }

  function addRemove() {
    const remove = button(word("handedin.remove"), actions, () => {
      actions.textContent = "";
      make("p", "", word("handedin.remove.text"), actions);
      button(word("handedin.remove.yes"), actions, () => ask("POST", "remove").then((done) => {
        if (done) book.startAgain();
        back(done ? "handedin.removed" : "handedin.gone");
      }));
      button(word("handedin.remove.no"), actions, () => back("handedin.open")).focus();
    });
    return remove;
  }

  function back(name) {
    actions.textContent = "";
    addRemove().focus();
    say(name);
  }

  /** Have slips say how this room is found, and how to hand in without a file. */
  function fillSlip() {
    const slip = document.querySelector("[data-slip]").content;
    const address = slip.querySelector("[data-slip-address]");
    address.textContent = told.address.replace(/^http:\/\//, "");
    address.removeAttribute("data-slip-address");
    const code = make("p", "", "");
    make("strong", "", word("handedin.code"), code);
    code.append(" " + told.code);
    address.parentElement.after(code);
    slip.querySelector("[data-slip-hand]").textContent = word("handedin.hand");
    const picture = make("img", "slip__code");
    Object.assign(picture, { src: told.qr, alt: "" });
    slip.querySelector(".slip").prepend(picture);
  }

  addRemove();
  document.querySelector("[data-room]").prepend(box);
  fillSlip();
  turn();
})();
