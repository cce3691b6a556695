// The two uses that folium makes of jQuery: an element from its markup, and "when ready".
window.$ = (what) => {
  if (what === document) return { ready: (call) => call() };
  const template = document.createElement("template");
  template.innerHTML = what.trim();
  return [template.content.firstElementChild];
};
