// The slider with its histogram, playing, and the keys.

const SECONDS = 1.2; // a slice takes at normal speed
const WEEK = 7;
const SWIPE = 40; // pixels that a finger goes at least

class Timeline {
  constructor(root, scene, phrases, goTo) {
    Object.assign(this, { scene, phrases, goTo });
    this.find = (id) => root.querySelector(`#${id}`);
    this.slider = this.find("slider");
    this.last = scene.slices.length - 1;
    this.slider.max = this.last;
    this.slider.addEventListener("input", () => this.step(Number(this.slider.value), true));
    this.find("previous").addEventListener("click", () => this.step(scene.slice - 1));
    this.find("next").addEventListener("click", () => this.step(scene.slice + 1));
    this.find("play").addEventListener("click", () => (this.timer ? this.pause() : this.play()));
    this.find("time").addEventListener("keydown", (event) => this.press(event));
    for (const part of root.querySelectorAll("#time, .fl-day")) this.swipe(part);
    this.drawHistogram();
    this.drawTicks();
  }

  // What the reader does ends playing; what playing does not.
  step(slice, passing = false) {
    this.touched = true;
    this.pause();
    this.goTo(slice, passing);
  }

  press(event) {
    if (event.target.matches("select, input[type=radio], #then")) return;
    const now = this.scene.slice;
    const wanted = { Home: 0, End: this.last, PageUp: now + WEEK, PageDown: now - WEEK }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    this.step(wanted);
  }

  // A stroke of one finger to the left leads on, to the right back.
  swipe(part) {
    let from = null;
    part.addEventListener("touchstart", ({ touches, target }) => {
      const free = touches.length === 1 && !target.closest("input, select, .fl-figures");
      from = free ? [touches[0].clientX, touches[0].clientY] : null;
    }, { passive: true });
    part.addEventListener("touchend", ({ changedTouches: [touch] }) => {
      if (!from) return;
      const [dx, dy] = [touch.clientX - from[0], touch.clientY - from[1]];
      if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) this.step(this.scene.slice + (dx < 0 ? 1 : -1));
    }, { passive: true });
  }

  play() {
    if (this.scene.slice === this.last || !this.touched) this.goTo(0);
    this.touched = true;
    const tick = () => {
      if (this.scene.slice === this.last) return this.pause();
      this.goTo(this.scene.slice + 1, true);
      this.timer = setTimeout(tick, this.delay());
    };
    this.timer = setTimeout(tick, this.delay());
    this.showPlaying();
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.showPlaying();
    this.announce();
  }

  delay() {
    return (SECONDS * 1000) / Number(this.find("speed").value);
  }

  showPlaying() {
    const play = this.find("play");
    play.classList.toggle("fl-playing", Boolean(this.timer));
    play.setAttribute("aria-label", this.phrases.say(this.timer ? "pause" : "play"));
  }

  update() {
    const { scene, phrases } = this;
    const now = scene.slices[scene.slice];
    const text = `${phrases.longDate(now)}. ${phrases.count(scene.fresh().length)}. ${phrases.change(scene)}`;
    this.slider.value = scene.slice;
    this.slider.setAttribute("aria-valuetext", text);
    this.find("short-weekday").textContent = now[0] === now[1] ? `${phrases.weekday(now[0])}, ` : "";
    this.find("short-date").textContent = phrases.days(...now);
    this.find("previous").classList.toggle("fl-end", scene.slice === 0);
    this.find("next").classList.toggle("fl-end", scene.slice === this.last);
    this.find("now").setAttribute("x", scene.slice);
    this.text = text;
    this.announce();
  }

  announce() {
    if (!this.timer && this.text) this.find("live").textContent = this.text;
  }

  // Claims of each slice: Ukrainian forces' above the line, Russian forces' below it.
  drawHistogram() {
    const counts = { ukraine: new Array(this.last + 1).fill(0), russia: new Array(this.last + 1).fill(0) };
    for (const { first, last, actor } of this.scene.claims) {
      for (let at = Math.max(first, 0); at <= Math.min(last, this.last); at++) counts[actor][at]++;
    }
    const most = Math.max(1, ...counts.ukraine, ...counts.russia);
    const bars = (side, up) =>
      counts[side]
        .map((count, at) => count && `M${at + 0.5} ${most}v${up ? -count : count}`)
        .filter(Boolean)
        .join("");
    const chart = this.find("histogram");
    chart.setAttribute("viewBox", `0 0 ${this.last + 1} ${2 * most}`);
    for (const old of chart.querySelectorAll(".fl-bars")) old.remove();
    chart.append(
      draw("path", { d: bars("ukraine", true), class: "fl-bars fl-bars-ukraine" }),
      draw("path", { d: bars("russia", false), class: "fl-bars fl-bars-russia" })
    );
    this.find("now").setAttribute("height", 2 * most);
    this.find("axis").setAttribute("d", `M0 ${most}h${this.last + 1}`);
    this.find("time").style.setProperty("--fl-count", this.last + 1);
  }

  drawTicks() {
    const count = Math.min(this.last + 1, matchMedia("(max-width: 720px)").matches ? 3 : 5);
    const ticks = Array.from({ length: count }, (_, at) => Math.round((at * this.last) / Math.max(count - 1, 1)));
    this.find("ticks").append(
      ...ticks.map((slice) => {
        const tick = make("span", {}, this.phrases.dayMonth(this.scene.slices[slice][0]));
        tick.style.setProperty("--fl-at", this.last ? slice / this.last : 0.5);
        return tick;
      })
    );
  }
}
