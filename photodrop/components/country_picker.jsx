import { useEffect, useMemo, useRef, useState } from "react";
import { Check, Search, X } from "lucide-react";
import { language, say, sayCountry } from "$/public/external/photodrop/components/tongue/tongue.js";
import { Flag } from "$/public/external/photodrop/components/flag/flag.jsx";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const initial = (country) => plain(country.name)[0].toUpperCase();

/** Every country: a whole screen on phones, 400 px under its button above. */
export function CountryPicker({ open, countries: inEnglish, suggested, chosen, anchor, onChoose }) {
  const dialog = useRef(null);
  const countries = useMemo(() => inEnglish.map((each) => ({ ...each, name: sayCountry(each.code, each.name) })), [inEnglish]);
  useEffect(() => {
    if (!open) return undefined;
    dialog.current.showModal();
    const place = () => {
      const box = anchor.current.getBoundingClientRect();
      const height = Math.min(520, window.innerHeight - 32);
      const top = Math.max(16, Math.min(box.bottom + 8, window.innerHeight - height - 16));
      dialog.current.style.setProperty("--at", `${Math.min(box.left, window.innerWidth - 416)}px`);
      dialog.current.style.setProperty("--top", `${top}px`);
    };
    place();
    dialog.current.querySelector("input").focus();
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("resize", place);
      dialog.current?.close();
    };
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label={say("Country")}
      className="m-0 h-dvh max-h-none w-full max-w-none border-0 bg-surface p-0 text-ink open:animate-rise backdrop:bg-transparent
        md:fixed md:top-(--top) md:left-(--at) md:h-[min(520px,100dvh-32px)] md:w-[400px] md:rounded-card md:border md:border-line md:shadow-3"
      onCancel={(event) => {
        event.preventDefault();
        onChoose("");
      }}
      onClick={(event) => event.target === dialog.current && onChoose("")}
    >
      {open && <Picker countries={countries} suggested={suggested} chosen={chosen} onChoose={onChoose} />}
    </dialog>
  );
}

function Picker({ countries, suggested, chosen, onChoose }) {
  const list = useRef(null);
  const [wanted, setWanted] = useState("");
  const [active, setActive] = useState(0);
  const groups = useMemo(() => grouped(countries, suggested, chosen, wanted), [countries, suggested, chosen, wanted]);
  const rows = groups.flatMap((group) => group.countries.map((country) => ({ country, id: `${group.name}-${country.code}` })));
  const letters = groups.filter((group) => group.isLetter).map((group) => group.name);

  useEffect(() => {
    setActive(0);
    list.current.scrollTop = 0;
  }, [wanted]);

  const move = (to) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    document.getElementById(rows[next]?.id)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Enter") {
      if (rows[active]) onChoose(rows[active].country.code);
    } else if (event.key === "Escape") onChoose("");
    else return;
    event.preventDefault();
  };
  const scrollTo = (letter) => {
    const group = list.current.querySelector(`[data-letter="${letter}"]`);
    if (group) list.current.scrollTop = group.offsetTop;
  };

  return (
    <div className="flex h-full flex-col pt-[env(safe-area-inset-top)]">
      <div className="flex h-[60px] shrink-0 items-center px-3 md:hidden">
        <button type="button" aria-label={say("Close")} className="grid size-11 place-items-center rounded-full hover:bg-hover" onClick={() => onChoose("")}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <h2 className="display grow pe-11 text-center text-[17px] leading-6">{say("Country")}</h2>
      </div>
      <div className="relative mx-6 mt-1 mb-2 shrink-0 md:mx-4 md:mt-4">
        <Search size={20} strokeWidth={1.75} className="pointer-events-none absolute top-3.5 start-4 text-ink-2" aria-hidden="true" />
        <input
          type="search"
          role="combobox"
          aria-label={say("Country or dial code")}
          aria-expanded="true"
          aria-controls="countries"
          aria-activedescendant={rows[active]?.id}
          placeholder={say("Country or dial code")}
          autoComplete="off"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-12 w-full rounded-field border-[1.5px] border-transparent bg-field ps-12 pe-4 text-body text-ink placeholder:text-ink-2
            placeholder:opacity-100 field-ring [&::-webkit-search-cancel-button]:appearance-none"
        />
      </div>
      <div className="relative min-h-0 grow">
        <div ref={list} id="countries" role="listbox" aria-label={say("Countries")} className="relative h-full overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)] ps-6 pe-11 md:ps-4">
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={group.name} data-letter={group.isLetter ? group.name : undefined}>
              <div aria-hidden="true" className="pt-3 pb-1 text-small font-semibold text-ink-2">
                {group.name}
              </div>
              {group.countries.map((country) => {
                const id = `${group.name}-${country.code}`;
                const isChosen = country.code === chosen;
                return (
                  <div
                    key={id}
                    id={id}
                    role="option"
                    aria-selected={isChosen}
                    data-active={rows[active]?.id === id && wanted !== ""}
                    onClick={() => onChoose(country.code)}
                    className="flex h-13 cursor-pointer items-center gap-3 border-b border-line hover:bg-hover data-[active=true]:bg-hover"
                  >
                    <Flag code={country.code} />
                    <span className={`min-w-0 grow truncate ${isChosen ? "font-semibold" : ""}`} title={country.name}>
                      {country.name}
                    </span>
                    <span className="shrink-0 text-ink-2" dir="ltr">{country.dial_code}</span>
                    <span className="grid w-5 shrink-0 place-items-center text-link">
                      {isChosen && <Check size={20} strokeWidth={1.75} aria-hidden="true" />}
                    </span>
                  </div>
                );
              })}
            </div>
          ))}
          {!rows.length && (
            <p className="py-6 text-ui text-ink-2" role="status">
              {say("No country matches. Check the spelling, or search by dial code.")}
            </p>
          )}
        </div>
        {!wanted && <LetterStrip letters={letters} onLetter={scrollTo} />}
      </div>
    </div>
  );
}

