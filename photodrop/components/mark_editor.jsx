import { createElement as h, useEffect, useId, useRef, useState } from "react";

import { locale, say, sayMany } from "$/public/external/photodrop/components/tongue/tongue.js";

const API = "/api/v1";
const PAUSE = 350;
const LAYOUTS = [
  ["tiles", say("All over")],
  ["corner", say("Corner")],
  ["centre", say("Centre")],
];
const BOX = "w-full h-12 rounded-field border-[1.5px] border-transparent bg-field px-4 text-body text-ink field-ring";
const CHOICE =
  "flex min-h-11 grow cursor-pointer items-center justify-center rounded-field border-[1.5px] border-line-strong px-3 text-ui font-semibold " +
  "has-checked:border-ink has-checked:bg-field has-focus-visible:shadow-[var(--pd-focus)]";
const LABEL = "mb-2 block text-ui font-semibold";
const PILL = "inline-grid h-[50px] place-items-center rounded-pill px-7 text-body font-semibold";
const BROKEN = say("The connection broke. Try again when you are back online.");

async function ask(path, method = "GET", body = undefined) {
  const isForm = body instanceof FormData;
  const answer = await fetch(API + path, {
    method,
    headers: body && !isForm ? { "Content-Type": "application/json" } : {},
    body: isForm ? body : body && JSON.stringify(body),
  }).catch(() => null);
  if (!answer) return { error: BROKEN };
  if (answer.ok && answer.headers.get("Content-Type")?.startsWith("image/")) return { image: await answer.blob() };
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return { told };
  return { error: Object.values(told.fields ?? {})[0] ?? told.detail ?? say("Something went wrong. Try again in a minute.") };
}

function toDo(marked) {
  if (!marked) return say("No photo has to be rendered again.");
  return sayMany("{count} photo gets the new watermark.", "{count} photos get the new watermark.", marked);
}

