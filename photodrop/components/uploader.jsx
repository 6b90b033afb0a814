import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { CircleCheck, CopyCheck, FolderPlus, ImageOff, ImagePlus, Pause, Play, RotateCcw, WifiOff } from "lucide-react";

import { locale, say, sayMany } from "$/public/external/photodrop/components/tongue/tongue.js";
import { filesOf, isChosen, preview } from "./upload_file.js";
import { queueOf } from "./upload_queue.js";

const UNITS = [
  [1e9, "gigabyte"],
  [1e6, "megabyte"],
  [1e3, "kilobyte"],
];

function scale(bytes) {
  const [size, unit] = UNITS.find(([least]) => bytes >= least) ?? [1, "byte"];
  const digits = { maximumFractionDigits: size > 1e3 && bytes / size < 100 ? 1 : 0 };
  const write = (value, shape) => (value / size).toLocaleString(locale, { ...digits, ...shape });
  return { write, measure: { style: "unit", unit, unitDisplay: size > 1 ? "short" : "long" } };
}

function inUnits(bytes) {
  const { write, measure } = scale(bytes);
  return write(bytes, measure).replaceAll(" ", "\u00a0");
}

function partOf(sent, bytes) {
  const { write } = scale(bytes);
  return say("{sent} of {size}", { sent: write(Math.min(sent, bytes)), size: inUnits(bytes) });
}

function perSecond(bytes) {
  return say("{size}/s", { size: inUnits(bytes) });
}

