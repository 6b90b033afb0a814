import { useEffect, useRef, useState } from "react";
import { X } from "lucide-react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const COLOURS = [
  { name: say("Oak"), framed: (size) => say("Oak frame, {size}", { size }), wood: "#b98a55", light: "#d3aa78", dark: "#8d6436" },
  { name: say("Black"), framed: (size) => say("Black frame, {size}", { size }), wood: "#262626", light: "#4a4a4a", dark: "#0f0f0f" },
  { name: say("White"), framed: (size) => say("White frame, {size}", { size }), wood: "#f4f2ec", light: "#ffffff", dark: "#cfcabd" },
];
const SIZES = [
  { name: say("Small"), letter: "S", edge: 40 },
  { name: say("Medium"), letter: "M", edge: 60 },
  { name: say("Large"), letter: "L", edge: 90 },
];
// The room is drawn in centimetres, so a frame is as large beside the sofa as it would be at home.
const CENTRE = { x: 200, y: 118 };

/** A photo, as this viewer may see it, framed on the wall of a living room. */
export function FrameView({ open = true, src, width, height, title = say("Photo"), onClose }) {
  const dialog = useRef(null);
  const [colour, setColour] = useState(COLOURS[0]);
  const [size, setSize] = useState(SIZES[1]);
  useEffect(() => {
    if (open) dialog.current.showModal();
    else dialog.current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label={say("{title} in a frame", { title })}
      className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none overflow-hidden bg-[#e9e4da] p-0 text-[#262626]"
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onClose?.();
      }}
    >
      {open && (
        <>
          <Room>
            <Framed src={src} shape={width && height ? width / height : 1.5} colour={colour} edge={size.edge} title={title} />
          </Room>
          <button
            type="button"
            aria-label={say("Close")}
            onClick={() => onClose?.()}
            className="absolute top-[calc(8px+env(safe-area-inset-top))] start-2 grid size-11 place-items-center rounded-full bg-white/80 hover:bg-white md:start-6"
          >
            <X size={20} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <div
            className="absolute inset-x-4 bottom-[calc(20px+env(safe-area-inset-bottom))] mx-auto flex max-w-[440px] flex-wrap items-center
              justify-between gap-x-4 gap-y-1 rounded-card bg-white/95 px-4 py-3 shadow-2"
          >
            <Choices legend={say("Frame")} all={COLOURS} chosen={colour} onChoose={setColour} />
            <Choices legend={say("Size")} all={SIZES} chosen={size} onChoose={setSize} />
            <p className="w-full text-small text-[#6d6d6d]" aria-live="polite">
              {colour.framed(sizeInWords(size.edge, width && height ? width / height : 1.5))}
            </p>
          </div>
        </>
      )}
    </dialog>
  );
}

function measure(edge, shape) {
  return shape >= 1 ? [edge, edge / shape] : [edge * shape, edge];
}

function sizeInWords(edge, shape) {
  const [width, height] = measure(edge, shape).map(Math.round);
  return say("{width} × {height} cm", { width, height });
}

