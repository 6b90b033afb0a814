import { useEffect, useId, useRef, useState } from "react";
import { Star } from "lucide-react";
import { say, sayMany } from "$/public/external/photodrop/components/tongue/tongue.js";

const STARS = [1, 2, 3, 4, 5];
// Arrow keys pass through the stars between; only where they rest is told.
const REST = 400;

/** Five radio buttons that look like stars. They answer at once; `answered` says that the server has, too. */
export function Stars({ value = 0, answered = 0, onRate }) {
  const [chosen, setChosen] = useState(0);
  const [pointed, setPointed] = useState(0);
  const telling = useRef(0);
  const name = useId();
  useEffect(() => setChosen(0), [value, answered]);
  useEffect(() => () => clearTimeout(telling.current), []);

  const shown = chosen || value;
  const choose = (stars) => {
    setChosen(stars);
    setPointed(0);
    clearTimeout(telling.current);
    telling.current = setTimeout(() => onRate?.(stars), REST);
  };

  return (
    <fieldset className="-ms-2.5 inline-flex" onPointerLeave={() => setPointed(0)}>
      <legend className="sr-only">{say("Your rating")}</legend>
      {STARS.map((stars) => (
        <label
          key={stars}
          className="grid size-11 place-items-center rounded-full has-focus-visible:shadow-[var(--pd-focus)]"
          onPointerEnter={(event) => event.pointerType === "mouse" && setPointed(stars)}
        >
          <input
            type="radio"
            name={name}
            value={stars}
            checked={shown === stars}
            aria-label={sayMany("{count} star", "{count} stars", stars)}
            className="sr-only"
            onChange={() => choose(stars)}
          />
          <Star
            size={26}
            strokeWidth={1.5}
            aria-hidden="true"
            className={`transition-colors duration-[var(--pd-fast)] ${
              stars <= (pointed || shown) ? "fill-ink text-ink" : "fill-transparent text-control"
            }`}
          />
        </label>
      ))}
    </fieldset>
  );
}
