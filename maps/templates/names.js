// Names on the map: the most telling first, none over another.

const FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

class Boxes {
  constructor() {
    this.taken = [];
  }

  free(left, top, right, bottom, margin = 3) {
    return !this.taken.some(
      (box) =>
        left - margin < box[2] && right + margin > box[0] &&
        top - margin < box[3] && bottom + margin > box[1]
    );
  }

  take(...box) {
    this.taken.push(box);
  }
}

// Size and weight of a settlement's name by its people.
function townStyle(people, told, fresh) {
  const size = people > 400000 ? 15 : people > 100000 ? 13.5 : people > 20000 ? 12.5 : 11.5;
  const weight = fresh || people > 400000 ? 700 : told || people > 60000 ? 600 : 400;
  return { size: fresh ? Math.max(size, 13.5) : told ? Math.max(size, 12.5) : size, weight };
}

function measure(canvas, text, font, spacing = 0) {
  canvas.widths ??= new Map();
  const key = font + text;
  if (!canvas.widths.has(key)) {
    canvas.pen.font = font;
    canvas.widths.set(key, canvas.pen.measureText(text).width);
  }
  return canvas.widths.get(key) + spacing * text.length;
}

// Positions are kept on the plane, so that names move with the map between two layouts.
function placeNames(canvas, size) {
  const { scene, corner, scale } = canvas;
  const placed = [];
  const boxes = new Boxes();
  const screen = (point) => [corner.x + point[0] * scale, corner.y + point[1] * scale];
  const told = scene.toldPlaces();
  boxes.take(0, 0, 60, 104); // Leaflet's buttons, then its scale
  boxes.take(0, size.y - 48, 130, size.y);
  for (const [place, width] of told) {
    if (!width || !scene.places.known[place]) continue;
    const [x, y] = screen(scene.places.point[place]);
    const half = Math.min(width, 26) / 2;
    boxes.take(x - width / 2, y - half, x + width / 2, y + half);
  }
  const named = new Set(scene.ground.names.map((name) => name.text));
  const order = [...told.keys(), ...scene.places.order.filter((place) => !told.has(place))];
  for (const place of order) {
    if (!told.get(place) && named.has(scene.places.name[place])) continue;
    if (!scene.places.known[place] || (!told.has(place) && !scene.places.settled[place])) continue;
    const [x, y] = screen(scene.places.point[place]);
    if (x < 4 || y < 4 || x > size.x - 4 || y > size.y - 4) continue;
    if (placed.length > (size.x * size.y) / 9000) break;
    const style = townStyle(scene.places.people[place], told.has(place), told.get(place) > 20);
    if (!scene.places.settled[place]) Object.assign(style, { size: 11.5, spacing: 1.2 });
    const name = scene.places.label[place];
    const text = style.spacing ? name.toUpperCase() : name;
    const found = placeTown(canvas, boxes, text, [x, y], style, told.get(place), size.x);
    if (found) placed.push({ ...found, place, at: scene.places.point[place] });
  }
  const marked = new Set([...told.keys()].filter((place) => told.get(place)).map((place) => scene.places.name[place]));
  for (const name of scene.ground.names) {
    if (marked.has(name.text)) continue;
    const found = placeArea(canvas, boxes, name, screen(name.at), size);
    if (found) placed.push({ ...found, at: name.at });
  }
  for (const river of scene.ground.riverLines) {
    const found = placeRiver(canvas, boxes, river, screen, size);
    if (found) placed.push(found);
  }
  return placed;
}

function placeTown(canvas, boxes, text, [x, y], { size, weight, spacing = 0 }, mark, end) {
  const font = `${weight} ${size}px ${FONT}`;
  const width = measure(canvas, text, font, spacing);
  const off = mark ? mark / 2 + 3 : 6;
  const up = mark ? 16 : 6;
  const aslant = mark ? off : off * 0.8;
  const anchors = [
    [off, 0, "left"], [-off, 0, "right"], [0, -up - size / 2, "center"], [0, up + size / 2, "center"],
    [aslant, -size * 0.9, "left"], [aslant, size * 0.9, "left"],
    [-aslant, -size * 0.9, "right"], [-aslant, size * 0.9, "right"],
    ...(mark ? [[off * 0.6, -size * 1.6, "left"], [-off * 0.6, -size * 1.6, "right"]] : []),
  ];
  for (const [dx, dy, align] of anchors) {
    const left = x + dx - (align === "left" ? 0 : align === "right" ? width : width / 2);
    const top = y + dy - size / 2;
    if (left < 3 || left + width > end - 3) continue;
    if (!boxes.free(left, top, left + width, top + size, mark ? 2 : 5)) continue;
    if (!mark && !boxes.free(x - 3, y - 3, x + 3, y + 3, 1)) return null;
    boxes.take(left, top, left + width, top + size);
    if (!mark) boxes.take(x - 3, y - 3, x + 3, y + 3);
    return { kind: "town", text, font, size, spacing, align, shift: [dx, dy], dot: !mark, box: [left - x, top - y, width, size] };
  }
  return null;
}

