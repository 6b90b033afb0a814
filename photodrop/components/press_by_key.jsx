import { useEffect, useRef } from "react";

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

/** Brings the row that is current into sight, and the section beside it back to its start. */
export function FollowCurrent({ current }) {
  const before = useRef(current);
  const mark = useRef(null);
  useEffect(() => {
    if (!current || current === before.current) return;
    before.current = current;
    const beside = mark.current.parentElement;
    beside.querySelector('nav [aria-current="true"]')?.scrollIntoView({ block: "nearest" });
    const section = beside.querySelector(":scope > section");
    if (section?.getBoundingClientRect().top < 0) section.scrollIntoView({ block: "start" });
  }, [current]);
  return <span ref={mark} hidden />;
}
