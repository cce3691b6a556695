// Claims on the map: a button at each place, made once and dressed again at each step.

const FADE = 0.05; // of the opacity, for each day of age

const MarkIcon = L.Icon.extend({
  createIcon() {
    const button = make("button", { type: "button" });
    this._setIconStyles(button, "icon"); // Leaflet's class places it on the map
    this.options.button = button;
    return button;
  },
  createShadow() {
    return null;
  },
});

// Leaflet moves its markers in three dimensions, which makes a layer of each to be painted apart:
// with hundreds of marks that takes several frames.
const FlatMarker = L.Marker.extend({
  _setPos(at) {
    this._icon._leaflet_pos = at;
    this._icon.style.transform = `translate(${at.x}px, ${at.y}px)`;
    this._zIndex = at.y + this.options.zIndexOffset;
    this._resetZIndex();
  },
});

class Markers {
  constructor(map, scene, phrases, select) {
    Object.assign(this, { map, scene, phrases, select });
    this.markers = new Map();
  }

  // While two dates are compared each side of the map shows its own.
  update() {
    const { map, scene } = this;
    const now = scene.marks();
    const marks = new Map(now);
    if (scene.then >= 0) {
      const then = scene.at(scene.then, () => scene.marks());
      const edge = scene.split * map.getSize().x;
      for (const place of new Set([...then.keys(), ...now.keys()])) {
        const left = map.latLngToContainerPoint(scene.places.latLng[place]).x < edge;
        const list = (left ? then : now).get(place);
        if (list) marks.set(place, list);
        else marks.delete(place);
      }
    }
    for (const [place, marker] of this.markers) {
      if (!marks.has(place)) {
        marker.remove();
        marker.key = "";
      }
    }
    for (const [place, list] of marks) this.show(place, list);
    this.shown = marks;
    this.rove();
  }

  // One mark is in the order of the Tab key; arrows lead from there to the others, west to east.
  rove() {
    const { places } = this.scene;
    const fresh = [...this.shown].filter(([, list]) => list[0].fresh).map(([place]) => place);
    this.order = fresh.sort((a, b) => places.point[a][0] - places.point[b][0]);
    const held = this.order.find((place) => this.button(place) === document.activeElement);
    const entry = held ?? (this.order.includes(this.scene.selected) ? this.scene.selected : this.order[0]);
    for (const [place] of this.shown) this.button(place).tabIndex = place === entry ? 0 : -1;
  }

  button(place) {
    return this.marker(place).options.icon.options.button;
  }

  press(event, place) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const { length } = this.order;
    const next = this.order[(this.order.indexOf(place) + step + length) % length];
    if (next === undefined) return;
    this.map.panInside(this.scene.places.latLng[next], { padding: [60, 60], animate: false });
    this.button(next).focus({ preventScroll: true });
    this.rove();
  }

  show(place, list) {
    const marker = this.marker(place);
    if (!this.map.hasLayer(marker)) marker.addTo(this.map);
    const chosen = place === this.scene.selected;
    const button = this.button(place);
    const { age, fresh } = list[0];
    const opacity = fresh ? "" : String(Math.max(40, Math.round(100 * (0.85 - FADE * age))) / 100);
    if (button.style.opacity !== opacity) button.style.opacity = opacity;
    const key = JSON.stringify([chosen, list.map((mark) => [mark.kind, mark.actor, mark.standing, mark.fresh, mark.claims.map(({ id }) => id)])]);
    if (marker.key === key) return;
    marker.key = key;
    button.replaceChildren(...list.map((mark) => markOf(mark)));
    button.classList.toggle("fl-old", !fresh);
    button.classList.toggle("fl-chosen", chosen);
    button.dataset.claims = list.flatMap((mark) => mark.claims.map((claim) => claim.id)).join(" ");
    button.setAttribute("aria-label", this.describe(place, list));
    marker.setZIndexOffset(fresh ? 1000 : 0);
  }

  describe(place, list) {
    const { phrases, scene } = this;
    const deeds = list.map((mark) => `${phrases.deed(mark)} (${phrases.table.standing[mark.standing]})`);
    return `${scene.places.label[place]}: ${deeds.join("; ")}`;
  }

  marker(place) {
    if (!this.markers.has(place)) {
      const marker = new FlatMarker(this.scene.places.latLng[place], {
        icon: new MarkIcon({ iconSize: null, className: "fl-place" }),
        keyboard: false,
        riseOnHover: true,
      });
      marker.on("click", ({ originalEvent }) => this.select(place, originalEvent));
      marker.on("add", () => this.button(place).addEventListener("keydown", (event) => this.press(event, place)));
      marker.bindTooltip(() => this.tip(place), { direction: "top", offset: [0, -12], className: "fl-tip" });
      this.markers.set(place, marker);
    }
    return this.markers.get(place);
  }

  tip(place) {
    const { phrases, scene } = this;
    const lines = (this.shown.get(place) ?? []).map((mark) =>
      make("div", {}, `${phrases.deed(mark)} – ${phrases.table.standing[mark.standing]}`)
    );
    return make("div", {}, make("strong", {}, scene.places.label[place]), ...lines);
  }
}
