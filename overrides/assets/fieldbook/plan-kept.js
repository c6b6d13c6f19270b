/*
 * The plan as it is kept on this device, beside the answers: fieldbook:<course>:plan:all, as JSON; with what was before
 * each change for as long as the window is open, under the same name; and as a file: { "fieldbookPlan": 1, "course", "saved", "plan" }.
 */
(function () {
  "use strict";

  const book = window.fieldbook;
  const { store, settings, word, planning } = book;
  const PLACE = ["plan", "all"];
  const CHANGES = `fieldbook:${settings.course}:plan:changes`;
  const MOST_UNDONE = 50;
  const PAUSE = 2000;

  /** Return the plan that is kept, or one to begin with; earlier editions kept its parts one by one. */
  function kept(fresh) {
    let plan;
    try {
      plan = JSON.parse(store.get(PLACE));
    } catch (error) {
      plan = null;
    }
    if (planning.isPlan(plan)) return plan;
    const old = (name) => store.get(["plan", name]) || "";
    return fresh({ start: old("start") || planning.FIRST, end: old("end"), people: old("people"), without: [].concat(old("without") || []) });
  }

  /** Return what can be undone and done again of a plan in this window, { past, future }; null where nothing is known. */
  function keptChanges(plan) {
    try {
      const found = JSON.parse(sessionStorage.getItem(CHANGES));
      const isWhole = found.of === JSON.stringify(plan) && [found.past, found.future].every((plans) => plans.every(planning.isPlan));
      return isWhole ? found : null;
    } catch (error) {
      return null;
    }
  }

  function keepChanges(plan, past, future) {
    try {
      sessionStorage.setItem(CHANGES, JSON.stringify({ of: JSON.stringify(plan), past, future }));
    } catch (error) {
      // They can be undone until the page is left.
    }
  }

  /**
   * Return { get, change, undo, redo, can, replace } of a plan. `fresh` makes one from { start, end, people, without }.
   * `shown` is called with each new plan.
   */
  function keptPlan(steps, fresh, shown) {
    const whole = (plan) => Object.assign({}, plan, { items: planning.completed(plan.items, steps) });
    let plan = whole(kept(fresh));
    let { past, future } = keptChanges(plan) || { past: [], future: [] };
    let last = { name: "", at: 0 };

    function put(next) {
      plan = whole(next);
      store.set(PLACE, JSON.stringify(plan));
      keepChanges(plan, past, future);
      shown(plan);
    }

    /** Change the plan. Changes of one `name` soon after each other, as of keys typed, are undone together. */
    function change(changes, name) {
      const now = Date.now();
      if (!name || name !== last.name || now - last.at > PAUSE) past.push(plan);
      past.splice(0, past.length - MOST_UNDONE);
      future.length = 0;
      last = { name, at: now };
      put(Object.assign({}, plan, changes));
    }

    function step(from, to) {
      if (!from.length) return;
      to.push(plan);
      last = { name: "", at: 0 };
      put(from.pop());
    }

    store.watch((path) => {
      if (path && (path[0] !== "plan" || path[1] !== "all")) return;
      const now = store.get(PLACE);
      if (now === JSON.stringify(plan)) return;
      plan = whole(kept(fresh));
      // From a folder, some browsers bring what is kept a moment after the page.
      ({ past, future } = keptChanges(plan) || { past, future });
      shown(plan);
    });
    return {
      get: () => plan,
      change,
      undo: () => step(past, future),
      redo: () => step(future, past),
      can: () => ({ undo: past.length > 0, redo: future.length > 0 }),
    };
  }

  /** Say at the top of a box, and to who leaves the page, that changes of the plan are not kept, where that is so. */
  function tellUnkept(plan, box) {
    const place = book.make("p", "plan__trouble");
    place.setAttribute("role", "status");
    box.prepend(place);
    const isKept = () => !store.loaded() || !store.isLost();
    const tell = () => { place.textContent = isKept() ? "" : word("plan.unkept"); };
    store.watch((path) => {
      if (path && path[0] === "plan") book.filed = false;
      if (path && path[0] === "state") tell();
    });
    addEventListener("beforeunload", (event) => {
      if (!isKept() && plan.can().undo && !book.filed) event.preventDefault();
    });
    tell();
  }

  function savePlan(plan, state) {
    const now = new Date();
    const day = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const name = `${settings.course}-plan-${day}.json`;
    book.download(name, "application/json", JSON.stringify({ fieldbookPlan: 1, course: settings.course, saved: now.toISOString(), plan }, null, 1));
    book.filed = true;
    state.textContent = word("plan.saved", { file: name });
  }

  /** Return the plan in a file, or throw an Error whose message is the name of what to say. */
  function readPlan(file) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onerror = () => reject(new Error("plan.unreadable"));
      reader.onload = () => {
        let found;
        try {
          found = JSON.parse(String(reader.result).replace(/^\ufeff/, ""));
        } catch (error) {
          found = null;
        }
        if (!found || found.fieldbookPlan !== 1 || !planning.isPlan(found.plan)) reject(new Error("plan.nofile"));
        else if (found.course !== settings.course) reject(new Error("plan.foreign"));
        else resolve(found.plan);
      };
      reader.readAsText(file);
    });
  }

  Object.assign(book, { keptPlan, tellUnkept, savePlan, readPlan });
})();