/** How the watermark of an album looks, seen on its first photo; nothing changes before it is saved. */
export function MarkEditor({ album, onSaved, onClose }) {
  const id = useId();
  const [logos, setLogos] = useState([]);
  const [isLogo, setIsLogo] = useState(Boolean(album.watermark_logo_id));
  const [text, setText] = useState(album.watermark_text);
  const [logo, setLogo] = useState(album.watermark_logo_id);
  const [layout, setLayout] = useState(album.watermark_layout);
  const [opacity, setOpacity] = useState(album.watermark_opacity);
  const [size, setSize] = useState(album.watermark_size);
  const [seen, setSeen] = useState({ url: "", work: "", error: "" });
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState("");
  const chooser = useRef(null);
  const shown = useRef("");

  useEffect(() => {
    ask("/me/logos").then(({ told }) => told && setLogos(told.items));
    return () => URL.revokeObjectURL(shown.current);
  }, []);

  const options = {
    watermark: true,
    watermark_text: text,
    watermark_logo_id: isLogo ? logo || null : null,
    watermark_layout: layout,
    watermark_opacity: opacity,
    watermark_size: size,
  };
  const wanted = JSON.stringify(options);
  useEffect(() => {
    let isGone = false;
    const clock = setTimeout(async () => {
      const body = JSON.parse(wanted);
      const [work, picture] = await Promise.all([
        ask(`/albums/${album.id}/options/check`, "POST", body),
        ask(`/albums/${album.id}/options/preview`, "POST", body),
      ]);
      if (isGone) return;
      const old = shown.current;
      if (picture.image) shown.current = URL.createObjectURL(picture.image);
      setSeen({ url: shown.current, work: work.told ? toDo(work.told.marked) : "", error: work.error ?? picture.error ?? "" });
      if (old && old !== shown.current) setTimeout(() => URL.revokeObjectURL(old), 1000);
    }, PAUSE);
    return () => {
      isGone = true;
      clearTimeout(clock);
    };
  }, [wanted, album.id]);

  const add = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    const form = new FormData();
    form.append("file", file);
    setBusy("logo");
    const { told, error } = await ask("/me/logos", "POST", form);
    setBusy("");
    setProblem(error ?? "");
    if (!told) return;
    setLogos((known) => [told, ...known.filter((one) => one.id !== told.id)]);
    setLogo(told.id);
  };
  const save = async (event) => {
    event.preventDefault();
    if (busy) return;
    if (isLogo && !logo) {
      setProblem(say("Add a logo first, or use words."));
      return;
    }
    setBusy("save");
    const { error } = await ask(`/albums/${album.id}`, "PATCH", options);
    setBusy("");
    setProblem(error ?? "");
    if (!error) onSaved();
  };

  const radio = (name, value, words, current, choose) =>
    h(
      "label",
      { key: value, className: CHOICE },
      h("input", {
        type: "radio",
        name: `${id}-${name}`,
        value,
        checked: current === value,
        onChange: () => choose(value),
        className: "sr-only",
      }),
      words,
    );
  const slider = (label, name, value, least, most, change) =>
    h(
      "div",
      { className: "min-w-0 grow" },
      h("label", { htmlFor: `${id}-${name}`, className: `${LABEL} flex justify-between` }, label, h("span", { className: "font-medium text-ink-2" }, (value / 100).toLocaleString(locale, { style: "percent" }))),
      h("input", {
        id: `${id}-${name}`,
        type: "range",
        min: least,
        max: most,
        step: 5,
        value,
        onChange: (event) => change(Number(event.target.value)),
        className: "h-11 w-full rounded-field accent-[var(--pd-cta)] outline-none focus-visible:shadow-[var(--pd-focus)]",
      }),
    );
  const priced = album.price > 0 || album.photo_price > 0;

  return h(
    "form",
    { onSubmit: save, className: "mt-6 space-y-5" },
    h(
      "div",
      { className: "grid aspect-[3/2] place-items-center overflow-hidden rounded-card bg-field" },
      seen.url
        ? h("img", { src: seen.url, alt: say("The first photo with this watermark"), className: "size-full object-contain" })
        : h("div", { className: "sheen size-full" }),
    ),
    h(
      "fieldset",
      null,
      h("legend", { className: LABEL }, say("What it is")),
      h(
        "div",
        { className: "flex gap-2" },
        radio("what", "words", say("Words"), isLogo ? "logo" : "words", () => setIsLogo(false)),
        radio("what", "logo", say("Logo"), isLogo ? "logo" : "words", () => {
          setIsLogo(true);
          if (!logo && logos.length) setLogo(logos[0].id);
        }),
      ),
    ),
    isLogo
      ? h(
          "fieldset",
          null,
          h("legend", { className: LABEL }, say("Logo")),
          h(
            "div",
            { className: "flex flex-wrap gap-2" },
            logos.map((one, at) =>
              h(
                "label",
                { key: one.id, className: `${CHOICE} !grow-0 h-16 w-24 bg-[#8d8d8d] has-checked:!bg-[#8d8d8d]` },
                h("input", {
                  type: "radio",
                  name: `${id}-logo`,
                  checked: logo === one.id,
                  onChange: () => setLogo(one.id),
                  className: "sr-only",
                }),
                h("img", { src: one.preview, alt: say("Logo {number}", { number: at + 1 }), className: "max-h-12 max-w-full" }),
              ),
            ),
            h(
              "button",
              {
                type: "button",
                disabled: busy === "logo",
                onClick: () => chooser.current.click(),
                className: `${CHOICE} !grow-0 h-16 hover:bg-hover`,
              },
              busy === "logo" ? say("Adding…") : say("Add a logo"),
            ),
          ),
          h("input", {
            ref: chooser,
            type: "file",
            accept: "image/png,image/webp",
            onChange: add,
            className: "hidden",
            "aria-label": say("Logo file"),
          }),
          h("p", { className: "mt-2 text-small text-ink-2" }, say("PNG or WebP up to 5 MB, best with a transparent ground.")),
        )
      : h(
          "div",
          null,
          h("label", { htmlFor: `${id}-text`, className: LABEL }, say("Words")),
          h("input", {
            id: `${id}-text`,
            value: text,
            maxLength: 40,
            autoComplete: "off",
            onChange: (event) => setText(event.target.value),
            className: BOX,
          }),
        ),
    h(
      "fieldset",
      null,
      h("legend", { className: LABEL }, say("Where it lies")),
      h(
        "div",
        { className: "flex gap-2" },
        LAYOUTS.map(([value, words]) => radio("layout", value, words, layout, setLayout)),
      ),
      layout !== "tiles" &&
        h(
          "p",
          { className: "mt-2 text-small text-ink-2" },
          priced
            ? say("These photos cost something. A single mark is soon cut off or painted over: all over protects better.")
            : say("A single mark is soon cut off or painted over. All over protects better."),
        ),
    ),
    h("div", { className: "flex gap-5" }, slider(say("Strength"), "opacity", opacity, 60, 100, setOpacity), slider(say("Size"), "size", size, 50, 200, setSize)),
    h("p", { className: "text-small text-ink-2", role: "status" }, seen.work),
    h("p", { className: "text-small text-error", role: "alert" }, problem || seen.error),
    h(
      "div",
      { className: "flex gap-3 *:grow" },
      h("button", { type: "button", onClick: () => onClose(), className: `${PILL} border-[1.5px] border-line-strong hover:bg-hover` }, say("Cancel")),
      h(
        "button",
        { type: "submit", disabled: busy !== "", className: `${PILL} bg-cta text-on-cta hover:bg-cta-hover` },
        busy === "save" ? say("Saving…") : say("Save watermark"),
      ),
    ),
  );
}
