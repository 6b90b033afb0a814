// One queue of files per album. It lives outside React, so moving between pages does not stop it.

import Uppy from "@uppy/core";
import Tus from "@uppy/tus";

import { say } from "$/public/external/photodrop/components/tongue/tongue.js";
import { look, sha256 } from "./upload_file.js";
import { PartsTransfer } from "./upload_parts.js";

const LANES = 4;
const CHUNK_BYTES = 8 * 1024 * 1024;
const SHOWN_ROWS = 50;
const TELL_EVERY = 250;
const REPORT_EVERY = 1000;
const SPEED_OVER = 6000;
const STALLED_AFTER = 45_000;
const LONGEST_WAIT = 15_000;
const TRIES = 8;
const MOVING = ["checking", "sending", "completing", "cut"];

const API = "/api/v1";
// Whatever goes wrong is said in the row of its file.
const QUIET = { debug() {}, warn() {}, error() {} };

class Refused extends Error {
  constructor(status, sentence, retryAfter) {
    super(sentence);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

// No answer at all, or one that says "later": worth another try without asking anybody.
const passes = (problem) => !problem.status || problem.status >= 500 || [408, 409, 423, 429].includes(problem.status);

async function ask(path, body) {
  const answer = await fetch(API + path, {
    method: body ? "POST" : "GET",
    credentials: "same-origin",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  throw new Refused(answer.status, said.detail ?? say("Something went wrong."), Number(answer.headers.get("Retry-After")) || 0);
}

class UploadQueue {
  #records = [];
  #waiting = [];
  #byTransfer = new Map();
  #toBuckets = new Set();
  #byPhoto = new Map();
  #listeners = new Set();
  #busyLanes = 0;
  #failuresInARow = 0;
  #pause = null;
  #retryAt = 0;
  #moved = [];
  #landed = [];
  #key = 0;
  #snapshot;
  #telling = 0;
  #reporting = 0;
  #wasActive = false;

  phones = [];
  maxBytes = 0;
  onUploaded = () => {};
  onFinished = () => {};
  onProcessAgain = () => {};

  constructor(albumId) {
    this.albumId = albumId;
    this.unfinished = 0;
    this.signedOut = false;
    this.uppy = new Uppy({ id: `album-${albumId}`, logger: QUIET }).use(Tus, {
      limit: LANES,
      chunkSize: CHUNK_BYTES,
      // The queue itself decides when to try again; the server, not this browser, remembers what is unfinished.
      retryDelays: [],
      storeFingerprintForResuming: false,
      // Only what the server has taken proves that the connection is back, not what the browser has sent.
      onChunkComplete: () => this.#gotThrough(),
    });
    this.uppy.on("upload-progress", (file, progress) => {
      this.#progressed(this.#byTransfer.get(file?.id)?.record, progress.bytesUploaded);
    });
    this.uppy.on("upload-error", (file, error, response) => {
      this.uppy.removeFile(file.id);
      this.#byTransfer.get(file.id)?.reject(new Refused(response?.status ?? 0, "", 0));
    });
    window.addEventListener("online", () => this.#goOn());
    window.addEventListener("beforeunload", (event) => {
      if (this.isActive) event.preventDefault();
    });
    setInterval(() => this.#watch(), 1000);
    this.#snapshot = this.#look();
    this.refreshUnfinished();
  }

  // --- what the page may do ---

  subscribe = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = () => this.#snapshot;

  get isActive() {
    return this.#records.some((record) => record.state === "waiting" || MOVING.includes(record.state));
  }

  get isPaused() {
    return this.#pause !== null;
  }

  add(files) {
    if (!this.isActive) {
      this.#records = this.#records.filter((record) => record.state === "failed" || record.state === "resizing");
      this.#moved = [];
    }
    for (const file of files) {
      const record = { key: ++this.#key, file, name: file.name, size: file.size, sent: 0, state: "waiting", sentence: "" };
      this.#records.push(record);
      this.#waiting.push(record);
    }
    this.#changed();
    this.#pump();
  }

  pause() {
    if (this.#pause) return;
    this.#pause = withResolvers();
    this.uppy.pauseAll();
    this.#toBuckets.forEach((transfer) => transfer.pause());
    this.#changed();
  }

  resume() {
    this.#pause?.resolve();
    this.#pause = null;
    this.signedOut = false;
    this.uppy.resumeAll();
    this.#toBuckets.forEach((transfer) => transfer.resume());
    this.#goOn();
  }

  retry(key) {
    this.#records.filter((record) => record.key === key && record.state === "failed").forEach((record) => this.#again(record));
    this.#pump();
  }

  retryAll() {
    this.#records.filter((record) => record.state === "failed" && record.canRetry).forEach((record) => this.#again(record));
    this.#pump();
  }

  dismiss(key) {
    this.#records = this.#records.filter((record) => record.key !== key || record.state !== "failed");
    this.#changed();
  }

  /** What the workers made of photos that have arrived: `{photo_id: {status, error}}`. */
  settle(statuses) {
    for (const [photoId, { status, error }] of Object.entries(statuses ?? {})) {
      const record = this.#byPhoto.get(photoId);
      if (record?.state !== "resizing") continue;
      if (status === "ready") this.#end(record, "done");
      if (status === "failed") this.#fail(record, error, true);
      // A worker found that the album had these bytes already, or somebody deleted them.
      if (status === "gone") this.#duplicate(record);
    }
  }

  async refreshUnfinished() {
    try {
      const open = await ask(`/albums/${this.albumId}/uploads?state=open&limit=200`);
      const here = new Set(this.#records.map((record) => record.uploadId));
      this.unfinished = open.items.filter((upload) => !here.has(upload.id)).length;
      this.#changed();
    } catch {
      // Only a reminder: without it the same folder can be dropped all the same.
      this.unfinished = 0;
    }
  }

  // --- the way of one file ---

  #pump() {
    if (this.isPaused || Date.now() < this.#retryAt) return;
    // After a cut one lane feels the way; the others follow once it got through.
    const lanes = this.#failuresInARow ? 1 : LANES;
    while (this.#busyLanes < lanes) {
      const next = this.#waiting.findIndex((record) => (record.notBefore ?? 0) <= Date.now());
      if (next < 0) return;
      const [record] = this.#waiting.splice(next, 1);
      this.#busyLanes += 1;
      this.#send(record)
        .catch((problem) => this.#broke(record, problem))
        .finally(() => {
          this.#busyLanes -= 1;
          this.#changed();
          this.#pump();
        });
    }
  }

  async #send(record) {
    // A file whose connection broke keeps saying so until the server answers again.
    if (record.state !== "cut") this.#set(record, "checking");
    if (!record.fingerprint) {
      const { refusal, fingerprint } = await look(record.file, this.maxBytes);
      if (refusal) return this.#fail(record, refusal, false);
      if (this.#records.some((other) => other !== record && other.fingerprint === fingerprint && other.state !== "failed")) {
        return this.#duplicate(record);
      }
      record.fingerprint = fingerprint;
      record.sha256 = await sha256(record.file);
    }
    await this.#pause?.promise;
    const upload = await ask(`/albums/${this.albumId}/uploads`, {
      filename: record.name,
      size: record.size,
      content_type: record.file.type || "application/octet-stream",
      fingerprint: record.fingerprint,
      ...(record.sha256 && { sha256: record.sha256 }),
      phones: this.phones,
    });
    if (upload.is_duplicate) return this.#duplicate(record);
    record.uploadId = upload.id;
    record.sent = record.resumedFrom = upload.offset ?? 0;
    await this.#pause?.promise;
    this.#set(record, "sending");
    await (upload.method === "s3" ? this.#toBucket(record, upload) : this.#toUs(record, upload));
    this.#gotThrough();
    record.sent = record.size;
    this.#set(record, "completing");
    const { is_duplicate: isDuplicate, ...photo } = await ask(`/uploads/${record.uploadId}/complete`, {});
    if (isDuplicate) return this.#duplicate(record);
    this.#arrived(record, photo);
  }

  #toBucket(record, upload) {
    const transfer = new PartsTransfer({
      file: record.file,
      upload,
      ask,
      onProgress: (bytes) => this.#progressed(record, bytes),
      onPart: () => this.#gotThrough(),
    });
    this.#toBuckets.add(transfer);
    record.movedAt = Date.now();
    record.again = () => transfer.restart();
    return transfer.run().finally(() => {
      this.#toBuckets.delete(transfer);
      record.again = null;
    });
  }

  #toUs(record, upload) {
    const { file } = record;
    const uploadUrl = new URL(upload.url, location.href).href;
    const transfer = this.uppy.addFile({
      name: record.name,
      type: file.type,
      data: file,
      source: "Local",
      meta: { relativePath: String(record.key) },
    });
    this.uppy.setFileState(transfer, { tus: { uploadUrl } });
    record.movedAt = Date.now();
    record.again = () => {
      this.uppy.pauseResume(transfer);
      this.uppy.pauseResume(transfer);
    };
    return new Promise((resolve, reject) => {
      this.#byTransfer.set(transfer, { record, reject });
      // A file that has left Uppy by now has failed, and said so to `reject`.
      this.uppy.upload().then((result) => result.successful.some((sent) => sent.id === transfer) && resolve(), reject);
    }).finally(() => {
      this.#byTransfer.delete(transfer);
      record.again = null;
      if (this.uppy.getFile(transfer)) this.uppy.removeFile(transfer);
    });
  }

  #progressed(record, bytesUploaded) {
    if (!record || bytesUploaded <= record.sent) return;
    const now = Date.now();
    this.#moved.push([now, bytesUploaded - record.sent]);
    record.sent = bytesUploaded;
    record.movedAt = now;
    if (record.state === "cut") this.#set(record, "sending");
    this.#changed();
  }

  #gotThrough() {
    if (!this.#failuresInARow) return;
    this.#failuresInARow = 0;
    this.#pump();
  }

  #arrived(record, photo) {
    record.photoId = photo.id;
    this.#byPhoto.set(photo.id, record);
    this.#landed.push(photo.id);
    if (photo.status === "ready") this.#end(record, "done");
    else if (photo.status === "failed") this.#fail(record, photo.error, true);
    else this.#set(record, "resizing");
  }

  #duplicate(record) {
    record.sent = record.size;
    this.#end(record, "duplicate", say("Already in this album. Kept once."));
  }

  #broke(record, problem) {
    if (problem.status === 401) {
      this.signedOut = true;
      this.#line(record, "waiting");
      this.pause();
      return;
    }
    const isUseless = problem.status === 409 && record.state === "completing";
    if (isUseless || problem.status === 404 || problem.status === 410) {
      // What the server had of this file is gone or wrong: begin again, but only once.
      if (record.begunAgain || !record.uploadId) return this.#fail(record, problem.message || say("This album is not here any more."), true);
      record.begunAgain = true;
      record.uploadId = record.fingerprint = undefined;
      record.sent = 0;
      return this.#line(record, "waiting");
    }
    if (!passes(problem)) return this.#fail(record, problem.message || say("The server refused this file."), true);
    if (problem.status) return this.#later(record, problem);
    // The last byte is sent only once the server has said so.
    const percent = Math.min(99, Math.floor((100 * record.sent) / record.size));
    record.sentence = say("The connection broke at {percent}\u00a0%. It goes on by itself when you are back online.", { percent });
    this.#backOff();
    this.#line(record, "cut");
  }

  /** Nobody answered: no file can get through, so all of them wait. */
  #backOff() {
    const now = Date.now();
    // All lanes break together: that is one failure.
    if (now < this.#retryAt) return;
    this.#failuresInARow += 1;
    this.#retryAt = now + waitAfter(this.#failuresInARow);
  }

  /** The server answered "not now" for this file; the others go on. */
  #later(record, problem) {
    record.tries = (record.tries ?? 0) + 1;
    if (record.tries > TRIES) return this.#fail(record, problem.message || say("The server could not take this file."), true);
    record.notBefore = Date.now() + (problem.retryAfter * 1000 || waitAfter(record.tries));
    record.sentence = say("The server is busy. It goes on by itself.");
    this.#line(record, "cut");
  }

  #line(record, state) {
    this.#set(record, state);
    this.#waiting.unshift(record);
  }

  #again(record) {
    // Its bytes are safe: only the workers have to look again.
    if (record.photoId) {
      this.onProcessAgain(record.photoId);
      return this.#set(record, "resizing");
    }
    record.sent = 0;
    record.begunAgain = false;
    record.tries = record.notBefore = 0;
    record.sentence = "";
    record.state = "waiting";
    this.#waiting.push(record);
    this.#changed();
  }

  #fail(record, sentence, canRetry) {
    record.canRetry = canRetry;
    this.#end(record, "failed", sentence);
  }

