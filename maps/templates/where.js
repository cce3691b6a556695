// Coordinates on demand, of the pointer or else of the map's middle, and tiles by option.

const TILES_GIVEN_UP = 3; // failures before any success

class Where {
  constructor(root, map, phrases) {
    Object.assign(this, { map, phrases });
    this.button = root.querySelector("#coordinates");
    this.parts = ["where", "cross"].map((id) => root.querySelector(`#${id}`));
    this.button.addEventListener("click", () => this.toggle());
    map.on("move", () => this.show(map.getCenter()));
    map.on("mousemove", ({ latlng }) => this.show(latlng));
  }

  toggle() {
    const on = this.button.getAttribute("aria-pressed") !== "true";
    this.button.setAttribute("aria-pressed", on);
    for (const part of this.parts) part.hidden = !on;
    this.show(this.map.getCenter());
  }

  show({ lat, lng }) {
    if (this.parts[0].hidden) return;
    this.parts[0].textContent = this.phrases.say("coordinatesAt", { lat: this.degrees(lat, "N", "S"), lon: this.degrees(lng, "E", "W") });
  }

  degrees(value, plus, minus) {
    return `${Math.abs(value).toFixed(4)}° ${this.phrases.table.compass[value < 0 ? minus : plus]}`;
  }
}

// The page's own ground shows until a tile has come, and again if none does.
function addTiles(root, map, scene, canvas) {
  const { tiles } = scene.data;
  if (!tiles) return;
  let failures = 0;
  const credit = root.querySelector("#tile-credit");
  const layer = L.tileLayer(tiles.url, { subdomains: tiles.subdomains, maxZoom: tiles.maxZoom });
  layer.once("tileload", () => {
    scene.tiled = true;
    credit.hidden = false;
    canvas.repaint();
  });
  layer.on("tileerror", () => {
    failures++;
    if (!scene.tiled && failures >= TILES_GIVEN_UP) layer.remove();
  });
  layer.addTo(map);
}
