// Two dates at once: the earlier choice on the left of a divider that can be moved, the date of the
// slider on its right.

const NUDGE = 5; // per cent of the map's width that a key moves the divider

class Compare {
  constructor(root, map, scene, phrases, { changed, moved }) {
    Object.assign(this, { map, scene, phrases, changed, moved });
    this.find = (id) => root.querySelector(`#${id}`);
    this.slider = this.find("then");
    this.slider.max = scene.slices.length - 1;
    this.divider = this.find("divider");
    this.find("compare").addEventListener("click", () => this.toggle());
    this.slider.addEventListener("input", () => this.choose(Number(this.slider.value)));
    this.divider.addEventListener("keydown", (event) => this.press(event));
    this.divider.addEventListener("pointerdown", (event) => this.hold(event));
    if (scene.slices.length < 2) this.find("compare").hidden = true;
  }

  // At first with the slice that the map starts from.
  toggle() {
    const { scene } = this;
    this.choose(scene.then < 0 ? 0 : -1);
  }

  choose(then) {
    this.scene.then = then;
    this.changed();
  }

  update() {
    const { phrases, scene } = this;
    const on = scene.then >= 0;
    this.find("compare").setAttribute("aria-pressed", on);
    for (const part of ["then-row", "split"]) this.find(part).hidden = !on;
    if (!on) return;
    const [then, now] = [scene.then, scene.slice].map((slice) => scene.slices[slice]);
    this.slider.value = scene.then;
    this.slider.setAttribute("aria-valuetext", `${phrases.longDate(then)}. ${phrases.change(scene)}`);
    this.find("then-date").textContent = phrases.days(...then);
    this.find("split-then").textContent = phrases.days(...then);
    this.find("split-now").textContent = phrases.days(...now);
    const share = Math.round(scene.split * 100);
    this.find("split").style.left = `${scene.split * 100}%`;
    this.divider.setAttribute("aria-valuenow", share);
    this.divider.setAttribute("aria-valuetext", phrases.say("dividerAt", { share }));
  }

  move(split) {
    this.scene.split = Math.min(Math.max(split, 0.02), 0.98);
    this.moved();
  }

  press(event) {
    const share = this.scene.split;
    const wanted = {
      ArrowLeft: share - NUDGE / 100, ArrowDown: share - NUDGE / 100,
      ArrowRight: share + NUDGE / 100, ArrowUp: share + NUDGE / 100, Home: 0, End: 1,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    this.move(wanted);
  }

  hold(event) {
    event.preventDefault();
    this.divider.focus({ preventScroll: true });
    this.divider.setPointerCapture(event.pointerId);
    const box = this.map.getContainer().getBoundingClientRect();
    const drag = ({ clientX }) => this.move((clientX - box.left) / box.width);
    const done = () => {
      this.divider.removeEventListener("pointermove", drag);
      for (const name of ["pointerup", "pointercancel"]) this.divider.removeEventListener(name, done);
    };
    this.divider.addEventListener("pointermove", drag);
    for (const name of ["pointerup", "pointercancel"]) this.divider.addEventListener(name, done);
  }
}
