// What the reader reads beside the map: the day's claims, or one place's history.

// What changes hands comes before movement, and movement before fighting.
const WEIGHT = { capture: 2, withdrawal: 2, hold: 2, entry: 2, advance: 1, clash: 0 };

const MOST_LISTED = 200;

class Panel {
  constructor(root, scene, phrases, actions) {
    Object.assign(this, { root, scene, phrases, actions });
    this.find = (id) => root.querySelector(`#${id}`);
    this.find("earlier").addEventListener("toggle", () => this.showEarlier());
  }

  update() {
    const { scene, phrases } = this;
    const slice = scene.slices[scene.slice];
    const single = slice[0] === slice[1];
    this.find("weekday").textContent = single ? `${phrases.weekday(slice[0])}, ` : "";
    this.find("day").textContent = phrases.days(...slice);
    this.find("change").textContent = phrases.change(scene);
    const started = scene.slice > 0 && scene.then < 0;
    this.find("since-start").textContent = started ? phrases.sinceStart(scene) : "";
    this.showFigures(started);
    const place = scene.selected;
    this.find("day-view").hidden = place >= 0;
    this.find("place-view").hidden = place < 0;
    if (place >= 0) this.showPlace(place);
    else this.showDay(single);
  }

  // What each side gained since the start of the map, how far that rests on one claim, and what would follow.
  showFigures(started) {
    const { phrases, scene } = this;
    const { control, slice } = scene;
    const sides = [UKRAINE, RUSSIA].filter((side) =>
      VIEWS.some((_, view) => Math.abs(control.km2(view, slice)[side] - control.km2(view, -1)[side]) >= 0.5)
    );
    const table = this.find("figures");
    table.hidden = !started || !sides.length;
    if (table.hidden) return;
    const words = phrases.table.figures;
    const gain = (area, view, side) => phrases.signed(area - control.km2(view, -1)[side]);
    const cell = (view, side) => {
      const band = control.band(view, slice)?.[side];
      const moves = band && band[1] - band[0] >= 0.5;
      const range = moves && fill(words.range, { low: gain(band[0], view, side), high: gain(band[1], view, side) });
      return make("td", {}, gain(control.km2(view, slice)[side], view, side), range ? make("small", {}, range) : "");
    };
    const reach = (side) => make("td", {}, gain(control.km2(1, slice, "reachKm2")[side], 1, side));
    const columns = [...VIEWS, ...(control.told.reach ? ["reach"] : [])];
    table.replaceChildren(
      make("caption", {}, fill(words.caption, { since: phrases.dayMonth(scene.slices[0][0]) }), control.told.bands ? ` ${words.bands}` : ""),
      make("thead", {}, make("tr", {}, make("td"), ...columns.map((name) => make("th", { scope: "col" }, words[name])))),
      make(
        "tbody",
        {},
        ...sides.map((side) =>
          make(
            "tr",
            { "data-side": CONTROLS[side] },
            make("th", { scope: "row" }, phrases.table.side[CONTROLS[side]]),
            ...VIEWS.map((_, view) => cell(view, side)),
            control.told.reach ? reach(side) : ""
          )
        )
      )
    );
  }

  showDay(single) {
    const { scene, phrases } = this;
    const fresh = scene.fresh();
    const title = scene.by === "published" ? "reported" : "happened";
    this.find("claims-title").textContent = phrases.say(single ? title : `${title}Range`);
    this.find("claims-none").textContent = phrases.say(scene.by === "published" ? "nothingReported" : "nothing");
    this.find("claims-count").textContent = fresh.length;
    this.find("claims").replaceChildren(...this.groups(fresh));
    this.find("claims-none").hidden = fresh.length > 0;
    this.showEarlier();
  }

  // Listed only while it is open: there can be thousands.
  showEarlier() {
    const { phrases, scene } = this;
    const standing = scene.standing();
    const earlier = this.find("earlier");
    const listed = earlier.open ? standing.slice(0, MOST_LISTED) : [];
    const rest = earlier.open ? standing.length - listed.length : 0;
    earlier.hidden = !standing.length;
    this.find("earlier-count").textContent = standing.length;
    this.find("earlier-claims").replaceChildren(
      ...this.groups(listed),
      ...(rest ? [make("li", { class: "fl-none" }, phrases.say("more", { count: rest }))] : [])
    );
  }

  // Claims under the place they are about; settlements before areas, the largest first.
  groups(claims) {
    const { scene } = this;
    const byPlace = new Map();
    for (const claim of claims) {
      const key = claim.place < 0 ? claim.printed : claim.place;
      byPlace.set(key, [...(byPlace.get(key) ?? []), claim]);
    }
    const weight = ([, list]) => Math.max(...list.map((claim) => WEIGHT[claim.kind]));
    const people = (key) => (typeof key === "number" ? scene.places.people[key] : -1);
    const settled = (key) => (typeof key === "number" ? scene.places.settled[key] : 0);
    const order = [...byPlace].sort(
      (a, b) => settled(b[0]) - settled(a[0]) || weight(b) - weight(a) || people(b[0]) - people(a[0])
    );
    return order.map(([key, list]) =>
      make(
        "li",
        { class: "fl-group" },
        make("h4", {}, ...this.heading(key)),
        make("ul", {}, ...list.map((claim) => this.claim(claim)))
      )
    );
  }

