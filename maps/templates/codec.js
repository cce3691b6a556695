// Numbers and lines from text: the inverse of maps/encoding.py.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGIT = new Int8Array(128);
for (let at = 0; at < 64; at++) DIGIT[DIGITS.charCodeAt(at)] = at;

function decode(text) {
  const numbers = [];
  for (let at = 0, value = 0, shift = 0; at < text.length; at++) {
    const digit = DIGIT[text.charCodeAt(at)];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
      value = shift = 0;
    }
  }
  return numbers;
}

// Running sums: what maps.encoding.differences took apart.
function summed(numbers) {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

// Slices as their first and last day: what maps.layers tells as days from edge to edge.
function slicesOf({ from, days }) {
  const edges = summed(decode(days)).map((day) => new Date(Date.parse(from) + day * 864e5).toISOString().slice(0, 10));
  return Array.from({ length: edges.length / 2 }, (_, at) => edges.slice(2 * at, 2 * at + 2));
}

// Where points of the grid lie on the map's plane. Its unit is a pixel of the Mercator world at
// ZOOM, y grows to the south, and its origin is the grid's, which keeps the numbers small.
const ZOOM = 8;

class Plane {
  constructor([lon, lat, stepLon, stepLat]) {
    const world = 256 * 2 ** ZOOM;
    const mercator = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180));
    this.origin = [lat, lon];
    this.x = (x) => (x * stepLon * world) / 360;
    this.y = (y) => ((mercator(lat) - mercator(lat + y * stepLat)) * world) / (2 * Math.PI);
    this.latLng = (x, y) => [lat + y * stepLat, lon + x * stepLon];
  }

  // Lines as flat arrays of x and y on the plane; `ends` tells which of them meet.
  lines(text) {
    const numbers = decode(text);
    const found = [];
    for (let at = 0, x = 0, y = 0; at < numbers.length; ) {
      const count = numbers[at++];
      const line = { points: new Float64Array(2 * count), ends: ["", ""] };
      for (let point = 0; point < count; point++) {
        x += numbers[at++];
        y += numbers[at++];
        line.points[2 * point] = this.x(x);
        line.points[2 * point + 1] = this.y(y);
        if (!point) line.ends[0] = `${x},${y}`;
      }
      line.ends[1] = `${x},${y}`;
      found.push(line);
    }
    return found;
  }
}

function trace(path, points, backwards) {
  const count = points.length / 2;
  for (let step = 1; step < count; step++) {
    const at = 2 * (backwards ? count - 1 - step : step);
    path.lineTo(points[at], points[at + 1]);
  }
}

function pathOf(lines) {
  const path = new Path2D();
  for (const { points } of lines) {
    path.moveTo(points[0], points[1]);
    trace(path, points, false);
  }
  return path;
}
