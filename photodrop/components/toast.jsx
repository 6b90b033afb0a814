import { createElement, useEffect, useState } from "react";

const SHORT = 5000;
const LONG = 10000;

// One at a time: a newer `token` takes the place of what is shown and starts its time anew.
export function Toast({ message, token, undoLabel, onUndo, offline, mark, offlineMark }) {
  const [gone, setGone] = useState(0);
  const [held, setHeld] = useState(false);
  const shown = message !== "" && token !== gone;

  useEffect(() => {
    if (!shown || held) return undefined;
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

  return createElement(
    "div",
    { className: "pd-toasts", role: "status", "aria-live": "polite" },
    words
      ? createElement(
          "div",
          {
            key: shown ? token : "offline",
            className: "pd-toast",
            onPointerEnter: () => setHeld(true),
            onPointerLeave: () => setHeld(false),
            onFocus: () => setHeld(true),
            onBlur: () => setHeld(false),
          },
          shown ? mark : offlineMark,
          createElement("span", { className: "grow" }, words),
          undo,
        )
      : null,
  );
}
