import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { CircleHelp, Check } from "lucide-react";

import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const GAP = 14;
const EDGE = 16;
const LABEL = 180;
// Solid for who is confirmed, broken for who is suggested, thin for who is nobody yet; each also says it in a word.
const LINES = {
  confirmed: { width: 2, look: "border-solid border-white" },
  suggested: { width: 2, look: "border-dashed border-[#edc063]" },
  unknown: { width: 1, look: "border-solid border-white/80" },
  ignored: { width: 1, look: "border-dotted border-white/60" },
};
const MARKS = { confirmed: Check, suggested: CircleHelp };

const namedOf = ({ name, state }) => name || (state === "ignored" ? say("Not a guest") : say("Unknown"));

function spokenOf({ name, state }) {
  if (state === "suggested") return say("{name}, suggested", { name });
  if (state === "confirmed") return say("{name}, confirmed", { name });
  return namedOf({ name, state });
}

/**
 * Boxes over the picture of a slide, which has `width` and `height` at its largest. They lie in what the carousel
 * enlarges and moves, and so stay on their faces; their lines and words do not grow with it.
 */
export function FaceBoxes({ faces, width, height, isShown, zoom, openId, onChoose }) {
  const slot = useRef(null);
  const layer = useRef(null);
  const [home, setHome] = useState(null);
  useLayoutEffect(() => setHome(slot.current.parentElement.querySelector(".yarl__slide_wrapper")), []);

  const press = (event) => {
    const pressed = event.target.closest("[data-face]");
    if (!pressed) return;
    // A finger covers several faces of a crowd: it means the one whose middle is nearest. A key means the one it is on.
    const boxes = event.detail ? [...layer.current.querySelectorAll("[data-face]")] : [pressed];
    const away = new Map(boxes.map((box) => [box, distance(box.getBoundingClientRect(), event)]));
    onChoose(boxes.sort((one, other) => away.get(one) - away.get(other))[0].dataset.face);
  };

  return (
    <>
      <span ref={slot} hidden />
      {home &&
        createPortal(
          <div className="pd-faces pointer-events-none absolute inset-0 grid place-items-center [container-type:size]" data-shown={isShown}>
            <div
              ref={layer}
              role="group"
              aria-label={say("Faces")}
              className="relative"
              style={{ width: `min(${width}px, 100cqw, calc(100cqh * ${width / height}))`, aspectRatio: `${width} / ${height}`, "--zoom": zoom }}
              onClick={press}
              onPointerDown={(event) => event.pointerType === "mouse" && event.stopPropagation()}
            >
              {faces.map((face) => (
                <Box key={face.id} face={face} isOpen={face.id === openId} />
              ))}
            </div>
          </div>,
          home,
        )}
    </>
  );
}

function Box({ face, isOpen }) {
  const Mark = MARKS[face.state];
  const line = LINES[face.state];
  const isLow = face.top + face.height > 0.9;
  return (
    <button
      type="button"
      data-face={face.id}
      data-state={face.state}
      aria-label={spokenOf(face)}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      className="pd-face group/face absolute rounded-[6px] focus-visible:shadow-none"
      // Left is left on every page: the picture is not turned round.
      style={{ left: percent(face.left), top: percent(face.top), width: percent(face.width), height: percent(face.height) }}
    >
      <span
        aria-hidden="true"
        className={`absolute inset-0 rounded-[6px] shadow-[0_0_0_1px_rgb(0_0_0/.45),inset_0_0_0_1px_rgb(0_0_0/.3)] group-hover/face:border-white
          group-focus-visible/face:shadow-[0_0_0_2px_#0a0a0b,0_0_0_4px_#fff] group-aria-expanded/face:shadow-[0_0_0_2px_#0a0a0b,0_0_0_4px_#fff] ${line.look}`}
        style={{ borderWidth: `calc(${line.width}px / var(--zoom))` }}
      />
      <span aria-hidden="true" className={`pd-face-name absolute flex ${isLow ? "bottom-full pb-1.5" : "top-full pt-1.5"}`} style={labelPlace(face, isLow)}>
        <span className="inline-flex max-w-full items-center gap-1 rounded-pill bg-[#0a0a0b]/85 px-2 py-0.5 text-[12px] leading-4 font-medium text-white not-in-aria-expanded:max-md:max-w-24 md:px-2.5 md:py-1 md:text-[13px]">
          {Mark && <Mark size={14} strokeWidth={2} className={`shrink-0 ${face.state === "suggested" ? "text-[#edc063]" : ""}`} />}
          <bdi className="truncate">{namedOf(face)}</bdi>
        </span>
      </span>
    </button>
  );
}

const percent = (part) => `${part * 100}%`;

/** In the middle under the face, but near the picture's edges beside it. */
function labelPlace(face, isLow) {
  const middle = face.left + face.width / 2;
  const end = isLow ? "bottom" : "top";
  const base = { width: LABEL };
  if (middle < 0.2) return { ...base, left: 0, justifyContent: "left", transformOrigin: `left ${end}` };
  if (middle > 0.8) return { ...base, right: 0, justifyContent: "right", transformOrigin: `right ${end}` };
  return { ...base, left: `calc(50% - ${LABEL / 2}px)`, justifyContent: "center", transformOrigin: `center ${end}` };
}

function distance(box, point) {
  return Math.hypot(box.left + box.width / 2 - point.clientX, box.top + box.height / 2 - point.clientY);
}

/** Says and asks who a face is: beside its box, on a phone from below. `onClose` is told whether by a press elsewhere. */
export function FaceCard({ faceId, label, onClose, children }) {
  const card = useRef(null);

  useLayoutEffect(() => {
    const element = card.current;
    // On a phone the field would bring the keyboard, which hides what there is to choose from.
    const isForTyping = matchMedia("(pointer: fine)").matches;
    const settle = () => {
      place(element, document.querySelector(`[data-face="${faceId}"]`));
      if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
      // The field comes a moment after the card.
      if (isForTyping && document.activeElement === element) element.querySelector("input")?.focus({ preventScroll: true });
    };
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    settle();
    const put = () => place(element, document.querySelector(`[data-face="${faceId}"]`));
    window.addEventListener("resize", put);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", put);
    };
  }, [faceId]);

  useEffect(() => {
    const outside = (event) => event.target.closest("[data-face-card], [data-face], .pd-toasts") || onClose(true);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [faceId]);

  return (
    <div
      ref={card}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      data-face-card=""
      className="animate-rise absolute inset-x-0 bottom-0 z-20 max-h-[72dvh] overflow-y-auto rounded-t-[24px] bg-[#1c1c1f] p-6
        pb-[calc(24px+env(safe-area-inset-bottom))] shadow-3 ring-1 ring-white/10 outline-none focus-visible:shadow-3
        md:inset-auto md:max-h-[calc(100dvh-32px)] md:w-[360px] md:rounded-[20px] md:pb-6"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose(false);
      }}
    >
      {children}
    </div>
  );
}

function place(card, box) {
  const isSheet = !box || matchMedia("(max-width: 767px)").matches;
  if (isSheet) {
    card.style.left = card.style.top = "";
    return;
  }
  const at = box.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const beside = [at.right + GAP, at.left - GAP - width].find((left) => left >= EDGE && left + width <= innerWidth - EDGE);
  card.style.left = `${beside ?? innerWidth - EDGE - width}px`;
  card.style.top = `${Math.max(EDGE, Math.min(at.top + at.height / 2 - height / 2, innerHeight - EDGE - height))}px`;
}
