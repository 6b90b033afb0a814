import { memo, startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Check, Heart, ImageOff, Lock, Star } from "lucide-react";
import { layOut, neighbour, rowsBetween } from "./grid_layout.js";
import { useHearts } from "./hearts.js";
import { placeholderUrl, renditions, srcSet } from "./renditions.js";
import { locale, onwards, say, sayList, sayMany } from "$/public/external/photodrop/components/tongue/tongue.js";

const VIRTUAL_FROM = 200;
const AT_ONCE = 12;
const LONG_PRESS = 450;
const MOVE_KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
const FALLS_AT_MOST = 12;
const STALE_PAUSE = 10_000;

// A picture that was shown once comes back without fading, however often its tile is scrolled away.
const seen = new Set();
// Nor does one that came with the page itself.
const cameWithPage = (src) => src && document.querySelector(`.pd-first img[src="${src}"]`)?.complete;

/** Photos in three square columns on phones, in justified rows on wider screens. */
export function PhotoGrid({
  photos,
  mode = "client",
  selectable = false,
  selecting = false,
  selected,
  hearts,
  hearting = false,
  answered = 0,
  chosen,
  label = say("Photos"),
  onOpen,
  onHeart,
  onSelect,
  onRetry,
  onEndReached,
  onStale,
}) {
  const box = useRef(null);
  const { width, viewport } = useWidth(box);
  const { rows, height } = useMemo(() => layOut(photos, width, viewport), [photos, width, viewport]);
  const [firstNear, endNear] = useNearRows(box, rows);
  const [firstRow, endRow] = photos.length > VIRTUAL_FROM ? [firstNear, endNear] : [0, rows.length];
  const [active, setActive] = useState("");
  // What is seen first comes in one piece; the rest follows in pieces that let the page answer in between.
  const [hasSettled, setSettled] = useState(false);
  useEffect(() => startTransition(() => setSettled(true)), []);
  const isChoosing = useChoosing(selecting);
  const [picked, pick] = usePicked(selected, onSelect);
  const [marked, mark] = useHearts(hearts, answered, onHeart);
  const anchor = useRef("");
  const focusWanted = useRef(false);
  const falling = useFalling(photos);
  const isMixed = useMemo(() => photos.some((each) => each.locked) && photos.some((each) => !each.locked), [photos]);
  const activeIndex = Math.max(0, photos.findIndex((each) => each.id === active));

  useEffect(() => {
    if (rows.length && endNear === rows.length) onEndReached?.();
  }, [endNear === rows.length, photos.length]);

  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    const tile = box.current.querySelector(`[data-photo="${active}"]`);
    tile?.focus({ preventScroll: true });
    tile?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const latest = useRef();
  latest.current = { photos, mode, picked, selectable, isChoosing, mark, onOpen, onRetry, onStale };

  const toggle = useCallback((id, isRange) => {
    const { photos, picked } = latest.current;
    const next = new Set(picked);
    if (isRange && anchor.current) {
      const ends = [anchor.current, id].map((each) => photos.findIndex((photo) => photo.id === each));
      photos.slice(Math.min(...ends), Math.max(...ends) + 1).forEach((photo) => next.add(photo.id));
    } else if (!next.delete(id)) {
      next.add(id);
    }
    anchor.current = id;
    pick(next);
  }, []);

  const press = useCallback((photo, event) => {
    const { picked, selectable, isChoosing, onOpen, onRetry } = latest.current;
    setActive(photo.id);
    if (pageOf(photo, latest.current.mode)) return undefined;
    if (selectable && (isChoosing || picked.size || event.shiftKey)) return toggle(photo.id, event.shiftKey);
    if (photo.status === "failed") return onRetry?.(photo.id);
    open(photo, onOpen);
  }, []);

  const heart = useCallback((id) => latest.current.mark(id), []);

  const lastStale = useRef(0);
  const stale = useCallback(() => {
    if (Date.now() - lastStale.current < STALE_PAUSE) return;
    lastStale.current = Date.now();
    latest.current.onStale?.();
  }, []);

  const onKeyDown = (event) => {
    const photo = photos[activeIndex];
    if (!photo || event.altKey) return;
    if (MOVE_KEYS.includes(event.key)) {
      event.preventDefault();
      const next = photos[neighbour(rows, activeIndex, onwards(event.key))];
      focusWanted.current = true;
      setActive(next.id);
      if (event.shiftKey && selectable) toggle(next.id, true);
    } else if (event.key === " " && selectable) {
      event.preventDefault();
      toggle(photo.id, event.shiftKey);
    } else if (event.key === "Enter" && photo.status !== "failed" && !pageOf(photo, mode)) {
      event.preventDefault();
      open(photo, onOpen);
    } else if (event.key === "a" && selectable && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      pick(new Set(photos.map((each) => each.id)));
    } else if (event.key === "f" && hearts && photo.status === "ready" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      heart(photo.id);
    } else if (event.key === "Escape" && picked.size) {
      pick(new Set());
    }
  };

  const all = rows.slice(firstRow, endRow).flatMap((row) => row.tiles);
  const tiles = hasSettled ? all : all.slice(0, AT_ONCE);
  if (tiles.length && !tiles.some((tile) => tile.index === activeIndex)) {
    // The tile that holds the tab stop is always there, or the keyboard would lose its place.
    const kept = rows.flatMap((row) => row.tiles).find((tile) => tile.index === activeIndex);
    if (kept) tiles.push(kept);
  }
  return (
    <ul
      ref={box}
      role="list"
      aria-label={label}
      className="relative m-0 w-full list-none p-0"
      style={{ height }}
      onKeyDown={onKeyDown}
    >
      {tiles.map((tile) => {
        const photo = photos[tile.index];
        return (
          <Tile
            key={photo.id}
            photo={photo}
            x={tile.x}
            y={tile.y}
            width={tile.width}
            height={tile.height}
            position={tile.index + 1}
            count={photos.length}
            mode={mode}
            selectable={selectable}
            isSelecting={isChoosing || picked.size > 0}
            isSelected={picked.has(photo.id)}
            isActive={tile.index === activeIndex}
            isSquare={viewport < 768}
            hasHeart={Boolean(hearts) && photo.status === "ready"}
            isHearting={hearting}
            isMarked={marked.has(photo.id)}
            chosen={chosen?.[photo.id]}
            hasLock={isMixed && photo.locked && mode !== "public"}
            fall={falling.indexOf(photo.id)}
            onPress={press}
            onToggle={toggle}
            onHeart={heart}
            onFocus={setActive}
            onStale={stale}
          />
        );
      })}
    </ul>
  );
}

