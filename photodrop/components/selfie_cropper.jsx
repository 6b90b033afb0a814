import { useEffect, useRef, useState } from "react";
import Cropper from "react-easy-crop";
import { Camera, Image as Picture, X, ZoomIn, ZoomOut } from "lucide-react";
import { say } from "$/public/external/photodrop/components/tongue/tongue.js";

const UPLOAD = "/api/v1/me/selfies";
const MOVE = 12;
const CLOSEST = 4;
const LARGEST_EDGE = 4096;

/** Takes or chooses a picture, crops a round face out of it, and sends both to the account. */
export function SelfieCropper({ open, onSaved, onClose }) {
  const dialog = useRef(null);
  const [picture, setPicture] = useState(null);
  const [complaint, setComplaint] = useState("");
  const [isCamera, setCamera] = useState(false);

  useEffect(() => {
    if (open) dialog.current.showModal();
    else {
      dialog.current.close();
      setPicture(null);
      setCamera(false);
      setComplaint("");
    }
  }, [open]);
  useEffect(() => () => picture && URL.revokeObjectURL(picture.url), [picture]);

  const take = async (file) => {
    if (!file) return;
    setComplaint("");
    try {
      setPicture(await readable(file));
      setCamera(false);
    } catch {
      setComplaint(say("This browser cannot show that picture. Take a JPEG or PNG, or use the camera."));
    }
  };

  return (
    <dialog
      ref={dialog}
      aria-label={say("Add a selfie")}
      className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none overflow-hidden border-0 bg-[#0a0a0b] p-0 text-white
        md:m-auto md:h-[min(760px,100dvh-32px)] md:w-[480px] md:rounded-card md:backdrop:bg-black/60"
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <div className="relative flex h-full flex-col">
          <header className="relative z-20 flex h-[60px] shrink-0 items-center px-3 pt-[env(safe-area-inset-top)]">
            <button type="button" aria-label={say("Close")} onClick={() => onClose?.()} className="grid size-11 place-items-center rounded-full hover:bg-white/15 focus-visible:shadow-[0_0_0_2px_#fff]">
              <X size={20} strokeWidth={1.75} aria-hidden="true" />
            </button>
            <h2 className="display grow pe-11 text-center text-[17px] leading-6">{say("Add a selfie")}</h2>
          </header>
          {picture ? (
            <Crop picture={picture} onRetake={() => setPicture(null)} onSaved={onSaved} />
          ) : isCamera ? (
            <Shutter onTaken={take} onBroken={(reason) => (setCamera(false), setComplaint(reason))} />
          ) : (
            <Start complaint={complaint} onCamera={() => (setComplaint(""), setCamera(true))} onFile={take} />
          )}
        </div>
      )}
    </dialog>
  );
}

const PILL =
  "flex h-[50px] grow basis-0 items-center justify-center gap-2 rounded-pill px-5 font-semibold transition-transform active:scale-[.98] focus-visible:shadow-[0_0_0_2px_#0a0a0b,0_0_0_4px_#fff] disabled:opacity-60 disabled:active:scale-100";
const WHITE = `${PILL} bg-white text-[#262626] hover:bg-[#f4f4f2]`;
const OUTLINE = `${PILL} border-[1.5px] border-white/55 text-white hover:bg-white/10`;

