import { Children, useEffect, useMemo, useRef, useState } from "react";
import Carousel from "yet-another-react-lightbox";
import Inline from "yet-another-react-lightbox/plugins/inline";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import "yet-another-react-lightbox/styles.css";
import {
  ChevronLeft, ChevronRight, Download, Ellipsis, EyeOff, Frame, Heart, ImageOff, Info, ListPlus, LockOpen, Pencil, Printer, RotateCcw, ScanFace, Share, Tag, Trash2, UserRoundX, Users, X,
} from "lucide-react";
import { FaceBoxes, FaceCard } from "$/public/external/photodrop/components/lightbox/face_boxes.jsx";
import { FrameView } from "$/public/external/photodrop/components/frame_view/frame_view.jsx";
import { useHearts } from "$/public/external/photodrop/components/photo_grid/hearts.js";
import { placeholderUrl, renditions } from "$/public/external/photodrop/components/photo_grid/renditions.js";
import { onwards, say } from "$/public/external/photodrop/components/tongue/tongue.js";

const QUIET_AFTER = 3000;
const STRIP_SIDE = 10;
// What the keyboard has reached stays visible; a finger's first tap wakes the controls instead of pressing one unseen.
const QUIET = `transition-opacity duration-[var(--pd-base)] group-data-[quiet=true]/box:not-focus-visible:not-has-focus-visible:opacity-0
  pointer-coarse:group-data-[quiet=true]/box:not-focus-visible:not-has-focus-visible:pointer-events-none`;
const ICONS = {
  download: Download, faces: ScanFace, share: Share, frame: Frame, info: Info, list: ListPlus, pencil: Pencil, retry: RotateCcw,
  hide: EyeOff, print: Printer, tag: Tag, trash: Trash2, users: Users, not_me: UserRoundX, unlock: LockOpen,
};
const CLIENT_TOOLS = [
  { name: "download", label: say("Download"), icon: "download" },
  { name: "share", label: say("Share"), icon: "share" },
  { name: "frame", label: say("See in a frame"), short: say("In a frame"), icon: "frame" },
];
const PRINT = { name: "print", label: say("Order a print"), short: say("Print"), icon: "print" };
const CLIENT_MENU = [
  { name: "download_large", label: say("Download in web size"), icon: "download" },
  { name: "not_me", label: say("Not me"), icon: "not_me" },
  { name: "hide", label: say("Hide this photo"), icon: "hide" },
];

// The carousel speaks, too; its own words are the keys.
const LABELS = { Carousel: say("Carousel"), "Photo\u0020gallery": say("Photos"), Slide: say("Photo"), "{index} of {total}": say("{index} of {total}") };

