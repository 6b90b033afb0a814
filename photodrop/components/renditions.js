// What a photo card offers the browser to choose from, and what it shows until the choice has arrived.

import { thumbHashToDataURL } from "thumbhash";

const EDGES = { thumb: 400, small: 800, medium: 1600, large: 2560 };

/** The renditions there are, smallest first, as {src, width, height}. */
export function renditions(photo, sizes = Object.keys(EDGES)) {
  const longest = Math.max(photo.width, photo.height) || 1;
  return sizes
    .filter((size) => photo[`${size}_url`])
    .map((size) => {
      const scale = Math.min(1, EDGES[size] / longest);
      return {
        src: photo[`${size}_url`],
        width: Math.max(1, Math.round(photo.width * scale)),
        height: Math.max(1, Math.round(photo.height * scale)),
      };
    });
}

export const srcSet = (choices) => choices.map(({ src, width }) => `${src} ${width}w`).join(", ");

const drawn = new Map();

/** The thumbhash as a picture of a few dozen pixels, or "" when there is none. */
export function placeholderUrl(hash) {
  if (!hash) return "";
  if (!drawn.has(hash)) {
    try {
      drawn.set(hash, thumbHashToDataURL(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0))));
    } catch {
      drawn.set(hash, "");
    }
  }
  return drawn.get(hash);
}
