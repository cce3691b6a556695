// Which claims are on the map and in the lists: by the claimant's side, by kind and by standing.

class Layers {
  constructor(root, scene, phrases, changed) {
    Object.assign(this, { scene, phrases, changed });
    const words = phrases.table;
    this.boxes = new Map();
    this.off = root.querySelector("#layers-off");
    root.querySelector("#layer-choices").append(
      ...[
        ["layersClaimant", "claimantSide", words.claimantSide],
        ["layersKind", "kind", words.kindOf],
        ["layersStanding", "standing", words.standing],
      ].map(([title, column, names]) => this.group(phrases.say(title), column, names))
    );
    if (scene.control.told.reach) root.querySelector("#layer-choices").append(this.reach());
  }

  reach() {
    const { phrases } = this;
    const [box, label] = this.choice(REACH, phrases.say("layersReach"));
    this.boxes.set(REACH, box);
    return make("fieldset", {}, make("legend", {}, phrases.say("layersAreas")), label);
  }

  choice(value, name, ...rest) {
    const box = make("input", { type: "checkbox", name: "fl-layer", value, checked: true, onchange: () => this.read() });
    return [box, make("label", {}, box, make("span", {}, name), ...rest)];
  }

  group(title, column, names) {
    const count = (value) => this.scene.claims.filter((claim) => claim[column] === value).length;
    const counted = Object.entries(names).map(([value, name]) => [value, name, count(value)]);
    const choices = counted.filter(([, , number]) => number).map(([value, name, number]) => {
      const [box, label] = this.choice(value, name, make("span", { class: "fl-count" }, String(number)));
      this.boxes.set(value, box);
      return label;
    });
    return make("fieldset", {}, make("legend", {}, title), ...choices);
  }

  read() {
    const hidden = [...this.boxes].filter(([, box]) => !box.checked).map(([value]) => value);
    this.hide(hidden);
    this.changed();
  }

  hide(values) {
    const hidden = values.filter((value) => this.boxes.has(value));
    this.scene.hidden = new Set(hidden);
    for (const [value, box] of this.boxes) box.checked = !this.scene.hidden.has(value);
    const left = this.scene.claims.filter((claim) => this.scene.isOn(claim)).length;
    this.off.hidden = !hidden.length;
    this.off.textContent = this.phrases.say("layersOf", { shown: left, count: this.scene.claims.length });
  }
}
