import { createElement, useState } from "react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const words = () => ["", say("Weak: make it longer"), say("Fair: a few more words would help"), say("Good"), say("Strong")];
const COLOURS = ["", "var(--pd-error-mark)", "var(--pd-warn)", "var(--pd-success)", "var(--pd-success)"];
const STEPS = [36, 52, 72];

// How hard it is to guess, roughly: variety times length, where what repeats or runs on counts little.
function strength(password, shortest) {
  if ([...password].length < shortest) return 0;
  const pool =
    (/[a-z]/.test(password) ? 26 : 0) +
    (/[A-Z]/.test(password) ? 26 : 0) +
    (/[0-9]/.test(password) ? 10 : 0) +
    (/[^a-zA-Z0-9]/.test(password) ? 24 : 0);
  const codes = [...password].map((letter) => letter.codePointAt(0));
  const fresh = codes.filter((code, at) => at < 2 || Math.abs(code - codes[at - 1]) > 1).length;
  const bits = Math.min(fresh, 2 * new Set(codes).size) * Math.log2(pool || 1);
  return 1 + STEPS.filter((step) => bits >= step).length;
}

/** A password of one's own: hidden unless asked for; with `meter`, how good a new one is. It stays in the form. */
export function PasswordField({ name, label, hint, error, autoComplete, autoFocus, meter, shortest, boxClass, show, hide }) {
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  const level = meter ? strength(typed, shortest) : 0;
  const said = level ? words()[level] : hint;

  return createElement(
    "div",
    null,
    createElement("label", { htmlFor: name, className: "mb-2 block text-ui font-semibold" }, label),
    createElement(
      "div",
      { className: "relative" },
      createElement("input", {
        id: name,
        name,
        type: shown ? "text" : "password",
        autoComplete,
        autoFocus,
        autoCapitalize: "none",
        spellCheck: false,
        maxLength: 1000,
        className: boxClass,
        "aria-describedby": `${name}-hint ${name}-error`,
        "aria-invalid": Boolean(error),
        "data-wrong": Boolean(error),
        onChange: (event) => setTyped(event.target.value),
      }),
      createElement(
        "button",
        {
          type: "button",
          "aria-label": shown ? say("Hide password") : say("Show password"),
          title: shown ? say("Hide password") : say("Show password"),
          "aria-pressed": shown,
          className: "absolute end-0.5 top-0.5 grid size-11 place-items-center rounded-full text-ink-2 hover:text-ink",
          onClick: () => setShown(!shown),
        },
        shown ? hide : show,
      ),
    ),
    meter
      ? createElement(
          "div",
          { className: "mt-2 grid grid-cols-4 gap-1", "aria-hidden": true },
          [1, 2, 3, 4].map((step) =>
            createElement("span", {
              key: step,
              className: "h-1 rounded-pill bg-line transition-colors",
              style: step <= level ? { backgroundColor: COLOURS[level] } : undefined,
            }),
          ),
        )
      : null,
    said || meter
      ? createElement("p", { id: `${name}-hint`, className: "mt-2 text-small text-ink-2", "aria-live": meter ? "polite" : "off" }, said)
      : null,
    createElement("p", { id: `${name}-error`, role: "alert", className: error ? "mt-2 text-small text-error" : "" }, error),
  );
}
