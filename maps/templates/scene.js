// What the page knows and what of it is shown now; everything else draws from here.

const NUMBERS = new Set(["place", "originPlace", "destinationPlace"]);
const CONFIRMED = new Set(["conceded", "corroborated"]);
const MOST_MARKS = 250; // places with a mark; beyond it the oldest claims are only listed
const REACH = "reach"; // the layer of what would follow
const LAYERS = ["claimantSide", "kind", "standing"];
const STANDINGS = ["conceded", "corroborated", "claimed", "disputed", "denied"];

class Scene {
  constructor(data) {
    this.data = data;
    this.plane = new Plane(data.grid);
    this.slices = slicesOf(data.slices);
    this.control = new Control(data.topology, data.tellings, this.plane);
    this.ground = this.readGround(data.ground);
    this.places = this.readPlaces(data.places);
    this.claims = this.readClaims(data.claims);
    this.areas = this.readAreas(data.claims.areas);
    this.claims.forEach((claim) => (claim.against = []));
    for (const [claim, ...others] of data.claims.against) {
      this.claims[claim].against = others.map((other) => this.claims[other]);
    }
    this.known = new Map();
    this.view = "claimed";
    this.selected = -1;
    this.then = -1; // the slice to compare with, none by default
    this.split = 0.5; // of the map's width shows it
    this.linked = ""; // the claim that the address names
    this.hidden = new Set();
    this.tiled = false;
    this.goBy(0);
    this.slice = this.latest();
  }

  readGround(ground) {
    const plane = new Plane(ground.grid);
    const rivers = ground.rivers.map(([name, text]) => ({ name, lines: plane.lines(text) }));
    const path = (text) => pathOf(plane.lines(text));
    return {
      frontiers: path(ground.frontiers),
      water: path(ground.water),
      oblasts: path(ground.oblasts),
      rivers: pathOf(rivers.flatMap((river) => river.lines)),
      riverLines: rivers.filter((river) => river.name),
      names: ground.names.map(([kind, text, x, y, room]) => ({
        kind, text, room: plane.x(room), at: [plane.x(x), plane.y(y)],
      })),
      frame: ground.frame,
    };
  }

  readPlaces(places) {
    const count = places.id.length;
    const at = summed(decode(places.at));
    const grid = places.id.map((_, place) => [at[place], at[count + place]]);
    return {
      ...places,
      label: places.name.map((name, place) =>
        places.alias[place] ? `${name} (${places.alias[place]})` : name
      ),
      within: places.within.map((unit) => places.units[unit]),
      point: grid.map(([x, y]) => [this.plane.x(x), this.plane.y(y)]),
      latLng: grid.map(([x, y]) => this.plane.latLng(x, y)),
      number: new Map(places.id.map((id, place) => [id, place])),
      order: places.id.map((_, place) => place).sort((a, b) => places.people[b] - places.people[a]),
    };
  }

  // Tell by one clock: when it happened, or when it was known.
  goBy(clock) {
    this.control.clock = clock;
    const { runs } = this.control.told;
    this.claims.forEach((claim, at) => {
      [claim.first, claim.last, claim.until] = runs.slice(3 * at, 3 * at + 3);
    });
  }

  get by() {
    return this.control.told.by;
  }

  readClaims({ id, columns, texts }) {
    return id.map((name, at) => {
      const claim = { id: name };
      for (const [column, values] of Object.entries(columns)) {
        claim[column] = NUMBERS.has(column) ? values[at] : texts[values[at]];
      }
      return claim;
    });
  }

  readAreas(areas) {
    const found = new Map();
    for (const [names, text] of areas) {
      const path = pathOf(this.plane.lines(text));
      for (const name of names) found.set(name, path);
    }
    return found;
  }

  // Whether a claim is about this slice, or an earlier one that still stands.
  isFresh(claim) {
    return claim.first >= 0 && claim.first <= this.slice && this.slice <= claim.last;
  }

  stands(claim) {
    return claim.last < this.slice && this.slice < claim.until;
  }

  // Days since a claim's event ended or since it was published, at the end of the slice.
  age(claim) {
    const day = this.by === "published" ? claim.published : claim.end;
    return Math.round((Date.parse(this.slices[this.slice][1]) - Date.parse(day)) / 864e5);
  }

  // What is so at another slice.
  at(slice, tell) {
    const now = this.slice;
    this.slice = slice;
    try {
      return tell();
    } finally {
      this.slice = now;
    }
  }

  // Whether none of a claim's layers is hidden.
  isOn(claim) {
    return LAYERS.every((column) => !this.hidden.has(claim[column]));
  }

  fresh() {
    return this.now("fresh", () => this.claims.filter((claim) => this.isFresh(claim) && this.isOn(claim)));
  }