function timeLeft(seconds) {
  if (!seconds) return "";
  if (seconds < 50) return say("Less than a minute left.");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say("About {minutes}\u00a0min left.", { minutes });
  return say("About {hours}\u00a0h {minutes}\u00a0min left.", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

const ICON = { size: 20, strokeWidth: 1.75, "aria-hidden": true };
const TEXT_BUTTON =
  "inline-flex h-11 items-center gap-2 rounded-pill px-3 text-body font-semibold text-ink hover:bg-hover active:bg-field " +
  "transition-colors duration-[var(--pd-fast)]";
const OUTLINE_BUTTON =
  "inline-flex h-11 items-center justify-center gap-2 rounded-pill border-[1.5px] border-line-strong px-5 text-body font-semibold " +
  "text-ink hover:bg-hover active:bg-field transition-colors duration-[var(--pd-fast)]";

function Bar({ part, label, className = "h-1.5" }) {
  const percent = Math.round(Math.min(1, part || 0) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={`overflow-hidden rounded-pill bg-cta-soft ${className}`}
    >
      <div className="h-full rounded-pill bg-cta transition-[width] duration-[var(--pd-base)] ease-linear" style={{ width: `${percent}%` }} />
    </div>
  );
}

// Long names keep their end, which is where cameras count.
function FileName({ name }) {
  const tail = name.length > 24 ? name.slice(-12) : "";
  return (
    <span className="flex min-w-0 text-ui font-medium text-ink" title={name}>
      <span className="flex min-w-0" dir="ltr">
        <span className="truncate">{tail ? name.slice(0, -12) : name}</span>
        <span className="shrink-0 whitespace-pre">{tail}</span>
      </span>
    </span>
  );
}

function Thumbnail({ file, failed }) {
  const canvas = useRef(null);
  const [state, setState] = useState("loading");
  useEffect(() => {
    if (failed) return undefined;
    let isWanted = true;
    preview(file, () => isWanted).then((bitmap) => {
      if (!isWanted || !bitmap || !canvas.current) {
        bitmap?.close();
        if (isWanted) setState("none");
        return;
      }
      const side = canvas.current.width;
      const grow = Math.max(side / bitmap.width, side / bitmap.height);
      const [width, height] = [bitmap.width * grow, bitmap.height * grow];
      canvas.current.getContext("2d").drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
      bitmap.close();
      setState("drawn");
    });
    return () => {
      isWanted = false;
    };
  }, [file, failed]);
  if (failed) {
    return (
      <span className="grid size-11 shrink-0 place-items-center rounded-tile bg-error-soft text-error">
        <ImageOff {...ICON} />
      </span>
    );
  }
  return (
    <span className={`size-11 shrink-0 overflow-hidden rounded-tile bg-tile ${state === "loading" ? "sheen" : ""}`} aria-hidden>
      <canvas ref={canvas} width={88} height={88} className={`size-11 ${state === "drawn" ? "animate-fade" : "invisible"}`} />
    </span>
  );
}

function Ending({ row, onRetry, onDismiss }) {
  switch (row.state) {
    case "failed":
      return (
        <button
          type="button"
          className="-me-3 h-11 rounded-pill px-3 text-ui font-medium text-link hover:bg-hover"
          aria-label={row.canRetry ? say("Retry {name}", { name: row.name }) : say("Remove {name}", { name: row.name })}
          onClick={() => (row.canRetry ? onRetry(row.key) : onDismiss(row.key))}
        >
          {row.canRetry ? say("Retry") : say("Remove")}
        </button>
      );
    case "resizing":
      return (
        <span className="inline-flex items-center gap-2 text-small text-ink-2">
          <span className="size-3.5 animate-spinner rounded-full border-[1.5px] border-current border-t-transparent" aria-hidden />
          {say("Resizing")}
        </span>
      );
    case "duplicate":
      return <CopyCheck {...ICON} className="text-ink-2" />;
    case "done":
      return <CircleCheck {...ICON} aria-hidden={false} aria-label={say("Done")} role="img" className="text-success" />;
    case "cut":
      return <WifiOff {...ICON} className="text-ink-2" />;
    default:
      return (
        <span className="block text-end text-small text-ink-2">
          <span className="block">{Math.floor((100 * row.sent) / row.size)}%</span>
          <span className="block whitespace-nowrap">{partOf(row.sent, row.size)}</span>
        </span>
      );
  }
}

function Below({ row }) {
  switch (row.state) {
    case "failed":
      return <span className="block text-small text-error">{row.sentence}</span>;
    case "resizing":
      return <span className="block text-small text-ink-2">{say("{size} · processing", { size: inUnits(row.size) })}</span>;
    case "done":
      return <span className="block text-small text-ink-2">{inUnits(row.size)}</span>;
    case "duplicate":
    case "cut":
      return <span className="block text-small text-ink-2">{row.sentence}</span>;
    default:
      return <Bar part={row.sent / row.size} label={row.name} className="mt-1.5 h-1.5" />;
  }
}

function Row({ row, onRetry, onDismiss }) {
  return (
    <li className="flex min-h-[60px] items-center gap-3 border-t border-line py-2" data-state={row.state}>
      <Thumbnail file={row.file} failed={row.state === "failed"} />
      <span className="min-w-0 grow">
        <FileName name={row.name} />
        <Below row={row} />
      </span>
      <span className="flex shrink-0 justify-end ps-3 md:min-w-24">
        <Ending row={row} onRetry={onRetry} onDismiss={onDismiss} />
      </span>
    </li>
  );
}

function Choose({ onFiles }) {
  const photosInput = useRef(null);
  const folderInput = useRef(null);
  const [folders, setFolders] = useState(false);
  useEffect(() => {
    setFolders("webkitdirectory" in HTMLInputElement.prototype && matchMedia("(hover: hover)").matches);
  }, []);
  const chosen = (event) => {
    onFiles(Array.from(event.target.files).filter((file) => isChosen(file.name)));
    event.target.value = "";
  };
  const hidden = { type: "file", multiple: true, hidden: true, onChange: chosen, tabIndex: -1 };
  return (
    <div className="flex flex-wrap justify-center gap-3">
      <button type="button" className={OUTLINE_BUTTON} onClick={() => photosInput.current.click()}>
        <ImagePlus {...ICON} /> {say("Choose photos")}
      </button>
      <input {...hidden} ref={photosInput} aria-label={say("Photos")} accept="image/*,.heic,.heif,.avif,.tif,.tiff" data-choose="photos" />
      {folders && (
        <button type="button" className={OUTLINE_BUTTON} onClick={() => folderInput.current.click()}>
          <FolderPlus {...ICON} /> {say("Choose a folder")}
        </button>
      )}
      <input {...hidden} ref={folderInput} aria-label={say("A folder of photos")} webkitdirectory="" data-choose="folder" />
    </div>
  );
}

function DropZone({ isOver, isSmall, lead, onFiles }) {
  return (
    <div
      className={
        `flex flex-col items-center justify-center gap-4 rounded-[16px] border-[1.5px] border-dashed text-center transition-colors ` +
        `duration-[var(--pd-fast)] ${isSmall ? "px-4 py-5" : "px-6 py-12"} ` +
        (isOver ? "border-link bg-cta-soft" : "border-line-strong")
      }
    >
      {!isSmall && (
        <div>
          <p className="text-lead font-semibold text-ink max-md:hidden">{say("Drop a folder or photos here")}</p>
          <p className="text-lead font-semibold text-ink md:hidden">{lead}</p>
          <p className="mt-1 text-ui text-ink-2">{say("JPEG, PNG, WebP, HEIC, AVIF and TIFF. The same photo twice is kept once.")}</p>
        </div>
      )}
      <Choose onFiles={onFiles} />
    </div>
  );
}

function heading({ counts, isActive, isPaused, isCut }) {
  const { total, failed } = counts;
  const arrived = counts.done + counts.duplicates;
  if (isActive && isPaused) return { words: say("Paused at {arrived} of {total}", { arrived, total }) };
  if (isActive && isCut) return { words: say("Waiting at {arrived} of {total}", { arrived, total }) };
  if (isActive) {
    return { words: say("Uploading {arrived} of {total}", { arrived, total }), onPhones: say("{arrived} of {total}", { arrived, total }) };
  }
  if (total === failed) return { words: sayMany("{count} file could not be uploaded", "{count} files could not be uploaded", failed) };
  if (counts.resizing) return { words: sayMany("{count} photo uploaded", "{count} photos uploaded", arrived) };
  return { words: sayMany("{count} photo here", "{count} photos here", arrived) };
}

function Totals({ now, isAdding, onPause, onResume, onAdd }) {
  const { counts, isActive, isPaused } = now;
  const { words, onPhones } = heading(now);
  return (
    <header>
      <div className="flex min-h-11 items-center justify-between gap-2">
        <h2 className="display text-heading tracking-[-0.015em] text-ink">
          <span className={onPhones ? "max-md:hidden" : ""}>{words}</span>
          {onPhones && <span className="md:hidden">{onPhones}</span>}
        </h2>
        <div className="-me-3 flex items-center">
          {isActive && (
            <button type="button" className={TEXT_BUTTON} onClick={isPaused ? onResume : onPause}>
              {isPaused ? <Play {...ICON} /> : <Pause {...ICON} />} {isPaused ? say("Resume") : say("Pause")}
            </button>
          )}
          <button type="button" className={`${TEXT_BUTTON} ${isActive ? "max-md:hidden" : ""}`} aria-expanded={isAdding} onClick={onAdd}>
            <FolderPlus {...ICON} /> {say("Add more")}
          </button>
        </div>
      </div>
      {isActive && (
        <>
          <Bar part={now.bytes ? now.sent / now.bytes : 0} label={say("All files")} className="mt-3 h-2" />
          <div className="mt-2.5 flex justify-between gap-4 text-small text-ink-2">
            <span className="whitespace-nowrap">
              <span className="max-md:hidden">{partOf(now.sent, now.bytes)}{now.speed > 0 && " · "}</span>
              {now.speed > 0 && perSecond(now.speed)}
            </span>
            <span className="text-end">
              {timeLeft(now.secondsLeft)} <span className={now.secondsLeft ? "max-md:hidden" : ""}>{say("You can close this tab and go on later.")}</span>
            </span>
          </div>
        </>
      )}
      <p className="sr-only" role="status">
        {!isActive &&
          sayMany("{count} photo uploaded, {failed} failed.", "{count} photos uploaded, {failed} failed.", counts.done + counts.duplicates, {
            failed: counts.failed,
          })}
      </p>
    </header>
  );
}

function Sums({ now, onRetryAll }) {
  const { counts, hidden } = now;
  const parts = [
    counts.waiting > 0 && sayMany("{count} waiting", "{count} waiting", counts.waiting),
    counts.done > 0 && sayMany("{count} done", "{count} done", counts.done),
    counts.duplicates > 0 && sayMany("{count} already here", "{count} already here", counts.duplicates),
    hidden > 0 && sayMany("{count} more not shown", "{count} more not shown", hidden),
  ].filter(Boolean);
  return (
    <footer className="flex min-h-11 items-center justify-between gap-4 border-t border-line pt-2 text-ui text-ink-2">
      <span>
        {parts.join(" · ")}
        {counts.failed > 0 && (
          <>
            {parts.length > 0 && " · "}
            <span className="text-error">{sayMany("{count} failed", "{count} failed", counts.failed)}</span>
          </>
        )}
      </span>
      {counts.retryable > 1 && (
        <button type="button" className={`${TEXT_BUTTON} -me-3 !text-ui`} onClick={onRetryAll}>
          <RotateCcw {...ICON} size={18} /> {say("Retry all")}
        </button>
      )}
    </footer>
  );
}

function Notice({ children }) {
  return <p className="mb-4 rounded-[14px] bg-warn-soft px-4 py-3 text-ui text-warn">{children}</p>;
}

export function Uploader({ albumId, phones, statuses, maxBytes, lead, onUploaded, onFinished, onProcessAgain }) {
  const queue = useMemo(() => queueOf(albumId), [albumId]);
  const now = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const [isOver, setOver] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const title = useId();

  useEffect(() => {
    queue.phones = phones ?? [];
    queue.maxBytes = maxBytes;
    queue.onUploaded = onUploaded;
    queue.onFinished = onFinished;
    queue.onProcessAgain = onProcessAgain;
  });
  useEffect(() => queue.settle(statuses), [queue, statuses, now]);

  const add = (chosen) => {
    setAdding(false);
    if (chosen.length) queue.add(chosen);
  };
  const drop = {
    onDragOver: (event) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget) || setOver(false),
    onDrop: (event) => {
      event.preventDefault();
      setOver(false);
      filesOf(event.dataTransfer).then(add);
    },
  };
  const isEmpty = now.counts.total === 0;

  return (
    <section
      {...drop}
      aria-labelledby={title}
      className={
        "md:rounded-card md:border md:border-line md:bg-surface md:p-6 " + (isOver && !isEmpty ? "md:!border-link md:bg-cta-soft" : "")
      }
    >
      <h2 id={title} className="sr-only">{say("Upload")}</h2>
      {now.unfinished > 0 && !now.isActive && (
        <Notice>
          {sayMany(
            "{count} file of your last upload is not finished. Drop the same folder again and only what is missing is sent.",
            "{count} files of your last upload are not finished. Drop the same folder again and only what is missing is sent.",
            now.unfinished,
          )}
        </Notice>
      )}
      {now.signedOut && <Notice>{say("You were signed out. Sign in again in another tab, then press Resume: only what is missing is sent.")}</Notice>}
      {isEmpty ? (
        <DropZone isOver={isOver} lead={lead} onFiles={add} />
      ) : (
        <>
          <Totals
            now={now}
            isAdding={isAdding}
            onPause={() => queue.pause()}
            onResume={() => queue.resume()}
            onAdd={() => setAdding(!isAdding)}
          />
          {isAdding && (
            <div className="mt-4">
              <DropZone isSmall isOver={isOver} onFiles={add} />
            </div>
          )}
          <ul className="mt-4">
            {now.rows.map((row) => (
              <Row key={row.key} row={row} onRetry={(key) => queue.retry(key)} onDismiss={(key) => queue.dismiss(key)} />
            ))}
          </ul>
          <Sums now={now} onRetryAll={() => queue.retryAll()} />
        </>
      )}
    </section>
  );
}