function open(photo, onOpen) {
  if (photo.status !== "ready") return;
  // The lightbox of the same page listens, and opens without a trip to the server.
  document.dispatchEvent(new CustomEvent("photodrop:open", { detail: photo.id }));
  onOpen?.(photo.id);
}

/** Where a photo of everybody's has its own page; other grids open theirs in the lightbox. */
const pageOf = (photo, mode) => (mode === "public" && photo.uploader ? `/${photo.uploader}/view/${photo.id}` : undefined);

const Tile = memo(function Tile({
  photo, x, y, width, height, position, count, mode, selectable, isSelecting, isSelected, isActive, isSquare, hasLock, hasHeart, isHearting, isMarked,
  chosen, fall, onPress, onToggle, onHeart, onFocus, onStale,
}) {
  const longPress = useLongPress(selectable ? () => onToggle(photo.id, false) : null);
  const isDraft = mode === "studio" && photo.status === "ready" && !photo.dropped;
  const radius = isSquare ? "rounded-none" : "rounded-tile";
  const name = photo.name || photo.filename || say("Photo {number}", { number: position });
  // A photo with a page of its own is a link, with all that browsers do with links.
  const page = pageOf(photo, mode);
  const Face = page ? "a" : "button";
  return (
    <li
      aria-setsize={count}
      aria-posinset={position}
      className={`group absolute ${fall >= 0 ? "animate-drop" : ""}`}
      style={{ insetInlineStart: x, top: y, width, height, animationDelay: fall >= 0 ? `${fall * 30}ms` : undefined }}
    >
      <Face
        type={page ? undefined : "button"}
        href={page}
        data-photo={photo.id}
        tabIndex={isActive ? 0 : -1}
        aria-label={spoken(photo, name, isDraft, isMarked, chosen)}
        aria-pressed={selectable ? isSelected : undefined}
        className={`absolute inset-0 block overflow-hidden p-0 select-none [-webkit-touch-callout:none] touch-manipulation
          ${radius} ${isSelected ? "bg-cta-soft" : photo.status === "failed" ? "bg-error-soft" : "bg-tile"}
          focus-visible:shadow-none focus-visible:after:absolute focus-visible:after:inset-[3px] focus-visible:after:z-10
          focus-visible:after:rounded-[4px] focus-visible:after:border-2 focus-visible:after:border-link
          focus-visible:after:outline focus-visible:after:outline-2 focus-visible:after:outline-bg focus-visible:after:content-['']`}
        onClick={(event) => longPress.wasLong() || onPress(photo, event)}
        onFocus={() => onFocus(photo.id)}
        {...longPress.handlers}
      >
        <span
          className={`absolute overflow-hidden transition-[inset] duration-[var(--pd-fast)]
            ${isSelected ? "inset-3 rounded-[4px]" : `inset-0 ${radius}`}`}
        >
          {photo.status === "failed" ? (
            <Failed photo={photo} />
          ) : (
            <Picture photo={photo} width={width} height={height} isSquare={isSquare} isFirst={position <= AT_ONCE} onStale={onStale} />
          )}
          {isDraft && <span className="absolute inset-0 bg-bg/[.38]" />}
        </span>
        {isSelected && (
          <span className={`pointer-events-none absolute inset-0 border-[3px] border-cta ${radius}`} />
        )}
        {isDraft && !isSelected && (
          <span className="absolute top-2 end-2 rounded-pill bg-white px-2.5 py-0.5 text-small font-semibold text-[#262626]">
            {say("Draft")}
          </span>
        )}
        {hasLock && (
          <span className="absolute bottom-2 start-2 grid size-6 place-items-center rounded-full bg-black/55 text-white">
            <Lock size={13} strokeWidth={2} aria-hidden="true" />
          </span>
        )}
        {mode === "studio" && photo.people?.length > 0 && <Faces people={photo.people} />}
        {chosen && (
          <span className="absolute end-2 bottom-2 flex h-7 items-center gap-1.5 rounded-pill bg-black/60 px-2.5 text-small font-semibold text-white" aria-hidden="true">
            <Heart size={14} strokeWidth={1.75} className="fill-white" />
            {chosen}
          </span>
        )}
        {mode === "public" && !isSquare && <Caption photo={photo} />}
      </Face>
      {hasHeart && (
        <button
          type="button"
          // The arrows move between photos, Tab from a photo to its heart.
          tabIndex={isActive ? 0 : -1}
          aria-label={say("Favourite {name}", { name })}
          aria-pressed={isMarked}
          className={`absolute end-0 bottom-0 size-11 place-items-end p-2.5 text-white shadow-none focus-visible:shadow-none
            focus-visible:outline focus-visible:outline-2 focus-visible:-outline-offset-4 focus-visible:outline-white
            ${isMarked || isHearting ? "grid" : "hidden group-focus-within:grid [@media(hover:hover)]:group-hover:grid"}`}
          onClick={() => onHeart(photo.id)}
        >
          <Heart
            size={22}
            strokeWidth={1.75}
            aria-hidden="true"
            className={`transition-transform duration-[var(--pd-fast)] drop-shadow-[0_0_3px_rgb(0_0_0/.55)] active:scale-90 ${isMarked ? "fill-white" : ""}`}
          />
        </button>
      )}
      {selectable && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isSelected ? say("Leave out {name}", { name }) : say("Select {name}", { name })}
          className={`absolute top-0 start-0 size-11 place-items-center shadow-none focus-visible:shadow-none
            ${isSelected || isSelecting ? "grid" : "hidden group-focus-within:grid [@media(hover:hover)]:group-hover:grid"}`}
          onClick={(event) => onToggle(photo.id, event.shiftKey)}
        >
          <span
            className={`grid size-6.5 place-items-center rounded-full border-[1.5px] border-white
              ${isSelected ? "bg-cta text-white" : "bg-black/20 shadow-[0_0_2px_rgb(0_0_0/.4)]"}`}
          >
            {isSelected && <Check size={16} strokeWidth={2.5} aria-hidden="true" />}
          </span>
        </button>
      )}
    </li>
  );
});

