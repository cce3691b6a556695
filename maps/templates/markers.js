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

class Markers {
  constructor(map, scene, phrases, select) {
    Object.assign(this, { map, scene, phrases, select });
    this.markers = new Map();
  }

  update() {
    const marks = this.scene.marks();
    for (const [place, marker] of this.markers) {
      if (!marks.has(place)) {
        marker.remove();
        marker.key = "";
      }
    }
    for (const [place, list] of marks) this.show(place, list);
  }

  show(place, list) {
    const marker = this.marker(place);
    if (!this.map.hasLayer(marker)) marker.addTo(this.map);
    const chosen = place === this.scene.selected;
    const key = JSON.stringify([chosen, list.map((mark) => [mark.kind, mark.actor, mark.standing, mark.fresh, mark.age])]);
    if (marker.key === key) return;
    marker.key = key;
    const fresh = list[0].fresh;
    const button = marker.options.icon.options.button;
    button.replaceChildren(...list.map((mark) => markOf(mark)));
    button.classList.toggle("fl-old", !fresh);
    button.classList.toggle("fl-chosen", chosen);
    button.tabIndex = fresh ? 0 : -1;
    button.style.opacity = fresh ? "" : Math.max(0.4, 0.85 - FADE * list[0].age);
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
      const marker = L.marker(this.scene.places.latLng[place], {
        icon: new MarkIcon({ iconSize: null, className: "fl-place" }),
        keyboard: false,
        riseOnHover: true,
      });
      marker.on("click", () => this.select(place));
      marker.bindTooltip(() => this.tip(place), { direction: "top", offset: [0, -12], className: "fl-tip" });
      this.markers.set(place, marker);
    }
    return this.markers.get(place);
  }

  tip(place) {
    const { phrases, scene } = this;
    const lines = (scene.marks().get(place) ?? []).map((mark) =>
      make("div", {}, `${phrases.deed(mark)} – ${phrases.table.standing[mark.standing]}`)
    );
    return make("div", {}, make("strong", {}, scene.places.label[place]), ...lines);
  }
}
