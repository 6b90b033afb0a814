// The album of a share: pages that follow by themselves, placeholders, and the way into the lightbox.
// Everything can be seen without it: tiles are links to photos, and "More photos" is a link to the next page.

import { drawn } from "./thumbhash.js";

const NEAR = "1200px";
const KEEP = 1800;
const BLOCK = 36;
const AHEAD = "1500px";
const RENEW_PAUSE = 30_000;

export const main = document.querySelector("main[data-album]");
export const grid = document.querySelector("#photos");
export const tiles = [];

const pages = new Map(); // of each tile, the page it came with
const listeners = new Set();

/** Called with the tiles of each page, also of those that are here already. */
export function onTiles(listener) {
  listeners.add(listener);
  listener(tiles);
}

const opened = [];
let lightboxParts = null;

/** Called with the lightbox, once there is one. */
export function onLightbox(listener) {
  if (lightboxParts) listener(lightboxParts);
  else opened.push(listener);
}

export function lightboxIs(parts) {
  lightboxParts = parts;
  opened.forEach((listener) => listener(parts));
}

export const photoOf = (tile) => tile.firstElementChild.pathname.split("/").pop();
export const tileOf = (id) => tiles.find((tile) => photoOf(tile) === id);

/** Addresses and words of the photo in a tile that the grid itself does without. */
export async function detailsOf(tile, fresh = false) {
  const page = pages.get(tile);
  if (fresh) page.details = null;
  page.details ??= fetch(page.details_url, { headers: { Accept: "application/json" } }).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return new Map((await answer.json()).items.map((item) => [item.id, item]));
  });
  page.details.catch(() => (page.details = null));
  return (await page.details).get(photoOf(tile));
}

function take(found, address) {
  const url = new URL(address);
  const page = { details: null, details_url: `${main.dataset.album}/details${url.search}`, renewed: 0 };
  for (const tile of found) {
    pages.set(tile, page);
    tiles.push(tile);
    near.observe(tile);
  }
  listeners.forEach((listener) => listener(found));
}

// Placeholders, for tiles whose pictures are late.
const near = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      (window.requestIdleCallback ?? setTimeout)(() => hold(target));
    }
  },
  { rootMargin: NEAR },
);

function hold(tile) {
  const link = tile.firstElementChild;
  const image = link.firstElementChild;
  if (image.complete && image.naturalWidth) return;
  const blur = link.dataset.h && drawn(link.dataset.h);
  if (blur) tile.style.background = `center/cover url(${blur})`;
  image.addEventListener(
    "load",
    () => {
      image.classList.add("comes");
      image.addEventListener("animationend", () => (tile.style.backgroundImage = ""), { once: true });
    },
    { once: true },
  );
}

// What is many screens away leaves the page, rows by rows, and a gap of the same height keeps its place: thousands of
// photos need no more memory than a few hundred.
const blocks = [];
const blockOf = new Map();
let settled = 0; // so many of the tiles are in blocks
let isPaused = false;

/** Complete rows become blocks. The last row may still grow by what follows. */
function divide() {
  const tail = tiles.slice(settled);
  const tops = tail.map((tile) => tile.getBoundingClientRect().top + scrollY);
  let first = 0;
  for (let at = 1; at < tail.length; at++) {
    if (at - first < BLOCK || tops[at] - tops[at - 1] < 1) continue;
    const gap = document.createElement("li");
    gap.className = "gap";
    gap.setAttribute("role", "presentation");
    const block = { tiles: tail.slice(first, at), gap, top: tops[first], height: tops[at] - tops[first], isOut: false };
    block.tiles.forEach((tile) => blockOf.set(tile, block));
    blocks.push(block);
    first = at;
  }
  settled += first;
}

function takeOut(block) {
  if (block.isOut || block.tiles.some((tile) => tile.contains(document.activeElement))) return;
  block.gap.style.height = `${block.height - parseFloat(getComputedStyle(grid).rowGap)}px`;
  block.tiles[0].before(block.gap);
  for (const tile of block.tiles) {
    const image = tile.querySelector("img");
    image.dataset.srcset ??= image.getAttribute("srcset");
    image.dataset.src ??= image.getAttribute("src");
    image.removeAttribute("srcset");
    image.removeAttribute("src");
    tile.style.backgroundImage = "";
    tile.remove();
    // What else is on it comes again with it.
    while (tile.children.length > 1) tile.lastElementChild.remove();
  }
  block.isOut = true;
}

