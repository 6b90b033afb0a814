// Which language the page is in: brought by a script of its own before all others (api/tongue.py). Pages are built in
// English, and there is no such script for those.
const brought = typeof window === "undefined" ? undefined : window.__photodrop_words;
const words = brought?.words ?? {};

/** Whose dates, numbers and country names the page is written with. Digits stay those of phone numbers and prices. */
export const language = brought?.language ?? "en";
export const locale = language === "en" ? "en-US" : `${language}-u-nu-latn`;

const isRightToLeft = typeof document !== "undefined" && document.documentElement.dir === "rtl";
const TURNED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** What a key means in the page's direction: the arrow that points onwards is always `ArrowRight`. */
export function onwards(key) {
  return (isRightToLeft && TURNED[key]) || key;
}

/** The letter of a key, small; of a keyboard that writes others, the one that stands in its place on a Latin one. */
export function letterOf({ key, code }) {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code ?? "") && key.length === 1 ? code.slice(3).toLowerCase() : "";
}

const plural = new Intl.PluralRules(locale);
const PLACE = /\{(\w+)\}/;

function spelled(value) {
  return typeof value === "number" ? value.toLocaleString(locale) : String(value ?? "");
}

function filled(sentence, values) {
  if (!values) return sentence;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? spelled(values[name]) : whole));
}

function lookUp(sentence) {
  return Object.hasOwn(words, sentence) ? words[sentence] : sentence;
}

/** `say("Hello, {name}.", { name })` */
export function say(sentence, values) {
  const found = lookUp(sentence);
  return filled(Array.isArray(found) ? found[0] : found, values);
}

/** `sayMany("{count} photo", "{count} photos", count)` */
export function sayMany(one, many, count, values) {
  const forms = lookUp(one);
  if (!Array.isArray(forms)) return filled(count === 1 ? one : many, { count, ...values });
  const at = brought.plurals.indexOf(plural.select(count));
  return filled(forms.at(at), { count, ...values });
}

/** `sayList(["Ann", "locked"])` */
export function sayList(parts) {
  return parts.length ? parts.reduce((before, next) => say("{before}, {next}", { before, next })) : "";
}

/** A sentence with links or marks in it: each child stands where its name does. */
export function Said({ sentence, names, children }) {
  const parts = Array.isArray(children) ? children : [children];
  return lookUp(sentence)
    .split(PLACE)
    .map((piece, at) => (at % 2 ? parts[names.indexOf(piece)] : piece));
}

/** A day, `2026-10-18`: read and written at noon, so that no clock moves it. */
export function sayDay(iso) {
  return iso ? new Date(`${iso}T12:00`).toLocaleDateString(locale, { month: "short", day: "numeric", year: "numeric" }) : "";
}

/** A moment where the reader is, as a day. */
export function sayMoment(iso, shape) {
  return iso ? new Date(iso).toLocaleString(locale, shape) : "";
}

export function sayNumber(value, shape) {
  return value.toLocaleString(locale, shape);
}

/** `sayMoney(12.5, "EUR", { minimumFractionDigits: 2 })`; it runs from left to right wherever it stands. */
export function sayMoney(amount, currency, shape) {
  const words = amount.toLocaleString(locale, { ...shape, style: "currency", currency });
  return isRightToLeft ? `\u2066${words.replaceAll("\u200f", "")}\u2069` : words;
}

const regions = language === "en" ? undefined : new Intl.DisplayNames([locale], { type: "region" });

/** A country by its code; `english` is what it is called in the page as it was built. */
export function sayCountry(code, english) {
  return (code && regions?.of(code)) || english;
}

/** Codes and English names as the page's language calls them, in its order. */
export function sayCountries(countries) {
  if (!regions) return countries;
  const named = countries.map(([code, english]) => [code, sayCountry(code, english)]);
  return named.sort(([, one], [, other]) => one.localeCompare(other, locale));
}