function Picture({ photo, width, height, isSquare, isFirst, onStale }) {
  const choices = renditions(photo, ["thumb", "small", "medium"]);
  const best = choices[0]?.src ?? "";
  const [isShown, setShown] = useState(() => seen.has(best) || cameWithPage(best));
  const shape = photo.width && photo.height ? photo.width / photo.height : 1;
  const show = () => {
    seen.add(best);
    setShown(true);
  };
  const placeholder = usePlaceholder(photo.placeholder, !isShown);
  return (
    <>
      {!isShown && (
        <span
          className={`absolute inset-0 ${placeholder ? "scale-105 bg-cover bg-center motion-reduce:bg-tile" : "sheen"}`}
          style={placeholder ? { backgroundImage: `url(${placeholder})` } : undefined}
        />
      )}
      {best && (
        <img
          src={best}
          srcSet={srcSet(choices)}
          sizes={`${Math.ceil(Math.max(width, height * shape))}px`}
          width={photo.width || undefined}
          height={photo.height || undefined}
          alt=""
          loading={isFirst ? "eager" : "lazy"}
          decoding={isFirst ? "auto" : "async"}
          draggable={false}
          ref={(image) => {
            if (image?.complete && image.naturalWidth) seen.add(best);
          }}
          onLoad={show}
          onError={onStale}
          className={`absolute inset-0 size-full object-cover transition-opacity duration-[var(--pd-slow)]
            ${isSquare ? "object-[50%_40%]" : ""} ${isShown ? "opacity-100" : "opacity-0"}`}
        />
      )}
    </>
  );
}

