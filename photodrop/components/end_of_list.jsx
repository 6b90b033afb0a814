import { useEffect, useRef } from "react";

/** Asks for the next page when the end comes near, and again if the page that came did not push it away. */
export function EndOfList({ count, onReached }) {
  const mark = useRef(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry.isIntersecting && onReached?.(), { rootMargin: "600px" });
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, [count]);
  return <div ref={mark} aria-hidden="true" className="h-px" />;
}
