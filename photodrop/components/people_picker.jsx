import { useEffect, useId, useRef, useState } from "react";
import { Search, UserPlus, X } from "lucide-react";

import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const ASK_AFTER = 180;
const ICON = { strokeWidth: 1.75, "aria-hidden": true };

const nameOf = (person) => person.name || person.phone_label;

function parts(person) {
  if (person.name) return { circle: person.name.slice(0, 1), words: person.name };
  return { circle: person.dial_code, words: person.phone_label.slice(person.dial_code.length).trim() };
}

function Face({ person, size = 28 }) {
  return (
    <span
      className="inline-grid shrink-0 place-items-center overflow-hidden rounded-full bg-tile text-[11px] leading-none font-semibold text-ink"
      style={{ width: size, height: size }}
      aria-hidden
    >
      {person.selfie_url ? <img src={person.selfie_url} alt="" className="size-full object-cover" /> : parts(person).circle}
    </span>
  );
}

function Chip({ person, onRemove }) {
  return (
    <li className="inline-flex h-9 max-w-full items-center gap-2 rounded-pill bg-field ps-1 text-ui font-medium text-ink">
      <Face person={person} />
      <span className="truncate" title={nameOf(person)}>
        <bdi>{parts(person).words}</bdi>
      </span>
      <button
        type="button"
        aria-label={say("Remove {name}", { name: nameOf(person) })}
        className="-my-1 -ms-2 grid size-11 shrink-0 place-items-center rounded-full text-ink-2 hover:text-ink"
        onClick={() => onRemove(person.client_id)}
      >
        <X size={16} {...ICON} />
      </button>
    </li>
  );
}

function Option({ person, id, isActive, onChoose }) {
  const isNew = !person.client_id;
  return (
    <li
      id={id}
      role="option"
      aria-selected={isActive}
      className={`flex min-h-11 cursor-pointer items-center gap-3 rounded-[9px] px-2 text-ui ${isActive ? "bg-hover" : ""}`}
      // The field keeps the focus, so the next name can be typed at once.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(person)}
    >
      {isNew ? (
        <span className="grid size-8 place-items-center rounded-full bg-field text-ink">
          <UserPlus size={18} {...ICON} />
        </span>
      ) : (
        <Face person={person} size={32} />
      )}
      <span className="min-w-0 grow">
        <span className="block truncate font-medium text-ink">{isNew ? say("Add {name}", { name: person.phone_label }) : <bdi>{nameOf(person)}</bdi>}</span>
        {person.name && <span className="block text-small text-ink-2"><bdi>{person.phone_label}</bdi></span>}
      </span>
    </li>
  );
}

export function PeoplePicker({ people, suggestions, answered, label, placeholder, inline, onSearch, onAdd, onRemove }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [wantsFirst, setWantsFirst] = useState(false);
  const asking = useRef(0);
  const field = useRef(null);
  const listId = useId();

  const asked = query.trim();
  const isAnswered = asked !== "" && answered === asked;
  const chosen = new Set(people.map((person) => person.phone));
  const options = isAnswered ? suggestions.filter((person) => !chosen.has(person.phone)) : [];
  const current = options[Math.min(active, options.length - 1)];

  useEffect(() => {
    clearTimeout(asking.current);
    if (asked) asking.current = setTimeout(() => onSearch(asked), ASK_AFTER);
    return () => clearTimeout(asking.current);
  }, [asked]);

  // A dialog opens before this is there, and would give the focus to something else.
  useEffect(() => {
    if (inline) field.current?.focus();
  }, []);

  const choose = (person) => {
    onAdd(person.phone);
    setQuery("");
    setActive(0);
    setWantsFirst(false);
  };

  // Enter may come before the answer; it then means the first one of it.
  useEffect(() => {
    if (wantsFirst && isAnswered) {
      setWantsFirst(false);
      if (options.length) choose(options[0]);
    }
  }, [wantsFirst, isAnswered]);

  const keys = (event) => {
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        setOpen(true);
        if (options.length) setActive((active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
        break;
      case "Enter":
        if (!asked) break;
        event.preventDefault();
        if (current) choose(current);
        else if (!isAnswered) setWantsFirst(true);
        break;
      case "Backspace":
        if (!query && people.length) onRemove(people[people.length - 1].client_id);
        break;
      case "Escape":
        if (!query) break;
        event.preventDefault();
        event.stopPropagation();
        setQuery("");
        break;
    }
  };

  const isShown = isOpen && isAnswered;
  return (
    <div>
      {people.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-2" aria-label={say("Chosen")}>
          {people.map((person) => (
            <Chip key={person.client_id} person={person} onRemove={onRemove} />
          ))}
        </ul>
      )}
      <div className="relative">
        <Search size={20} {...ICON} className="pointer-events-none absolute start-4 top-3 text-ink-2" />
        <input
          ref={field}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={label}
          aria-expanded={isShown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isShown && current ? `${listId}-${options.indexOf(current)}` : undefined}
          placeholder={placeholder}
          value={query}
          className={
            "h-11 w-full rounded-field border-[1.5px] border-transparent bg-field ps-11 pe-4 text-body text-ink field-ring " +
            "placeholder:text-ink-2 placeholder:opacity-100"
          }
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={keys}
        />
        <ul
          id={listId}
          role="listbox"
          aria-label={label}
          hidden={!isShown || options.length === 0}
          className={
            "mt-2 max-h-72 overflow-y-auto rounded-[14px] border border-line bg-surface p-1.5 " +
            (inline ? "" : "absolute inset-x-0 top-full z-30 shadow-2")
          }
        >
          {options.map((person, at) => (
            <Option key={person.phone} id={`${listId}-${at}`} person={person} isActive={person === current} onChoose={choose} />
          ))}
        </ul>
        <p role="status" className={isShown && !options.length ? "mt-2 text-small text-ink-2" : "sr-only"}>
          {isShown && !options.length && say("Nobody of that name. Type a whole phone number to add somebody new.")}
        </p>
      </div>
    </div>
  );
}