  // Earlier claims that still stand, the latest first.
  standing() {
    return this.now("standing", () =>
      this.claims
        .filter((claim) => this.stands(claim) && this.isOn(claim))
        .sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0))
    );
  }

  // What is worked out once for each slice, view, clock and choice of layers.
  now(name, make) {
    const moment = `${this.slice} ${this.view} ${this.by} ${[...this.hidden]}`;
    if (!this.known.has(moment)) {
      if (this.known.size > 3) this.known.delete(this.known.keys().next().value);
      this.known.set(moment, new Map());
    }
    const known = this.known.get(moment);
    if (!known.has(name)) known.set(name, make());
    return known.get(name);
  }

  // Claims on the map: those of the slice before earlier ones, the most confirmed first.
  shown() {
    return this.now("shown", () => {
      const claims = [...this.fresh(), ...this.standing()];
      if (this.view === "claimed") return claims;
      return claims.filter((claim) => CONFIRMED.has(claim.standing));
    });
  }

  isArea(claim) {
    return this.areas.has(claim.id);
  }

  // Marks by place: one for each kind of claim and side, with the best standing it has.
  marks() {
    return this.now("marks", () => this.makeMarks());
  }

  makeMarks() {
    const found = new Map();
    for (const claim of this.shown()) {
      if (found.size > MOST_MARKS && !found.has(claim.place)) continue;
      if (claim.place < 0 || !this.places.known[claim.place]) continue;
      const marks = found.get(claim.place) ?? found.set(claim.place, []).get(claim.place);
      const fresh = this.isFresh(claim);
      const mark = marks.find((other) => other.kind === claim.kind && other.actor === claim.actor);
      if (!mark) {
        if (!fresh && marks.length) continue;
        const { kind, actor, standing } = claim;
        marks.push({ kind, actor, standing, fresh, age: this.age(claim), claims: [claim] });
      } else if (mark.fresh === fresh) {
        mark.claims.push(claim);
        if (STANDINGS.indexOf(claim.standing) < STANDINGS.indexOf(mark.standing)) {
          mark.standing = claim.standing;
        }
      }
    }
    return found;
  }

  // Places that are named first on the map, with the width of their marks in pixels.
  toldPlaces() {
    const found = this.makeTold();
    if (this.then < 0) return found;
    for (const [place, width] of this.at(this.then, () => this.makeTold())) {
      found.set(place, Math.max(width, found.get(place) ?? 0));
    }
    return found;
  }

  makeTold() {
    const found = new Map();
    for (const fresh of [true, false]) {
      for (const [place, marks] of this.marks()) {
        if (marks[0].fresh === fresh) found.set(place, fresh ? 27 * marks.length : 18);
      }
    }
    const routed = this.shown().flatMap((claim) => [claim.originPlace, claim.destinationPlace]);
    for (const place of [...routed, this.selected]) {
      if (place >= 0 && !found.has(place)) found.set(place, 0);
    }
    return found;
  }

  // Each area once a side, as fresh as its freshest claim, which comes first.
  shownAreas() {
    return this.now("areas", () => {
      const found = [];
      for (const { id, actor } of this.shown().filter((claim) => this.isArea(claim))) {
        const path = this.areas.get(id);
        const known = found.some((area) => area.path === path && area.actor === actor);
        if (!known) found.push({ path, actor, fresh: this.fresh().some((claim) => claim.id === id) });
      }
      return found;
    });
  }

  // Only between ends that are told: the middle of a region is nobody's starting point.
  shownArrows() {
    return this.shown().flatMap((claim) => {
      if (claim.originPlace < 0 && claim.precision !== "settlement") return [];
      const from = claim.originPlace >= 0 ? claim.originPlace : claim.place;
      const to = claim.destinationPlace >= 0 ? claim.destinationPlace : claim.place;
      if (from < 0 || to < 0 || from === to) return [];
      if (!this.places.known[from] || !this.places.known[to]) return [];
      return {
        from: this.places.point[from],
        to: this.places.point[to],
        actor: claim.actor,
        fresh: this.isFresh(claim),
        firm: CONFIRMED.has(claim.standing),
      };
    });
  }

  claimsAt(place) {
    return this.claims.filter((claim) =>
      [claim.place, claim.originPlace, claim.destinationPlace].includes(place)
    );
  }

  controlAt(place, view) {
    const patch = this.places.patch[place];
    return patch < 0 ? null : CONTROLS[this.control.label(view, this.slice, patch)];
  }

  // Whether control at a place is otherwise without some one claim.
  restsOnOne(place, view) {
    const patch = this.places.patch[place];
    return patch >= 0 && this.control.told.alone && this.control.label(view, this.slice, patch, "alone") === 1;
  }

  // Settlements that changed hands after a slice as claimed: how many, and those the page
  // has names of, the largest first.
  changedSince(then) {
    const { control, places } = this;
    const view = VIEWS.indexOf("claimed");
    const [before, now] = [control.labels(view, then), control.labels(view, this.slice)];
    const changed = before.map((label, patch) => label !== now[patch]);
    const count = changed.reduce((sum, moved, patch) => sum + (moved ? control.cells[patch] : 0), 0);
    return { count, places: places.order.filter((place) => places.patch[place] >= 0 && changed[places.patch[place]]) };
  }

  // The last slice that claims are about, where the page opens.
  latest() {
    const told = this.claims.map((claim) => claim.last).filter((last) => last < this.slices.length);
    return told.reduce((most, last) => Math.max(most, last), 0);
  }

  // The last slice that does not begin after a day, the first one for earlier days.
  sliceOf(iso) {
    const at = this.slices.findLastIndex(([start]) => start <= iso);
    return Math.max(at, 0);
  }
}
