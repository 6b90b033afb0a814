import { useCallback, useEffect, useId, useRef, useState } from "react";
import {
  ALargeSmall, ArrowLeft, Check, CircleAlert, Copy, Crop, Download, FlipHorizontal2, FlipVertical2, Link2, Redo2, RotateCcw,
  RotateCcwSquare, RotateCwSquare, SlidersHorizontal, Sparkles, Undo2,
} from "lucide-react";
import { onwards, say } from "$/public/external/photodrop/components/tongue/tongue.js";
import { CROPS, LOOKS, PLAIN, SLIDERS, hasLook, read, withLook, written } from "./picture_recipe.js";

const API = "/api/v1";
// The server takes so many previews a minute; a slider in motion asks for one after the other, never for two at once.
const PAUSE = 230;
// Changes of one tool in one go are one step back.
const ONE_GO = 900;
const STEP = 200;
const EXAMPLE = "c_fill,w_400,h_300,g_face/e_sepia";
const LARGEST_PREVIEW = 1600;
const MOST_STEPS_BACK = 100;

const TABS = [
  { name: "crop", label: say("Crop"), icon: Crop },
  { name: "adjust", label: say("Adjust"), icon: SlidersHorizontal },
  { name: "looks", label: say("Looks"), icon: Sparkles },
  { name: "text", label: say("Text"), icon: ALargeSmall },
  { name: "share", label: say("Share"), icon: Link2 },
];
// What picture_recipe.js names, as the page calls it.
const CALLED = {
  Original: say("Original"),
  Square: say("Square"),
  Circle: say("Circle"),
  Brightness: say("Brightness"),
  Contrast: say("Contrast"),
  Saturation: say("Saturation"),
  Sharpen: say("Sharpen"),
  Blur: say("Blur"),
  Vignette: say("Vignette"),
  None: say("No look"),
  Improve: say("Improve"),
  Vivid: say("Vivid"),
  Crisp: say("Crisp"),
  Faded: say("Faded"),
  Mono: say("Mono"),
  Noir: say("Noir"),
  Sepia: say("Sepia"),
  Dream: say("Dream"),
  Cartoon: say("Cartoon"),
  Pixels: say("Pixels"),
  Negative: say("Negative"),
};
const called = (label) => CALLED[label] ?? label;
const ICON = { size: 20, strokeWidth: 1.75, "aria-hidden": true };
const ROUND =
  "inline-grid size-11 shrink-0 place-items-center rounded-full text-ink transition-colors duration-[var(--pd-fast)] hover:bg-hover active:bg-field disabled:text-ink-2 disabled:opacity-45 disabled:hover:bg-transparent";
const PILL =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-pill px-5 font-semibold whitespace-nowrap transition-[background-color,transform] duration-[var(--pd-fast)] active:scale-[.98] h-11 disabled:active:scale-100";
const BLUE = `${PILL} bg-cta text-on-cta hover:bg-cta-hover active:bg-cta-press disabled:bg-cta-off disabled:text-on-cta-off`;
const OUTLINE = `${PILL} border-[1.5px] border-line-strong text-ink hover:bg-hover disabled:text-ink-2`;
const BOX =
  "w-full rounded-field border-[1.5px] border-transparent bg-field text-body text-ink placeholder:text-ink-2 field-ring data-[wrong=true]:border-error-mark data-[wrong=true]:bg-error-soft";
const LABEL = "mb-2 block text-ui font-semibold";

