// One photo at a time over the album. The address becomes the photo's own, and going back closes.

import { detailsOf, lightboxIs, main, more, photoOf, reveal, tileOf, tiles } from "./guest.js";
import { say, share } from "./say.js";

const FADE_AFTER = 3000;
const LOOK = 1000; // so long somebody looks at a photo that they do not only pass by
const AROUND = 6;
const NEAR_END = 4;
const isRightToLeft = document.dir === "rtl";
const forward = isRightToLeft ? -1 : 1;

const box = document.querySelector("#lightbox").content.firstElementChild.cloneNode(true);
const stage = box.querySelector(".stage");
const strip = box.querySelector(".strip");
const part = (name) => box.querySelector(`[data-${name}]`);
document.body.append(box);

let at = 0;
let slides = new Map();
let looking = 0;
const viewers = new Set();

/** Called with the photo that is shown, each time it is another one. */
function onView(viewer) {
  viewers.add(viewer);
}

const showing = () => (box.open ? photoOf(tiles[at]) : "");

export function open(tile) {
  history.pushState({ photo: photoOf(tile) }, "", tile.firstElementChild.href);
  show(tile);
}

function show(tile) {
  if (!box.open) {
    box.showModal();
    stir();
  }
  at = tiles.indexOf(tile);
  draw();
}

function close() {
  if (!box.open) return;
  box.close();
  slides.forEach((slide) => slide.remove());
  slides = new Map();
  reveal(tiles[at]);
  const link = tiles[at].firstElementChild;
  link.focus({ preventScroll: true, focusVisible: false });
  link.scrollIntoView({ block: "nearest" });
}

function leave() {
  // What we put into the history we take out of it; `popstate` closes.
  if (history.state?.photo) history.back();
  else close();
}

function turn(by) {
  const next = at + by;
  if (next < 0 || next >= tiles.length) return settle();
  at = next;
  history.replaceState({ photo: photoOf(tiles[at]) }, "", tiles[at].firstElementChild.href);
  draw();
  if (at > tiles.length - NEAR_END) more().then((came) => came && box.open && draw());
}

function draw() {
  const tile = tiles[at];
  const kept = new Map();
  for (const index of [at - 1, at, at + 1]) {
    const each = tiles[index];
    if (!each) continue;
    const slide = slides.get(each) ?? made(each);
    kept.set(each, slide);
    slide.toggleAttribute("inert", index !== at);
  }
  slides.forEach((slide, each) => kept.has(each) || slide.remove());
  slides = kept;
  settle();
  fill(tile);

  const count = Math.max(Number(main.dataset.count), tiles.length);
  part("place").textContent = say("{at} of {count}", { at: at + 1, count });
  part("back").hidden = at === 0;
  part("on").hidden = at === tiles.length - 1;
  drawStrip();
  viewers.forEach((viewer) => viewer(photoOf(tile)));
  clearTimeout(looking);
  looking = setTimeout(() => box.open && fetch(tile.firstElementChild.href, { method: "POST" }).catch(() => {}), LOOK);
}

function made(tile) {
  const slide = document.createElement("div");
  slide.className = "slide";
  const small = tile.querySelector("img");
  const image = new Image();
  image.alt = small.alt;
  image.draggable = false;
  image.src = small.currentSrc || small.dataset.src || small.src;
  slide.append(image);
  stage.append(slide);
  detailsOf(tile)
    .catch(() => null)
    .then(async (details) => {
      if (!details || !slide.isConnected) return;
      const better = new Image();
      better.alt = image.alt;
      better.draggable = false;
      better.sizes = "100vw";
      better.srcset = details.view_srcset;
      better.src = details.view_src;
      await better.decode().catch(() => {});
      if (better.naturalWidth) image.replaceWith(better);
      else if (slide.isConnected) detailsOf(tile, true).then((again) => (image.src = again.view_src), () => {});
    });
  return slide;
}

async function fill(tile) {
  const details = await detailsOf(tile).catch(() => null);
  if (tile !== tiles[at]) return;
  const save = part("save");
  save.hidden = !details?.download_url;
  if (details?.download_url) save.href = details.download_url;
}

