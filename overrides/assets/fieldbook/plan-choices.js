/*
 * Plans to begin with: what of a course fits into the time there is, over how many sessions, with breaks where people
 * need them. Values only, as in plan-model.js.
 *
 * Where not all of it fits, reading is left out first: people can do it before they come. Then whole lessons are, and
 * reading comes back as long as there is time.
 */
(function () {
  "use strict";

  const LONGEST = 90;
  const SOON = 45;
  const MEANT = 30;
  const LITTLE = 20;
  const BREAK = 15;
  const LUNCH = 45;
  const LONG_DAY = 300;
  const SESSION = 210;
  const READ = ["lesson", "reading"];

  const total = (steps) => steps.reduce((sum, step) => sum + step.minutes, 0);
  const worked = (steps) => total(steps.filter((step) => step.kind !== "break"));
  const own = (title, minutes) => ({ own: true, kind: "break", title, minutes });

  /** Return the lessons of some steps, in their order: { lesson, steps }. */
  function lessonsOf(steps) {
    const found = [];
    steps.forEach((step) => {
      const last = found[found.length - 1];
      if (last && last.lesson === step.lesson) last.steps.push(step);
      else found.push({ lesson: step.lesson, steps: [step] });
    });
    return found;
  }

  /**
   * Return what one session does, with breaks: those of the author where people need one, and others where none
   * comes in time, between lessons if possible. None is at its beginning or end.
   */
  function withBreaks(lessons, lunch) {
    const steps = lessons.flatMap((one) => one.steps);
    const all = worked(steps);
    const found = [];
    let since = 0;
    let done = 0;
    let eaten = all < LONG_DAY;
    const rest = (step) => {
      const meal = !eaten && done >= all / 3;
      found.push(step || own(meal ? lunch : "", meal ? LUNCH : BREAK));
      eaten = eaten || found[found.length - 1].minutes >= LUNCH;
      since = 0;
    };
    lessons.forEach((lesson) => lesson.steps.forEach((step, place) => {
      const left = all - done;
      if (step.kind === "break") {
        const after = steps[steps.indexOf(step) + 1];
        if (left >= LITTLE && (since >= MEANT || (since && after && since + after.minutes > LONGEST))) rest(step);
        return;
      }
      const unbroken = since + (place ? step.minutes : Math.min(worked(lesson.steps), LONGEST));
      if (left >= LITTLE && unbroken > LONGEST && since >= (place ? 1 : SOON)) rest();
      found.push(step);
      since += step.minutes;
      done += step.minutes;
    }));
    return found;
  }

  /** Return lessons dealt out to `count` sessions, in their order, so that the longest is as short as can be. */
  function evenly(lessons, count) {
    let least = Math.max(0, ...lessons.map((one) => worked(one.steps)));
    let most = worked(lessons.flatMap((one) => one.steps));
    while (least < most) {
      const limit = Math.floor((least + most) / 2);
      if (upTo(lessons, (group) => worked(group.flatMap((one) => one.steps)) <= limit).length <= count) most = limit;
      else least = limit + 1;
    }
    return upTo(lessons, (group) => worked(group.flatMap((one) => one.steps)) <= most);
  }

  /** Return lessons in groups: a new one begins where a group would no longer suit. */
  function upTo(lessons, suits) {
    const groups = [];
    lessons.forEach((one) => {
      const last = groups[groups.length - 1];
      if (last && suits([...last, one])) last.push(one);
      else groups.push([one]);
    });
    return groups;
  }

  /** Return what fits of lessons into `count` sessions of some minutes, in groups; the rest is left out. */
  function fitting(lessons, count, minutes, lunch) {
    const groups = [[]];
    const fits = (group) => total(withBreaks(group, lunch)) <= minutes;
    lessons.forEach((one) => {
      const last = groups[groups.length - 1];
      if (fits([...last, one])) last.push(one);
      else if (last.length && groups.length < count && fits([one])) groups.push([one]);
    });
    if (!groups[0].length && lessons.length) groups[0].push({ lesson: lessons[0].lesson, steps: begun(lessons[0], minutes) });
    return groups;
  }

  /** Return as much of the beginning of a lesson as fits into some minutes. */
  function begun(lesson, minutes) {
    let left = minutes;
    return lesson.steps.filter((step) => {
      const fits = step.kind !== "break" && step.minutes <= left;
      if (fits) left -= step.minutes;
      return fits;
    });
  }

  function chosen(lessons, wish) {
    const fit = (some) => fitting(some, wish.sessions || 1, wish.minutes, wish.lunch);
    const taken = (groups) => groups.reduce((sum, group) => sum + group.length, 0);
    const whole = fit(lessons);
    if (taken(whole) === lessons.length && (whole[0][0] || { steps: [] }).steps.length === (lessons[0] || { steps: [] }).steps.length) return whole;
    const bare = (one) => ({ lesson: one.lesson, steps: one.steps.filter((step) => !READ.includes(step.kind)) });
    const doing = lessons.map(bare).filter((one) => one.steps.some((step) => step.kind !== "break"));
    let groups = fit(doing.length ? doing : lessons);
    const names = groups.flatMap((group) => group.map((one) => one.lesson));
    let mixed = doing.filter((one) => names.includes(one.lesson));
    lessons.forEach((one) => {
      const more = names.includes(one.lesson) ? mixed.map((other) => (other.lesson === one.lesson ? one : other)) : mixed;
      const tried = fit(more);
      if (more !== mixed && taken(tried) === names.length && total(tried[0][0].steps) >= total(groups[0][0].steps)) [mixed, groups] = [more, tried];
    });
    return groups;
  }

  /**
   * Return the items of a plan that suits a wish: { minutes, sessions, without, lunch }. `minutes` is the time there
   * is in each session; without it the whole course is planned. `lunch` is what a long break is called.
   */
  function compose(steps, wish) {
    const without = wish.without || [];
    const lessons = lessonsOf(steps.filter((step) => !without.includes(step.lesson)));
    const count = wish.sessions || upTo(lessons, (group) => worked(group.flatMap((one) => one.steps)) <= SESSION).length;
    const groups = wish.minutes ? chosen(lessons, wish) : evenly(lessons, count);
    const items = [];
    let number = 0;
    const waiting = steps.slice();
    const add = (made) => items.push(Object.assign({ id: "own-" + (number += 1) }, made));
    groups.forEach((group, place) => {
      const taken = withBreaks(group, wish.lunch);
      taken.forEach((step, at) => {
        if (step.own) return add({ kind: step.kind, title: step.title, minutes: step.minutes });
        while (waiting[0] !== step) items.push({ id: waiting.shift().id, out: true });
        if (!at && place) add({ kind: "session" });
        items.push({ id: waiting.shift().id });
      });
    });
    waiting.forEach((step) => items.push({ id: step.id, out: true }));
    return items;
  }

  Object.assign(window.fieldbook.planning, { compose, withBreaks, lessonsOf });
})();
