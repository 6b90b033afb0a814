import { createElement, useRef, useState } from "react";

const SHOWN = 2000;

/** Copies a text; says so on itself for a moment. */
export function CopyButton({ text, label, doneLabel, className, mark, doneMark }) {
  const [done, setDone] = useState(false);
  const clock = useRef(0);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages without https have no clipboard; then at least it can be read and copied by hand.
      window.prompt(label, text);
      return;
    }
    clearTimeout(clock.current);
    setDone(true);
    clock.current = setTimeout(() => setDone(false), SHOWN);
  };
  return createElement(
    "button",
    { type: "button", className, "aria-label": done ? doneLabel : label, title: label, onClick: copy },
    done ? doneMark : mark,
  );
}
