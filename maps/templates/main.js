// Puts the parts together: one state, told by the address and by every control.

function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function start(map) {
  const root = document.getElementById("frontline");
  const phrases = new Phrases(readJson("frontline-words"));
  const scene = new Scene(readJson("frontline-data"));
  const canvas = new MapCanvas(scene);
  const panel = new Panel(root, scene, phrases, { select, goTo: (iso) => goTo(scene.sliceOf(iso)) });
  const timeline = new Timeline(root, scene, phrases, goTo);
  const markers = new Markers(map, scene, phrases, (place) => select(place, true));

  const layers = new Layers(root, scene, phrases, render);
  new Finder(root, scene, phrases, (place) => select(place, true));

  function render() {
    markers.update();
    canvas.relabel();
    panel.update();
    timeline.update();
    writeAddress();
  }

  function goTo(slice) {
    const wanted = Math.min(Math.max(slice, 0), scene.slices.length - 1);
    if (wanted === scene.slice) return;
    scene.slice = wanted;
    render();
  }

  function show(view) {
    scene.view = view === "established" ? "established" : "claimed";
    root.querySelector(`[name=fl-view][value=${scene.view}]`).checked = true;
    render();
  }

  function select(place, focus = false) {
    scene.selected = place;
    render();
    const heading = root.querySelector(place < 0 ? "#date" : "#place-name");
    if (focus) heading.focus({ preventScroll: false });
    if (place >= 0 && scene.places.known[place]) map.panInside(scene.places.latLng[place], { padding: [60, 60] });
  }

  function writeAddress() {
    const state = new URLSearchParams({ date: scene.slices[scene.slice][0], view: scene.view });
    if (scene.selected >= 0) state.set("place", scene.places.id[scene.selected]);
    if (scene.hidden.size) state.set("hide", [...scene.hidden].join(" "));
    try {
      history.replaceState(null, "", `#${state}`);
    } catch {
      // A frame without an address of its own keeps none.
    }
  }

  function readAddress() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (/^\d{4}-\d\d-\d\d$/.test(state.get("date") ?? "")) scene.slice = scene.sliceOf(state.get("date"));
    scene.selected = scene.places.number.get(state.get("place")) ?? -1;
    layers.hide((state.get("hide") ?? "").split(" "));
    show(state.get("view") ?? scene.view);
  }

  // The address as it is; where it cannot be copied it is shown, to be copied by hand.
  async function copyLink() {
    const button = root.querySelector("#copy");
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
    map.setMaxBounds([[bottom, left], [top, right]]);
    map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom([[bottom, left], [top, right]], true)));
    map.scrollWheelZoom.disable();
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    map.attributionControl?.setPrefix(false);
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
    map.on("mousemove", (event) => container.classList.toggle("fl-over", placeUnder(event) >= 0));
  }

  root.querySelector("#all-claims").open = false;
  dressMap();
  for (const choice of root.querySelectorAll("[name=fl-view]")) {
    choice.addEventListener("change", () => show(choice.value));
  }
  root.querySelector("#copy").addEventListener("click", copyLink);
  root.querySelector("#back").addEventListener("click", () => select(-1, true));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && scene.selected >= 0) select(-1, true);
  });
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", () => canvas.recolour());
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
