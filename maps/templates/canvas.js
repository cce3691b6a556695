// The drawn map: one canvas under Leaflet's own layers, repainted as it moves.

const PANE = "frontline";
const TILE = 7; // width of a pattern's tile, CSS pixels
const HATCH = ["unknown", "ukraine", "russia", "contested"];

// Colours of the page's style sheet, read again when the reader's preference changes.
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  return (role) => {
    if (!known.has(role)) known.set(role, style.getPropertyValue(`--fl-${role}`).trim());
    return known.get(role);
  };
}

function hatch(ink, ratio, kind) {
  const canvas = document.createElement("canvas");
  const size = Math.round(TILE * ratio);
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = size / (kind === "contested" ? 9 : 4.2);
  if (kind === "unknown") {
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 8, 0, 7);
    pen.fill();
    return canvas;
  }
  pen.lineCap = "square";
  const falling = kind === "russia" ? [false] : kind === "ukraine" ? [true] : [true, false];
  pen.beginPath();
  for (const down of falling) {
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift, down ? 0 : size);
      pen.lineTo(shift + size, down ? size : 0);
    }
  }
  pen.stroke();
  return canvas;
}

const MapCanvas = L.Layer.extend({
  initialize(scene) {
    this.scene = scene;
    this.shift = L.point(0, 0);
  },

  onAdd(map) {
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = 250;
    pane.style.pointerEvents = "none";
    this.canvas = L.DomUtil.create("canvas", "fl-canvas leaflet-zoom-animated", pane);
    this.canvas.setAttribute("aria-hidden", "true");
    this.pen = this.canvas.getContext("2d");
    this.recolour();
  },

  getEvents() {
    return {
      move: this.repaint,
      moveend: this.relabel,
      resize: this.relabel,
      viewreset: this.relabel,
      zoomanim: this.animate,
    };
  },

  recolour() {
    this.colour = readColours();
    this.patterns = null;
    this.groundKey = "";
    this.relabel();
  },

  // New positions for the names, then a new picture.
  relabel() {
    this.placed = null;
    this.repaint();
  },

  repaint() {
    if (!this._map || this.due) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.paint();
    });
  },

  animate(event) {
    const map = this._map;
    const corner = map._latLngBoundsToNewLayerBounds(map.getBounds(), event.zoom, event.center).min;
    L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(event.zoom));
  },

  fit() {
    const size = this._map.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    if (ratio !== this.ratio) this.patterns = null;
    this.ratio = ratio;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
    return size;
  },

  pattern(name) {
    this.patterns ??= Object.fromEntries(
      HATCH.map((kind) => [
        kind,
        this.pen.createPattern(hatch(this.colour(`${kind}-mark`), this.ratio, kind), "repeat"),
      ])
    );
    const pattern = this.patterns[name];
    pattern.setTransform(new DOMMatrix().scale(1 / (this.scale * this.ratio)));
    return pattern;
  },

  paint() {
    const map = this._map;
    if (!map || !map._loaded) return;
    const size = this.fit();
    this.scale = map.getZoomScale(map.getZoom(), ZOOM);
    this.corner = map.latLngToContainerPoint(this.scene.plane.origin);
    const pen = this.pen;
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.fillStyle = this.colour("land");
    pen.fillRect(0, 0, size.x, size.y);
    this.onPlane();
    this.paintAreas();
    this.copyGround();
    this.paintClaims();
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.placed ??= placeNames(this, size);
    for (const name of this.placed) drawName(this, name);
  },

  onPlane() {
    const { pen, ratio, scale, corner } = this;
    pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * corner.x, ratio * corner.y);
    pen.lineJoin = "round";
  },

  // The ground is the same at every step: painted once for a view, then copied.
  copyGround() {
    const { canvas, corner, pen, ratio, scale } = this;
    const { width, height } = canvas;
    this.copy ??= document.createElement("canvas");
    const key = [scale, ratio, corner.x, corner.y, width, height].join();
    if (key !== this.groundKey) {
      Object.assign(this.copy, { width, height });
      this.pen = this.copy.getContext("2d");
      this.onPlane();
      this.paintGround();
      this.pen = pen;
      this.groundKey = key;
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.copy, 0, 0);
    this.onPlane();
  },

  stroke(path, role, width, { dash = [], alpha = 1, cap = "butt" } = {}) {
    const pen = this.pen;
    pen.strokeStyle = this.colour(role);
    pen.lineWidth = width / this.scale;
    pen.lineCap = cap;
    pen.globalAlpha = alpha;
    pen.setLineDash(dash.map((length) => length / this.scale));
    pen.stroke(path);
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  },

  paintAreas() {
    const { pen, scene } = this;
    CONTROLS.forEach((name, code) => {
      const path = scene.control.areaPath(scene.slice, code);
      if (path.empty) return;
      pen.fillStyle = this.colour(name);
      pen.fill(path, "evenodd");
      if (code === UKRAINE || code === RUSSIA) return;
      pen.fillStyle = this.pattern(name);
      pen.fill(path, "evenodd");
    });
    if (scene.view !== "claimed") return;
    CONTROLS.forEach((name, code) => {
      const path = scene.control.claimedPath(scene.slice, code);
      if (path.empty) return;
      if (code === UNKNOWN || code === CONTESTED) {
        pen.fillStyle = this.colour(name);
        pen.globalAlpha = 0.7;
        pen.fill(path, "evenodd");
        pen.globalAlpha = 1;
      }
      pen.fillStyle = this.pattern(name);
      pen.fill(path, "evenodd");
      this.stroke(path, "contact", 1, { dash: [2, 2.5], alpha: 0.9 });
    });
  },

  paintGround() {
    const { pen, scene } = this;
    const ground = scene.ground;
    pen.fillStyle = this.colour("water");
    pen.fill(ground.water, "evenodd");
    this.stroke(ground.rivers, "river", this.scale > 1 ? 1.6 : 1, { cap: "round" });
    this.stroke(ground.frontiers, "oblast", 0.9, { alpha: 0.8 });
    this.stroke(ground.oblasts, "oblast", 0.8, { dash: [5, 3], alpha: 0.8 });
    this.stroke(scene.control.border, "contact", 1.1, { alpha: 0.6 });
  },

  paintClaims() {
    const { scene } = this;
    for (const { path, actor, fresh } of scene.shownAreas()) {
      this.stroke(path, `${actor}-mark`, fresh ? 1.7 : 1.1, { dash: [6, 4], alpha: fresh ? 0.9 : 0.5 });
    }
    const line = scene.control.contact(0, scene.slice);
    for (const path of [line.firm, line.open]) this.stroke(path, "halo", 5, { alpha: 0.65, cap: "round" });
    if (scene.view === "claimed") {
      const claimed = scene.control.contact(1, scene.slice);
      this.stroke(claimed.firm, "contact", 1.4, { dash: [2, 3] });
    }
    this.stroke(line.firm, "contact", 2.6, { cap: "round" });
    this.stroke(line.open, "contact", 2.2, { dash: [7, 5] });
    for (const arrow of scene.shownArrows()) this.paintArrow(arrow);
  },

  // A bowed arrow: it tells a direction, not a route.
  paintArrow({ from, to, actor, fresh, firm }) {
    const pen = this.pen;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    if (length * this.scale < 24) return;
    const gap = 15 / this.scale;
    const [ux, uy] = [dx / length, dy / length];
    const bow = [from[0] + dx / 2 + dy * 0.14, from[1] + dy / 2 - dx * 0.14];
    const begin = [from[0] + ux * gap, from[1] + uy * gap];
    const turn = Math.atan2(to[1] - bow[1], to[0] - bow[0]);
    const head = 12 / this.scale;
    const shaft = new Path2D();
    shaft.moveTo(...begin);
    shaft.quadraticCurveTo(...bow, to[0] - Math.cos(turn) * head * 0.8, to[1] - Math.sin(turn) * head * 0.8);
    const point = new Path2D();
    point.moveTo(...to);
    for (const side of [2.7, -2.7]) {
      point.lineTo(to[0] + Math.cos(turn + side) * head, to[1] + Math.sin(turn + side) * head);
    }
    point.closePath();
    const alpha = fresh ? 1 : 0.45;
    this.stroke(shaft, "halo", 6, { alpha: alpha * 0.8 });
    this.stroke(shaft, `${actor}-mark`, 3, { alpha, dash: firm ? [] : [7, 4] });
    pen.globalAlpha = alpha;
    pen.fillStyle = this.colour(`${actor}-mark`);
    pen.fill(point);
    pen.globalAlpha = 1;
  },
});
