import { createElement, useEffect, useId, useRef } from "react";

const ITEMS = '[role^="menuitem"]:not(:disabled)';
const GAP = 6;
const EDGE = 8;

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + height > innerHeight - EDGE ? Math.max(EDGE, at.top - GAP - height) : below;
  const left = Math.min(Math.max(EDGE, at.right - width), innerWidth - width - EDGE);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
  menu.style.minWidth = `${at.width}px`;
}

// A menu button after the ARIA pattern: arrows walk, Home and End jump, Esc and a click outside close.
export function Menu({ label, face, buttonClass, children }) {
  const id = useId();
  const menu = useRef(null);
  const button = useRef(null);

  useEffect(() => {
    const element = menu.current;
    const opened = (event) => {
      const open = event.newState === "open";
      button.current?.setAttribute("aria-expanded", String(open));
      if (!open) return;
      place(element, button.current);
      (element.querySelector('[aria-checked="true"]') ?? element.querySelector(ITEMS))?.focus();
    };
    element.addEventListener("toggle", opened);
    return () => element.removeEventListener("toggle", opened);
  }, []);

  const walk = (event) => {
    const items = [...menu.current.querySelectorAll(ITEMS)];
    const here = items.indexOf(document.activeElement);
    const next = {
      ArrowDown: (here + 1) % items.length,
      ArrowUp: (here - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === "Tab") menu.current.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };

  const stay = (event) => {
    // The row or tile around the menu has its own click.
    event.stopPropagation();
  };

  return createElement(
    "span",
    { className: "contents", onClick: stay },
    createElement(
      "button",
      {
        ref: button,
        type: "button",
        className: buttonClass,
        popoverTarget: id,
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-label": label || undefined,
        title: label || undefined,
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          menu.current.showPopover();
        },
      },
      face,
    ),
    createElement(
      "div",
      {
        ref: menu,
        id,
        popover: "auto",
        role: "menu",
        className: "pd-menu",
        onKeyDown: walk,
        onClick: () => {
          menu.current.hidePopover();
          button.current.focus();
        },
      },
      children,
    ),
  );
}
