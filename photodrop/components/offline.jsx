import { useEffect } from "react";

/** The service worker, once the page has what it needs. It asks nobody for anything. */
export function Offline() {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return undefined;
    const clock = setTimeout(() => navigator.serviceWorker.register("/sw.js").catch(() => {}), 2500);
    return () => clearTimeout(clock);
  }, []);
  return null;
}
