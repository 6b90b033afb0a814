import { useEffect, useMemo, useRef, useState } from "react";
import Cropper from "react-easy-crop";
import { Check, CircleAlert, Minus, Plus, RotateCw, ShoppingCart, ZoomIn, ZoomOut } from "lucide-react";
import { language, locale, say, sayList, sayMoney } from "$/public/external/photodrop/components/tongue/tongue.js";

const API = "/api/v1";
const CLOSEST = 6;
const LONGEST_REQUEST = 500;
const MM_PER_INCH = 25.4;
const BROKEN = say("The connection broke. Try again when you are back online.");
const BOX = `w-full rounded-field border-[1.5px] border-transparent bg-field text-body text-ink placeholder:text-ink-2 field-ring`;

/** Chooses a product for a photo, and which part of it is printed; puts both into the cart by the API. */
export function PrintMaker() {
  const [asked] = useState(readAddress);
  const [offer, setOffer] = useState(null);
  const [missing, setMissing] = useState("");
  const [chosen, setChosen] = useState("");
  const [turned, setTurned] = useState(false);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState(null);
  const [initial, setInitial] = useState(null);
  const [quantity, setQuantity] = useState(1);
  const [requests, setRequests] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState("");
  const [kept, setKept] = useState(null);
  const heading = useRef(null);

  useEffect(() => {
    let isGone = false;
    load(asked).then((found) => {
      if (isGone) return;
      if (found.problem) return setMissing(found.problem);
      const { offer: told, line } = found;
      const first = line ? told.products.find((each) => each.product.id === line.product.id) : null;
      const start = first ?? told.products.find((each) => !each.too_small) ?? told.products[0];
      setOffer(told);
      setChosen(start?.product.id ?? "");
      if (line && first) {
        setQuantity(line.quantity);
        setRequests(line.requests);
        setTurned(isTall(line.crop, told.photo) !== isTall(first.crop, told.photo));
        setInitial(percent(line.crop));
      }
    });
    return () => {
      isGone = true;
    };
  }, []);

  const one = offer?.products.find((each) => each.product.id === chosen);
  const aspect = useMemo(() => {
    if (!one) return 1;
    const isUpright = isTall(one.crop, offer.photo) !== turned;
    return isUpright ? 1 / one.ratio : one.ratio;
  }, [one, turned]);

  const choose = (id) => {
    setChosen(id);
    setInitial(null);
    setZoom(1);
    setCrop({ x: 0, y: 0 });
  };
  const turn = () => {
    setTurned(!turned);
    setInitial(null);
    setZoom(1);
    setCrop({ x: 0, y: 0 });
  };

  const save = async () => {
    setComplaint("");
    setBusy(true);
    const body = { product_id: chosen, quantity, special_requests: requests.trim(), ...(area ? { crop: parts(area) } : {}) };
    const failure = await (asked.item ? change(asked.item, body) : add(asked, { photo_id: asked.photo, ...body }));
    setBusy(false);
    if (failure) setComplaint(failure);
    else if (asked.item) window.location.assign("/cart");
    else {
      setKept({ quantity, name: one.product.name, size: sizeOf(one.product) });
      setTimeout(() => heading.current?.focus());
    }
  };

  if (missing) return <Nothing title={say("Nothing to order here")} words={missing} />;
  if (!offer) return <Waiting />;
  if (!one) {
    const words = offer.photographer
      ? say("{photographer} does not sell prints here. Ask them how to get one.", { photographer: offer.photographer })
      : say("This photographer does not sell prints here. Ask them how to get one.");
    return <Nothing title={say("No prints yet")} words={words} />;
  }
  const dpi = density(area ?? percent(one.crop), offer.photo, one.product);
  const isSmall = dpi < one.product.dpi;
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_400px]">
      <section aria-label={say("What is printed")} className="lg:sticky lg:top-[84px] lg:self-start">
        <div dir="ltr" className="relative h-[min(110vw,420px)] overflow-hidden bg-[#161618] md:rounded-card lg:h-[min(620px,calc(100dvh-220px))]">
          <Cropper
            key={`${chosen} ${turned}`}
            image={offer.photo.url}
            crop={crop}
            zoom={zoom}
            minZoom={1}
            maxZoom={CLOSEST}
            aspect={aspect}
            showGrid={false}
            initialCroppedAreaPercentages={initial ?? undefined}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropAreaChange={(percentages) => setArea(percentages)}
            mediaProps={{ alt: "" }}
            cropperProps={{ role: "application", "aria-label": say("The part that is printed. Arrow keys move it.") }}
            style={{ containerStyle: { background: "#161618" }, cropAreaStyle: { border: "2px solid #fff", color: "rgb(10 10 11 / 0.66)" } }}
          />
        </div>
        <div className="flex items-center gap-3 px-6 pt-2 md:px-0">
          <ZoomOut size={20} strokeWidth={1.75} aria-hidden="true" className="text-ink-2" />
          <input
            type="range" aria-label={say("Zoom")} min={1} max={CLOSEST} step="0.01" value={zoom}
            onChange={(event) => setZoom(Number(event.target.value))}
            className="h-11 min-w-0 grow cursor-pointer accent-ink"
          />
          <ZoomIn size={20} strokeWidth={1.75} aria-hidden="true" className="text-ink-2" />
          {one.ratio > 1.01 && (
            <button type="button" onClick={turn} className="inline-flex h-11 items-center gap-2 rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field">
              <RotateCw size={20} strokeWidth={1.75} aria-hidden="true" />
              {say("Turn")}
            </button>
          )}
        </div>
        <p className="px-6 text-small text-ink-2 md:px-0">
          {offer.photo.locked && `${say("The watermark is not printed.")} `}
          {say("Drag the photo to choose what is printed.")}
        </p>
        <p role="status" className="mt-3 px-6 empty:hidden md:px-0">
          {isSmall && (
            <span className="flex items-start gap-2 rounded-field bg-warn-soft px-4 py-3 text-ui text-warn">
              <CircleAlert size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
              <span>
                {say(
                  "This part has only {dpi} pixels to an inch at {size}; {enough} look sharp. Show more of the photo, or choose a smaller size.",
                  { dpi, size: sizeOf(one.product), enough: one.product.dpi },
                )}
              </span>
            </span>
          )}
        </p>
      </section>
      <section className="px-6 md:px-0">
        {kept ? (
          <Kept kept={kept} heading={heading} onMore={() => setKept(null)} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <fieldset>
              <legend className="display mb-3 text-heading">{say("What to make of it")}</legend>
              <div className="space-y-2">
                {offer.products.map((each) => (
                  <Choice key={each.product.id} offered={each} isChosen={each.product.id === chosen} onChoose={() => choose(each.product.id)} />
                ))}
              </div>
            </fieldset>
            <div className="mt-6 flex items-center justify-between gap-4">
              <span id="how-many" className="text-ui font-semibold">{say("How many")}</span>
              <span className="flex items-center gap-1">
                <Step label={say("One less")} icon={Minus} isOff={quantity <= 1} onClick={() => setQuantity(quantity - 1)} />
                <input
                  aria-labelledby="how-many" inputMode="numeric" value={quantity}
                  onChange={(event) => setQuantity(Math.min(999, Math.max(1, Number(event.target.value.replace(/\D/g, "")) || 1)))}
                  className={`${BOX} h-11 !w-16 text-center tabular-nums`}
                />
                <Step label={say("One more")} icon={Plus} isOff={quantity >= 999} onClick={() => setQuantity(quantity + 1)} />
              </span>
            </div>
            <label htmlFor="requests" className="mt-5 mb-2 block text-ui font-semibold">{say("Special requests")}</label>
            <textarea
              id="requests" rows={2} maxLength={LONGEST_REQUEST} value={requests} placeholder={say("Black and white, a white border…")}
              onChange={(event) => setRequests(event.target.value)}
              className={`${BOX} block resize-y px-4 py-3`}
            />
            <div className="max-lg:sticky max-lg:bottom-0 max-lg:-mx-6 max-lg:mt-6 max-lg:bg-bg/95 max-lg:px-6 max-lg:pt-3 max-lg:pb-[calc(16px+env(safe-area-inset-bottom))] lg:mt-7">
              <div className="mb-3 flex items-baseline justify-between">
                <span className="text-ui text-ink-2"><bdi>{quantity}</bdi> × <bdi>{sum(one.product)}</bdi></span>
                <span className="display text-[24px] leading-[30px]">{sum(one.product, quantity)}</span>
              </div>
              <button
                type="submit" disabled={isBusy} aria-busy={isBusy}
                className="inline-flex h-[50px] w-full items-center justify-center gap-2 rounded-pill bg-cta px-7 font-semibold text-on-cta hover:bg-cta-hover active:bg-cta-press focus-visible:shadow-[var(--pd-focus)] disabled:bg-cta-off"
              >
                <ShoppingCart size={20} strokeWidth={1.75} aria-hidden="true" />
                {isBusy ? say("Keeping it") : asked.item ? say("Save") : say("Add to cart")}
              </button>
              <p role="alert" className="mt-3 text-small text-error empty:hidden">{complaint}</p>
            </div>
          </form>
        )}
      </section>
    </div>
  );
}