  #end(record, state, sentence = "") {
    record.sentence = sentence;
    record.endedAt = ++this.#key;
    this.#set(record, state);
  }

  #set(record, state) {
    record.state = state;
    this.#changed();
  }

  // --- time ---

  #goOn() {
    this.#retryAt = 0;
    this.#changed();
    this.#pump();
  }

  #watch() {
    const now = Date.now();
    for (const record of this.#records) {
      if (!record.again || this.isPaused || now - record.movedAt < STALLED_AFTER) continue;
      // A connection that died without a word: drop it and ask the server how far it got.
      record.movedAt = now;
      record.again();
    }
    if (this.#moved.length) this.#changed();
    this.#pump();
  }

  #changed() {
    this.#telling ||= setTimeout(() => {
      this.#telling = 0;
      this.#snapshot = this.#look();
      this.#listeners.forEach((listener) => listener());
    }, TELL_EVERY);
    this.#reporting ||= setTimeout(() => {
      this.#reporting = 0;
      this.#report();
    }, REPORT_EVERY);
  }

  #report() {
    if (this.#landed.length) this.onUploaded(this.#landed.splice(0));
    const isActive = this.isActive;
    if (this.#wasActive && !isActive) {
      const { done, failed, duplicates } = this.#snapshot.counts;
      this.onFinished({ done, failed, duplicates });
      this.refreshUnfinished();
    }
    this.#wasActive = isActive;
  }

  #speed(now) {
    this.#moved = this.#moved.filter(([at]) => now - at < SPEED_OVER);
    if (!this.#moved.length) return 0;
    const bytes = this.#moved.reduce((sum, [, moved]) => sum + moved, 0);
    return bytes / Math.max(1, (now - this.#moved[0][0]) / 1000);
  }

  #look() {
    const counts = { total: this.#records.length, done: 0, failed: 0, duplicates: 0, waiting: 0, resizing: 0, retryable: 0 };
    const rows = { moving: [], resizing: [], failed: [], over: [] };
    let bytes = 0;
    let sent = 0;
    for (const record of this.#records) {
      if (record.state !== "failed") {
        bytes += record.size;
        sent += record.sent;
      }
      if (record.state === "waiting") counts.waiting += 1;
      else if (MOVING.includes(record.state)) rows.moving.push(record);
      else if (record.state === "failed") {
        counts.failed += 1;
        counts.retryable += record.canRetry ? 1 : 0;
        rows.failed.push(record);
      } else {
        if (record.state === "duplicate") counts.duplicates += 1;
        else counts.done += 1;
        if (record.state === "resizing") counts.resizing += 1;
        rows[record.state === "resizing" ? "resizing" : "over"].push(record);
      }
    }
    rows.over.sort((one, other) => other.endedAt - one.endedAt);
    const inOrder = [...rows.moving, ...rows.resizing.slice(0, LANES), ...rows.failed, ...rows.resizing.slice(LANES), ...rows.over];
    const isCut = this.#failuresInARow > 0;
    const speed = this.isPaused || isCut ? 0 : this.#speed(Date.now());
    return {
      counts,
      bytes,
      sent,
      speed,
      secondsLeft: speed ? (bytes - sent) / speed : 0,
      rows: inOrder.slice(0, SHOWN_ROWS).map(({ key, file, name, size, sent: sentBytes, state, sentence, canRetry }) => ({
        key, file, name, size, sent: sentBytes, state, sentence, canRetry,
      })),
      hidden: Math.max(0, inOrder.length - SHOWN_ROWS),
      isActive: counts.waiting > 0 || rows.moving.length > 0,
      isPaused: this.isPaused,
      isCut,
      signedOut: this.signedOut,
      unfinished: this.unfinished,
    };
  }
}

const waitAfter = (failures) => Math.min(LONGEST_WAIT, 500 * 2 ** failures);

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

const queues = new Map();

export function queueOf(albumId) {
  if (!queues.has(albumId)) queues.set(albumId, new UploadQueue(albumId));
  return queues.get(albumId);
}
