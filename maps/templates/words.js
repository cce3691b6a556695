// Sentences from the table of words, and elements whose text is never read as markup.

function fill(template, values = {}) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const MOST_CHANGED = 5; // places named as changed since the start

class Phrases {
  constructor(table) {
    this.table = table;
    this.number = new Intl.NumberFormat(table.locale, { maximumFractionDigits: 0 });
  }

  say(key, values) {
    return fill(this.table.ui[key], values);
  }

  day(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return fill(this.table.date, { day, month: this.table.months[month - 1], year });
  }

  dayMonth(iso) {
    const [, month, day] = iso.split("-").map(Number);
    return fill(this.table.dayMonth, { day, month: this.table.months[month - 1] });
  }

  weekday(iso) {
    return this.table.weekdays[(new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7];
  }

  days(start, end) {
    if (start === end) return this.day(start);
    if (start.slice(0, 7) === end.slice(0, 7)) {
      return fill(this.table.rangeWithinMonth, { day: Number(start.slice(8)), end: this.day(end) });
    }
    return fill(this.table.range, { start: this.day(start), end: this.day(end) });
  }

  longDate([start, end]) {
    if (start !== end) return this.days(start, end);
    return fill(this.table.weekdayDate, { weekday: this.weekday(start), date: this.day(start) });
  }

  count(number) {
    return number === 1 ? this.say("claimsOne") : this.say("claims", { count: this.number.format(number) });
  }

  signed(change) {
    const whole = Math.round(change);
    return (whole < 0 ? "−" : whole > 0 ? "+" : "") + this.number.format(Math.abs(whole));
  }

  km2(change) {
    return fill(this.table.change.km2, { sign: "", km2: this.signed(change) });
  }

  // What changed after the slice before, or after the one that is compared with.
  change(scene) {
    const words = this.table.change;
    const { slice, then } = scene;
    if (then >= 0) return this.between(scene, Math.min(slice, then), Math.max(slice, then));
    const end = scene.slices[slice][1];
    const start = slice ? dayAfter(scene.slices[slice - 1][1]) : scene.slices[0][0];
    const days = start === end ? fill(words.on, { day: this.dayMonth(end) }) : `${this.days(start, end)}:`;
    return this.changes(scene, slice - 1, days);
  }

  between(scene, first, last) {
    const words = this.table.change;
    if (first === last) return words.same;
    const [start, end] = [first, last].map((slice) => this.dayMonth(scene.slices[slice][1]));
    return scene.at(last, () => this.changes(scene, first, fill(words.between, { start, end })));
  }

  changes(scene, then, opening) {
    const words = this.table.change;
    const gained = this.gains(scene, then);
    const { count, places } = scene.changedSince(then);
    if (!gained && !count) return `${opening} ${words.nothing}`;
    return [opening, gained || words.noArea, this.listed(words.places, count, places, scene)].join(" ").trim();
  }

  // Only the largest places, which the figures since the start stand above.
  sinceStart(scene) {
    const { count, places } = scene.changedSince(-1);
    return this.listed(this.table.change.largest, count, places, scene);
  }

  listed(template, count, places, scene) {
    if (!count) return "";
    const names = places.slice(0, MOST_CHANGED).map((place) => scene.places.label[place]);
    const rest = count - names.length;
    if (rest > 0) names.push(this.say("more", { count: this.number.format(rest) }));
    return fill(template, { places: names.join(", ") });
  }

  // Square kilometres that each side gained between the end of a slice and now, if any.
  gains(scene, then) {
    const words = this.table.change;
    const gains = [UKRAINE, RUSSIA].map((side) =>
      [1, 0].map((view) => scene.control.km2(view, scene.slice)[side] - scene.control.km2(view, then)[side])
    );
    const moved = gains
      .map(([claimed, established], at) => ({ side: CONTROLS[at + 1], claimed, established }))
      .filter(({ claimed, established }) => Math.abs(claimed) >= 0.5 || Math.abs(established) >= 0.5);
    const parts = moved.map(({ side, claimed, established }) =>
      fill(words.gain, {
        side: this.table.side[side],
        area: this.km2(claimed),
        established: this.km2(established),
      })
    );
    return parts.length ? `${parts.join(words.and)}.` : "";
  }

  ago(days) {
    if (!days) return this.say("sameDay");
    this.relative ??= new Intl.RelativeTimeFormat(this.table.locale);
    return this.relative.format(-days, "day");
  }

  deed(claim) {
    return `${this.table.forces[claim.actor]} ${this.table.kind[claim.kind]}`;
  }
}

function dayAfter(iso) {
  return new Date(Date.parse(iso) + 864e5).toISOString().slice(0, 10);
}

const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null && child !== "" && child !== false));
  return element;
}

// A claim's mark: shape of the frame and colour by side, sign by kind, finish by standing.
function markOf({ kind, actor, standing }) {
  const key = `${kind} ${actor} ${standing}`;
  if (!MARKS.has(key)) MARKS.set(key, drawMark(kind, actor, standing));
  return MARKS.get(key).cloneNode(true);
}

const MARKS = new Map();

function drawMark(kind, actor, standing) {
  return draw(
    "svg",
    { class: "fl-mark", viewBox: "0 0 28 28", "data-side": actor, "data-standing": standing, "aria-hidden": "true" },
    draw("use", { href: `#fl-frame-${actor}`, class: "fl-frame" }),
    standing === "disputed" && draw("use", { href: `#fl-frame-${actor}`, class: "fl-core" }),
    draw("use", { href: `#fl-kind-${kind}`, class: "fl-sign" }),
    standing === "denied" && draw("use", { href: "#fl-strike", class: "fl-strike" })
  );
}

// Only addresses of the web become links.
function linkTo(url, text) {
  let safe = false;
  try {
    safe = /^https?:$/.test(new URL(url).protocol);
  } catch {
    safe = false;
  }
  return safe ? make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, text) : null;
}
