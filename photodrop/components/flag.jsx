import { createElement, useEffect, useState } from "react";

let known = {};

// The country's name stands beside it, so the flag itself says nothing.
export function Flag({ code, className }) {
  const [urls, setUrls] = useState(known);

  useEffect(() => {
    let here = true;
    import("./flags.js").then(({ flags }) => {
      known = flags;
      if (here) setUrls(flags);
    });
    return () => {
      here = false;
    };
  }, []);

  const url = urls[code?.toUpperCase()];
  return createElement(
    "span",
    { className: `pd-flag ${className ?? ""}`, "aria-hidden": "true" },
    url ? createElement("img", { src: url, alt: "", width: 26, height: 19, loading: "lazy", decoding: "async" }) : null,
  );
}