/** Drag along it to scroll; the search says the same to keyboards and screen readers. */
function LetterStrip({ letters, onLetter }) {
  const strip = useRef(null);
  const at = (event) => {
    const box = strip.current.getBoundingClientRect();
    const place = Math.floor(((event.clientY - box.top) / box.height) * letters.length);
    onLetter(letters[Math.max(0, Math.min(letters.length - 1, place))]);
  };
  return (
    <div
      ref={strip}
      aria-hidden="true"
      className="absolute top-3 end-2 bottom-4 flex max-h-[600px] w-6 touch-none flex-col items-center justify-between text-[12px] leading-none font-medium text-ink-2 select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        at(event);
      }}
      onPointerMove={(event) => event.buttons && at(event)}
    >
      {letters.map((letter) => (
        <span key={letter} className="grid w-6 grow place-items-center">
          {letter}
        </span>
      ))}
    </div>
  );
}

function grouped(countries, suggested, chosen, wanted) {
  const text = plain(wanted.trim());
  if (text) {
    const digits = text.replace(/\D/g, "");
    const isFitting = (each) =>
      (digits && each.dial_code.replace(/\D/g, "").startsWith(digits)) ||
      plain(each.name).split(/[\s(-]+/).some((word) => word.startsWith(text)) ||
      plain(each.name).startsWith(text) ||
      each.code.toLowerCase() === text;
    const found = countries.filter(isFitting);
    found.sort((a, b) => plain(b.name).startsWith(text) - plain(a.name).startsWith(text));
    return found.length ? [{ name: say("Found"), countries: found }] : [];
  }
  const first = [...new Set([chosen, ...suggested])].map((code) => countries.find((each) => each.code === code)).filter(Boolean);
  const groups = [{ name: say("Suggested"), countries: first }];
  const sorted = [...countries].sort((a, b) => plain(a.name).localeCompare(plain(b.name), language));
  for (const country of sorted) {
    const letter = initial(country);
    if (groups.at(-1).name !== letter) groups.push({ name: letter, isLetter: true, countries: [] });
    groups.at(-1).countries.push(country);
  }
  return groups;
}