  heading(key) {
    if (typeof key !== "number") return [key];
    const { places } = this.scene;
    return [
      make("button", { type: "button", class: "fl-name", onclick: () => this.actions.select(key, true) }, places.label[key]),
      make("span", { class: "fl-within" }, places.within[key]),
    ];
  }

  claim(claim, dated = false) {
    const { phrases, scene } = this;
    const words = phrases.table;
    const age = scene.age(claim);
    const old = !dated && scene.stands(claim) && age > 0;
    return make(
      "li",
      {
        class: "fl-claim",
        "data-claim-id": claim.id,
        "data-standing": claim.standing,
        "data-kind": claim.kind,
        "data-actor": claim.actor,
        "data-stance": claim.stance,
        "aria-current": claim.id === scene.linked ? "true" : null,
        "data-place-id": claim.place < 0 ? "" : scene.places.id[claim.place],
      },
      markOf(claim),
      make(
        "div",
        {},
        make(
          "p",
          { class: "fl-deed" },
          make("span", {}, this.sentence(claim)),
          " ",
          make("span", { class: "fl-standing", title: words.standingMeans[claim.standing] }, words.standing[claim.standing])
        ),
        make("p", { class: "fl-meta" }, this.particulars(claim, dated)),
        claim.note ? make("p", { class: "fl-meta fl-note" }, claim.note) : "",
        ...claim.against.map((other) => this.opposed(other)),
        make("p", { class: "fl-source" }, ...this.source(claim), old ? ` · ${phrases.ago(age)}` : "", " · ", this.permalink(claim))
      )
    );
  }

  permalink(claim) {
    const link = make("a", { class: "fl-permalink", href: this.actions.address(claim.id) }, this.phrases.say("claimLink"));
    link.addEventListener("click", (event) => this.actions.copyClaim(event, claim));
    return link;
  }

  opposed(other) {
    const { phrases } = this;
    const words = phrases.table;
    const said = {
      claimant: other.claimant || phrases.say("unattributed"),
      side: words.claimantSide[other.claimantSide],
      date: phrases.day(other.published),
    };
    return make("p", { class: "fl-meta fl-against" }, make("a", { href: this.actions.address(other.id) }, phrases.say("against", said)));
  }

  sentence(claim) {
    const { phrases } = this;
    const { origin, destination } = claim;
    const route = origin && destination ? "routed" : origin ? "from" : destination ? "to" : "";
    const deed = phrases.deed(claim) + (route ? ` ${phrases.say(route, { origin, destination })}` : "");
    if (!claim.claimant) return `${deed}, ${phrases.say("unattributed")}`;
    const who = { claimant: claim.claimant, side: phrases.table.claimantSide[claim.claimantSide] };
    return claim.stance === "denies" ? `${deed}: ${phrases.say("denies", who)}` : `${deed}, ${phrases.say("says", who)}`;
  }

  particulars(claim, dated) {
    const { phrases, scene } = this;
    const words = phrases.table;
    const [begin, end] = scene.slices[scene.slice];
    const spans = !dated && (claim.begin !== begin || claim.end !== end);
    const name = claim.place < 0 ? "" : scene.places.name[claim.place];
    return [
      spans && phrases.say("event", { date: phrases.days(claim.begin, claim.end) }),
      words.timePrecision[claim.timePrecision],
      claim.printed !== name && phrases.say("printed", { name: claim.printed }),
      words.precision[claim.precision],
      claim.hedge && phrases.say("hedge", claim),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  source(claim) {
    const { phrases } = this;
    const publication = phrases.say("publishedBy", { publisher: claim.publisher, date: phrases.day(claim.published) });
    const title = claim.title ? `“${claim.title}”, ` : "";
    const links = [linkTo(claim.url, phrases.say("link")), linkTo(claim.archive, phrases.say("archive"))];
    return [title + publication, ...links.filter(Boolean).flatMap((link) => [" · ", link])];
  }

  showPlace(place) {
    const { scene, phrases } = this;
    const { places } = scene;
    const words = phrases.table;
    this.find("place-name").textContent = places.label[place];
    this.find("place-within").textContent = [places.other[place], places.within[place]].filter(Boolean).join(" · ");
    const status = VIEWS.map((view, at) => {
      const control = scene.controlAt(place, at);
      const title = phrases.say(at ? "statusClaimed" : "statusEstablished");
      const alone = scene.restsOnOne(place, at) ? make("small", {}, ` ${phrases.say("restsOnOne")}`) : "";
      return control && make("div", { "data-view": view, "data-control": control }, make("dt", {}, title), make("dd", {}, words.control[control], alone));
    }).filter(Boolean);
    this.find("place-status").replaceChildren(
      ...(status.length ? status : [make("div", {}, make("dd", {}, phrases.say("noCell")))])
    );
    const last = Math.min(...scene.claimsAt(place).filter((claim) => claim.last <= scene.slice).map((claim) => scene.age(claim)));
    this.find("place-since").textContent = last >= 0 && last < Infinity ? phrases.say("lastClaim", { ago: phrases.ago(last) }) : "";
    const claims = scene.claimsAt(place).sort((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
    const list = claims.map((claim) => {
      const go = make("button", { type: "button", class: "fl-when", onclick: () => this.actions.goTo(claim) }, phrases.days(claim.begin, claim.end));
      const item = this.claim(claim, true);
      item.classList.toggle("fl-now", scene.isFresh(claim));
      item.lastElementChild.prepend(go);
      return item;
    });
    this.find("place-claims").replaceChildren(...list);
    this.find("place-none").hidden = claims.length > 0;
  }
}
