import { useEffect, useId, useRef, useState } from "react";
import { CircleAlert, Plus, X } from "lucide-react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const ASK_AFTER = 200;
const ICON = { strokeWidth: 1.75, "aria-hidden": true };

/** Tags that are changed where they stand. They answer at once; `answered` says that the server has, too. */
export function TagEditor({ tags, suggestions = [], error = "", answered = 0, most = 5, address, onChange, onSearch }) {
  const [shown, setShown] = useState(tags);
  const [typed, setTyped] = useState("");
  const asking = useRef(0);
  const field = useRef(null);
  const id = useId();
  useEffect(() => setShown(tags), [tags.join(), answered]);
  useEffect(() => {
    clearTimeout(asking.current);
    if (typed.trim()) asking.current = setTimeout(() => onSearch?.(typed.trim()), ASK_AFTER);
    return () => clearTimeout(asking.current);
  }, [typed]);

  const change = (next) => {
    setShown(next);
    onChange?.(next);
  };
  const add = () => {
    const tag = typed.trim().replace(/^#/, "").toLowerCase();
    setTyped("");
    if (tag && !shown.includes(tag)) change([...shown, tag]);
  };
  const remove = (tag) => {
    change(shown.filter((each) => each !== tag));
    field.current?.focus();
  };
  const keys = (event) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && !typed && shown.length) {
      remove(shown.at(-1));
    }
  };

  const isFull = shown.length >= most;
  return (
    <div>
      <ul role="list" aria-label={say("Tags")} className="flex flex-wrap gap-2">
        {shown.map((tag) => (
          <li key={tag} className="inline-flex h-9 max-w-full items-center rounded-pill bg-field text-ui font-medium text-ink">
            <a href={address + encodeURIComponent(tag)} className="truncate rounded-pill py-2 ps-3.5 hover:underline underline-offset-4">
              {tag}
            </a>
            <button
              type="button"
              aria-label={say("Remove {tag}", { tag })}
              className="-my-1 -me-1 -ms-1 grid size-11 shrink-0 place-items-center rounded-full text-ink-2 hover:text-ink"
              onClick={() => remove(tag)}
            >
              <X size={16} {...ICON} />
            </button>
          </li>
        ))}
        {/* The field stays while it is full, so that the keyboard keeps its place. */}
        <li className={isFull ? "sr-only" : "relative"}>
          <Plus size={16} {...ICON} className="pointer-events-none absolute top-2.5 start-3 text-ink-2" />
          <input
            ref={field}
            value={typed}
            list={`${id}-known`}
            maxLength={40}
            enterKeyHint="done"
            autoComplete="off"
            autoCapitalize="none"
            placeholder={say("Add a tag")}
            aria-label={isFull ? say("{most} tags at most. Remove one to add another", { most }) : say("Add a tag")}
            readOnly={isFull}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className="h-9 w-44 rounded-pill border-[1.5px] border-line-strong bg-transparent pe-3 ps-9 text-ui text-ink placeholder:text-ink-2 placeholder:opacity-100 field-ring"
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={keys}
            onBlur={add}
          />
          <datalist id={`${id}-known`}>
            {suggestions.filter((tag) => !shown.includes(tag)).map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </li>
      </ul>
      <p id={`${id}-error`} role="alert">
        {error && (
          <span className="mt-2 flex items-start gap-1.5 text-small text-error">
            <CircleAlert size={16} {...ICON} className="mt-px shrink-0" />
            {error}
          </span>
        )}
      </p>
    </div>
  );
}