function drawStrip() {
  if (!strip.offsetParent) return;
  const first = Math.max(0, Math.min(at - AROUND, tiles.length - 2 * AROUND - 1));
  const shown = tiles.slice(first, first + 2 * AROUND + 1);
  strip.replaceChildren(
    ...shown.map((tile) => {
      const button = document.createElement("button");
      const small = tile.querySelector("img");
      const image = new Image();
      image.src = small.dataset.src || small.getAttribute("src") || "";
      image.alt = small.alt;
      image.draggable = false;
      button.append(image);
      button.tabIndex = -1;
      if (tile === tiles[at]) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => turn(tiles.indexOf(tile) - at));
      return button;
    }),
  );
}

function settle(dx = 0, dy = 0, isMoving = false) {
  for (const [tile, slide] of slides) {
    const away = (tiles.indexOf(tile) - at) * forward;
    slide.style.transition = isMoving ? "none" : "transform 220ms cubic-bezier(.2,.8,.2,1)";
    slide.style.transform = `translate(calc(${away * 100}% + ${dx + away * 24}px), ${away ? 0 : dy}px)`;
  }
  box.style.backgroundColor = dy > 0 ? `rgb(10 10 11 / ${Math.max(0.4, 1 - dy / 500)})` : "";
}

// Swiping: sideways turns, downwards closes. Two fingers and what they enlarged are the browser's.
let touch = null;
const isEnlarged = () => (window.visualViewport?.scale ?? 1) > 1.05;

stage.addEventListener("touchstart", (event) => {
  if (event.touches.length > 1 || isEnlarged()) {
    if (touch) settle();
    touch = null;
    return;
  }
  touch = { x: event.touches[0].clientX, y: event.touches[0].clientY, began: event.timeStamp, way: "" };
});
stage.addEventListener(
  "touchmove",
  (event) => {
    if (!touch || event.touches.length > 1) return;
    const dx = event.touches[0].clientX - touch.x;
    const dy = event.touches[0].clientY - touch.y;
    if (!touch.way && Math.hypot(dx, dy) > 8) touch.way = Math.abs(dx) > Math.abs(dy) ? "side" : dy > 0 ? "down" : "none";
    if (touch.way && event.cancelable) event.preventDefault();
    const isAtEnd = (dx * forward > 0 && at === 0) || (dx * forward < 0 && at === tiles.length - 1);
    if (touch.way === "side") settle(isAtEnd ? dx / 3 : dx, 0, true);
    if (touch.way === "down") settle(0, Math.max(0, dy), true);
  },
  { passive: false },
);
stage.addEventListener("touchend", (event) => {
  if (!touch) return;
  const dx = event.changedTouches[0].clientX - touch.x;
  const dy = event.changedTouches[0].clientY - touch.y;
  const speed = Math.max(1, event.timeStamp - touch.began);
  const { way } = touch;
  touch = null;
  if (way === "side" && (Math.abs(dx) > stage.clientWidth / 4 || Math.abs(dx) / speed > 0.4)) turn(dx < 0 ? forward : -forward);
  else if (way === "down" && (dy > 140 || dy / speed > 0.6)) leave();
  else settle();
});
stage.addEventListener("touchcancel", () => {
  touch = null;
  settle();
});

let fading = 0;
function stir() {
  box.classList.remove("quiet");
  clearTimeout(fading);
  fading = setTimeout(() => box.querySelector(".bar :focus-visible, .strip :focus-visible") || box.classList.add("quiet"), FADE_AFTER);
}
["pointermove", "pointerdown", "keydown", "focusin"].forEach((name) => box.addEventListener(name, stir));

box.addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  if (event.key === "ArrowRight") turn(forward);
  else if (event.key === "ArrowLeft") turn(-forward);
  else if (event.key === "Home") turn(-at);
  else if (event.key === "End") turn(tiles.length - 1 - at);
  else return;
  event.preventDefault();
});
box.addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});
part("close").addEventListener("click", leave);
part("back").addEventListener("click", () => turn(-1));
part("on").addEventListener("click", () => turn(1));
part("share").addEventListener("click", () =>
  share(main.dataset.name, tiles[at].firstElementChild.href, box),
);
stage.addEventListener("click", (event) => {
  if (matchMedia("(hover: hover)").matches && event.target === stage) leave();
});

addEventListener("popstate", ({ state }) => {
  const tile = state?.photo && tileOf(state.photo);
  if (tile) show(tile);
  else close();
});

lightboxIs({ box, onView, showing });
