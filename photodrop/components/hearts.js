import { useEffect, useMemo, useRef, useState } from "react";

/** Which photos are marked: a press shows at once, and gives way to what the server says when it has answered all. */
export function useHearts(hearts, answered, onHeart) {
  const [wished, setWished] = useState({});
  const waiting = useRef(0);
  const heard = useRef(answered);
  useEffect(() => {
    waiting.current = Math.max(0, waiting.current - (answered - heard.current));
    heard.current = answered;
    if (!waiting.current) setWished({});
  }, [answered]);
  const marked = useMemo(() => {
    const ids = new Set(hearts);
    Object.entries(wished).forEach(([id, isOn]) => (isOn ? ids.add(id) : ids.delete(id)));
    return ids;
  }, [hearts, wished]);
  const mark = (id) => {
    const isOn = !marked.has(id);
    waiting.current += 1;
    setWished((before) => ({ ...before, [id]: isOn }));
    onHeart?.(id, isOn);
  };
  return [marked, mark];
}