/** Drawn when there is time, and only if the picture itself has not come before. */
function usePlaceholder(hash, isNeeded) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    if (!isNeeded || !hash) return undefined;
    const [ask, cancel] = window.requestIdleCallback ? [requestIdleCallback, cancelIdleCallback] : [setTimeout, clearTimeout];
    const asked = ask(() => setUrl(placeholderUrl(hash)));
    return () => cancel(asked);
  }, [hash, isNeeded]);
  return url;
}

function Failed({ photo }) {
  return (
    <span className="grid size-full place-content-center place-items-center gap-1 bg-error-soft p-2 text-center text-small text-error">
      <ImageOff size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className="line-clamp-3">{photo.error || say("Could not be read")}</span>
      <span className="font-semibold">{say("Retry")}</span>
    </span>
  );
}

// Written by the stylesheet, so that they are no part of what the tile is called.
const Letters = ({ of }) => <span className="before:content-[attr(data-letters)]" data-letters={of} />;

function Faces({ people }) {
  const shown = people.slice(0, 3);
  return (
    <span className="absolute bottom-2 start-2 flex" aria-hidden="true">
      {shown.map((person, at) => (
        <span
          key={person.client_id}
          className={`grid size-7 place-items-center overflow-hidden rounded-full border-[1.5px] border-white bg-tile text-[11px]
            leading-none font-semibold text-ink ${at ? "-ms-2" : ""}`}
        >
          {person.selfie_url ? (
            <img src={person.selfie_url} alt="" className="size-full object-cover" />
          ) : (
            <Letters of={initials(person)} />
          )}
        </span>
      ))}
      {people.length > shown.length && (
        <span className="-ms-2 grid h-7 min-w-7 place-items-center rounded-pill border-[1.5px] border-white bg-black/60 px-1 text-[11px] font-semibold text-white">
          <Letters of={`+${people.length - shown.length}`} />
        </span>
      )}
    </span>
  );
}

/** Whose it is, while somebody points at it; the photo's own page says it anyway. */
function Caption({ photo }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 bottom-0 flex items-end gap-3 bg-gradient-to-t from-black/70 to-transparent
        px-3 pt-10 pb-2.5 text-start text-ui text-white opacity-0 transition-opacity duration-[var(--pd-base)]
        group-focus-within:opacity-100 [@media(hover:hover)]:group-hover:opacity-100"
    >
      <span className="min-w-0 grow">
        {photo.name && <span className="block truncate font-semibold">{photo.name}</span>}
        <span className="block truncate text-white/85">{photo.uploader}</span>
      </span>
      {photo.rating_count > 0 && (
        <span className="flex shrink-0 items-center gap-1 font-semibold">
          <Star size={14} strokeWidth={1.75} className="fill-white" />
          {photo.rating.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
        </span>
      )}
    </span>
  );
}

