import { createElement, useEffect, useState } from "react";

const two = (number) => String(number).padStart(2, "0");

/** "4:59", counted down to a moment the server named. */
export function TimeLeft({ seconds, restartedBy, onOver, className }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    // The browser's own clock from now on: it may be hours away from the server's, but it runs evenly.
    const end = performance.now() + seconds * 1000;
    const tick = () => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      onOver?.();
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [seconds, restartedBy]);
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor(left / 60) % 60;
  const shown = hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
  return createElement("span", { dir: "ltr", role: "timer", className }, shown);
}

/** The time of day, to the second, for a camera to take a picture of. */
export function TimeOfDay({ className }) {
  const [now, setNow] = useState(null);
  useEffect(() => {
    const tick = () => setNow(new Date());
    const timer = setInterval(tick, 200);
    tick();
    return () => clearInterval(timer);
  }, []);
  const shown = now ? `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}` : "";
  return createElement("span", { dir: "ltr", className }, shown);
}