/** One photo and everything that can be done to it; the picture is always what the server makes of it. */
export function PictureEditor({ photo, named = [], back = "", onLinked, onNamed, children }) {
  const history = useHistory();
  const { now } = history;
  const text = written(now);
  const [tab, setTab] = useState("crop");
  const [link, setLink] = useState(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const stage = useRef(null);
  const preview = usePreview(photo, text, stage);
  const isChanged = text !== "";

  useEffect(() => {
    setSaid("");
    setLink((made) => (made && made.wish === text ? made : null));
  }, [text]);

  const share = async () => {
    setTab("share");
    setBusy(true);
    setSaid("");
    const answer = await send(`${API}/photos/${photo.id}/links`, { transformation: text });
    setBusy(false);
    if (answer.error) {
      setSaid(answer.error);
      return;
    }
    setLink({ ...answer, wish: text });
    setSaid((await copied(answer.page_url)) ? say("Link copied.") : say("Here is your link."));
    onLinked?.();
  };

  const onKeyDown = (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "z" || event.target.matches("input[type=text], textarea")) return;
    event.preventDefault();
    if (event.shiftKey) history.redo();
    else history.undo();
  };

  return (
    <div className="flex h-dvh flex-col overflow-hidden" onKeyDown={onKeyDown}>
      <header className="z-20 flex h-[60px] shrink-0 items-center gap-1 px-3 lg:border-b lg:border-line lg:px-6">
        <a href={back} aria-label={say("Back to the photo")} className={ROUND}>
          <ArrowLeft {...ICON} className="rtl:-scale-x-100" />
        </a>
        <h1 className="min-w-0 grow truncate text-body font-semibold max-sm:sr-only" title={photo.name}>
          {photo.name}
        </h1>
        <span className="grow sm:hidden" />
        <button type="button" className={ROUND} aria-label={say("Undo")} title={say("Undo")} disabled={!history.canUndo} onClick={history.undo}>
          <Undo2 {...ICON} className="rtl:-scale-x-100" />
        </button>
        <button type="button" className={ROUND} aria-label={say("Redo")} title={say("Redo")} disabled={!history.canRedo} onClick={history.redo}>
          <Redo2 {...ICON} className="rtl:-scale-x-100" />
        </button>
        <button
          type="button"
          className={`${ROUND} me-2`}
          aria-label={say("Reset everything")}
          title={say("Reset everything")}
          disabled={!isChanged}
          onClick={() => history.put(PLAIN)}
        >
          <RotateCcw {...ICON} />
        </button>
        <button type="button" className={BLUE} disabled={busy || photo.locked || Boolean(preview.error)} aria-busy={busy} onClick={share}>
          <Link2 {...ICON} />
          {busy ? say("Copying") : say("Copy link")}
        </button>
      </header>
      <div className="flex min-h-0 grow flex-col lg:flex-row">
        <Stage stage={stage} photo={photo} preview={preview} complaint={tab === "share" && preview.fault ? "" : preview.error} />
        <section
          aria-label={say("Tools")}
          className="flex h-[min(46dvh,400px)] shrink-0 flex-col border-t border-line bg-bg max-lg:pb-[env(safe-area-inset-bottom)] lg:h-auto lg:w-[400px] lg:border-t-0 lg:border-s"
        >
          <Tabs tab={tab} onTab={setTab} />
          <div
            role="tabpanel"
            id={`panel-${tab}`}
            aria-labelledby={`tab-${tab}`}
            tabIndex={-1}
            className="min-h-0 grow overflow-y-auto overscroll-contain px-6 pt-4 pb-6 outline-none lg:pt-6"
          >
            {tab === "crop" && <CropTools now={now} put={history.put} />}
            {tab === "adjust" && <AdjustTools now={now} put={history.put} />}
            {tab === "looks" && <LookTools photo={photo} now={now} put={history.put} named={named} />}
            {tab === "text" && <TextTools now={now} put={history.put} />}
            {tab === "share" && (
              <ShareTools
                photo={photo}
                now={now}
                text={text}
                put={history.put}
                error={preview.fault}
                link={link}
                said={said}
                onNamed={onNamed}
              >
                {children}
              </ShareTools>
            )}
          </div>
        </section>
      </div>
    </div>
  );
}

