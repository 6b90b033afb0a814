import { createElement, useState } from "react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const two = (number) => String(number).padStart(2, "0");

/** 2026-12-24T18:00 by the clock of whoever looks, of a moment in UTC; empty for none. */
function local(iso) {
  if (!iso) return "";
  const moment = new Date(iso);
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A moment, chosen by the local clock and sent in UTC under `name`, with the zone it is meant in below. */
export function LocalTime({ value, name, boxClass, hintClass, empty, past, ...rest }) {
  const [typed, setTyped] = useState(local(value));
  const moment = typed ? new Date(typed) : null;
  const isMoment = moment !== null && !Number.isNaN(moment.getTime());
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return createElement(
    "div",
    null,
    createElement("input", {
      ...rest,
      type: "datetime-local",
      id: `${name}_local`,
      value: typed,
      min: past ? undefined : local(new Date().toISOString()),
      className: boxClass,
      onChange: (event) => setTyped(event.target.value),
    }),
    createElement("input", { type: "hidden", name, value: isMoment ? moment.toISOString() : "" }),
    createElement("p", { className: hintClass }, typed ? say("By your clock: {zone}.", { zone: zone.replaceAll("_", " ") }) : empty),
  );
}
