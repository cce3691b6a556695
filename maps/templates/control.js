// Control over time: any state at once, in any order, as areas and lines over shared arcs.

const UNKNOWN = 0, UKRAINE = 1, RUSSIA = 2, CONTESTED = 3;
const CONTROLS = ["unknown", "ukraine", "russia", "contested"];
const VIEWS = ["established", "claimed"];
const MOST_KEPT = 240; // paths and labels

class Control {
  constructor(topology, tellings, plane) {
    this.cells = decode(topology.cells);
    this.patches = this.cells.length;
    this.arcs = plane.lines(topology.arcs);
    const sides = decode(topology.sides);
    let less = 0, more = 0;
    const nodes = new Map();
    const node = (end) => nodes.get(end) ?? nodes.set(end, nodes.size).get(end);
    this.arcs.forEach((arc, at) => {
      arc.less = less += sides[2 * at];
      arc.more = more += sides[2 * at + 1];
      arc.from = node(arc.ends[0]);
      arc.to = node(arc.ends[1]);
    });
    this.nodes = nodes.size;
    this.border = pathOf(this.arcs.filter(({ less }) => less < 0));
    this.tellings = tellings.by.map((by, clock) => this.read(by, (name) => tellings[name]?.[clock]));
    this.clock = 0;
    this.cache = new Map();
  }

  // Tables by name, each as spans by view: `labels`, and where they are told `reach`, control
  // with what follows from the claims, and `alone`, what is otherwise without some one claim.
  // Labels and their areas begin with slice -1: what was before the first one.
  read(by, told) {
    const table = (name, from = 0) =>
      told(name)?.map(([first, edits]) => this.spansOf(decode(first), decode(edits), from));
    const areas = (name) =>
      told(name)?.map((text) => {
        const tenths = decode(text);
        for (let at = 4; at < tenths.length; at++) tenths[at] += tenths[at - 4];
        return tenths;
      });
    return {
      by,
      labels: table("labels", -1),
      reach: table("reach"),
      alone: table("alone"),
      km2: areas("km2"),
      reachKm2: areas("reachKm2"),
      bands: areas("bands"),
      runs: decode(told("runs")),
    };
  }

  get told() {
    return this.tellings[this.clock];
  }

  // Each patch's labels as spans: `start[at]` is the slice from which it has `label[at]`.
  spansOf(first, edits, from) {
    const changes = first.map((label) => [from, label]);
    for (let at = 0, slice = from + 1; at < edits.length; slice++) {
      let patch = 0;
      for (let left = edits[at++]; left; left--) {
        patch += edits[at++];
        changes[patch].push(slice, edits[at++]);
      }
    }
    return changes;
  }

  labels(view, slice, table = "labels") {
    return this.kept(`table ${table} ${view} ${slice}`, () => {
      const labels = new Uint8Array(this.patches);
      this.told[table][view].forEach((span, patch) => (labels[patch] = labelAt(span, slice)));
      return labels;
    });
  }

  label(view, slice, patch, table = "labels") {
    return labelAt(this.told[table][view][patch], slice);
  }

  // Square kilometres by code of control.
  km2(view, slice, table = "km2") {
    const at = 4 * (table === "km2" ? slice + 1 : slice);
    return this.told[table][view].slice(at, at + 4).map((tenths) => tenths / 10);
  }

  // Least and greatest area if any one claim is left out, by code of control.
  band(view, slice) {
    if (!this.told.bands) return null;
    const [low, high] = [view, view + VIEWS.length].map((at) => this.km2(at, slice, "bands"));
    return low.map((least, code) => [least, high[code]]);
  }

  // What holds the patches whose test is true, for the even-odd rule.
  outline(key, test) {
    return this.kept(key, () => {
      const inside = new Uint8Array(this.patches + 1);
      for (let patch = 0; patch < this.patches; patch++) inside[patch] = test(patch) ? 1 : 0;
      const last = this.patches; // stands for the outside, -1
      const edges = this.arcs.filter(
        ({ less, more }) => inside[less < 0 ? last : less] !== inside[more]
      );
      return this.joined(edges);
    });
  }

  // Every node has an even number of edges, so a walk that gets stuck has come round.
  joined(edges) {
    const head = new Int32Array(this.nodes).fill(-1);
    const next = new Int32Array(2 * edges.length);
    const used = new Uint8Array(edges.length);
    edges.forEach(({ from, to }, at) => {
      next[2 * at] = head[from];
      head[from] = 2 * at;
      next[2 * at + 1] = head[to];
      head[to] = 2 * at + 1;
    });
    const path = new Path2D();
    path.empty = edges.length === 0;
    for (let start = 0; start < edges.length; start++) {
      if (used[start]) continue;
      path.moveTo(edges[start].points[0], edges[start].points[1]);
      for (let entry = 2 * start; entry >= 0; ) {
        const edge = edges[entry >> 1];
        used[entry >> 1] = 1;
        trace(path, edge.points, entry & 1);
        entry = head[entry & 1 ? edge.from : edge.to];
        while (entry >= 0 && used[entry >> 1]) entry = next[entry];
      }
      path.closePath();
    }
    return path;
  }

  areaPath(slice, code) {
    const labels = this.labels(0, slice);
    return this.outline(`area ${slice} ${code}`, (patch) => labels[patch] === code);
  }

  // Where the claims go beyond what is established, by what they say.
  claimedPath(slice, code) {
    const [established, claimed] = [this.labels(0, slice), this.labels(1, slice)];
    return this.outline(
      `claimed ${slice} ${code}`,
      (patch) => claimed[patch] === code && established[patch] !== code
    );
  }

  // What would follow if the claims of a view hold, beyond what they say.
  reachPath(view, slice, code) {
    const [said, reached] = [this.labels(view, slice), this.labels(view, slice, "reach")];
    return this.outline(
      `reach ${view} ${slice} ${code}`,
      (patch) => reached[patch] === code && said[patch] !== code
    );
  }

  // What is otherwise without some one claim.
  alonePath(view, slice) {
    const alone = this.labels(view, slice, "alone");
    return this.outline(`alone ${view} ${slice}`, (patch) => alone[patch] === 1);
  }

  // The line between the sides; `open` where one side of it is contested.
  contact(view, slice) {
    return this.kept(`contact ${view} ${slice}`, () => {
      const labels = this.labels(view, slice);
      const firm = [], open = [];
      for (const arc of this.arcs) {
        if (arc.less < 0) continue;
        const low = Math.min(labels[arc.less], labels[arc.more]);
        const high = Math.max(labels[arc.less], labels[arc.more]);
        if (low === UKRAINE && high === RUSSIA) firm.push(arc);
        else if (high === CONTESTED && low !== CONTESTED && low !== UNKNOWN) open.push(arc);
      }
      return { firm: pathOf(firm), open: pathOf(open) };
    });
  }

  // A few slices' worth of paths: playing goes round them, memory stays bounded.
  kept(name, make) {
    const key = `${this.clock} ${name}`;
    if (!this.cache.has(key)) {
      if (this.cache.size > MOST_KEPT) this.cache.delete(this.cache.keys().next().value);
      this.cache.set(key, make());
    }
    return this.cache.get(key);
  }
}

function labelAt(span, slice) {
  let low = 0, high = span.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (span[2 * middle] <= slice) low = middle;
    else high = middle - 1;
  }
  return span[2 * low + 1];
}
