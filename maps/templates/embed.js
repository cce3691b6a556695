// In a frame of an article: a layout whose height does not hang on the frame's, and that height
// told to the page around it, which alone can make the frame as tall.

function fitFrame(root, map) {
  if (window.parent === window) return;
  document.documentElement.classList.add("fl-framed");
  const about = root.querySelector("#about");
  const foot = root.querySelector(".fl-foot");
  about.hidden = false;
  foot.hidden = true;
  about.addEventListener("click", () => {
    foot.hidden = !foot.hidden;
    about.setAttribute("aria-expanded", String(!foot.hidden));
  });
  // One finger scrolls the article, two move the map.
  if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^=http]");
    if (link) link.target = "_blank";
  });
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    window.parent.postMessage({ frontline: "height", height }, "*");
  };
  addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.frontline === "ask") tell();
  });
  new ResizeObserver(tell).observe(root);
}
