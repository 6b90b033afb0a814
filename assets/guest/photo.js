// The page of one photo: arrow keys, swiping and sharing. Its links do the rest.

import { share } from "./say.js";

const box = document.querySelector("main.box");
const go = (rel) => document.querySelector(`a[rel=${rel}]`)?.click();
const isRightToLeft = document.dir === "rtl";

addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  if (event.key === "ArrowRight") go(isRightToLeft ? "prev" : "next");
  if (event.key === "ArrowLeft") go(isRightToLeft ? "next" : "prev");
  if (event.key === "Escape") document.querySelector(".bar a")?.click();
});

let from = null;
box.addEventListener("touchstart", (event) => {
  from = event.touches.length === 1 ? event.touches[0] : null;
});
box.addEventListener("touchend", ({ changedTouches: [to] }) => {
  if (!from || visualViewport?.scale > 1.05) return;
  const dx = to.clientX - from.clientX;
  if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(to.clientY - from.clientY)) go(dx < 0 !== isRightToLeft ? "next" : "prev");
});

const button = document.querySelector("[data-share]");
button.hidden = false;
button.addEventListener("click", () => share(document.title, location.href, box));