const initials = ({ name, phone_label: phone }) =>
  name
    ? name.split(/\s+/).slice(0, 2).map((word) => word[0]).join("").toUpperCase()
    : phone.split(" ")[0];

function spoken(photo, name, isDraft, isMarked, chosen) {
  if (photo.status === "failed") return say("{name}: {error}. Retry", { name, error: photo.error || say("could not be read") });
  if (photo.status !== "ready") return say("{name}, still arriving", { name });
  const people = sayList(photo.people?.map((person) => person.name || person.phone_label) ?? []);
  const facts = [
    photo.description || name,
    photo.uploader && say("by {name}", { name: photo.uploader }),
    photo.locked && say("locked"),
    isDraft && say("draft"),
    people && say("with {people}", { people }),
    isMarked && say("favourite"),
    chosen && sayMany("chosen {count} time", "chosen {count} times", chosen),
  ];
  return sayList(facts.filter(Boolean));
}

function useWidth(box) {
  const [size, setSize] = useState({ width: 0, viewport: 0 });
  useLayoutEffect(() => {
    const measure = () => setSize({ width: box.current.clientWidth, viewport: window.innerWidth });
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    measure();
    return () => observer.disconnect();
  }, []);
  return size;
}

/** The rows on the screen and up to a screen and a half around it. */
function useNearRows(box, rows) {
  const [range, setRange] = useState([0, 0]);
  useLayoutEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = box.current?.getBoundingClientRect().top ?? 0;
      const margin = window.innerHeight * 1.5;
      const next = rowsBetween(rows, -top - margin, -top + window.innerHeight + margin);
      setRange((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
    };
    const later = () => (frame ||= requestAnimationFrame(measure));
    measure();
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", later);
      window.removeEventListener("resize", later);
    };
  }, [rows]);
  return range;
}

/** As the server says; from the "photodrop:choose" event on, until the server has said something. */
function useChoosing(selecting) {
  const [isEarly, setEarly] = useState(false);
  useEffect(() => {
    const begin = () => setEarly(true);
    document.addEventListener("photodrop:choose", begin);
    return () => document.removeEventListener("photodrop:choose", begin);
  }, []);
  useEffect(() => setEarly(false), [selecting]);
  return selecting || isEarly;
}

/** The selection answers at once; the server's copy is taken only when it is not an echo of ours. */
function usePicked(selected, onSelect) {
  const [picked, setPicked] = useState(() => new Set(selected));
  const sent = useRef([]);
  const given = (selected ?? []).join();
  useEffect(() => {
    const echo = sent.current.indexOf(given);
    if (echo >= 0) {
      sent.current.splice(0, echo + 1);
      return;
    }
    sent.current = [];
    setPicked(new Set(selected));
  }, [given]);
  const pick = (next) => {
    const ids = [...next];
    sent.current.push(ids.join());
    setPicked(next);
    onSelect?.(ids);
  };
  return [picked, pick];
}

/** Photos that have just dropped: new ones on top of a grid that was already on screen, not the next page below. */
function useFalling(photos) {
  const known = useRef(null);
  return useMemo(() => {
    const before = known.current;
    known.current = new Set(photos.map((each) => each.id));
    if (!before?.size) return [];
    const fresh = photos.filter((each) => !before.has(each.id));
    const isNextPage = photos.slice(0, before.size).every((each) => before.has(each.id));
    return isNextPage && fresh.length > FALLS_AT_MOST ? [] : fresh.slice(0, FALLS_AT_MOST).map((each) => each.id);
  }, [photos]);
}

function useLongPress(action) {
  const timer = useRef(0);
  const start = useRef(null);
  const wasLong = useRef(false);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => stop, []);
  if (!action) return { wasLong: () => false, handlers: {} };
  return {
    wasLong: () => wasLong.current,
    handlers: {
      onPointerDown: (event) => {
        wasLong.current = false;
        if (event.pointerType !== "touch") return;
        start.current = [event.clientX, event.clientY];
        timer.current = setTimeout(() => {
          wasLong.current = true;
          navigator.vibrate?.(10);
          action();
        }, LONG_PRESS);
      },
      onPointerMove: (event) => {
        if (!start.current) return;
        const [x, y] = start.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) > 10) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu: (event) => wasLong.current && event.preventDefault(),
    },
  };
}