function placeArea(canvas, boxes, { kind, text, room }, [x, y], size) {
  const look = {
    oblast: { size: 11, spacing: 1.6, weight: 500 },
    country: { size: 13, spacing: 4, weight: 500 },
    water: { size: 12, spacing: 0.6, weight: 400, italic: true },
  }[kind];
  const font = `${look.italic ? "italic " : ""}${look.weight} ${look.size}px ${FONT}`;
  const shown = kind === "water" ? text : text.toUpperCase();
  const width = measure(canvas, shown, font, look.spacing);
  if (width > room * canvas.scale * 1.5) return null;
  for (const dy of [0, -30, 30, -60, 60]) {
    const [left, top] = [x - width / 2, y + dy - look.size / 2];
    const outside = left < 6 || top < 6 || left + width > size.x - 6 || top + look.size > size.y - 6;
    if (outside || !boxes.free(left, top, left + width, top + look.size, 6)) continue;
    boxes.take(left, top, left + width, top + look.size);
    return { kind, text: shown, font, size: look.size, spacing: look.spacing, align: "center", shift: [0, dy] };
  }
  return null;
}

// Along the straightest stretch of a river that its name fits on.
function placeRiver(canvas, boxes, river, screen, size) {
  const font = `italic 400 11.5px ${FONT}`;
  const width = measure(canvas, river.name, font, 0.5) + 8;
  let best = null;
  for (const { points } of river.lines) {
    const xy = [];
    for (let at = 0; at < points.length; at += 2) xy.push(screen([points[at], points[at + 1]]));
    for (let from = 0, to = 0, run = 0; to < xy.length - 1; ) {
      run += Math.hypot(xy[to + 1][0] - xy[to][0], xy[to + 1][1] - xy[to][1]);
      to++;
      while (run > width * 1.25 && from < to - 1) {
        run -= Math.hypot(xy[from + 1][0] - xy[from][0], xy[from + 1][1] - xy[from][1]);
        from++;
      }
      const [dx, dy] = [xy[to][0] - xy[from][0], xy[to][1] - xy[from][1]];
      const chord = Math.hypot(dx, dy);
      const [x, y] = [(xy[from][0] + xy[to][0]) / 2, (xy[from][1] + xy[to][1]) / 2];
      if (chord < width) continue;
      const straight = chord / run - Math.abs(dy / chord) * 0.1;
      if (best && straight <= best.straight) continue;
      let turn = Math.atan2(dy, dx);
      if (Math.abs(turn) > Math.PI / 2) turn += Math.PI;
      const [w, h] = [Math.abs(Math.cos(turn)) * width + 12, Math.abs(Math.sin(turn)) * width + 12];
      if (x < w / 2 || y < h / 2 || x > size.x - w / 2 || y > size.y - h / 2) continue;
      if (!boxes.free(x - w / 2, y - h / 2, x + w / 2, y + h / 2)) continue;
      best = { straight, x, y, w, h, turn };
    }
  }
  if (!best || best.straight < 0.8) return null;
  const { x, y, w, h, turn } = best;
  boxes.take(x - w / 2, y - h / 2, x + w / 2, y + h / 2);
  const { corner, scale } = canvas;
  const at = [(x - corner.x) / scale, (y - corner.y) / scale];
  return { kind: "river", text: river.name, font, size: 11.5, spacing: 0.5, align: "center", shift: [0, 0], turn, at };
}

const NAME_INK = { town: "ink", oblast: "land-ink", country: "land-ink", water: "river-ink", river: "river-ink" };

function drawName(canvas, name) {
  const { pen, corner, scale } = canvas;
  const [x, y] = [corner.x + name.at[0] * scale, corner.y + name.at[1] * scale];
  pen.save();
  pen.translate(x, y);
  if (name.dot) {
    pen.beginPath();
    pen.arc(0, 0, name.size > 13 ? 3.2 : 2.4, 0, 7);
    pen.fillStyle = canvas.colour("ink");
    pen.strokeStyle = canvas.colour("halo");
    pen.lineWidth = 1.5;
    pen.stroke();
    pen.fill();
  }
  pen.rotate(name.turn ?? 0);
  pen.font = name.font;
  pen.textAlign = name.align;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  if ("letterSpacing" in pen) pen.letterSpacing = `${name.spacing ?? 0}px`;
  pen.strokeStyle = canvas.colour("halo");
  pen.globalAlpha = name.kind === "town" ? 0.9 : 0.55;
  pen.lineWidth = name.kind === "town" ? 3.5 : 2.5;
  pen.strokeText(name.text, ...name.shift);
  pen.globalAlpha = 1;
  pen.fillStyle = canvas.colour(NAME_INK[name.kind]);
  pen.fillText(name.text, ...name.shift);
  pen.restore();
}
