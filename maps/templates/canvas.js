// The drawn map: one canvas under Leaflet's own layers, repainted as it moves.

const PANE = "frontline";
const TILE = 7; // width of a pattern's tile, CSS pixels
const HATCH = ["unknown", "ukraine", "russia", "contested"];
const FAINT = { unknown: "unknown", ukraine: "ukraine-faint", russia: "russia-faint", contested: "contested" };

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
  const faint = kind.endsWith("-faint");
  const size = Math.round((faint ? 1.6 : 1) * TILE * ratio);
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = size / (faint ? 12 : kind === "contested" ? 9 : 3.4);
  if (kind === "unknown") {
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 8, 0, 7);
    pen.fill();
    return canvas;
  }
  pen.lineCap = "square";
  const falling = kind.startsWith("russia") ? [false] : kind.startsWith("ukraine") ? [true] : [true, false];
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
      [...HATCH, ...Object.values(FAINT)].map((kind) => [
        kind,
        this.pen.createPattern(hatch(this.colour(`${kind.split("-")[0]}-mark`), this.ratio, kind), "repeat"),
      ])
    );
    const pattern = this.patterns[name];
    pattern.setTransform(new DOMMatrix().scale(1 / (this.scale * this.ratio)));
    return pattern;
  },

  paint() {
    const map = this._map;
    if (!map || !map._loaded) return;
    const { pen, scene } = this;
    const size = this.fit();
    this.scale = map.getZoomScale(map.getZoom(), ZOOM);
    this.corner = map.latLngToContainerPoint(scene.plane.origin);
    this.copyGround();
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    if (scene.then < 0) this.paintSlice(0, size.x, size);
    else {
      const middle = Math.round(scene.split * size.x);
      scene.at(scene.then, () => this.paintSlice(0, middle, size));
      this.paintSlice(middle, size.x, size);
    }
    this.placed ??= placeNames(this, size);
    for (const name of this.placed) drawName(this, name);
  },

  // The state of the scene's slice from one x to another, CSS pixels.
  paintSlice(left, right, size) {
    const { pen, ratio, scene } = this;
    pen.save();
    pen.beginPath();
    pen.rect(left, 0, right - left, size.y);
    pen.clip();
    pen.clearRect(left, 0, right - left, size.y);
    if (!scene.tiled) {
      pen.fillStyle = this.colour("land");
      pen.fillRect(left, 0, right - left, size.y);
    }
    this.onPlane();
    this.paintAreas();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    if (this.copy.width && this.copy.height) pen.drawImage(this.copy, 0, 0); // a frame may have no size yet
    this.onPlane();
    this.paintClaims();
    pen.restore();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  },

  onPlane() {
    const { pen, ratio, scale, corner } = this;
    pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * corner.x, ratio * corner.y);
    pen.lineJoin = "round";
  },

  // The ground is the same at every step: painted once for a view, then copied.
  copyGround() {
    const { canvas, corner, pen, ratio, scale, scene } = this;
    const { width, height } = canvas;
    this.copy ??= document.createElement("canvas");
    const key = [scale, ratio, corner.x, corner.y, width, height, scene.tiled].join();
    if (key === this.groundKey) return;
    Object.assign(this.copy, { width, height });
    this.pen = this.copy.getContext("2d");
    this.onPlane();
    this.paintGround();
    this.pen = pen;
    this.groundKey = key;
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
    const { control, slice } = scene;
    const view = VIEWS.indexOf(scene.view);
    CONTROLS.forEach((name, code) => {
      const path = control.areaPath(slice, code);
      if (path.empty) return;
      this.wash(path, name, scene.tiled ? 0.45 : 1);
      if (code !== UKRAINE && code !== RUSSIA) this.wash(path, this.pattern(name));
    });
    if (control.told.reach && !scene.hidden.has(REACH)) {
      CONTROLS.forEach((name, code) => {
        const path = control.reachPath(view, slice, code);
        if (!path.empty) this.wash(path, this.pattern(FAINT[name]), 0.75);
      });
    }
    if (view) CONTROLS.forEach((name, code) => this.paintClaimed(control.claimedPath(slice, code), name));
    if (control.told.alone) {
      const path = control.alonePath(view, slice);
      this.stroke(path, "halo", 3.4, { alpha: 0.8 });
      this.stroke(path, "contact", 1.8, { dash: [0.1, 4], cap: "round" });
    }
  },

  // The land that one side claims beyond what is established: never as solid as what it holds.
  paintClaimed(path, name) {
    if (path.empty) return;
    this.wash(path, name, 0.55);
    this.wash(path, this.pattern(name));
    this.stroke(path, "halo", 3.4, { alpha: 0.8 });
    this.stroke(path, `${name}-mark`, 1.6);
  },

  wash(path, fill, alpha = 1) {
    const pen = this.pen;
    pen.fillStyle = typeof fill === "string" ? this.colour(fill) : fill;
    pen.globalAlpha = alpha;
    pen.fill(path, "evenodd");
    pen.globalAlpha = 1;
  },

  paintGround() {
    const { scene } = this;
    const ground = scene.ground;
    if (!scene.tiled) {
      this.wash(ground.water, "water");
      this.stroke(ground.rivers, "river", this.scale > 1 ? 1.6 : 1, { cap: "round" });
      this.stroke(ground.frontiers, "oblast", 0.9, { alpha: 0.8 });
    }
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
