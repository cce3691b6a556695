// Finds a place by any spelling: what is typed and every name of a place fold to the same key.

const MOST_FOUND = 8;
const COMBINING = /\p{M}+/gu;

class Fold {
  constructor(tables) {
    [this.cyrillic, this.reading, this.latin] = tables.map((table) => {
      const longestFirst = Object.keys(table).sort((a, b) => b.length - a.length);
      const pattern = new RegExp(longestFirst.join("|"), "g");
      return (text) => text.replace(pattern, (letters) => table[letters]);
    });
  }

  key(name) {
    const read = this.reading(this.cyrillic(name.normalize("NFKC").toLowerCase()));
    const plain = read.normalize("NFKD").replace(COMBINING, "");
    let key = this.latin(plain).replace(/[^a-z0-9]+/g, "");
    for (let before; before !== key; ) {
      before = key;
      key = key.replace(/(.)\1+/g, "$1").replace(/i+(?=e)/g, "").replace(/kh/g, "h").replace(/ts/g, "c");
    }
    return key;
  }
}

// Letters to change, add or drop until what is typed begins a key.
function misspelt(typed, key) {
  let row = Array.from({ length: key.length + 1 }, (_, at) => at);
  for (const [done, letter] of [...typed].entries()) {
    const next = [done + 1];
    for (let at = 1; at < row.length; at++) {
      next[at] = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (letter !== key[at - 1]));
    }
    row = next;
  }
  return Math.min(...row);
}

class Finder {
  constructor(root, scene, phrases, select) {
    Object.assign(this, { scene, phrases, select, found: [], chosen: -1 });
    this.fold = new Fold(scene.data.fold);
    this.box = root.querySelector("#find");
    this.list = root.querySelector("#found");
    this.count = root.querySelector("#found-count");
    this.box.addEventListener("input", () => this.show());
    this.box.addEventListener("focus", () => this.show());
    this.box.addEventListener("blur", () => this.close());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
  }

  // Keys of each place, by its own names and those printed in claims; made when first asked for.
  keys() {
    if (this.known) return this.known;
    const { claims, places } = this.scene;
    const names = places.name.map((name, place) => new Set([name, places.other[place]]));
    for (const claim of claims) {
      names[claim.place]?.add(claim.printed);
      names[claim.originPlace]?.add(claim.origin);
      names[claim.destinationPlace]?.add(claim.destination);
    }
    const keys = (all) => [...new Set([...all].map((name) => this.fold.key(name)))].filter(Boolean);
    return (this.known = names.map(keys));
  }

  // Places by how near their names are: the same, begun, then misspelt; the largest first.
  search(text) {
    const typed = this.fold.key(text);
    if (!typed) return [];
    const slips = typed.length < 3 ? 0 : typed.length < 7 ? 1 : 2;
    const rank = (key) =>
      key === typed ? 0 : key.startsWith(typed) ? 1 : slips && misspelt(typed, key) <= slips ? 2 : 3;
    const ranks = this.keys().map((keys) => Math.min(3, ...keys.map(rank)));
    const best = Math.min(...ranks);
    const enough = best < 2 ? 1 : 2;
    return this.scene.places.order
      .filter((place) => ranks[place] <= enough)
      .sort((a, b) => ranks[a] - ranks[b])
      .slice(0, MOST_FOUND);
  }

  show() {
    const { places } = this.scene;
    this.found = this.search(this.box.value);
    const options = this.found.map((place, at) =>
      make(
        "li",
        { role: "option", id: `found-${at}`, "aria-selected": "false", onclick: () => this.pick(at) },
        make("b", {}, places.label[place]),
        make("span", { class: "fl-within" }, places.within[place])
      )
    );
    this.list.replaceChildren(...options);
    const said = this.box.value.trim() !== "";
    this.count.textContent = said ? this.phrases.say("found", { count: this.found.length }) : "";
    this.open(this.found.length > 0);
    this.choose(-1);
  }

  open(open) {
    this.list.hidden = !open;
    this.box.setAttribute("aria-expanded", open);
  }

  close() {
    this.open(false);
    this.choose(-1);
  }

  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((option, number) => option.setAttribute("aria-selected", number === at));
    if (at < 0) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `found-${at}`);
  }

  press(event) {
    const { length } = this.found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && length) {
      event.preventDefault();
      this.open(true);
      this.choose(this.chosen < 0 && step < 0 ? length - 1 : (this.chosen + step + length) % length);
    } else if (event.key === "Enter" && length) {
      this.pick(Math.max(this.chosen, 0));
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // the second time it empties the box
      this.close();
    }
  }

  pick(at) {
    const place = this.found[at];
    this.box.value = "";
    this.show();
    this.select(place);
  }
}
