// The way of one file into a bucket: its missing parts, one after the other, to addresses that our server signs.

import { REFUSALS } from "./upload_file.js";

const ADDRESSES_AT_ONCE = 8;
// What the bucket answers to an address that has died, and to bytes that are not those the address was made for.
const REFUSED = 403;
const CHANGED = 400;

class Stopped extends Error {}

class BucketError extends Error {
  constructor(status) {
    super(status === CHANGED ? REFUSALS.unreadable() : "");
    this.status = status;
  }
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

const dated = (addresses) => addresses.map((address) => ({ ...address, diesAt: Date.now() + address.expires_in * 1000 }));

async function checksum(blob) {
  // Plain http has no crypto; the bucket then checks the length alone, and our workers the whole file.
  if (!globalThis.crypto?.subtle) return undefined;
  const bytes = await blob.arrayBuffer().catch(() => {
    throw new BucketError(CHANGED);
  });
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

export class PartsTransfer {
  #file;
  #upload;
  #ask;
  #onProgress;
  #onPart;
  #here;
  #known;
  #request = null;
  #gate = null;
  #open = null;

  constructor({ file, upload, ask, onProgress, onPart }) {
    this.#file = file;
    this.#upload = upload;
    this.#ask = ask;
    this.#onProgress = onProgress;
    this.#onPart = onPart;
    this.#here = new Set(upload.parts_here);
    // A file of one part need not ask where it goes.
    this.#known = dated(upload.addresses);
  }

  pause() {
    this.#gate ??= new Promise((open) => (this.#open = open));
    this.restart();
  }

  resume() {
    this.#open?.();
    this.#gate = this.#open = null;
  }

  /** Drop the connection, and send the part it was at anew. */
  restart() {
    this.#request?.abort();
  }

  /** Resolves once the bucket has every part; rejects with a `status`, 0 where nobody answered. */
  async run() {
    for (;;) {
      const missing = this.#missing().slice(0, ADDRESSES_AT_ONCE);
      if (!missing.length) return;
      await this.#gate;
      const known = this.#known.splice(0);
      for (const address of known.length ? known : await this.#addresses(missing)) {
        if (!(await this.#put(address))) break;
      }
    }
  }

  #missing() {
    const count = Math.ceil(this.#file.size / this.#upload.part_bytes);
    return Array.from({ length: count }, (_, index) => index + 1).filter((number) => !this.#here.has(number));
  }

  async #addresses(numbers) {
    const parts = [];
    for (const number of numbers) {
      const sha256 = await checksum(this.#slice((number - 1) * this.#upload.part_bytes, this.#upload.part_bytes));
      parts.push({ number, ...(sha256 && { sha256 }) });
    }
    return dated((await this.#ask(`/uploads/${this.#upload.id}/parts`, { parts })).parts);
  }

  /** False when new addresses are needed. */
  async #put(address) {
    await this.#gate;
    if (Date.now() >= address.diesAt) return false;
    try {
      await this.#send(address);
    } catch (problem) {
      if (problem instanceof Stopped) return this.#put(address);
      // Clocks differ: an address that has grown old is asked for anew, a fresh one that is refused stays so.
      if (problem.status === REFUSED && !address.isSecond) {
        const [fresh] = await this.#addresses([address.number]);
        return this.#put({ ...fresh, isSecond: true });
      }
      throw problem;
    }
    this.#here.add(address.number);
    this.#onPart();
    this.#progress(0);
    return true;
  }

  #send({ url, headers, offset, size }) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open("PUT", url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => this.#progress(event.loaded);
      request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(new BucketError(request.status)));
      request.onerror = () => reject(new BucketError(0));
      request.onabort = () => reject(new Stopped());
      request.send(this.#slice(offset, size));
    }).finally(() => {
      this.#request = null;
    });
  }

  #slice(offset, size) {
    return this.#file.slice(offset, Math.min(offset + size, this.#file.size));
  }

  #progress(moving) {
    const { part_bytes: partBytes } = this.#upload;
    const last = Math.ceil(this.#file.size / partBytes);
    const done = [...this.#here].reduce((sum, number) => sum + (number === last ? this.#file.size - (last - 1) * partBytes : partBytes), 0);
    this.#onProgress(done + moving);
  }
}
