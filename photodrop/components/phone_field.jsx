import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ChevronDown, CircleAlert } from "lucide-react";
import { CountryPicker } from "$/public/external/photodrop/components/country_picker/country_picker.jsx";
import { say, sayCountry } from "$/public/external/photodrop/components/tongue/tongue.js";
import { Flag } from "$/public/external/photodrop/components/flag/flag.jsx";

const PAUSE = 150;
// Where several countries share a dial code, a pasted number most likely belongs to the largest.
const LARGEST = ["US", "GB", "RU", "IT", "AU", "NO", "FI", "MA", "RE", "GP", "CW"];
const useEarlyEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** A national number under its country's mask; a form gets it as `country` and `number`. */
export function PhoneField({ countries, label, error = "", country: given = "", onChange }) {
  const input = useRef(null);
  const button = useRef(null);
  const caret = useRef(null);
  const told = useRef("");
  const [code, setCode] = useState(given || "US");
  const [digits, setDigits] = useState("");
  // "+4": a dial code on its way.
  const [dialling, setDialling] = useState("");
  const [isPicking, setPicking] = useState(false);
  const [suggested, setSuggested] = useState([]);
  const country = countries.find((each) => each.code === code) ?? countries[0];
  const shown = dialling || masked(digits, country);

  useEffect(() => {
    const regions = regionsOfBrowser().filter((region) => countries.some((each) => each.code === region));
    setSuggested(regions);
    if (!given && regions.length) setCode(regions[0]);
    // Whoever was faster than the scripts has digits in the field that nobody has heard of.
    if (input.current.value) change({ target: input.current });
  }, []);

  useEffect(() => {
    const now = `${country.code} ${digits}`;
    if (!digits && !told.current) return undefined;
    const timer = setTimeout(() => {
      if (told.current === now) return;
      told.current = now;
      onChange?.(country.code, digits);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [country.code, digits]);

  useEarlyEffect(() => {
    if (caret.current === null) return;
    const place = afterDigits(shown, caret.current);
    input.current.setSelectionRange(place, place);
    caret.current = null;
  }, [shown]);

  const change = (event) => {
    const { value, selectionStart } = event.target;
    if (value.trim().startsWith("+")) {
      const abroad = fromInternational(value, countries, country);
      if (abroad) {
        setCode(abroad.country.code);
        caret.current = abroad.digits.length;
      }
      setDialling(abroad ? "" : value.trim().slice(0, 5));
      setDigits(abroad ? abroad.digits : "");
      return;
    }
    setDialling("");
    let next = onlyDigits(value);
    let before = onlyDigits(value.slice(0, selectionStart)).length;
    if (next === digits && value.length < shown.length && before) {
      // Backspace met a bracket or a space of the mask: it is meant for the digit before it.
      next = next.slice(0, before - 1) + next.slice(before);
      before -= 1;
    }
    caret.current = before;
    setDigits(next.slice(0, 15));
  };

  const choose = (next) => {
    setPicking(false);
    if (next) setCode(next);
    (next ? input : button).current.focus();
  };

  return (
    <div>
      <label htmlFor="number" className="mb-2 block text-ui font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          aria-label={say("Country: {name}, {code}", { name: sayCountry(country.code, country.name), code: country.dial_code })}
          onClick={() => setPicking(true)}
          className="flex h-12 shrink-0 items-center gap-2.5 rounded-field bg-field ps-3.5 pe-3 text-body hover:bg-hover"
        >
          <Flag code={country.code} />
          <bdi dir="ltr">{country.dial_code}</bdi>
          <ChevronDown size={16} strokeWidth={1.75} className="text-ink-2" aria-hidden="true" />
        </button>
        <input type="hidden" name="country" value={country.code} />
        <input
          ref={input}
          id="number"
          name="number"
          type="tel"
          dir="ltr"
          inputMode="tel"
          autoComplete="tel"
          value={shown}
          placeholder={country.mask.replaceAll("#", "0")}
          onChange={change}
          aria-invalid={error !== ""}
          aria-describedby="number-error"
          data-wrong={error !== ""}
          className="h-12 w-full min-w-0 rounded-field border-[1.5px] border-transparent bg-field px-4 text-body text-ink rtl:text-right placeholder:text-ink-2
            placeholder:opacity-100 transition-[background-color,border-color,box-shadow] duration-[var(--pd-fast)] field-ring
            data-[wrong=true]:border-error-mark data-[wrong=true]:bg-error-soft"
        />
      </div>
      <p id="number-error" role="alert">
        {error !== "" && (
          <span className="mt-2 flex items-start gap-1.5 text-small text-error">
            <CircleAlert size={16} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden="true" />
            {error}
          </span>
        )}
      </p>
      <CountryPicker open={isPicking} countries={countries} suggested={suggested} chosen={country.code} anchor={button} onChoose={choose} />
    </div>
  );
}

const onlyDigits = (text) => text.replace(/\D/g, "");

/** The digits under the country's mask; more of them than it has places follow behind it. */
function masked(digits, { mask }) {
  let at = 0;
  let text = "";
  // A mask begins with a digit where people write a 0 (or 8) before the number; whoever leaves it out need not be told.
  const places = /^\d/.test(mask) && digits && digits[0] !== mask[0] ? mask.slice(1).trimStart() : mask;
  for (const letter of places) {
    if (at === digits.length) break;
    text += /[#\d]/.test(letter) ? digits[at++] : letter;
  }
  return text + digits.slice(at);
}

function afterDigits(text, count) {
  if (!count) return 0;
  let seen = 0;
  for (let place = 0; place < text.length; place++) {
    if (/\d/.test(text[place]) && ++seen === count) return place + 1;
  }
  return text.length;
}

/** A pasted or filled in "+44 …": the country with the longest dial code that fits, the present one first. */
function fromInternational(value, countries, present) {
  const digits = onlyDigits(value);
  const likely = [present, ...countries.filter((each) => LARGEST.includes(each.code)), ...countries];
  const fits = likely.filter((each) => digits.startsWith(onlyDigits(each.dial_code)));
  if (!fits.length) return null;
  const country = fits.reduce((best, each) => (each.dial_code.length > best.dial_code.length ? each : best));
  return { country, digits: digits.slice(onlyDigits(country.dial_code).length) };
}

function regionsOfBrowser() {
  const regions = navigator.languages.flatMap((language) => {
    try {
      return new Intl.Locale(language).region ?? [];
    } catch {
      return [];
    }
  });
  const likely = new Intl.Locale(navigator.language || "en").maximize().region;
  return [...new Set([...regions, likely])].slice(0, 3);
}