/** Photos one at a time, always dark. Opens by `openId`. */
export function Lightbox({
  photos, openId = "", title = "", tools = CLIENT_TOOLS, menu = CLIENT_MENU, prints = false, panelOpen = false,
  hearts, answered = 0, heartLabel = say("Favourite"), faces, facesOf = "", faceId = "", onFace, onClose, onView, onAction, onDownload, onHeart, onEndReached, children,
}) {
  const dialog = useRef(null);
  const stage = useRef(null);
  const carousel = useRef(null);
  const [current, setCurrent] = useState("");
  const [isFramed, setFramed] = useState(false);
  const [marked, mark] = useHearts(hearts, answered, onHeart);
  const [note, setNote] = useState("");
  const [showsFaces, setShowsFaces] = useState(false);
  const [asked, setAsked] = useState("");
  const [zoom, setZoom] = useState(1);
  const found = photos.findIndex((each) => each.id === current);
  const lastIndex = useRef(0);
  if (found >= 0) lastIndex.current = found;
  const index = Math.min(lastIndex.current, photos.length - 1);
  const photo = current ? photos[index] : undefined;
  const isOpen = Boolean(photo);
  const hasFaces = Boolean(faces) && isOpen && facesOf === photo.id;
  // What was asked for last; the server has answered once it says the same.
  const isNaming = hasFaces && asked !== "" && asked === faceId;
  const [isQuiet, wake] = useQuiet(isOpen && !panelOpen && !isFramed && !isNaming);

  useEffect(() => setCurrent(openId), [openId]);

  const close = () => {
    setCurrent("");
    setFramed(false);
    setNote("");
    onClose?.();
  };
  const leave = useBackCloses(isOpen, close);

  useEffect(() => {
    if (isOpen && !dialog.current.open) {
      dialog.current.showModal();
      stage.current.focus();
    }
    if (!isOpen && dialog.current.open) dialog.current.close();
    if (!isOpen && current) leave();
  }, [isOpen]);

  useEffect(() => {
    setNote("");
    if (!photo) return undefined;
    if (index >= photos.length - 3) onEndReached?.();
    const timer = setTimeout(() => onView?.(photo.id), 250);
    return () => clearTimeout(timer);
  }, [photo?.id]);

  useEffect(() => {
    if (!note) return undefined;
    const timer = setTimeout(() => setNote(""), 5000);
    return () => clearTimeout(timer);
  }, [note]);

  useEffect(() => {
    if (showsFaces && hasFaces && faces.length === 0) setNote(say("No face was found in this photo. Name people by hand instead."));
  }, [showsFaces, hasFaces]);

  const faceBefore = useRef("");
  const askAbout = (id) => {
    setAsked(id);
    onFace?.(id);
  };
  const leaveFace = (isElsewhere) => {
    if (isElsewhere) faceBefore.current = "";
    setAsked("");
    onFace?.("");
  };
  // However the card went away, but by a press elsewhere: the keyboard is where it came from.
  useEffect(() => {
    if (isNaming) faceBefore.current = faceId;
    else if (faceBefore.current) {
      const box = dialog.current?.querySelector(`[data-face="${faceBefore.current}"]`);
      faceBefore.current = "";
      if (isOpen) (box ?? stage.current)?.focus({ preventScroll: true });
    }
  }, [isNaming, faceId]);

  const slides = useMemo(() => photos.map(slideOf), [photos]);
  const step = (by) => (by < 0 ? carousel.current?.prev() : carousel.current?.next());

  const act = async (name) => {
    switch (name) {
      case "download":
        download(photo);
        return onDownload?.(photo.id);
      case "download_large":
        return save(`${photo.large_url}&download=true`);
      case "share":
        return setNote(await share(photo, title));
      case "frame":
        return setFramed(true);
      case "faces":
        return setShowsFaces(!showsFaces);
      default:
        return onAction?.(name, photo.id);
    }
  };

  // On the document: the focus falls out of the dialog whenever the button that had it goes away.
  const onKeyDown = useRef(null);
  onKeyDown.current = (event) => {
    wake();
    if (isFramed || event.target.closest?.("input, textarea, select, [role=menu], [data-face-card]")) return;
    const key = onwards(event.key);
    if (key === "ArrowLeft") step(-1);
    else if (key === "ArrowRight") step(1);
    else if (event.key === "f" && photo && (hearts || faces) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (hearts) mark(photo.id);
      else setShowsFaces(!showsFaces);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (!isOpen) return undefined;
    const listen = (event) => onKeyDown.current(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [isOpen]);

  const shownTools = photo?.locked ? [] : tools.filter((each) => each.name !== "download" || photo?.download_url);
  const shownMenu = menu.filter((each) => each.name !== "download_large" || (photo?.download_url && !photo.locked));
  if (prints && photo) {
    // A locked photo may be printed: the lab has the original, its client goes on seeing the watermark.
    if (photo.locked) shownMenu.unshift(PRINT);
    else shownTools.push(PRINT);
  }
  const [panel, ofFace] = Children.toArray(children);
  const isOn = { faces: showsFaces };
  return (
    <dialog
      ref={dialog}
      aria-label={title ? say("{title}, photos", { title }) : say("Photos")}
      className="group/box pd-lightbox fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none overflow-hidden border-0 bg-[#0a0a0b] p-0 text-white outline-none"
      data-quiet={isQuiet}
      data-panel={panelOpen}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        if (isNaming) leaveFace(false);
        else leave();
      }}
      onPointerMove={wake}
      onPointerDown={wake}
    >
      {isOpen && (
        <>
          <div
            ref={stage}
            tabIndex={-1}
            className={`absolute inset-0 outline-none focus-visible:shadow-none md:inset-y-[84px] ${photos.length > 1 ? "md:bottom-[116px]" : "md:bottom-10"} ${panelOpen ? "max-lg:!bottom-[70dvh] lg:end-[380px]" : ""}`}
          >
            <Carousel
              plugins={[Inline, Zoom]}
              inline={{ style: { width: "100%", height: "100%" } }}
              index={index}
              slides={slides}
              controller={{ ref: carousel, aria: true }}
              carousel={{ finite: true, preload: 2, padding: 0, spacing: "8%", imageFit: "contain", imageProps: { draggable: false } }}
              animation={{ swipe: 260, navigation: 220 }}
              zoom={{ maxZoomPixelRatio: 2, scrollToZoom: true }}
              toolbar={{ buttons: [] }}
              labels={LABELS}
              styles={{ root: { "--yarl__color_backdrop": "transparent" }, container: { backgroundColor: "transparent" } }}
              on={{
                view: ({ index: at }) => photos[at] && setCurrent(photos[at].id),
                zoom: ({ zoom: times }) => setZoom(times),
              }}
              render={{
                buttonPrev: () => null,
                buttonNext: () => null,
                buttonZoom: () => null,
                iconLoading: () => null,
                iconError: () => <ImageOff size={32} strokeWidth={1.5} aria-label={say("This photo could not be loaded")} />,
                slideContainer: ({ slide, children: image }) => (
                  <Arriving slide={slide}>
                    {image}
                    {hasFaces && slide.id === photo.id && slide.width && faces.length > 0 && (
                      <FaceBoxes
                        faces={faces}
                        width={slide.width}
                        height={slide.height}
                        isShown={showsFaces}
                        zoom={zoom}
                        openId={isNaming ? faceId : ""}
                        onChoose={askAbout}
                      />
                    )}
                  </Arriving>
                ),
              }}
            />
          </div>
          <Arrow side="start" label={say("Previous photo")} isOff={index === 0} onClick={() => step(-1)} />
          <Arrow side="end" label={say("Next photo")} isOff={index === photos.length - 1} panelOpen={panelOpen} onClick={() => step(1)} />
          <header
            className={`${QUIET} absolute inset-x-0 top-0 flex min-h-[60px] items-center gap-2 bg-gradient-to-b from-black/60 to-transparent px-2
              pt-[env(safe-area-inset-top)] md:h-[72px] md:px-5 ${panelOpen ? "lg:end-[380px]" : ""}`}
          >
            <Round label={say("Close")} icon={X} onClick={leave} />
            <p className="min-w-0 grow truncate text-center text-ui text-[#d6d5d1] md:text-start" aria-live="polite">
              {title && <span className="hidden md:inline"><bdi>{title}</bdi>{"\u2002·\u2002"}</span>}
              {say("{number} of {count}", { number: index + 1, count: photos.length })}
            </p>
            <div className="hidden items-center gap-1 md:flex">
              {shownTools.map((tool) => (
                <Tool key={tool.name} tool={tool} isOn={isOn[tool.name]} onClick={() => act(tool.name)} isWide />
              ))}
            </div>
            {photo.locked && <Unlock className="hidden h-11 px-6 md:inline-flex" onClick={() => act("unlock")} />}
            {hearts && (
              <Round
                label={heartLabel}
                icon={Heart}
                aria-pressed={marked.has(photo.id)}
                fill={marked.has(photo.id) ? "currentColor" : "none"}
                onClick={() => mark(photo.id)}
              />
            )}
            {shownMenu.length > 0 ? <Menu items={shownMenu} onChoose={act} /> : <span className="size-11 md:hidden" />}
          </header>
          <div className={`${QUIET} absolute inset-x-0 bottom-0 bg-gradient-to-t from-black/60 to-transparent px-6 pt-8 pb-[calc(28px+env(safe-area-inset-bottom))] md:hidden`}>
            {photo.locked ? (
              <Unlock className="flex h-[50px] w-full" onClick={() => act("unlock")} />
            ) : (
              <div className="flex justify-around">
                {shownTools.map((tool) => (
                  <Tool key={tool.name} tool={tool} isOn={isOn[tool.name]} onClick={() => act(tool.name)} />
                ))}
              </div>
            )}
          </div>
          {photos.length > 1 && <Strip photos={photos} index={index} panelOpen={panelOpen} onChoose={(at) => setCurrent(photos[at].id)} />}
          {panel && (
            <aside
              hidden={!panelOpen}
              className="absolute inset-x-0 bottom-0 max-h-[70dvh] overflow-y-auto rounded-t-[24px] bg-[#19191c] p-6 lg:inset-y-0 lg:start-auto lg:max-h-none lg:w-[380px] lg:rounded-none"
            >
              {panel}
            </aside>
          )}
          {isNaming && (
            <FaceCard key={faceId} faceId={faceId} label={say("Who is this?")} onClose={leaveFace}>
              {ofFace}
            </FaceCard>
          )}
          <div data-toasts="" role="status" className="pd-toasts !bottom-28" />
          <p role="status" className="pointer-events-none absolute inset-x-0 bottom-28 flex justify-center">
            {note && <span className="animate-rise rounded-[14px] bg-[#1c1c1f] px-5 py-4 text-ui font-medium shadow-2">{note}</span>}
          </p>
          {isFramed && (
            <FrameView
              src={(renditions(photo, ["medium"])[0] ?? renditions(photo).at(-1))?.src}
              width={photo.width}
              height={photo.height}
              title={photo.description || photo.name}
              onClose={() => setFramed(false)}
            />
          )}
        </>
      )}
    </dialog>
  );
}

