import { useEffect } from "react";

import { letterOf } from "$/public/external/photodrop/components/tongue/tongue.js";

const named = (within, key) => within.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]:not(:disabled)`);
const isOther = (event) => event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented;

/** While the focus is within, a key presses the button that names it as its `aria-keyshortcuts`. */
export function PressByKey({ children, label, className }) {
  const onKeyDown = (event) => {
    const button = !isOther(event) && named(event.currentTarget, event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  return (
    <section aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </section>
  );
}

/** Wherever the focus is, a letter presses the button of the page that names it; not while somebody writes, or in dialogs. */
export function PressAnywhere() {
  useEffect(() => {
    const onKeyDown = (event) => {
      if (isOther(event) || event.target.closest?.("input, textarea, select, [role=menu]")) return;
      const letter = letterOf(event);
      if (!letter || document.querySelector("dialog[open]")) return;
      const button = named(document, letter);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return null;
}
