import { useEffect, useState } from "react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const SUBSCRIPTIONS = "/api/v1/push/subscriptions";
const ME = "/api/v1/me";
const PUSHED = "photodrop-push";

const IS_APPLE_PHONE = /iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");

const WORDS = {
  unsupported: IS_APPLE_PHONE
    ? say("Add PhotoDrop to the Home Screen first (the share button, then Add to Home Screen), and open it from there.")
    : say("This browser cannot be told while PhotoDrop is closed. Try another one."),
  missing: say("Devices cannot be told here yet. Ask whoever runs this PhotoDrop."),
  denied: say("Notifications are blocked for this site. Allow them in the browser's settings, then come back."),
  off: say("Get a notification here, also while PhotoDrop is closed."),
  on: say("This device is told."),
};

function bytes(key) {
  const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function send(method, body) {
  return fetch(SUBSCRIPTIONS, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** Whether this browser is told. The browser asks for permission only when the button is pressed. */
export function PushSwitch({ publicKey, className, onChange }) {
  const [state, setState] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");

  useEffect(() => {
    let isThere = true;
    look(publicKey).then((found) => isThere && setState(found));
    return () => {
      isThere = false;
    };
  }, [publicKey]);

  const act = async (change) => {
    setBusy(true);
    setError("");
    try {
      await change();
      onChange?.();
    } catch {
      setError(say("That did not work. Try again in a minute."));
    }
    setState(await look(publicKey));
    setBusy(false);
  };

  const turnOn = async () => {
    if ((await Notification.requestPermission()) !== "granted") return;
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(publicKey) });
    const answer = await send("POST", subscription);
    if (!answer.ok) {
      await subscription.unsubscribe();
      throw new Error("refused");
    }
    const me = await (await fetch(ME)).json();
    localStorage.setItem(PUSHED, me.id);
  };

  const turnOff = async () => {
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.getSubscription();
    localStorage.removeItem(PUSHED);
    if (!subscription) return;
    await send("DELETE", { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  };

  if (!state) return <p className="text-ui text-ink-2">&nbsp;</p>;
  return (
    <div>
      <p className="text-ui text-ink-2" role="status">
        {WORDS[state]}
      </p>
      {state === "off" || state === "on" ? (
        <button type="button" className={className} disabled={isBusy} aria-busy={isBusy} onClick={() => act(state === "on" ? turnOff : turnOn)}>
          {state === "on" ? say("Turn off for this device") : say("Turn on for this device")}
        </button>
      ) : null}
      <p role="alert" className={error ? "mt-2 text-small text-error" : "sr-only"}>
        {error}
      </p>
    </div>
  );
}

/** Tells the page by whose clock the browser goes. */
export function Zone({ onZone }) {
  useEffect(() => {
    onZone?.(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
  }, []);
  return null;
}

async function look(publicKey) {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "unsupported";
  if (!publicKey) return "missing";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}
