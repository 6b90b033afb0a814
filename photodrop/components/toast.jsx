import { createElement, useEffect, useState } from "react";
import { createPortal } from "react-dom";

const SHORT = 5000;
const LONG = 10000;
const LAST = "pd-toast";

// A reload gets the last toast from the server again; what this tab has shown is not news.
function lastShown() {
  return typeof sessionStorage === "undefined" ? 0 : Number(sessionStorage.getItem(LAST));
}

// While a dialog is open nothing outside of it can be pressed, nor seen where it covers everything. Some have a place.
function placeInDialog() {
  return [...document.querySelectorAll("dialog:modal [data-toasts]")].at(-1) ?? null;
}

// One at a time: a newer `token` takes the place of what is shown and starts its time anew.
export function Toast({ message, token, undoLabel, onUndo, offline, mark, offlineMark }) {
  const [gone, setGone] = useState(lastShown);
  // The toast under the pointer or the focus waits; its token, since a removed element never says goodbye.
  const [held, setHeld] = useState(0);
  const [place, setPlace] = useState(null);
  const shown = message !== "" && token !== gone;

  useEffect(() => {
    const look = () => setPlace(placeInDialog());
    look();
    // It does not bubble.
    document.addEventListener("close", look, true);
    return () => document.removeEventListener("close", look, true);
  }, [token]);

  useEffect(() => {
    if (shown) sessionStorage.setItem(LAST, token);
    if (!shown || held === token) return undefined;
    const timer = setTimeout(() => setGone(token), undoLabel ? LONG : SHORT);
    return () => clearTimeout(timer);
  }, [shown, held, token, undoLabel]);

  const words = shown ? message : offline;
  const undo = shown && undoLabel
    ? createElement(
        "button",
        {
          type: "button",
          className: "pd-toast-undo",
          onClick: () => {
            setGone(token);
            onUndo?.();
          },
        },
        undoLabel,
      )
    : null;

  const toast = words
    ? createElement(
        "div",
        {
          key: shown ? token : "offline",
          className: "pd-toast",
          onPointerEnter: () => setHeld(token),
          onPointerLeave: () => setHeld(0),
          onFocus: () => setHeld(token),
          onBlur: () => setHeld(0),
        },
        shown ? mark : offlineMark,
        createElement("span", { className: "grow" }, words),
        undo,
      )
    : null;

  return createElement(
    "div",
    { className: "pd-toasts", role: "status", "aria-live": "polite" },
    toast && place ? createPortal(toast, place) : toast,
  );
}
