/*
 * Hands in to the room that serves the page. What is handed in are the learner's answers as they are, with an id of the
 * hand-in, so that what is sent twice is there once. What can't be sent now waits in the browser:
 *
 *   fieldbook:<course>:handing   { "id", "set" } as a text: of whose answers, so that nobody hands in another's
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const element = document.getElementById("fieldbook-room");
  if (!book || !book.store || !element) return;
  Object.assign(book.settings.words, JSON.parse(element.textContent).words);
  const { store, word, make, button } = book;
  const BASE = "/_room/";
  const PATH = ["handing"];
  const LONGEST = 8000;
  const PATIENCE = 20000;
  /** What makes the file is there while there is a network. */
  const ready = book.contents ? Promise.resolve() : book.load("actions");
  const FULL = 507;
  const LATER = [0, 408, 429, 500, 502, 503, 504, FULL];
  const box = make("div", "handing-in md-typeset");
  box.hidden = true;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", word("handin.button"));
  const state = make("p", "handing-in__state", "", box);
  state.setAttribute("role", "status");
  const rest = make("div", "", "", box);
  let tries = 0;
  let timer = 0;
  let sending = false;

  const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => (byte % 36).toString(36)).join("");
  const time = () => new Date().toLocaleTimeString(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit" });

  /** Return what waits to be handed in, unless it is of someone who has left this browser. */
  function waiting() {
    try {
      const found = JSON.parse(store.get(PATH) || "null");
      return found && found.set === store.get(["set"]) ? found : null;
    } catch (error) {
      return null;
    }
  }

  function say(words, ...actions) {
    rest.textContent = "";
    box.hidden = false;
    if (state.textContent !== words) state.textContent = words;
    const row = make("div", "answers__actions", "", rest);
    actions.forEach(([name, action]) => button(word(name), row, action));
  }

  function hide() {
    box.hidden = true;
  }

  /** Ask for the name, and whether all answers are to be handed in. */
  function ask(opener) {
    if (!["answer", "done", "before", "after"].some((kind) => store.paths(kind).length)) {
      say(word("handin.nothing"), ["handin.close", hide]);
      return;
    }
    say(word("handin.text"));
    const form = make("form", "", "");
    const label = make("label", "", word("handin.name"), form);
    const name = make("input", "blank handing-in__name", "", label);
    Object.assign(name, { type: "text", autocomplete: "off", maxLength: 200, value: store.get(["name"]) || "" });
    const row = make("div", "answers__actions", "", form);
    const now = button(word("handin.now"), row);
    now.type = "submit";
    now.classList.add("md-button--primary");
    button(word("handin.cancel"), row, () => {
      hide();
      opener.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (name.value !== (store.get(["name"]) || "")) store.set(["name"], name.value || undefined);
      opener.focus();
      say(word("handin.sending"));
      ready.then(begin, () => say(word("handin.unloaded"), ["handin.close", hide]));
    });
    rest.textContent = "";
    rest.append(form);
    name.focus();
  }

  function begin() {
    store.set(PATH, JSON.stringify({ id: random(), set: book.contents().set }));
    tries = 0;
    send();
  }

  function cancel() {
    clearTimeout(timer);
    store.set(PATH, undefined);
    say(word("handin.cancelled"), ["handin.close", hide]);
  }

  /** Return the status of what the room says; 0 where there is no answer. */
  function post(id) {
    const request = new XMLHttpRequest();
    return new Promise((resolve) => {
      request.open("POST", BASE + "hand-in?id=" + id);
      request.setRequestHeader("Content-Type", "application/json");
      request.timeout = PATIENCE;
      request.onloadend = () => resolve(request.status);
      request.send(JSON.stringify(book.contents()));
    });
  }

  async function send() {
    const one = waiting();
    if (!one || sending) return;
    clearTimeout(timer);
    sending = true;
    const status = await post(one.id);
    sending = false;
    const now = waiting();
    // Called off, handed in by another tab, or pressed again meanwhile.
    if (!now || now.id !== one.id) {
      send();
      return;
    }
    if (LATER.includes(status)) later(status);
    else end(status);
  }

  /** Try again after a while that grows, and is another for each device. */
  function later(status) {
    const pause = Math.min(LONGEST, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
    tries += 1;
    timer = setTimeout(send, pause);
    say(word(status === FULL ? "handin.full" : "handin.waiting"), ["handin.again", () => { tries = 0; send(); }], ["handin.off", cancel]);
  }

  function end(status) {
    if (status === 403) {
      say(word("handin.code"), ["handin.join", () => { location.href = BASE + "join"; }], ["handin.off", cancel]);
      return;
    }
    store.set(PATH, undefined);
    say(status === 200 ? word("handin.done", { time: time() }) : word("handin.refused"), ["handin.close", hide]);
  }

  /** Take up what waited before the page was loaded. */
  function resume() {
    if (waiting()) send();
    else if (store.get(PATH)) store.set(PATH, undefined);
  }

  function addButton(row, title) {
    const made = button(word("handin.button"), row, () => ask(made));
    made.classList.add("md-button--primary");
    if (title) made.setAttribute("aria-label", `${made.textContent}: ${title}`);
    // One button leads.
    row.querySelectorAll(".md-button--primary").forEach((other) => other !== made && other.classList.remove("md-button--primary"));
    row.prepend(made);
  }

  book.sheets.filter((sheet) => sheet.actions).forEach((sheet) => addButton(sheet.actions, sheet.title));
  const tools = document.querySelector("[data-book=tools] .answers__actions");
  if (tools) addButton(tools);
  document.body.append(box);
  Promise.all([ready, store.ready]).then(() => {
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", () => document.hidden || send());
    resume();
  });
})();