function Stage({ stage, photo, preview, complaint }) {
  return (
    <div className="relative min-h-0 min-w-0 grow bg-sunken" aria-busy={preview.busy}>
      <div ref={stage} className="absolute inset-4 grid place-items-center lg:inset-10">
        {(preview.url || photo.preview_url) && (
          <img
            src={preview.url || photo.preview_url}
            alt={photo.description || photo.name}
            data-preview={preview.url ? preview.of : undefined}
            className="max-h-full max-w-full min-h-0 object-contain shadow-2 [background:repeating-conic-gradient(var(--pd-tile)_0_25%,var(--pd-bg)_0_50%)_0_0/20px_20px]"
          />
        )}
      </div>
      {preview.slow && (
        <span className="absolute top-3 end-3 grid size-9 place-items-center rounded-full bg-bg/85 text-ink shadow-1">
          <span className="size-[18px] animate-spinner rounded-full border-2 border-current border-t-transparent" aria-hidden="true" />
        </span>
      )}
      <p role="status" className="sr-only">
        {preview.busy ? "" : say("The picture is up to date.")}
      </p>
      {complaint && (
        <p role="alert" className="absolute inset-x-3 bottom-3 mx-auto flex w-fit items-start gap-2 rounded-[14px] bg-[#1c1c1f] px-4 py-3 text-ui text-white shadow-2">
          <CircleAlert {...ICON} className="shrink-0 text-[#ff8f85]" />
          {complaint}
        </p>
      )}
      {photo.locked && (
        <p className="absolute inset-x-3 top-3 mx-auto w-fit rounded-pill bg-[#1c1c1f] px-4 py-2 text-small text-white">
          {say("Locked: unlock this photo to share it without the watermark.")}
        </p>
      )}
    </div>
  );
}

function Tabs({ tab, onTab }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[onwards(event.key)];
    if (!step) return;
    event.preventDefault();
    const at = TABS.findIndex((each) => each.name === tab);
    const next = TABS[(at + step + TABS.length) % TABS.length].name;
    onTab(next);
    list.current.querySelector(`#tab-${next}`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={say("Tools")}
      onKeyDown={onKeyDown}
      className="flex shrink-0 border-b border-line px-2 max-lg:order-last max-lg:border-t max-lg:border-b-0 lg:px-4"
    >
      {TABS.map(({ name, label, icon: Icon }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab === name}
          aria-controls={`panel-${name}`}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => onTab(name)}
          className="grid h-14 min-w-0 grow basis-0 content-center justify-items-center gap-1 rounded-field text-[12px] leading-4 text-ink-2 hover:text-ink aria-selected:font-semibold aria-selected:text-ink focus-visible:shadow-[inset_0_0_0_2px_var(--pd-link)]"
        >
          <Icon {...ICON} />
          {label}
        </button>
      ))}
    </div>
  );
}

