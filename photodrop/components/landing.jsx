import { useEffect } from "react";

let visits = 0;

/** After a navigation without a page load, the keyboard and the screen reader start at the new page's title. */
export function Landing() {
  useEffect(() => {
    visits += 1;
    if (visits === 1 || document.activeElement?.matches("input, textarea")) return;
    const title = document.querySelector("main h1") ?? document.querySelector("main");
    if (!title) return;
    title.tabIndex = -1;
    title.style.outline = "none";
    title.style.boxShadow = "none";
    title.focus({ preventScroll: true });
  }, []);
  return null;
}
