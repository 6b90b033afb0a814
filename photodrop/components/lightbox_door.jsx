import { lazy, Suspense, useEffect, useState } from "react";

const load = () => import("./lightbox.jsx");
const Lightbox = lazy(() => load().then((script) => ({ default: script.Lightbox })));
const SIGNS = ["pointerover", "pointerdown", "focusin"];

/** Opens by `openId`, or by the "photodrop:open" event of a grid; the lightbox's script comes when it is likely needed. */
export function LightboxDoor({ openId = "", onClose, ...rest }) {
  const [pressed, setPressed] = useState("");
  const wanted = openId || pressed;
  const [isNeeded, setNeeded] = useState(false);
  if (wanted && !isNeeded) setNeeded(true);

  useEffect(() => {
    const open = (event) => setPressed(event.detail);
    const expect = (event) => {
      if (!event.target.closest?.("[data-photo]")) return;
      stopExpecting();
      load();
    };
    const stopExpecting = () => SIGNS.forEach((sign) => document.removeEventListener(sign, expect));
    document.addEventListener("photodrop:open", open);
    SIGNS.forEach((sign) => document.addEventListener(sign, expect));
    return () => {
      document.removeEventListener("photodrop:open", open);
      stopExpecting();
    };
  }, []);

  if (!isNeeded) return null;
  const close = () => {
    setPressed("");
    onClose?.();
  };
  return (
    <Suspense>
      <Lightbox {...rest} openId={wanted} onClose={close} />
    </Suspense>
  );
}