function Choice({ label, options, value, onChange, className = "" }) {
  const id = useId();
  return (
    <fieldset className={className}>
      <legend className={LABEL}>{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={String(option.value)}
            className="inline-flex h-11 cursor-pointer items-center rounded-pill bg-field px-4 text-ui font-medium transition-colors duration-[var(--pd-fast)] hover:bg-hover has-checked:bg-ink has-checked:text-bg has-focus-visible:shadow-[var(--pd-focus)]"
          >
            <input
              type="radio"
              name={id}
              className="sr-only"
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Slider({ name, label, low, high, value, usual = 0, step = 1, onChange }) {
  const id = useId();
  return (
    <div className="mb-1">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="text-ui font-medium">
          {label}
        </label>
        <output htmlFor={id} dir="ltr" className="text-ui text-ink-2">
          {value > 0 && low < 0 ? `+${value}` : value}
        </output>
      </div>
      <input
        id={id}
        type="range"
        data-tool={name}
        min={low}
        max={high}
        step={step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        onDoubleClick={() => onChange(usual)}
        className="h-11 w-full cursor-pointer accent-[var(--pd-ink)]"
      />
    </div>
  );
}

function CropTools({ now, put }) {
  return (
    <div className="space-y-5">
      <Choice label={say("Shape")} options={CROPS.map((each) => ({ ...each, label: called(each.label) }))} value={now.crop} onChange={(crop) => put({ ...now, crop })} />
      {now.crop !== "" && (
        <Choice
          label={say("Keep in view")}
          value={now.focus}
          onChange={(focus) => put({ ...now, focus })}
          options={[
            { value: "auto", label: say("What stands out") },
            { value: "face", label: say("Faces") },
            { value: "center", label: say("The middle") },
          ]}
        />
      )}
      <div>
        <span className={LABEL}>{say("Turn")}</span>
        <div className="-ms-2 flex gap-1">
          <button type="button" className={ROUND} aria-label={say("Turn left")} title={say("Turn left")} onClick={() => put({ ...now, turn: (now.turn + 270) % 360 })}>
            <RotateCcwSquare {...ICON} />
          </button>
          <button type="button" className={ROUND} aria-label={say("Turn right")} title={say("Turn right")} onClick={() => put({ ...now, turn: (now.turn + 90) % 360 })}>
            <RotateCwSquare {...ICON} />
          </button>
          <button type="button" className={ROUND} aria-label={say("Mirror")} title={say("Mirror")} aria-pressed={now.hflip} onClick={() => put({ ...now, hflip: !now.hflip })}>
            <FlipHorizontal2 {...ICON} />
          </button>
          <button type="button" className={ROUND} aria-label={say("Upside down")} title={say("Upside down")} aria-pressed={now.vflip} onClick={() => put({ ...now, vflip: !now.vflip })}>
            <FlipVertical2 {...ICON} />
          </button>
        </div>
      </div>
      <Slider name="tilt" label={say("Tilt")} low={-45} high={45} value={now.tilt} onChange={(tilt) => put({ ...now, tilt }, "tilt")} />
      {now.crop !== "circle" && (
        <Slider name="corners" label={say("Round corners")} low={0} high={400} step={5} value={now.corners} onChange={(corners) => put({ ...now, corners }, "corners")} />
      )}
    </div>
  );
}

function AdjustTools({ now, put }) {
  return SLIDERS.map((each) => (
    <Slider key={each.name} {...each} label={called(each.label)} value={now[each.name]} onChange={(value) => put({ ...now, [each.name]: value }, each.name)} />
  ));
}

function LookTools({ photo, now, put, named }) {
  const start = written({ ...now, ...withLook(now, { set: {} }), words: "", corners: 0, size: 0 }, { delivery: false });
  const sample = (look) => {
    const parts = [start, "c_fill,w_160,h_160", written({ ...PLAIN, ...look.set })];
    return `${API}/photos/${photo.id}/transformed?t=${encodeURIComponent(parts.filter(Boolean).join("/"))}`;
  };
  return (
    <div className="space-y-6">
      <ul className="grid grid-cols-4 gap-3" aria-label={say("Looks")}>
        {LOOKS.map((look) => (
          <li key={look.label}>
            <button
              type="button"
              aria-pressed={hasLook(now, look)}
              onClick={() => put(withLook(now, look))}
              className="group block w-full rounded-[14px] text-center text-small"
            >
              <span className="mb-1 block overflow-hidden rounded-[12px] bg-tile p-0 ring-offset-2 ring-offset-bg group-aria-pressed:ring-2 group-aria-pressed:ring-ink">
                <img src={sample(look)} alt="" loading="lazy" width="160" height="160" className="aspect-square w-full object-cover" />
              </span>
              {called(look.label)}
            </button>
          </li>
        ))}
      </ul>
      {named.length > 0 && (
        <div>
          <span className={LABEL}>{say("Yours")}</span>
          <div className="flex flex-wrap gap-2">
            {named.map((each) => (
              <button
                key={each.id}
                type="button"
                title={each.transformation}
                onClick={() => put(read(each.transformation))}
                className="inline-flex h-11 items-center rounded-pill bg-field px-4 text-ui font-medium hover:bg-hover"
              >
                <bdi>{each.name}</bdi>
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

const COLOURS = [
  { value: "ffffff", label: say("White") },
  { value: "262626", label: say("Ink") },
  { value: "3300cc", label: say("Blue") },
  { value: "edc063", label: say("Gold") },
];
const PLACES = [
  { value: "north", label: say("Top") },
  { value: "center", label: say("Middle") },
  { value: "south", label: say("Bottom") },
];

function TextTools({ now, put }) {
  const id = useId();
  return (
    <div className="space-y-5">
      <div>
        <label htmlFor={id} className={LABEL}>
          {say("Words on the picture")}
        </label>
        <input
          id={id}
          type="text"
          maxLength={100}
          value={now.words}
          onChange={(event) => put({ ...now, words: event.target.value }, "words")}
          className={`${BOX} h-12 px-4`}
        />
      </div>
      <Slider name="letters" label={say("Height of the letters")} low={16} high={400} step={4} usual={80} value={now.letters} onChange={(letters) => put({ ...now, letters }, "letters")} />
      <Choice label={say("Place")} options={PLACES} value={now.place} onChange={(place) => put({ ...now, place })} />
      <Choice label={say("Colour")} options={COLOURS} value={now.colour} onChange={(colour) => put({ ...now, colour })} />
    </div>
  );
}

const SIZES = [
  { value: 0, label: say("As large as kept") },
  { value: 1920, label: say("{pixels} px", { pixels: "1920" }) },
  { value: 1080, label: say("{pixels} px", { pixels: "1080" }) },
  { value: 640, label: say("{pixels} px", { pixels: "640" }) },
];
const FORMATS = [
  { value: "auto", label: say("Best for each browser") },
  { value: "jpg", label: "JPEG" },
  { value: "png", label: "PNG" },
  { value: "webp", label: "WebP" },
  { value: "avif", label: "AVIF" },
];

function ShareTools({ photo, now, text, put, error, link, said, onNamed, children }) {
  return (
    <div className="space-y-6">
      <p role="status" className="flex items-center gap-2 text-ui font-semibold text-success empty:hidden">
        {said && link && <Check {...ICON} />}
        {link && said}
      </p>
      {said && !link && <Complaint>{said}</Complaint>}
      {link && <Code link={link} />}
      <Choice label={say("Longer side")} options={SIZES} value={now.size} onChange={(size) => put({ ...now, size })} />
      <Choice label={say("Format")} options={FORMATS} value={now.format} onChange={(format) => put({ ...now, format })} />
      <div>
        <Slider
          name="quality"
          label={say("Quality")}
          low={10}
          high={100}
          step={5}
          usual={80}
          value={now.quality === "auto" ? 80 : now.quality}
          onChange={(quality) => put({ ...now, quality }, "quality")}
        />
      </div>
      <Spelling text={text} put={put} error={error} />
      <SaveAs text={text} onNamed={onNamed} />
      {children}
      <p className="text-small text-ink-2">
        {say("Whoever has a link sees the picture, and so does whoever they give it to. Stop a link whenever you like.")}
        {photo.locked && " "}
        {photo.locked && say("This photo is locked, so it cannot be linked.")}
      </p>
    </div>
  );
}

function Complaint({ id, children }) {
  return (
    <p id={id} role="alert" className="mt-2 flex items-start gap-1.5 text-small text-error">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className="mt-px shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

function Code({ link }) {
  return (
    <div className="flex flex-wrap items-center gap-5">
      <img
        src={`${local(link.qr_url)}?size=352`}
        alt={say("QR code that leads a phone to this picture")}
        width="148"
        height="148"
        className="size-[148px] rounded-field border border-line bg-white object-contain"
      />
      <div className="min-w-0 grow basis-full space-y-2 sm:basis-64">
        <Address label={say("Page")} called={say("Page address")} copy={say("Copy the page address")} address={link.page_url} />
        <Address label={say("Picture")} called={say("Picture address")} copy={say("Copy the picture address")} address={link.url} />
        <div className="flex flex-wrap gap-x-4">
          {["png", "svg"].map((kind) => (
            <a
              key={kind}
              href={`${local(link.qr_url)}?format=${kind}&size=1200&download=true`}
              download
              className="link inline-flex min-h-11 items-center gap-1.5 text-ui"
            >
              <Download size={16} strokeWidth={1.75} aria-hidden="true" />
              {say("QR as {format}", { format: kind.toUpperCase() })}
            </a>
          ))}
        </div>
      </div>
    </div>
  );
}

function Address({ label, called, copy, address }) {
  const [done, setDone] = useState(false);
  return (
    <div className="flex items-center gap-2 rounded-field bg-field ps-3">
      <span className="min-w-12 shrink-0 text-small text-ink-2" aria-hidden="true">
        {label}
      </span>
      <input aria-label={called} dir="ltr" readOnly value={address} className="h-11 min-w-0 grow bg-transparent text-small outline-none" onFocus={(event) => event.target.select()} />
      <button
        type="button"
        className={ROUND}
        aria-label={done ? say("Copied") : copy}
        title={say("Copy")}
        onClick={async () => setDone(await copied(address))}
      >
        {done ? <Check {...ICON} /> : <Copy {...ICON} />}
      </button>
    </div>
  );
}

/** The transformation as the server reads it, to be changed by whoever knows how. */
function Spelling({ text, put, error }) {
  const id = useId();
  const [typed, setTyped] = useState(null);
  const shown = typed ?? text;
  useEffect(() => {
    setTyped((now) => (now === text ? null : now));
  }, [text]);
  const type = (words) => {
    setTyped(words);
    put(read(words.trim()), "spelling");
  };
  return (
    <div>
      <label htmlFor={id} className={LABEL}>
        {say("Transformation")}
      </label>
      <textarea
        id={id}
        rows={3}
        spellCheck="false"
        dir="ltr"
        autoCapitalize="off"
        autoCorrect="off"
        value={shown}
        placeholder={EXAMPLE}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        aria-invalid={Boolean(error)}
        aria-describedby={`${id}-error`}
        data-wrong={Boolean(error)}
        className={`${BOX} block resize-y px-4 py-3 font-mono text-small leading-5`}
      />
      {error && <Complaint id={`${id}-error`}>{error}</Complaint>}
    </div>
  );
}

function SaveAs({ text, onNamed }) {
  const id = useId();
  const [name, setName] = useState("");
  const [answer, setAnswer] = useState({});
  const save = async (event) => {
    event.preventDefault();
    const told = await send(`${API}/transformations`, { name: name.trim(), transformation: text });
    setAnswer(told.error ? told : { saved: told.name });
    if (!told.error) {
      setName("");
      onNamed?.();
    }
  };
  return (
    <form onSubmit={save}>
      <label htmlFor={id} className={LABEL}>
        {say("Save for other photos")}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          type="text"
          value={name}
          maxLength={64}
          placeholder={say("postcard")}
          autoCapitalize="off"
          onChange={(event) => (setName(event.target.value), setAnswer({}))}
          aria-invalid={Boolean(answer.error)}
          className={`${BOX} h-11 min-w-0 px-4`}
        />
        <button type="submit" className={OUTLINE} disabled={!name.trim() || !text}>
          {say("Save")}
        </button>
      </div>
      {answer.error && <Complaint>{answer.error}</Complaint>}
      <p role="status" className="mt-2 text-small text-ink-2 empty:hidden">
        {answer.saved && say("Saved. It stands among the looks, and is written t_{name}.", { name: answer.saved })}
      </p>
    </form>
  );
}

function useHistory() {
  const [{ steps, at }, set] = useState({ steps: [PLAIN], at: 0 });
  const last = useRef({ tool: "", when: 0 });
  const put = useCallback((next, tool = "") => {
    const when = Date.now();
    const goesOn = tool !== "" && last.current.tool === tool && when - last.current.when < ONE_GO;
    last.current = { tool, when };
    set((was) => {
      const before = was.steps.slice(0, goesOn && was.at > 0 ? was.at : was.at + 1).slice(-MOST_STEPS_BACK);
      return { steps: [...before, next], at: before.length };
    });
  }, []);
  const step = (by) => {
    last.current = { tool: "", when: 0 };
    set((was) => ({ ...was, at: Math.min(was.steps.length - 1, Math.max(0, was.at + by)) }));
  };
  return { now: steps[at], put, undo: () => step(-1), redo: () => step(1), canUndo: at > 0, canRedo: at < steps.length - 1 };
}

/**
 * The newest picture that the server made. The one before stays until the next is there; while one is on its way, only the
 * latest wish waits.
 */
function usePreview(photo, text, stage) {
  const [state, setState] = useState({ url: "", of: "", error: "", fault: "", busy: false, slow: false });
  const work = useRef({ wanted: null, running: false, isGone: false, url: "" });

  useEffect(() => {
    const mine = work.current;
    mine.isGone = false;
    return () => {
      mine.isGone = true;
      if (mine.url) URL.revokeObjectURL(mine.url);
    };
  }, []);

  useEffect(() => {
    const mine = work.current;
    mine.wanted = text;
    if (mine.running || !photo.id) return;
    mine.running = true;
    (async () => {
      while (mine.wanted !== null && !mine.isGone) {
        const wanted = mine.wanted;
        mine.wanted = null;
        setState((was) => ({ ...was, busy: true }));
        const slow = setTimeout(() => setState((was) => ({ ...was, slow: true })), 400);
        const began = Date.now();
        const made = await picture(photo, wanted, stage.current);
        clearTimeout(slow);
        if (mine.isGone) return;
        if (made.again && mine.wanted === null) mine.wanted = wanted;
        if (made.url) {
          const old = mine.url;
          mine.url = made.url;
          setState({ url: made.url, of: wanted, error: "", fault: "", busy: false, slow: false });
          if (old) setTimeout(() => URL.revokeObjectURL(old), 1000);
        } else {
          setState((was) => ({ ...was, error: made.error ?? "", fault: made.fault ?? "", busy: false, slow: false }));
        }
        await new Promise((done) => setTimeout(done, Math.max(0, (made.again || PAUSE) - (Date.now() - began))));
      }
      mine.running = false;
    })();
  }, [text, photo, stage]);
  return state;
}

/** `{url}` of a picture that is decoded already, or why there is none; `again` in so many milliseconds. */
async function picture(photo, text, box) {
  const edge = Math.max(box?.clientWidth ?? 0, box?.clientHeight ?? 0, 300) * Math.min(2, window.devicePixelRatio || 1);
  const shown = Math.min(LARGEST_PREVIEW, Math.ceil(edge / STEP) * STEP);
  const wish = [text, `c_limit,w_${shown},h_${shown}`].filter(Boolean).join("/");
  try {
    const answer = await fetch(`${API}/photos/${photo.id}/transformed?t=${encodeURIComponent(wish)}`, {
      headers: { Accept: "image/jpeg,image/png;q=0.9" },
    });
    if (!answer.ok) return await refusal(answer);
    const url = URL.createObjectURL(await answer.blob());
    const image = new Image();
    image.src = url;
    await image.decode();
    return { url };
  } catch {
    return { error: say("The picture could not be fetched. It comes when you are back online."), again: 3000 };
  }
}

async function refusal(answer) {
  const told = await answer.json().catch(() => ({}));
  const error = told.detail || say("The picture could not be made. Try again in a minute.");
  if (answer.status === 429) return { error, again: 1000 * Number(answer.headers.get("Retry-After") || 2) };
  return answer.status === 422 || answer.status === 413 ? { error, fault: error } : { error };
}

async function send(address, body) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    return answer.ok ? told : { error: told.detail };
  } catch {
    return { error: say("The connection broke. Try again when you are back online.") };
  }
}

/** Addresses name the public place of this server; a browser that came another way fetches from where it is. */
const local = (address) => new URL(address).pathname;

async function copied(address) {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}
