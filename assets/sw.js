// The service worker: tells what a push service brings, and says what to do when there is no network.
//
// It keeps the public shell and files whose names hold a hash of what they are. No page, no answer of the API and no
// photo is ever kept: on a device that others use, what somebody saw must be gone when they sign out.

const SHELL = "photodrop-shell-2";
const ASSETS = "photodrop-assets-1";
const MOST_ASSETS = 250;
const OFFLINE = "/offline.html";
const LANGUAGE = "/api/v1/language";
const FONTS = [
  "/fonts/bricolage-grotesque-basic-opsz-normal.woff2",
  "/fonts/instrument-sans-basic-wght-normal.woff2",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((shell) => shell.addAll([OFFLINE, "/favicon.svg", "/icon-192.png", ...FONTS]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => ![SHELL, ASSETS].includes(name)).map((name) => caches.delete(name))))
      .then(() => self.registration.navigationPreload?.enable())
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "PUT" && url.pathname === LANGUAGE) event.respondWith(chosen(event));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(page(event).catch(() => caches.match(OFFLINE)));
  } else if (url.pathname.startsWith("/assets/") || FONTS.includes(url.pathname)) {
    event.respondWith(kept(request));
  }
});

/** From the network alone; the browser has asked for it already while this worker woke up. */
async function page(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** What is shown without a network comes anew in the language that was chosen. */
async function chosen(event) {
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(caches.open(SHELL).then((shell) => shell.add(OFFLINE)));
  return answer;
}

async function kept(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") {
    const assets = await caches.open(ASSETS);
    await assets.put(request, answer.clone());
    const all = await assets.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST_ASSETS)).map((old) => assets.delete(old)));
  }
  return answer;
}

self.addEventListener("push", (event) => {
  event.waitUntil(tell(event.data));
});

function tell(data) {
  let told = {};
  try {
    told = data.json();
  } catch {
    // Whoever wrote this, a browser that shows nothing for a push takes the right to be told away.
  }
  return self.registration.showNotification(told.title || "PhotoDrop", {
    body: told.body || "",
    lang: told.lang || "en",
    dir: told.dir || "auto",
    tag: told.tag,
    renotify: Boolean(told.tag),
    icon: "/icon-192.png",
    badge: "/icon-192.png",
    data: { url: own(told.url) },
  });
}

/** A path of ours, whatever was said. */
function own(path) {
  const url = new URL(typeof path === "string" ? path : "/", location.origin);
  return url.origin === location.origin ? url.href : location.origin;
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? location.origin));
});

async function open(url) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => one.url === url);
  if (there) return there.focus();
  return self.clients.openWindow(url);
}

self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event));
});

async function renew(event) {
  const key = event.oldSubscription?.options.applicationServerKey;
  const fresh =
    event.newSubscription ??
    (key && (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })));
  if (!fresh) return;
  await fetch("/api/v1/push/subscriptions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fresh),
  });
}
