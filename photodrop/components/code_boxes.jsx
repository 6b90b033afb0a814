import { useEffect, useRef, useState } from "react";
import { CircleAlert } from "lucide-react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const LENGTH = 6;

/** Six boxes drawn over one real input, so that paste, autofill and every keyboard work. */
export function CodeBoxes({ error = "", clearedBy = 0, name = "code", onChange, onComplete }) {
  const input = useRef(null);
  const [code, setCode] = useState("");
  const [isFocused, setFocused] = useState(false);
  const isWrong = error !== "";

  useEffect(() => input.current.focus(), []);
  useEffect(() => {
    if (!clearedBy) return;
    setCode("");
    input.current.focus();
  }, [clearedBy]);

  const change = (event) => {
    const next = event.target.value.replace(/\D/g, "").slice(0, LENGTH);
    if (next === code) return;
    setCode(next);
    onChange?.(next);
    if (next.length === LENGTH) onComplete?.(next);
  };

  // The button beside the boxes learns of the last digit from the server; Enter need not wait for it.
  const onKeyDown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (code.length === LENGTH && !isWrong) input.current.form?.requestSubmit();
  };

  return (
    <div>
      <div className="relative">
        <input
          ref={input}
          id={name}
          name={name}
          value={code}
          onChange={change}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onSelect={(event) => event.target.setSelectionRange(LENGTH, LENGTH)}
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          autoComplete="one-time-code"
          aria-label={say("Six-digit code")}
          dir="ltr"
          aria-invalid={isWrong}
          aria-describedby={`${name}-error`}
          className="absolute inset-0 z-10 h-14 w-full cursor-text border-0 bg-transparent text-body text-transparent caret-transparent opacity-0 outline-none"
        />
        <div aria-hidden="true" dir="ltr" className="grid grid-cols-6 gap-2">
          {Array.from({ length: LENGTH }, (_, at) => {
            const isHere = isFocused && at === Math.min(code.length, LENGTH - 1);
            return (
              <span
                key={at}
                className={`grid h-14 place-items-center rounded-field border-[1.5px] font-display text-[24px] leading-none font-[640]
                  transition-[background-color,border-color,box-shadow] duration-[var(--pd-fast)] ${
                    isWrong
                      ? "border-error-mark bg-error-soft"
                      : isHere
                        ? "border-link bg-bg shadow-[0_0_0_4px_color-mix(in_srgb,var(--pd-link)_14%,transparent)]"
                        : "border-transparent bg-field"
                  }`}
              >
                {code[at] ?? (isHere && <span className="h-6 w-[1.5px] animate-[pd-blink_1.1s_steps(1)_infinite] bg-link" />)}
              </span>
            );
          })}
        </div>
      </div>
      <p id={`${name}-error`} role="alert">
        {isWrong && (
          <span className="mt-2 flex items-start gap-1.5 text-small text-error">
            <CircleAlert size={16} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden="true" />
            {error}
          </span>
        )}
      </p>
    </div>
  );
}

/** "Valid for 2:41", counted in the browser down to a moment the server named. */
export function Countdown({ seconds, restartedBy = 0, onExpired }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    // The browser's own clock from now on: it may be hours away from the server's, but it runs evenly.
    const end = performance.now() + seconds * 1000;
    const tick = () => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(now);
      if (now === 0) {
        clearInterval(timer);
        onExpired?.();
      }
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [seconds, restartedBy]);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <span role="timer" className="text-ui text-ink-2 tabular-nums">
      {left > 0 ? say("Valid for {time}", { time: clock }) : say("Code has expired")}
    </span>
  );
}
