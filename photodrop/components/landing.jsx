import { useEffect } from "react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

let visits = 0;

/** A way past the header; and after a navigation without a page load, the focus on the new page's title. */
export function Landing() {
  useEffect(() => {
    visits += 1;
    if (visits === 1 || document.activeElement?.matches("input, textarea")) return;
    land(document.querySelector("main h1") ?? document.querySelector("main"));
  }, []);
  // A plain link: the router's would load the page's data again.
  return (
    <a
      href="#content"
      onClick={(event) => {
        event.preventDefault();
        land(document.getElementById("content"));
      }}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:start-3 focus:z-50 focus:rounded-pill focus:bg-ink focus:px-5 focus:py-3 focus:font-semibold focus:text-bg"
    >
      {say("Skip to the content")}
    </a>
  );
}

function land(place) {
  if (!place) return;
  place.tabIndex = -1;
  place.style.outline = "none";
  place.style.boxShadow = "none";
  place.focus({ preventScroll: place.tagName === "H1" });
}
