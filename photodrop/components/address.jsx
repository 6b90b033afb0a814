import { useEffect, useRef } from "react";

/** Writes `value` into the address bar whenever `token` counts on; the page stays, and so does the history. */
export function Address({ value, token }) {
  const known = useRef(token);
  useEffect(() => {
    if (known.current === token) return;
    known.current = token;
    history.replaceState(history.state, "", value);
  }, [token]);
  return null;
}
