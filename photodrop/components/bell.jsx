import { useEffect, useRef, useState } from "react";
import { sayMany, sayNumber } from "$/public/external/photodrop/components/tongue/tongue.js";

const LIST = "/api/v1/notifications?limit=1";
const SUBSCRIPTIONS = "/api/v1/push/subscriptions";
const PUSHED = "photodrop-push";
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60000;
const SIGNED_OUT = 4401;
// The page comes first.
const LATER = 1200;

// One for all of a tab, however many bells its pages show and however often they change.
let unread = 0;
let readers = 0;
let socket = null;
let pause = FIRST_PAUSE;
let clock = 0;
let asking = 0;
const watchers = new Set();

function begin() {
  readers += 1;
  if (readers > 1) return;
  clock = setTimeout(connect, LATER);
}

function end() {
  readers -= 1;
  // A page that follows at once goes on with what is open.
  setTimeout(() => {
    if (readers) return;
    clearTimeout(clock);
    socket?.close();
    socket = null;
  }, 500);
}

async function ask() {
  const answer = await fetch(LIST).catch(() => null);
  if (!answer) return;
  unread = answer.ok ? (await answer.json()).unread : 0;
  watchers.forEach((watcher) => watcher(unread));
}

function connect() {
  if (!readers || socket) return;
  let hasHeard = false;
  const own = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/ws`);
  socket = own;
  own.onmessage = ({ data }) => {
    const told = JSON.parse(data);
    if (told.event === "hello") {
      pause = FIRST_PAUSE;
      hasHeard = true;
      ask();
      renew(told.account_id);
    } else if (told.event === "notification.changed" || told.event === "missed") {
      clearTimeout(asking);
      asking = setTimeout(ask, 150);
    }
  };
  own.onclose = ({ code }) => {
    if (socket === own) socket = null;
    if (code === SIGNED_OUT || !readers) return;
    // Where something between us lets no socket through, the number is at least true from time to time.
    if (!hasHeard) ask();
    clock = setTimeout(connect, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
}

/** A device that this account has turned on is told as long as somebody is signed in on it: each sign-in says so anew. */
async function renew(account) {
  if (localStorage.getItem(PUSHED) !== account || sessionStorage.getItem(PUSHED) || Notification.permission !== "granted") return;
  const there = await navigator.serviceWorker?.getRegistration();
  const subscription = await there?.pushManager?.getSubscription();
  if (!subscription) return;
  sessionStorage.setItem(PUSHED, "1");
  await fetch(SUBSCRIPTIONS, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(subscription),
  }).catch(() => null);
}

/** How much is unread; nothing where nothing is. */
export function BellCount({ className }) {
  const [count, setCount] = useState(unread);
  useEffect(() => {
    watchers.add(setCount);
    setCount(unread);
    begin();
    return () => {
      watchers.delete(setCount);
      end();
    };
  }, []);
  return (
    <span role="status" className={count ? className : "sr-only"}>
      {count ? (
        <>
          <span aria-hidden="true">{count > 99 ? `${sayNumber(99)}+` : sayNumber(count)}</span>
          <span className="sr-only">{sayMany("{count} unread", "{count} unread", count)}</span>
        </>
      ) : null}
    </span>
  );
}

/** Lets the page look again when there is news. */
export function News({ onNews }) {
  const tell = useRef(onNews);
  tell.current = onNews;
  useEffect(() => {
    let known = unread;
    const watch = (count) => {
      if (count === known) return;
      known = count;
      tell.current?.();
    };
    watchers.add(watch);
    begin();
    return () => {
      watchers.delete(watch);
      end();
    };
  }, []);
  return null;
}
