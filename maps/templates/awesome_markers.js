// folium.Icon without its fonts: the pin in its colour, with a dot for the sign.
L.AwesomeMarkers = {
  icon({ markerColor = "blue", iconColor = "white" }) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 28 40");
    for (const [tag, attributes] of [
      ["path", { d: "M14 39C9 29 2 23 2 14a12 12 0 0 1 24 0c0 9-7 15-12 25z", fill: markerColor }],
      ["circle", { cx: 14, cy: 14, r: 5, fill: iconColor }],
    ]) {
      const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
      svg.append(shape);
    }
    return L.divIcon({ html: svg, className: "", iconSize: [28, 40], iconAnchor: [14, 39], popupAnchor: [0, -34] });
  },
};