function Start({ complaint, onCamera, onFile }) {
  const input = useRef(null);
  const hasCamera = Boolean(navigator.mediaDevices?.getUserMedia);
  return (
    <div
      className="flex grow flex-col px-6 pb-[calc(32px+env(safe-area-inset-bottom))]"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <div className="grid grow place-content-center justify-items-center gap-6 text-center">
        <svg viewBox="0 0 120 120" className="size-48" aria-hidden="true">
          <circle cx="60" cy="60" r="58" fill="none" stroke="#fff" strokeWidth="1.5" strokeDasharray="4 5" opacity=".6" />
          <circle cx="60" cy="47" r="17" fill="#3a3a3f" />
          <path d="M22 104a38 34 0 0 1 76 0 58 58 0 0 1-76 0Z" fill="#3a3a3f" />
        </svg>
        <p className="max-w-72 text-[#d6d5d1]">{say("Face the light, look at the camera, and be alone in the picture.")}</p>
        <p role="alert" className="max-w-72 text-ui text-[#ff8f85] empty:hidden">
          {complaint}
        </p>
      </div>
      <Assurance />
      <div className="flex gap-3">
        <button type="button" className={hasCamera ? OUTLINE : WHITE} onClick={() => input.current.click()}>
          <Picture size={20} strokeWidth={1.75} aria-hidden="true" />
          {say("Gallery")}
        </button>
        {hasCamera && (
          <button type="button" className={WHITE} onClick={onCamera}>
            <Camera size={20} strokeWidth={1.75} aria-hidden="true" />
            {say("Camera")}
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*,.heic,.heif"
        className="sr-only"
        tabIndex={-1}
        aria-label={say("Picture of you")}
        onChange={(event) => onFile(event.target.files[0])}
      />
    </div>
  );
}

function Assurance() {
  return (
    <p className="mb-5 text-center text-small text-[#b9b8b4]">
      {say("Your face is measured only if you agree.")}
      <br />
      {say("You can erase this at any time in Settings.")}
    </p>
  );
}

function Shutter({ onTaken, onBroken }) {
  const video = useRef(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let stream;
    let isGone = false;
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "user", width: { ideal: 1920 }, height: { ideal: 1440 } }, audio: false })
      .then((opened) => {
        stream = opened;
        if (isGone) stream.getTracks().forEach((track) => track.stop());
        else video.current.srcObject = stream;
      })
      .catch((error) =>
        onBroken(
          error.name === "NotAllowedError"
            ? say("The camera is blocked for this page. Allow it in the browser, or choose a photo.")
            : say("No camera was found. Choose a photo."),
        ),
      );
    return () => {
      isGone = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  const shoot = () => {
    const canvas = document.createElement("canvas");
    canvas.width = video.current.videoWidth;
    canvas.height = video.current.videoHeight;
    canvas.getContext("2d").drawImage(video.current, 0, 0);
    canvas.toBlob((blob) => onTaken(new File([blob], "selfie.jpg", { type: "image/jpeg" })), "image/jpeg", 0.95);
  };
  return (
    <>
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        onLoadedData={() => setReady(true)}
        aria-label={say("What the camera sees")}
        className="absolute inset-0 size-full -scale-x-100 object-cover"
      />
      <div className="pointer-events-none absolute inset-0 grid place-items-center">
        <span className="aspect-square w-[min(300px,76vw)] rounded-full border-2 border-white shadow-[0_0_0_100vmax_rgb(0_0_0/.55)]" />
      </div>
      <div className="absolute inset-x-0 bottom-[calc(32px+env(safe-area-inset-bottom))] z-10 flex justify-center">
        <button
          type="button"
          aria-label={say("Take the picture")}
          disabled={!isReady}
          onClick={shoot}
          className="size-18 rounded-full border-4 border-white bg-white/85 bg-clip-content p-1 transition-transform active:scale-95 focus-visible:shadow-[0_0_0_4px_#fff] disabled:opacity-50"
        />
      </div>
    </>
  );
}

function Crop({ picture, onRetake, onSaved }) {
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [widest, setWidest] = useState(1);
  const [progress, setProgress] = useState(-1);
  const [complaint, setComplaint] = useState("");
  const area = useRef(null);
  const isBusy = progress >= 0;

  const save = async () => {
    setComplaint("");
    setProgress(0);
    const failure = await send(picture, area.current, setProgress);
    setProgress(-1);
    if (failure) setComplaint(failure);
    else onSaved?.();
  };
  const onKeyDown = (event) => {
    const steps = { ArrowLeft: [-MOVE, 0], ArrowRight: [MOVE, 0], ArrowUp: [0, -MOVE], ArrowDown: [0, MOVE] }[event.key];
    if (steps) setCrop((now) => ({ x: now.x + steps[0], y: now.y + steps[1] }));
    else if (event.key === "+" || event.key === "=") setZoom((now) => Math.min(CLOSEST, now + 0.1));
    else if (event.key === "-") setZoom((now) => Math.max(widest, now - 0.1));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div
        role="application"
        aria-label={say("Drag and zoom to fit your face. Arrow keys move, plus and minus zoom.")}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="absolute inset-0 outline-none focus-visible:shadow-none [&:focus-visible_.pd-round]:outline-4 [&:focus-visible_.pd-round]:outline-white/60"
      >
        <Cropper
          image={picture.url}
          crop={crop}
          zoom={zoom}
          minZoom={widest}
          maxZoom={CLOSEST}
          aspect={1}
          cropShape="round"
          showGrid={false}
          objectFit="cover"
          cropSize={{ width: circle(), height: circle() }}
          onMediaLoaded={(media) => {
            // The whole picture may shrink until its short side fills the circle: selfies are often all face.
            const fits = circle() / Math.min(media.width, media.height);
            setWidest(fits);
            setZoom(Math.min(1, fits * 1.2));
          }}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropComplete={(_, pixels) => (area.current = pixels)}
          keyboardStep={MOVE}
          classes={{ cropAreaClassName: "pd-round" }}
          style={{
            containerStyle: { background: "#0a0a0b" },
            cropAreaStyle: { border: "2px solid #fff", color: "rgb(10 10 11 / 0.72)" },
          }}
        />
      </div>
      <p className="pointer-events-none relative z-10 mt-[6dvh] text-center">{say("Drag and zoom to fit your face")}</p>
      <div className="relative z-10 mt-auto flex flex-col bg-gradient-to-t from-[#0a0a0b] via-[#0a0a0b]/80 to-transparent px-6 pt-6 pb-[calc(32px+env(safe-area-inset-bottom))]">
        <label className="mx-auto mb-8 flex w-full max-w-[300px] items-center gap-3 text-[#b9b8b4]">
          <ZoomOut size={20} strokeWidth={1.75} aria-hidden="true" />
          <input
            type="range"
            aria-label={say("Zoom")}
            min={widest}
            max={CLOSEST}
            step="0.01"
            value={zoom}
            onChange={(event) => setZoom(Number(event.target.value))}
            className="h-11 grow cursor-pointer accent-white"
          />
          <ZoomIn size={20} strokeWidth={1.75} aria-hidden="true" />
        </label>
        {complaint ? (
          <p role="alert" className="mb-5 text-center text-ui text-[#ff8f85]">
            {complaint}
          </p>
        ) : (
          <Assurance />
        )}
        <div className="flex gap-3">
          <button type="button" className={OUTLINE} disabled={isBusy} onClick={onRetake}>
            {say("Retake")}
          </button>
          <button type="button" className={WHITE} disabled={isBusy} aria-busy={isBusy} onClick={save}>
            {isBusy ? <span aria-live="polite">{say("Saving {percent} %", { percent: progress })}</span> : say("Save")}
          </button>
        </div>
      </div>
    </>
  );
}

const circle = () => Math.min(300, window.innerWidth - 90, window.innerHeight - 400);

/** The picture as the browser shows it: upright. One too large to move smoothly is made smaller first. */
async function readable(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = LARGEST_EDGE / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return { file, url: URL.createObjectURL(file), width: bitmap.width, height: bitmap.height };
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.92));
  return { file: smaller, url: URL.createObjectURL(smaller), width: canvas.width, height: canvas.height };
}

/** Sends the picture and the square in its pixels. Answers the sentence to show, or "" when it was kept. */
function send(picture, area, onProgress) {
  const form = new FormData();
  const side = Math.floor(Math.min(area.width, area.height, picture.width, picture.height));
  form.append("file", picture.file, picture.file.name || "selfie.jpg");
  form.append("x", Math.max(0, Math.min(Math.round(area.x), picture.width - side)));
  form.append("y", Math.max(0, Math.min(Math.round(area.y), picture.height - side)));
  form.append("width", side);
  form.append("height", side);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", UPLOAD);
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.round((event.loaded / event.total) * 100));
    request.onload = () => {
      if (request.status < 300) done("");
      else done(request.response?.detail || say("The selfie could not be kept. Try again in a minute."));
    };
    request.onerror = () => done(say("The connection broke. Try again when you are back online."));
    request.send(form);
  });
}
