// What can be known about a file before its first byte is sent.

import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const HEAD_BYTES = 65536;
const HASHED_AT_MOST = 64 * 1024 * 1024;
const HASHES_AT_ONCE = 2;
const TEXT_BOXES = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"];
const RAW_ENDINGS = /\.(3fr|arw|cr2|cr3|dng|erf|iiq|kdc|mrw|nef|nrw|orf|pef|raf|rw2|srf|srw|x3f)$/i;
const NOT_PICTURES = /^(\.|thumbs\.db$|desktop\.ini$|__macosx$)/i;

export const REFUSALS = {
  raw: () => say("Raw files cannot be shown to clients. Export this one as JPEG and drop it here."),
  empty: () => say("This file is empty. Export it again and drop it here."),
  unreadable: () => say("This file cannot be read any more. Drop it here again."),
  type: () => say("This is not a picture we can open. Use JPEG, PNG, WebP, HEIC, AVIF or TIFF."),
  large: (limit) => say("This file is larger than {size}\u00a0MB. Export it smaller and drop it here.", { size: Math.floor(limit / 1e6) }),
};

// Sidecars of operating systems come along with every folder; nobody chose them.
export const isChosen = (name) => !NOT_PICTURES.test(name);

function startsLikeAPicture(bytes) {
  const ascii = (from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const starts = (...expected) => expected.every((byte, at) => bytes[at] === byte);
  return (
    starts(0xff, 0xd8, 0xff) ||
    starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ||
    (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") ||
    starts(0x49, 0x49, 0x2a, 0x00) ||
    starts(0x4d, 0x4d, 0x00, 0x2a) ||
    (ascii(4, 8) === "ftyp" && TEXT_BOXES.includes(ascii(8, 12)))
  );
}

// FNV-1a over the head: two cards may hold the same name, size and second, never the same first 64 kB.
function mix(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** The reason to refuse this file here and now, and the name under which an unfinished upload is found again. */
export async function look(file, maxBytes) {
  if (RAW_ENDINGS.test(file.name)) return { refusal: REFUSALS.raw() };
  if (file.size === 0) return { refusal: REFUSALS.empty() };
  if (maxBytes && file.size > maxBytes) return { refusal: REFUSALS.large(maxBytes) };
  let head;
  try {
    head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch {
    return { refusal: REFUSALS.unreadable() };
  }
  if (!startsLikeAPicture(head)) return { refusal: REFUSALS.type() };
  return { fingerprint: `${mix(head)}:${file.size}:${file.lastModified}:${file.name}`.slice(0, 400) };
}

let hashing = 0;
const hashLine = [];

/** SHA-256 of a whole file, or nothing where the browser has no crypto (plain http) or the file is huge. */
export async function sha256(file) {
  if (!globalThis.crypto?.subtle || file.size > HASHED_AT_MOST) return undefined;
  if (hashing >= HASHES_AT_ONCE) await new Promise((resolve) => hashLine.push(resolve));
  hashing += 1;
  try {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return undefined;
  } finally {
    hashing -= 1;
    hashLine.shift()?.();
  }
}

async function walk(entry, into) {
  if (!isChosen(entry.name)) return;
  if (entry.isFile) {
    into.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
    return;
  }
  const reader = entry.createReader();
  // A reader hands out at most a hundred entries at a time and ends with an empty answer.
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const child of entries) await walk(child, into);
  }
}

/** Every file of a drop, those inside folders too. Must be called before the drop event ends. */
export function filesOf(dataTransfer) {
  const items = Array.from(dataTransfer.items ?? []).filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  if (!entries.some(Boolean)) return Promise.resolve(Array.from(dataTransfer.files).filter((file) => isChosen(file.name)));
  return (async () => {
    const files = [];
    for (const entry of entries) if (entry) await walk(entry, files).catch(() => undefined);
    return files;
  })();
}

let previews = Promise.resolve();

/** A picture of at most 132 px, one at a time and only while somebody still wants it. */
export function preview(file, isWanted) {
  const made = previews.then(() =>
    isWanted() ? createImageBitmap(file, { resizeWidth: 132, resizeQuality: "low" }).catch(() => null) : null,
  );
  previews = made;
  return made;
}