function Choices({ legend, all, chosen, onChoose }) {
  return (
    <fieldset className="m-0 flex gap-1 border-0 p-0">
      <legend className="sr-only">{legend}</legend>
      {all.map((each) => (
        <label
          key={each.name}
          title={each.name}
          className="grid size-11 place-items-center rounded-full has-focus-visible:shadow-[0_0_0_2px_#fff,0_0_0_4px_#3300cc]"
        >
          <input
            type="radio"
            name={legend}
            aria-label={each.name}
            checked={each === chosen}
            onChange={() => onChoose(each)}
            className="peer sr-only"
          />
          {each.wood ? (
            <span
              className="size-8 rounded-full border border-black/20 ring-offset-2 peer-checked:ring-2 peer-checked:ring-[#3300cc]"
              style={{ background: each.wood }}
            />
          ) : (
            <span className="grid size-10 place-items-center rounded-full text-ui font-semibold peer-checked:bg-[#262626] peer-checked:text-white">
              {each.letter}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

function Framed({ src, shape, colour, edge, title }) {
  const [width, height] = measure(edge, shape);
  const mat = edge * 0.07;
  const wood = Math.max(1.6, edge * 0.028);
  const x = CENTRE.x - width / 2;
  const y = CENTRE.y - height / 2;
  const outer = { x: x - mat - wood, y: y - mat - wood, width: width + 2 * (mat + wood), height: height + 2 * (mat + wood) };
  const right = outer.x + outer.width;
  const bottom = outer.y + outer.height;
  return (
    <g>
      <rect {...outer} x={outer.x + 1} y={outer.y + 2.5} fill="#3d2f1d" opacity="0.38" filter="url(#pd-soft)" />
      <rect {...outer} fill={colour.wood} />
      <polygon points={`${outer.x},${outer.y} ${right},${outer.y} ${right - wood},${outer.y + wood} ${outer.x + wood},${outer.y + wood}`} fill={colour.light} />
      <polygon points={`${outer.x},${bottom} ${right},${bottom} ${right - wood},${bottom - wood} ${outer.x + wood},${bottom - wood}`} fill={colour.dark} />
      <rect x={x - mat} y={y - mat} width={width + 2 * mat} height={height + 2 * mat} fill="#fbfaf6" />
      <rect x={x - mat} y={y - mat} width={width + 2 * mat} height="1.2" fill="#000" opacity="0.12" />
      <image href={src} x={x} y={y} width={width} height={height} preserveAspectRatio="xMidYMid slice" role="img" aria-label={title} />
      <rect x={x} y={y} width={width} height={height} fill="none" stroke="#000" strokeOpacity="0.15" strokeWidth="0.3" />
    </g>
  );
}

function Room({ children }) {
  return (
    <svg viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full">
      <defs>
        <linearGradient id="pd-wall" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#f3eee4" />
          <stop offset="1" stopColor="#ddd5c6" />
        </linearGradient>
        <linearGradient id="pd-floor" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#b7946b" />
          <stop offset="1" stopColor="#cfae85" />
        </linearGradient>
        <filter id="pd-soft" x="-20%" y="-20%" width="140%" height="140%">
          <feGaussianBlur stdDeviation="2.6" />
        </filter>
      </defs>
      <rect x="-200" y="-100" width="800" height="500" fill="url(#pd-wall)" />
      {/* Daylight from a window on the left. */}
      <polygon points="-20,20 96,-12 150,150 30,196" fill="#fff" opacity="0.2" filter="url(#pd-soft)" />
      <rect x="-200" y="244" width="800" height="160" fill="url(#pd-floor)" />
      <rect x="-200" y="238" width="800" height="6" fill="#f8f5ee" />
      {children}
      {/* The sofa. */}
      <ellipse cx="200" cy="272" rx="116" ry="7" fill="#4a3620" opacity="0.28" filter="url(#pd-soft)" />
      <rect x="104" y="196" width="192" height="46" rx="12" fill="#8e9a8b" />
      <rect x="96" y="208" width="26" height="54" rx="12" fill="#7f8c7d" />
      <rect x="278" y="208" width="26" height="54" rx="12" fill="#7f8c7d" />
      <rect x="118" y="222" width="82" height="30" rx="7" fill="#9aa697" />
      <rect x="200" y="222" width="82" height="30" rx="7" fill="#96a293" />
      <rect x="112" y="248" width="176" height="16" rx="5" fill="#808d7e" />
      <rect x="116" y="263" width="5" height="9" fill="#6d4f2f" />
      <rect x="279" y="263" width="5" height="9" fill="#6d4f2f" />
      <rect x="130" y="205" width="32" height="28" rx="6" fill="#d8b27c" transform="rotate(-8 146 219)" />
      {/* A plant in a pot. */}
      <g transform="translate(330 0)">
        <ellipse cx="16" cy="270" rx="20" ry="4" fill="#4a3620" opacity="0.3" filter="url(#pd-soft)" />
        {[[-34, -64], [-14, -92], [10, -104], [34, -86], [50, -58]].map(([dx, dy]) => (
          <path key={dx} d={`M16 238 Q${16 + dx * 0.2} ${238 + dy * 0.7} ${16 + dx} ${238 + dy} Q${16 + dx * 0.75} ${238 + dy * 0.35} 16 238Z`} fill={dx > 0 ? "#3f6b4e" : "#4d7d5c"} />
        ))}
        <path d="M-2 236h36l-5 34h-26z" fill="#c96f4a" />
        <rect x="-4" y="232" width="40" height="7" rx="2" fill="#d98562" />
      </g>
    </svg>
  );
}
