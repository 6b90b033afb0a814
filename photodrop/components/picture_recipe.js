// What the tools of the editor say, as a transformation, and back. The server's grammar decides; this writes its usual words.

export const PLAIN = {
  base: "",
  hflip: false,
  vflip: false,
  turn: 0,
  tilt: 0,
  crop: "",
  focus: "auto",
  size: 0,
  brightness: 0,
  contrast: 0,
  saturation: 0,
  sharpen: 0,
  blur: 0,
  vignette: 0,
  effect: "",
  words: "",
  letters: 80,
  colour: "ffffff",
  place: "south",
  corners: 0,
  format: "auto",
  quality: "auto",
};

export const CROPS = [
  { value: "", label: "Original" },
  { value: "1:1", label: "Square" },
  { value: "4:5", label: "4:5" },
  { value: "3:2", label: "3:2" },
  { value: "16:9", label: "16:9" },
  { value: "circle", label: "Circle" },
];
export const SLIDERS = [
  { name: "brightness", label: "Brightness", low: -99, high: 100 },
  { name: "contrast", label: "Contrast", low: -100, high: 100 },
  { name: "saturation", label: "Saturation", low: -100, high: 100 },
  { name: "sharpen", label: "Sharpen", low: 0, high: 600 },
  { name: "blur", label: "Blur", low: 0, high: 1000 },
  { name: "vignette", label: "Vignette", low: 0, high: 100 },
];
const ADJUSTMENTS = SLIDERS.map((each) => each.name);

// Looks set the sliders and the effect, so that whoever chose one can go on from there.
export const LOOKS = [
  { label: "None", set: {} },
  { label: "Improve", set: { effect: "improve" } },
  { label: "Vivid", set: { saturation: 30, contrast: 12 } },
  { label: "Crisp", set: { sharpen: 200, contrast: 8 } },
  { label: "Faded", set: { saturation: -40, contrast: -18, brightness: 8 } },
  { label: "Mono", set: { effect: "grayscale" } },
  { label: "Noir", set: { effect: "grayscale", contrast: 35, vignette: 40 } },
  { label: "Sepia", set: { effect: "sepia" } },
  { label: "Dream", set: { brightness: 10, saturation: 15, blur: 60, vignette: 25 } },
  { label: "Cartoon", set: { effect: "cartoonify" } },
  { label: "Pixels", set: { effect: "pixelate:24" } },
  { label: "Negative", set: { effect: "negate" } },
];
const NO_LOOK = { ...Object.fromEntries(ADJUSTMENTS.map((name) => [name, 0])), effect: "" };

export const withLook = (now, look) => ({ ...now, ...NO_LOOK, ...look.set });
export const hasLook = (now, look) => Object.entries({ ...NO_LOOK, ...look.set }).every(([name, value]) => now[name] === value);

/** The transformation that the tools describe; empty where they change nothing. */
export function written(now, { delivery = true } = {}) {
  const parts = now.base ? [now.base] : [];
  const turns = [now.hflip && "hflip", now.vflip && "vflip", (now.turn + now.tilt + 360) % 360 || false].filter((turn) => turn !== false);
  if (turns.length) parts.push(`a_${turns.join(".")}`);
  if (now.crop) {
    const ratio = now.crop === "circle" ? "1:1" : now.crop;
    parts.push(`c_crop,ar_${ratio}${now.focus === "center" ? "" : `,g_${now.focus}`}`);
  }
  if (now.size) parts.push(`c_limit,w_${now.size},h_${now.size}`);
  for (const name of ADJUSTMENTS) if (now[name]) parts.push(`e_${name}:${now[name]}`);
  if (now.effect) parts.push(`e_${now.effect}`);
  if (now.words.trim()) {
    const place = now.place === "center" ? "" : `,g_${now.place},y_${Math.round(now.letters / 2)}`;
    parts.push(`l_text:Instrument%20Sans_${now.letters}_bold:${spelled(now.words)},co_rgb:${now.colour}${place}`);
  }
  if (now.crop === "circle") parts.push("r_max");
  else if (now.corners) parts.push(`r_${now.corners}`);
  if (delivery) {
    const told = [now.quality !== "auto" && `q_${now.quality}`].filter(Boolean);
    // Written by hand, it is as it is written.
    const isOurs = !now.base && (parts.length > 0 || told.length > 0);
    if (isOurs || now.format !== "auto") told.unshift(`f_${now.format}`);
    if (told.length) parts.push(told.join(","));
  }
  return parts.join("/");
}

