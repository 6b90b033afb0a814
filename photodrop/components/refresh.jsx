import { useEffect, useRef } from "react";

/** Asks every so many milliseconds while somebody looks at the page; with 0, never. */
export function Refresh({ every, onTime }) {
  const ask = useRef(onTime);
  ask.current = onTime;
  useEffect(() => {
    if (!every) return undefined;
    const timer = setInterval(() => document.hidden || ask.current?.(), every);
    return () => clearInterval(timer);
  }, [every]);
  return null;
}