function putBack(block) {
  if (!block.isOut) return;
  for (const tile of block.tiles) {
    const image = tile.querySelector("img");
    image.loading = "lazy";
    image.srcset = image.dataset.srcset;
    image.src = image.dataset.src;
    delete image.dataset.srcset;
    delete image.dataset.src;
    near.observe(tile);
  }
  block.gap.replaceWith(...block.tiles);
  block.isOut = false;
  listeners.forEach((listener) => listener(block.tiles));
}

let trimming = 0;
function trim() {
  trimming ||= requestAnimationFrame(() => {
    trimming = 0;
    if (isPaused) return;
    for (const block of blocks) {
      const isNear = block.top < scrollY + innerHeight + KEEP && block.top + block.height > scrollY - KEEP;
      if (isNear) putBack(block);
      else takeOut(block);
    }
  });
}

/** A tile that is to be seen or touched is on the page. */
export function reveal(tile) {
  const block = blockOf.get(tile);
  if (block) putBack(block);
}

/** All tiles are on the page as long as somebody looks through them. */
export function keepAll(isOn) {
  if (isOn === isPaused) return;
  isPaused = isOn;
  blocks.forEach(putBack);
  blocks.length = settled = 0;
  blockOf.clear();
  if (isOn) return;
  divide();
  trim();
}

// Addresses are good for half an hour. Whoever looks longer gets new ones for what comes into sight.
grid?.addEventListener(
  "error",
  async ({ target }) => {
    const tile = target.closest?.(".t");
    if (!tile || !target.hasAttribute("src")) return;
    const page = pages.get(tile);
    const isFresh = Date.now() - page.renewed < RENEW_PAUSE;
    if (isFresh && target.dataset.renewed) return;
    if (!isFresh) page.renewed = Date.now();
    try {
      const details = await detailsOf(tile, !isFresh);
      target.dataset.renewed = "true";
      target.srcset = details.srcset;
      target.src = details.src;
    } catch {
      // The next one that fails asks again.
    }
  },
  true,
);

let coming = null;

/** The next page, if there is one. True when it has come. */
export function more() {
  coming ??= bring().finally(() => (coming = null));
  return coming;
}

async function bring() {
  const link = document.querySelector(".more a[rel=next]");
  if (!link) return false;
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok) return false;
  // Its rules are its own and the policy of this page refuses them; the tiles are dressed below.
  const html = (await answer.text()).replace(/<style>[^]*?<\/style>/, "");
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = [...page.querySelectorAll("#photos > .t")].map((tile) => document.adoptNode(tile));
  if (!found.length && !page.querySelector("main[data-album]")) return false;
  for (const tile of found) {
    const image = tile.querySelector("img");
    image.loading = "lazy";
    image.decoding = "async";
    tile.style.setProperty("--r", (image.width / image.height || 1.5).toFixed(4));
    const colour = /\bc([0-9a-f]{3})\b/.exec(tile.className);
    if (colour) tile.style.backgroundColor = `#${colour[1]}`;
  }
  grid.append(...found);
  take(found, link.href);
  if (!isPaused) divide();
  const next = page.querySelector(".more a[rel=next]");
  if (next) link.href = next.href;
  else link.parentElement.remove();
  return true;
}

function begin() {
  if (tiles.length) return;
  take([...grid.children], location.href);
  divide();
  addEventListener("scroll", trim, { passive: true });
  let width = grid.clientWidth;
  new ResizeObserver(() => {
    if (grid.clientWidth === width || isPaused) return;
    width = grid.clientWidth;
    keepAll(true);
    keepAll(false);
  }).observe(grid);
  const end = document.querySelector(".more");
  if (end) {
    const ahead = new IntersectionObserver(
      async ([seen]) => {
        if (!seen.isIntersecting) return;
        ahead.unobserve(end);
        if ((await more()) && end.isConnected) ahead.observe(end);
      },
      { rootMargin: AHEAD },
    );
    ahead.observe(end);
  }
}

if (grid) {
  // What is on the page comes first: pictures, then what looks after them.
  const later = () => (window.requestIdleCallback ?? setTimeout)(begin, { timeout: 1000 });
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });

  const lightbox = () => import("./lightbox.js");
  grid.addEventListener("pointerover", lightbox, { once: true });
  grid.addEventListener("click", async (event) => {
    const link = event.target.closest(".t > a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!tiles.length) begin();
    (await lightbox()).open(link.parentElement);
  });
}

// What may be done with photos beside looking at them comes after looking at them.
if (grid) {
  const helpers = () => {
    begin();
    import("./favourites.js");
    if (main.dataset.sells) import("./prints.js");
  };
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(helpers, { timeout: 3000 }), { once: true });
}
