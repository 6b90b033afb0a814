import { useEffect, useRef } from "react";

import { onwards } from "$/public/external/photodrop/components/tongue/tongue.js";

/** Arrows move the focus among the buttons of a list as they stand in its rows. */
export function ArrowGrid({ children, label, className }) {
  const list = useRef(null);
  const last = useRef(0);

  useEffect(() => {
    const onKeyDown = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest?.("input, textarea, select, [role=menu]") || document.querySelector("dialog[open]")) return;
      const key = onwards(event.key);
      const buttons = [...list.current.querySelectorAll("button")];
      const columns = buttons.filter((button) => button.offsetParent && row(button) === row(buttons[0])).length;
      const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
      if (!by || !buttons.length) return;
      event.preventDefault();
      const here = buttons.indexOf(document.activeElement);
      const to = here < 0 ? last.current : here + by;
      last.current = Math.min(Math.max(to, 0), buttons.length - 1);
      buttons[last.current].focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <ul ref={list} aria-label={label} className={className}>
      {children}
    </ul>
  );
}

function row(button) {
  return Math.round(button.getBoundingClientRect().top);
}
