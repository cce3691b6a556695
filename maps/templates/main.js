// Puts the parts together: one state, told by the address and by every control.

function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const ADDRESS_AFTER = 250; // milliseconds

function start(map) {
  const root = document.getElementById("frontline");
  const phrases = new Phrases(readJson("frontline-words"));
  const scene = new Scene(readJson("frontline-data"));
  const canvas = new MapCanvas(scene);
  const panel = new Panel(root, scene, phrases, { select, goTo: (claim) => goTo(sliceFor(claim)), address, copyClaim });
  const timeline = new Timeline(root, scene, phrases, goTo);
  const compare = new Compare(root, map, scene, phrases, { changed: () => render(), moved: redraw });
  const markers = new Markers(map, scene, phrases, tap);
  const layers = new Layers(root, scene, phrases, () => render());
  new Finder(root, scene, phrases, (place) => select(place, true));
  new Where(root, map, phrases);

  // In passing, while the slider is dragged or time plays, the address follows a little later: a
  // browser lets it be written so often only.
  const versions = [...root.querySelectorAll("[data-version]")];
  let later = 0;
  function render(passing = false) {
    markers.update();
    canvas.relabel();
    panel.update();
    timeline.update();
    compare.update();
    if (passing) later ||= setTimeout(writeAddress, ADDRESS_AFTER);
    else writeAddress();
  }

  // Only the divider has moved.
  function redraw() {
    markers.update();
    canvas.repaint();
    compare.update();
  }

  function goTo(slice, passing = false) {
    const wanted = Math.min(Math.max(slice, 0), scene.slices.length - 1);
    if (wanted === scene.slice) return;
    scene.slice = wanted;
    scene.linked = "";
    render(passing);
  }

  // The slice that a claim is news in, by the clock of the map.
  function sliceFor(claim) {
    return Math.min(Math.max(claim.last, 0), scene.slices.length - 1);
  }

  function goBy(by) {
    scene.goBy(Math.max(scene.control.tellings.findIndex((telling) => telling.by === by), 0));
    const choice = root.querySelector(`[name=fl-clock][value=${scene.by}]`);
    if (choice) choice.checked = true;
    timeline.drawHistogram();
  }

  function show(view) {
    scene.view = view === "established" ? "established" : "claimed";
    root.querySelector(`[name=fl-view][value=${scene.view}]`).checked = true;
    render();
  }

  function select(place, focus = false) {
    scene.selected = place;
    scene.linked = "";
    render();
    const heading = root.querySelector(place < 0 ? "#date" : "#place-name");
    if (focus) heading.focus({ preventScroll: focus === "still" });
    if (place >= 0 && scene.places.known[place]) map.panInside(scene.places.latLng[place], { padding: [60, 60] });
    offerMore();
  }

  // What is tapped or clicked stays in sight; a key leads to the place's history.
  function tap(place, event) {
    select(place, event?.detail ? "still" : true);
  }

  // On a phone the history is below the map: a button over the map leads there.
  function offerMore() {
    const more = root.querySelector("#more");
    const below = root.querySelector("#panel").getBoundingClientRect().top >= map.getContainer().getBoundingClientRect().bottom;
    more.hidden = scene.selected < 0 || !below;
    if (more.hidden) return;
    const { length } = scene.claimsAt(scene.selected);
    more.textContent = `${scene.places.label[scene.selected]}: ${phrases.count(length)} ↓`;
  }

  function writeAddress() {
    clearTimeout(later);
    later = 0;
    const state = new URLSearchParams({ date: scene.slices[scene.slice][0], view: scene.view });
    if (scene.control.clock) state.set("by", scene.by);
    if (scene.then >= 0) state.set("with", scene.slices[scene.then][0]);
    if (scene.selected >= 0) state.set("place", scene.places.id[scene.selected]);
    if (scene.linked) state.set("claim", scene.linked);
    if (scene.hidden.size) state.set("hide", [...scene.hidden].join(" "));
    try {
      history.replaceState(null, "", `#${state}`);
    } catch {
      // A frame without an address of its own keeps none.
    }
    for (const link of versions) link.hash = location.hash;
  }

  function readAddress() {
    const state = new URLSearchParams(location.hash.slice(1));
    const dated = (key) => /^\d{4}-\d\d-\d\d$/.test(state.get(key) ?? "");
    timeline.pause();
    goBy(state.get("by"));
    const claim = scene.claims.find(({ id }) => id === state.get("claim"));
    scene.linked = claim?.id ?? "";
    if (dated("date")) scene.slice = scene.sliceOf(state.get("date"));
    else if (claim) scene.slice = sliceFor(claim);
    scene.then = dated("with") ? scene.sliceOf(state.get("with")) : -1;
    scene.selected = scene.places.number.get(state.get("place")) ?? claim?.place ?? -1;
    layers.hide((state.get("hide") ?? "").split(" "));
    show(state.get("view") ?? scene.view);
    const { latLng, known } = scene.places;
    if (known[scene.selected]) map.panInside(latLng[scene.selected], { padding: [60, 60], animate: false });
    offerMore();
    if (claim) bringToSight(root.querySelector("#panel [aria-current]"));
  }

  // Inside the panel where that scrolls; an article around the page is never scrolled.
  function bringToSight(item) {
    const panel = root.querySelector("#panel");
    const [box, frame] = [item, panel].map((part) => part?.getBoundingClientRect());
    if (!box) return;
    if (panel.scrollHeight > panel.clientHeight) panel.scrollTop += box.top - frame.top - frame.height / 3;
    else if (window.parent === window) item.scrollIntoView({ block: "nearest" });
  }

  function address(id) {
    return `#${new URLSearchParams({ claim: id })}`;
  }

  // The link leads to the claim, and its whole address is copied where that can be done.
  async function copyClaim(event, claim) {
    const link = event.target;
    try {
      await navigator.clipboard.writeText(link.href);
      link.textContent = phrases.say("copied");
      setTimeout(() => (link.textContent = phrases.say("claimLink")), 2000);
    } catch {
      // The address bar has it.
    }
  }

  // The address as it is; where it cannot be copied it is shown, to be copied by hand.
  async function copyLink() {
    const button = root.querySelector("#copy");
    writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = phrases.say("copied");
      setTimeout(() => (button.textContent = phrases.say("copyLink")), 2000);
    } catch {
      prompt(phrases.say("copyLink"), location.href);
    }
  }

  function placeUnder({ containerPoint }) {
    const hit = (canvas.placed ?? []).find(({ place, at, box }) => {
      if (place === undefined) return false;
      const x = containerPoint.x - canvas.corner.x - at[0] * canvas.scale;
      const y = containerPoint.y - canvas.corner.y - at[1] * canvas.scale;
      const inside = x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3];
      return inside || Math.hypot(x, y) < 12;
    });
    return hit ? hit.place : -1;
  }

  function dressMap() {
    const [west, south, east, north] = scene.data.bounds;
    const [left, bottom, right, top] = scene.ground.frame;
    root.querySelector("#map-slot").append(map.getContainer());
    map.invalidateSize();
    map.fitBounds([[south, west], [north, east]], { animate: false });
    map.panInsideBounds([[bottom, left], [top, right]], { animate: false });
    map.setMaxBounds([[bottom, left], [top, right]]);
    map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom([[bottom, left], [top, right]], true)));
    map.scrollWheelZoom.disable();
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    map.attributionControl?.setPrefix(false);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) keepStill();
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", root.dataset.mapLabel);
    for (const zoom of ["In", "Out"]) {
      const button = container.querySelector(`.leaflet-control-zoom-${zoom.toLowerCase()}`);
      button?.setAttribute("aria-label", phrases.say(`zoom${zoom}`));
      button?.setAttribute("title", phrases.say(`zoom${zoom}`));
    }
    canvas.addTo(map);
    map.on("click", (event) => {
      const place = placeUnder(event);
      if (place >= 0 || scene.selected >= 0) select(place);
    });
    map.on("moveend", () => scene.then >= 0 && markers.update());
    addTiles(root, map, scene, canvas);
    map.getPane("markerPane").setAttribute("role", "group");
    map.getPane("markerPane").setAttribute("aria-label", phrases.say("marks"));
    map.on("mousemove", (event) => container.classList.toggle("fl-over", placeUnder(event) >= 0));
  }

  // Leaflet goes to every place at once instead of gliding there.
  function keepStill() {
    const pan = map.panBy;
    map.panBy = (offset, options) => pan.call(map, offset, { ...options, animate: false });
    map._zoomAnimated = map.options.inertia = false;
  }

  root.querySelector("#all-claims").open = false;
  fitFrame(root, map);
  dressMap();
  for (const choice of root.querySelectorAll("[name=fl-view]")) {
    choice.addEventListener("change", () => show(choice.value));
  }
  for (const choice of root.querySelectorAll("[name=fl-clock]")) {
    choice.addEventListener("change", () => {
      goBy(choice.value);
      render();
    });
  }
  root.querySelector("#more").addEventListener("click", () => {
    const heading = root.querySelector("#place-name");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  });
  root.querySelector("#slider").addEventListener("change", writeAddress);
  root.querySelector("#copy").addEventListener("click", copyLink);
  root.querySelector("#back").addEventListener("click", () => select(-1, true));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && scene.selected >= 0) select(-1, true);
  });
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", () => {
      map.invalidateSize({ animate: false });
      canvas.recolour();
    });
  }
  addEventListener("hashchange", readAddress);
  addEventListener("resize", () => map.invalidateSize());
  readAddress();

  // For articles that move the map as one scrolls, and for tests.
  return {
    map,
    goTo: (iso) => timeline.step(scene.sliceOf(iso)),
    show,
    select: (id) => select(scene.places.number.get(id) ?? -1),
    place: (id) => {
      const place = scene.places.number.get(id);
      if (place === undefined) return null;
      const [lat, lng] = scene.places.latLng[place];
      return { name: scene.places.name[place], lat, lon: lng };
    },
    state: () => ({
      date: scene.slices[scene.slice][0],
      end: scene.slices[scene.slice][1],
      view: scene.view,
      by: scene.by,
      with: scene.then < 0 ? null : scene.slices[scene.then][0],
      claim: scene.linked || null,
      place: scene.selected < 0 ? null : scene.places.id[scene.selected],
      change: phrases.change(scene),
      km2: Object.fromEntries(
        VIEWS.map((view, at) => [
          view,
          Object.fromEntries(scene.control.km2(at, scene.slice).map((km2, code) => [CONTROLS[code], km2])),
        ])
      ),
      claims: scene.fresh().map(({ id, place, standing }) => ({
        id,
        place: place < 0 ? null : scene.places.id[place],
        standing,
      })),
      labels: Object.fromEntries(
        scene.places.id.flatMap((id, place) =>
          scene.places.patch[place] < 0
            ? []
            : [[id, { name: scene.places.name[place], established: scene.controlAt(place, 0), claimed: scene.controlAt(place, 1) }]]
        )
      ),
    }),
  };
}