const spelled = (words) => encodeURIComponent(words.trim()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The tools as a transformation sets them. What they have no word for stays in front, as it is written. */
export function read(text) {
  const now = { ...PLAIN };
  const parts = text.split("/").filter(Boolean);
  let kept = parts.length;
  // From the end: the tools act after whatever was written by hand.
  let latest = STAGES.length;
  for (; kept > 0; kept -= 1) {
    const stage = STAGES.findIndex((take) => take(parts[kept - 1], { ...now }));
    if (stage < 0 || stage > latest || (stage === latest && stage !== ADJUSTING)) break;
    STAGES[stage](parts[kept - 1], now);
    latest = stage;
  }
  now.base = parts.slice(0, kept).join("/");
  return normal(written(now)) === normal(text) ? now : { ...PLAIN, base: text };
}

// What is so anyway need not be said.
const normal = (text) =>
  text
    .split("/")
    .map((part) => part.split(",").filter((each) => each !== "f_auto" && each !== "q_auto").sort().join(","))
    .filter(Boolean)
    .join("/");
const NUMBER = "(-?\\d+)";

function takes(pattern, set) {
  const whole = new RegExp(`^${pattern}$`);
  return (part, now) => {
    const found = whole.exec(part);
    return Boolean(found) && set(now, ...found.slice(1)) !== false;
  };
}

const ADJUSTING = 3;
const STAGES = [
  takes("a_((?:hflip|vflip|\\d+)(?:\\.(?:hflip|vflip|\\d+))*)", (now, turns) => {
    for (const turn of turns.split(".")) {
      if (turn === "hflip" || turn === "vflip") now[turn] = true;
      else {
        now.turn = (Math.round(turn / 90) * 90) % 360;
        now.tilt = Number(turn) - Math.round(turn / 90) * 90;
      }
    }
  }),
  takes("c_crop,ar_(1:1|4:5|3:2|16:9)(?:,g_(auto|face))?", (now, ratio, focus) => {
    now.crop = now.crop === "circle" && ratio === "1:1" ? "circle" : ratio;
    now.focus = focus || "center";
  }),
  takes(`c_limit,w_${NUMBER},h_\\1`, (now, size) => {
    now.size = Number(size);
  }),
  takes(`e_(${ADJUSTMENTS.join("|")}):${NUMBER}`, (now, name, value) => {
    now[name] = Number(value);
  }),
  takes("e_(grayscale|sepia|negate|cartoonify|improve|pixelate:24)(?::80|:50:50|:100)?", (now, name) => {
    now.effect = name;
  }),
  takes("l_text:Instrument%20Sans_(\\d+)_bold:([^,]+),co_rgb:([0-9a-f]{6})(?:,g_(north|south),y_\\d+)?", (now, letters, words, colour, place) => {
    Object.assign(now, { letters: Number(letters), words: decodeURIComponent(words), colour, place: place || "center" });
  }),
  takes("r_(max|\\d+)", (now, corners) => {
    if (corners === "max") now.crop = "circle";
    else now.corners = Number(corners);
  }),
  takes("(?:f_(auto|jpg|png|webp|avif))?,?(?:q_(auto|\\d+))?", (now, format, quality) => {
    if (format) now.format = format;
    if (quality) now.quality = quality === "auto" ? quality : Number(quality);
  }),
];
