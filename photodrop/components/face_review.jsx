import { useEffect, useRef, useState } from "react";
import { Check, X } from "lucide-react";

import { letterOf, onwards, say, sayMany } from "$/public/external/photodrop/components/tongue/tongue.js";

const PILL = `inline-flex h-11 min-w-0 grow items-center justify-center gap-2 rounded-pill border-[1.5px] border-line-strong px-2 text-ui
  font-semibold text-ink hover:bg-hover active:scale-[.98] transition-[background-color,transform] duration-[var(--pd-fast)]`;

// An answer that has not arrived after this long never will.
const PATIENCE = 8000;

/** Faces that may be somebody, each with No and Yes. Y, N and Z answer for the one that arrows have reached. */
export function FaceReview({ faces, who, onAnswer, onTakeBack, onUndo }) {
  const [current, setCurrent] = useState("");
  const [answered, setAnswered] = useState({});
  const list = useRef(null);
  const pressed = useRef("");
  const shown = faces.map((face) => ({ ...face, state: answered[face.appearance_id] ?? face.state }));
  const waiting = shown.filter((face) => face.state === "suggested");
  const active = shown.find((face) => face.appearance_id === current) ?? waiting[0];

  // What the server has told by now is told no more; what is on its way to it stays answered. A face that is asked about
  // again, because a step was taken back, is the one to answer.
  const told = useRef({});
  useEffect(() => {
    const before = told.current;
    told.current = Object.fromEntries(faces.map((face) => [face.appearance_id, face.state]));
    const again = faces.find((face) => face.state === "suggested" && (before[face.appearance_id] ?? "suggested") !== "suggested");
    if (again) setCurrent(again.appearance_id);
    setAnswered((sent) =>
      Object.fromEntries(Object.entries(sent).filter(([id]) => told.current[id] === "suggested" && id !== again?.appearance_id)),
    );
  }, [faces]);
  useEffect(() => {
    if (!Object.keys(answered).length) return undefined;
    const timer = setTimeout(() => setAnswered({}), PATIENCE);
    return () => clearTimeout(timer);
  }, [answered]);

  const reveal = (face) => list.current?.querySelector(`[data-face="${face.appearance_id}"]`)?.scrollIntoView({ block: "nearest" });
  const answer = (face, said) => {
    if (!face || face.state !== "suggested") return;
    const at = waiting.findIndex((each) => each.appearance_id === face.appearance_id);
    const after = waiting[at + 1] ?? waiting[at - 1];
    setAnswered((sent) => ({ ...sent, [face.appearance_id]: said === "yes" ? "confirmed" : "rejected" }));
    if (after) {
      setCurrent(after.appearance_id);
      reveal(after);
    }
    onAnswer(face.appearance_id, said);
  };
  const press = (event, face, said) => {
    // Enter on a button that goes away: the focus goes on to the same button of the next face.
    pressed.current = event.detail ? "" : said;
    answer(face, said);
  };
  useEffect(() => {
    if (!pressed.current || !active) return;
    list.current?.querySelector(`[data-face="${active.appearance_id}"] [data-said="${pressed.current}"]`)?.focus();
    pressed.current = "";
  }, [active?.appearance_id]);
  const takeBack = (face) => {
    setAnswered(({ [face.appearance_id]: _, ...sent }) => sent);
    onTakeBack(face.appearance_id);
  };
  const step = (by) => {
    if (!shown.length) return;
    const at = shown.findIndex((face) => face.appearance_id === active?.appearance_id);
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    setCurrent(next.appearance_id);
    reveal(next);
  };
  const columns = () => {
    const tiles = [...(list.current?.children ?? [])];
    const top = tiles[0]?.offsetTop;
    return Math.max(1, tiles.filter((tile) => tile.offsetTop === top).length);
  };

  const onKeyDown = useRef(null);
  onKeyDown.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.("input, textarea, select, dialog, [role=menu]") || document.querySelector("dialog[open]")) return;
    const key = onwards(event.key);
    const letter = letterOf(event);
    if (letter === "y") answer(active, "yes");
    else if (letter === "n") answer(active, "no");
    else if (letter === "z") {
      setAnswered({});
      onUndo();
    }
    else if (key === "ArrowLeft") step(-1);
    else if (key === "ArrowRight") step(1);
    else if (key === "ArrowUp" && shown.length) step(-columns());
    else if (key === "ArrowDown" && shown.length) step(columns());
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const listen = (event) => onKeyDown.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <p role="status" className="sr-only">
        {faces.length > 0 && sayMany("{count} face to review", "{count} faces to review", waiting.length)}
      </p>
      <ul ref={list} className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 xl:grid-cols-5" aria-label={say("Faces to review")}>
        {shown.map((face, at) => {
          const isActive = face === active && face.state === "suggested";
          const label = say("Face {number}, from {filename}", { number: at + 1, filename: face.filename });
          return (
            <li key={face.appearance_id} data-face={face.appearance_id} onPointerDown={() => setCurrent(face.appearance_id)}>
              <img
                src={face.picture_url}
                alt={label}
                loading="lazy"
                className={`aspect-square w-full rounded-[14px] bg-tile object-cover transition-[filter,opacity] duration-[var(--pd-base)]
                  ${face.state === "rejected" ? "opacity-45 grayscale" : ""} ${isActive ? "shadow-[0_0_0_2px_var(--pd-bg),0_0_0_4px_var(--pd-link)]" : ""}`}
              />
              {face.state === "suggested" && (
                <div className="mt-2 flex gap-2" role="group" aria-label={label}>
                  <button type="button" className={PILL} aria-current={isActive || undefined} data-said="no" onClick={(event) => press(event, face, "no")}>
                    <X size={20} strokeWidth={1.75} aria-hidden="true" />
                    {say("No")}
                  </button>
                  <button type="button" className={PILL} data-said="yes" onClick={(event) => press(event, face, "yes")}>
                    <Check size={20} strokeWidth={1.75} aria-hidden="true" />
                    {say("Yes")}
                  </button>
                </div>
              )}
              {face.state !== "suggested" && (
                <div className="mt-2 flex h-11 items-center justify-between gap-2 text-ui text-ink-2">
                  <span className="flex min-w-0 items-center gap-1.5">
                    {face.state === "confirmed" && <Check size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-success" />}
                    <span className="truncate" title={face.state === "rejected" ? who : undefined}>{face.state === "rejected" ? say("Not {name}", { name: who }) : say("Confirmed")}</span>
                  </span>
                  <button type="button" className="min-h-11 min-w-11 shrink-0 rounded-field text-end font-semibold text-ink" onClick={() => takeBack(face)}>
                    {say("Undo")}
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