function slideOf(photo) {
  const choices = renditions(photo, ["small", "medium", "large"]);
  const largest = choices.at(-1);
  return {
    id: photo.id,
    src: largest?.src || photo.thumb_url || "data:,",
    width: largest?.width || photo.width || undefined,
    height: largest?.height || photo.height || undefined,
    srcSet: choices.length ? choices : undefined,
    alt: photo.description || photo.name || photo.filename,
    thumb: photo.thumb_url,
    placeholder: photo.placeholder,
  };
}

/** The thumbnail, which the grid has loaded already, holds the place until the large picture covers it. */
function Arriving({ slide, children }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute inset-0 m-auto bg-contain bg-center bg-no-repeat"
        style={{
          maxWidth: slide.width,
          maxHeight: slide.height,
          backgroundImage: `url("${slide.thumb || placeholderUrl(slide.placeholder)}")`,
        }}
      />
      {children}
    </>
  );
}

function Round({ label, icon: Icon, fill = "none", ...props }) {
  return (
    <button type="button" aria-label={label} title={label} className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-white/15 focus-visible:shadow-[0_0_0_2px_#fff]" {...props}>
      <Icon size={20} strokeWidth={1.75} fill={fill} aria-hidden="true" />
    </button>
  );
}

/** `isOn` is only given for what stays on until it is pressed again. */
function Tool({ tool, isWide, isOn, onClick }) {
  const Icon = ICONS[tool.icon] ?? Info;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={`text-ui font-semibold aria-pressed:bg-white/15 focus-visible:shadow-[0_0_0_2px_#fff] ${
        isWide ? "flex h-11 items-center gap-2 rounded-pill px-3 hover:bg-white/15" : "grid min-w-16 grow basis-0 justify-items-center gap-2 rounded-field p-2 font-medium"
      }`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {isWide ? tool.label : tool.short || tool.label}
    </button>
  );
}

function Unlock({ className, onClick }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={`items-center justify-center gap-2 rounded-pill bg-white font-semibold text-[#262626] transition-transform hover:bg-[#f4f4f2]
        active:scale-[.98] focus-visible:shadow-[0_0_0_2px_#0a0a0b,0_0_0_4px_#fff] ${className}`}
    >
      <LockOpen size={20} strokeWidth={1.75} aria-hidden="true" />
      {say("Unlock photo")}
    </button>
  );
}

