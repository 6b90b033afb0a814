import { createElement, useId, useRef, useState } from "react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

// No letters that look alike, so that it can be read out.
const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const GROUPS = 4;
const GROUP = 5;

function made() {
  const groups = [];
  while (groups.length < GROUPS) {
    let group = "";
    while (group.length < GROUP) {
      // A byte beyond the last whole round of the letters would favour the first of them.
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 256 - (256 % LETTERS.length)) group += LETTERS[byte % LETTERS.length];
    }
    groups.push(group);
  }
  return groups.join("-");
}

async function copy(input) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(input.value);
    return;
  }
  // Pages without https have no clipboard but this one.
  input.select();
  document.execCommand("copy");
}

// A password somebody else will use: made here or typed, shown while it is chosen, copied, and kept nowhere.
export function NewPassword({ name, label, hint, error, boxClass, buttonClass, show, hide }) {
  const id = useId();
  const input = useRef(null);
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState("");

  const generate = () => {
    input.current.value = made();
    input.current.dispatchEvent(new Event("input", { bubbles: true }));
    setShown(true);
    setSaid(say("Made. Twenty letters and digits."));
  };
  const take = async () => {
    if (!input.current.value) return;
    await copy(input.current);
    setSaid(say("Copied."));
  };
  const button = (text, onClick) =>
    createElement("button", { type: "button", className: buttonClass, onClick, key: text }, text);

  return createElement(
    "div",
    null,
    createElement("label", { htmlFor: name, className: "mb-2 block text-ui font-semibold" }, label),
    createElement(
      "div",
      { className: "relative" },
      createElement("input", {
        ref: input,
        id: name,
        name,
        type: shown ? "text" : "password",
        autoComplete: "new-password",
        autoCapitalize: "none",
        spellCheck: false,
        maxLength: 200,
        className: boxClass,
        "aria-describedby": `${name}-error ${id}-hint`,
        "aria-invalid": Boolean(error),
        "data-wrong": Boolean(error),
        onChange: () => setSaid(""),
      }),
      createElement(
        "button",
        {
          type: "button",
          "aria-label": shown ? say("Hide password") : say("Show password"),
          "aria-pressed": shown,
          className: "absolute end-0.5 top-0.5 grid size-11 place-items-center rounded-full text-ink-2",
          onClick: () => setShown(!shown),
        },
        shown ? hide : show,
      ),
    ),
    createElement(
      "div",
      { className: "mt-1 -ms-3 flex flex-wrap items-center gap-x-1" },
      button(say("Generate"), generate),
      button(say("Copy"), take),
      createElement("span", { role: "status", className: "ps-1 text-small text-ink-2" }, said),
    ),
    createElement("p", { id: `${id}-hint`, className: "text-small text-ink-2" }, hint),
    createElement(
      "p",
      { id: `${name}-error`, role: "alert", className: error ? "mt-2 text-small text-error" : "" },
      error,
    ),
  );
}
