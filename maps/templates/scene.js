// What the page knows and what of it is shown now; everything else draws from here.

const NUMBERS = new Set(["place", "originPlace", "destinationPlace"]);
const CONFIRMED = new Set(["conceded", "corroborated"]);
const MOST_MARKS = 250; // places with a mark; beyond it the oldest claims are only listed
const LAYERS = ["claimantSide", "kind", "standing"];
const STANDINGS = ["conceded", "corroborated", "claimed", "disputed", "denied"];

class Scene {
  constructor(data) {
    this.data = data;
    this.plane = new Plane(data.grid);
    this.slices = data.slices;
    this.control = new Control(data.control, this.plane);
    this.ground = this.readGround(data.ground);
    this.places = this.readPlaces(data.places);
    this.claims = this.readClaims(data.claims);
    this.areas = this.readAreas(data.claims.areas);
    this.slice = this.latest();
    this.view = "claimed";
    this.selected = -1;
    this.hidden = new Set();
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

  readClaims({ id, columns, texts, runs }) {
    return id.map((name, at) => {
      const claim = { id: name };
      for (const [column, values] of Object.entries(columns)) {
        claim[column] = NUMBERS.has(column) ? values[at] : texts[values[at]];
      }
      [claim.first, claim.last, claim.until] = runs[at];
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

  // Days since the end of a claim's event, at the end of the slice.
  age(claim) {
    return Math.round((Date.parse(this.slices[this.slice][1]) - Date.parse(claim.end)) / 864e5);
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

  // What is worked out once for each slice, view and choice of layers.
  now(name, make) {
    const moment = `${this.slice} ${this.view} ${[...this.hidden]}`;
    if (this.moment !== moment) this.known = new Map();
    this.moment = moment;
    if (!this.known.has(name)) this.known.set(name, make());
    return this.known.get(name);
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

  shownAreas() {
    return this.shown()
      .filter((claim) => this.isArea(claim))
      .map((claim) => ({
        path: this.areas.get(claim.id),
        actor: claim.actor,
        fresh: this.isFresh(claim),
      }));
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

  // Places that have changed hands since a slice as claimed, the largest first.
  changedSince(then) {
    const view = VIEWS.indexOf("claimed");
    return this.places.order.filter((place) => {
      const patch = this.places.patch[place];
      return patch >= 0 && this.control.label(view, then, patch) !== this.control.label(view, this.slice, patch);
    });
  }

  // The last slice that claims are about, where the page opens.
  latest() {
    const told = this.claims.map((claim) => claim.last).filter((last) => last < this.slices.length);
    return Math.max(0, ...told);
  }

  // The last slice that does not begin after a day, the first one for earlier days.
  sliceOf(iso) {
    const at = this.slices.findLastIndex(([start]) => start <= iso);
    return Math.max(at, 0);
  }
}