function Choice({ offered, isChosen, onChoose }) {
  const { product, too_small: isSmall } = offered;
  return (
    <label className="flex min-h-16 cursor-pointer items-center gap-4 rounded-[14px] border-[1.5px] border-line px-4 py-3 transition-colors hover:bg-hover has-checked:border-link">
      <input
        type="radio" name="product" checked={isChosen} onChange={onChoose}
        className="size-5 shrink-0 appearance-none rounded-full border-[1.5px] border-control checked:border-[6px] checked:border-cta focus-visible:shadow-[var(--pd-focus)]"
      />
      <span className="min-w-0 grow">
        <span className="block font-semibold">{product.name}</span>
        <span className="block text-ui text-ink-2">
          <bdi dir="ltr">{product.size_label}</bdi>
          {product.finish && "\u2002·\u2002"}
          <bdi>{product.finish}</bdi>
        </span>
        {isSmall && (
          <span className="mt-1 flex items-center gap-1.5 text-small text-warn">
            <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
            {say("The photo is small for this")}
          </span>
        )}
      </span>
      <span className="font-semibold tabular-nums">{sum(product)}</span>
    </label>
  );
}

function Step({ label, icon: Icon, isOff, onClick }) {
  return (
    <button
      type="button" aria-label={label} disabled={isOff} onClick={onClick}
      className="grid size-11 place-items-center rounded-full hover:bg-hover active:bg-field disabled:opacity-40"
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

function Kept({ kept, heading, onMore }) {
  return (
    <div className="rounded-card border border-line p-6">
      <h2 ref={heading} tabIndex={-1} className="display flex items-center gap-3 text-heading outline-none">
        <Check size={24} strokeWidth={2} aria-hidden="true" className="text-success" />
        {say("In your cart")}
      </h2>
      <p className="mt-2 text-ink-2">
        <bdi>{kept.quantity}</bdi> × {sayList([kept.name, kept.size])}
      </p>
      <a href="/cart" className="mt-6 flex h-[50px] items-center justify-center rounded-pill bg-cta px-7 font-semibold text-on-cta hover:bg-cta-hover">{say("Go to cart")}</a>
      <button type="button" onClick={onMore} className="mt-3 flex h-[50px] w-full items-center justify-center rounded-pill border-[1.5px] border-line-strong px-7 font-semibold hover:bg-hover">
        {say("Another size of it")}
      </button>
      <button type="button" onClick={() => history.back()} className="mt-3 flex h-[50px] w-full items-center justify-center rounded-pill px-7 font-semibold hover:bg-hover">
        {say("Back to the photos")}
      </button>
    </div>
  );
}

function Nothing({ title, words }) {
  return (
    <div className="mx-6 rounded-card border border-line p-6 md:mx-0">
      <h2 className="display text-heading">{title}</h2>
      <p className="mt-1 text-ink-2">{words}</p>
    </div>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className="animate-fade grid gap-12 [animation-delay:300ms] [animation-fill-mode:backwards] lg:grid-cols-[minmax(0,1fr)_400px]">
      <div className="sheen h-[420px] md:rounded-card lg:h-[560px]" />
      <div className="space-y-2 max-lg:hidden">{[1, 2, 3, 4].map((each) => <div key={each} className="sheen h-16 rounded-[14px]" />)}</div>
    </div>
  );
}

function readAddress() {
  const query = new URLSearchParams(window.location.search);
  const photo = window.location.pathname.replace(/\/+$/, "").split("/").pop();
  return { photo, share: query.get("share") ?? "", item: query.get("item") ?? "" };
}

async function load({ photo, share, item }) {
  const path = share ? `shared/${encodeURIComponent(share)}/photos/${photo}/prints` : `photos/${photo}/prints`;
  try {
    const answer = await fetch(`${API}/${path}`);
    if (answer.status === 401) {
      window.location.assign("/login");
      return { problem: say("Sign in first.") };
    }
    const offer = await answer.json();
    if (!answer.ok) return { problem: offer.detail };
    if (!item) return { offer };
    const cart = await (await fetch(`${API}/cart`)).json();
    const line = (cart.groups ?? []).flatMap((group) => group.items).find((each) => each.id === item);
    return line ? { offer, line } : { problem: say("This is not in your cart any more.") };
  } catch {
    return { problem: BROKEN };
  }
}

const add = ({ share }, body) => send("POST", share ? `shared/${encodeURIComponent(share)}/cart` : "cart/items", body);
const change = (item, body) => send("PATCH", `cart/items/${item}`, body);

/** The sentence to show, or "" when it was kept. */
async function send(method, path, body) {
  try {
    const answer = await fetch(`${API}/${path}`, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (answer.ok) return "";
    return (await answer.json()).detail || say("This could not be kept. Try again in a minute.");
  } catch {
    return BROKEN;
  }
}

const isTall = (crop, photo) => crop.height * photo.height > crop.width * photo.width;
const percent = (crop) => ({ x: crop.x * 100, y: crop.y * 100, width: crop.width * 100, height: crop.height * 100 });
const bounded = (value) => Math.min(1, Math.max(0, value));
const parts = (area) => ({
  x: bounded(area.x / 100), y: bounded(area.y / 100), width: bounded(area.width / 100), height: bounded(area.height / 100),
});

function density(area, photo, product) {
  const sides = [(area.width / 100) * photo.width, (area.height / 100) * photo.height];
  const scale = product.unit === "inch" ? 1 : 1 / MM_PER_INCH;
  const paper = [product.width * scale, product.height * scale];
  return Math.floor(Math.min(Math.max(...sides) / Math.max(...paper), Math.min(...sides) / Math.min(...paper)) + 0.05);
}

/** `10 × 15 cm` in a sentence, from left to right. */
const sizeOf = (product) => (language === "en" ? product.size_label : `\u2066${product.size_label}\u2069`);

/** A price, so many times. English has it as the server writes it. */
function sum(product, quantity = 1) {
  const places = (product.price_label.split(".")[1] ?? "").length;
  const amount = (product.price * quantity) / 10 ** places;
  const shape = { minimumFractionDigits: places, maximumFractionDigits: places };
  if (language !== "en") return sayMoney(amount, product.currency, shape);
  return product.price_label.replace(/[\d.,]+/, amount.toLocaleString(locale, shape));
}
