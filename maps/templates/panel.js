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
    this.find("since-start").textContent = scene.slice > 1 ? phrases.sinceStart(scene) : "";
    const place = scene.selected;
    this.find("day-view").hidden = place >= 0;
    this.find("place-view").hidden = place < 0;
    if (place >= 0) this.showPlace(place);
    else this.showDay(single);
  }

  showDay(single) {
    const { scene, phrases } = this;
    const fresh = scene.fresh();
    this.find("claims-title").textContent = phrases.say(single ? "happened" : "happenedRange");
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
        make("p", { class: "fl-source" }, ...this.source(claim), old ? ` · ${phrases.say("age", { days: age })}` : "")
      )
    );
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
      return control && make("div", { "data-view": view, "data-control": control }, make("dt", {}, title), make("dd", {}, words.control[control]));
    }).filter(Boolean);
    this.find("place-status").replaceChildren(
      ...(status.length ? status : [make("div", {}, make("dd", {}, phrases.say("noCell")))])
    );
    const claims = scene.claimsAt(place).sort((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
    const list = claims.map((claim) => {
      const go = make("button", { type: "button", class: "fl-when", onclick: () => this.actions.goTo(claim.end) }, phrases.days(claim.begin, claim.end));
      const item = this.claim(claim, true);
      item.classList.toggle("fl-now", scene.isFresh(claim));
      item.lastElementChild.prepend(go);
      return item;
    });
    this.find("place-claims").replaceChildren(...list);
    this.find("place-none").hidden = claims.length > 0;
  }
}