function Arrow({ side, label, isOff, panelOpen, onClick }) {
  if (isOff) return null;
  const Icon = side === "start" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={`${QUIET} absolute top-1/2 hidden size-11 -translate-y-1/2 place-items-center rounded-full bg-white/12 hover:bg-white/25
        focus-visible:shadow-[0_0_0_2px_#fff] md:grid ${side === "start" ? "start-7" : panelOpen ? "end-7 lg:end-[408px]" : "end-7"}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" className="rtl:-scale-x-100" />
    </button>
  );
}

function Menu({ items, onChoose }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef(null);
  const button = useRef(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    box.current.querySelector("[role=menuitem]")?.focus();
    const outside = (event) => box.current?.contains(event.target) || setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);
  const onKeyDown = (event) => {
    const all = [...box.current.querySelectorAll("[role=menuitem]")];
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape") {
      setOpen(false);
      button.current.focus();
    } else if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all[(at - 1 + all.length) % all.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className="relative" onKeyDown={isOpen ? onKeyDown : undefined}>
      <button
        ref={button}
        type="button"
        aria-label={say("More")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="grid size-11 place-items-center rounded-full hover:bg-white/15 focus-visible:shadow-[0_0_0_2px_#fff]"
      >
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {isOpen && (
        <div role="menu" className="animate-rise absolute top-12 end-0 z-10 min-w-48 rounded-[14px] bg-[#1c1c1f] p-1.5 shadow-2 ring-1 ring-white/10">
          {items.map((item) => {
            const Icon = ICONS[item.icon] ?? Info;
            return (
              <button
                key={item.name}
                type="button"
                role="menuitem"
                className="flex min-h-11 w-full items-center gap-3 rounded-[9px] px-3 text-start text-ui font-medium whitespace-nowrap hover:bg-white/10 focus:bg-white/10 focus-visible:shadow-none"
                onClick={() => {
                  setOpen(false);
                  button.current.focus();
                  onChoose(item.name);
                }}
              >
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
                {item.label}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}

function Strip({ photos, index, panelOpen, onChoose }) {
  const first = Math.max(0, Math.min(index - STRIP_SIDE, photos.length - 2 * STRIP_SIDE - 1));
  const shown = photos.slice(first, first + 2 * STRIP_SIDE + 1);
  const now = useRef(null);
  useEffect(() => {
    now.current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [index]);
  return (
    <div
      className={`${QUIET} absolute inset-x-0 bottom-5 hidden items-center overflow-x-auto p-1 [scrollbar-width:none] md:flex ${panelOpen ? "lg:end-[380px]" : ""}`}
      aria-label={say("All photos")}
      role="group"
    >
      <div className="mx-auto flex items-center gap-1.5 px-6">
        {shown.map((photo, at) => {
          const isNow = first + at === index;
          return (
            <button
              key={photo.id}
              ref={isNow ? now : undefined}
              type="button"
              aria-label={say("Photo {number}", { number: first + at + 1 })}
              aria-current={isNow || undefined}
              onClick={() => onChoose(first + at)}
              className={`h-15 shrink-0 overflow-hidden rounded-tile bg-[#232327] bg-cover bg-center transition-[opacity,width] duration-[var(--pd-fast)]
                focus-visible:opacity-100 focus-visible:shadow-[0_0_0_2px_#fff] ${
                  isNow ? "w-21 shadow-[0_0_0_2px_#0a0a0b,0_0_0_4px_#fff]" : "w-15 opacity-50 hover:opacity-100"
                }`}
              style={{ backgroundImage: photo.thumb_url ? `url("${photo.thumb_url}")` : undefined }}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Hides the controls after a while without movement; a touch or key brings them back. */
function useQuiet(isCounting) {
  const [isQuiet, setQuiet] = useState(false);
  const timer = useRef(0);
  const wake = () => {
    setQuiet(false);
    clearTimeout(timer.current);
    if (isCounting) timer.current = setTimeout(() => setQuiet(true), QUIET_AFTER);
  };
  useEffect(() => {
    wake();
    return () => clearTimeout(timer.current);
  }, [isCounting]);
  return [isQuiet, wake];
}

/** The phone's back gesture leaves the photo, not the page. */
function useBackCloses(isOpen, close) {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    if (!isOpen) return undefined;
    history.pushState({ ...history.state, lightbox: true }, "");
    const back = () => closing.current();
    window.addEventListener("popstate", back);
    return () => {
      window.removeEventListener("popstate", back);
      if (history.state?.lightbox) history.back();
    };
  }, [isOpen]);
  return () => closing.current();
}

function download(photo) {
  save(photo.download_url, photo.filename);
}

/** Without a name it gets the one that the server gives it. */
function save(address, name = "") {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Hands the picture itself to the phone; where that cannot be, copies a link to the album. Answers what to say. */
async function share(photo, title) {
  const url = `${location.origin}/albums/${photo.album_id}`;
  try {
    const file = navigator.canShare && (await pictureFile(photo));
    if (file && navigator.canShare({ files: [file] })) {
      await navigator.share({ files: [file], title: photo.description || title || photo.name });
      return "";
    }
    await navigator.clipboard.writeText(url);
    return say("Link copied");
  } catch (error) {
    return error.name === "AbortError" ? "" : say("Sharing is not possible in this browser.");
  }
}

async function pictureFile(photo) {
  // From a bucket a picture comes by a redirect to another origin. What the cache has of it was asked for by an <img>,
  // and so without leave for scripts to read it.
  const answer = await fetch(photo.large_url || photo.medium_url, { cache: "no-store" });
  if (!answer.ok) return null;
  const picture = await answer.blob();
  return new File([picture], photo.filename.replace(/\.[^.]*$/, "") + ".jpg", { type: picture.type });
}
