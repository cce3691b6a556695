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

  km2(change) {
    const whole = Math.round(change);
    const sign = whole < 0 ? "−" : whole > 0 ? "+" : "";
    return fill(this.table.change.km2, { sign, km2: this.number.format(Math.abs(whole)) });
  }

  // What changed since the slice before: square kilometres by side, then places by name.
  change(scene) {
    const words = this.table.change;
    const now = scene.slice;
    if (!now) return words.start;
    const since = this.dayMonth(scene.slices[now - 1][1]);
    const gained = this.gains(scene, now - 1);
    if (!gained) return fill(words.noneNamed, { since });
    return [fill(words.since, { since }), gained, this.changedPlaces(scene)].join(" ").trim();
  }

  sinceStart(scene) {
    const words = this.table.change;
    const since = this.dayMonth(scene.slices[0][1]);
    const gained = this.gains(scene, 0);
    if (!gained) return fill(words.noneNamed, { since });
    const places = scene.changedSince(0).slice(0, MOST_CHANGED).map((place) => scene.places.label[place]);
    const named = places.length ? fill(words.largest, { places: places.join(", ") }) : "";
    return [fill(words.since, { since }), gained, named].join(" ").trim();
  }

  // Square kilometres that each side gained between a slice and now; nothing where none did.
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

  changedPlaces(scene) {
    const [count, named] = scene.data.changes[scene.slice][1];
    if (!count) return "";
    const names = named.map(([place]) => scene.places.label[place]);
    const rest = count - names.length;
    if (rest) names.push(this.say("more", { count: this.number.format(rest) }));
    return fill(this.table.change.places, { places: names.join(", ") });
  }

  deed(claim) {
    return `${this.table.forces[claim.actor]} ${this.table.kind[claim.kind]}`;
  }
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
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

// A claim's mark: shape of the frame and colour by side, sign by kind, finish by standing.
function markOf({ kind, actor, standing }) {
  return draw(
    "svg",
    { class: "fl-mark", viewBox: "0 0 28 28", "data-side": actor, "data-standing": standing, "aria-hidden": "true" },
    draw("use", { href: `#fl-frame-${actor}`, class: "fl-frame" }),
    draw("use", { href: `#fl-frame-${actor}`, class: "fl-core" }),
    draw("use", { href: `#fl-kind-${kind}`, class: "fl-sign" }),
    draw("use", { href: "#fl-strike", class: "fl-strike" })
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
