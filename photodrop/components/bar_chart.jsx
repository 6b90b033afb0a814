import { useState } from "react";
import { onwards, say } from "$/public/external/photodrop/components/tongue/tongue.js";

const KEYS = { ArrowLeft: -1, ArrowRight: 1 };

/** What came in as bars up, what went back as bars down; the scale and every word come from the server. */
export function BarChart({ bars, ticks, top, bottom, label }) {
  const [active, setActive] = useState(-1);
  const [spoken, setSpoken] = useState("");
  const span = top - bottom || 1;
  const share = (amount) => `${(100 * amount) / span}%`;
  const sparse = bars.length > 12 ? Math.ceil(bars.length / 12) : 1;
  const shown = bars[active];
  const middle = (100 * (active + 0.5)) / bars.length;

  const onKeyDown = (event) => {
    let next = active;
    const key = onwards(event.key);
    if (key in KEYS) next = active < 0 ? bars.length - 1 : Math.min(bars.length - 1, Math.max(0, active + KEYS[key]));
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = bars.length - 1;
    else if (event.key === "Escape") next = -1;
    else return;
    event.preventDefault();
    setActive(next);
    setSpoken(next < 0 ? "" : sentence(bars[next]));
  };

  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <div className="relative h-[200px] text-small text-ink-2 lg:h-[232px]" aria-hidden="true">
        {ticks.map((tick) => (
          <span
            key={tick.value}
            className="absolute end-0 translate-y-1/2 whitespace-nowrap"
            style={{ bottom: share(tick.value - bottom) }}
          >
            {tick.label}
          </span>
        ))}
        {/* As wide as the widest of them. */}
        {ticks.map((tick) => (
          <span key={tick.value} className="invisible block h-0 overflow-hidden">
            {tick.label}
          </span>
        ))}
      </div>
      <div
        role="group"
        tabIndex={0}
        aria-label={say("{label}. Left and right go from bar to bar.", { label })}
        className="relative h-[200px] rounded-[4px] lg:h-[232px]"
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.matches(":focus-visible") && active < 0 && setActive(bars.length - 1)}
        onBlur={() => setActive(-1)}
        onPointerLeave={() => setActive(-1)}
      >
        {ticks.map((tick) => (
          <span
            key={tick.value}
            className={`absolute inset-x-0 border-t ${tick.value === 0 ? "border-line-strong" : "border-line"}`}
            style={{ bottom: share(tick.value - bottom) }}
          />
        ))}
        <div className="absolute inset-0 flex" aria-hidden="true">
          {bars.map((bar, at) => (
            <div
              key={bar.key}
              className={`relative min-w-0 grow basis-0 ${at === active ? "bg-hover" : ""}`}
              onPointerEnter={() => setActive(at)}
              onPointerDown={() => setActive(at)}
            >
              <span
                className="absolute inset-x-[18%] mx-auto max-w-[44px] rounded-t-[5px] bg-cta transition-[height] duration-[var(--pd-slow)] ease-out"
                style={{ bottom: share(-bottom), height: bar.up ? `max(3px, ${share(bar.up)})` : 0 }}
              />
              <span
                className="absolute inset-x-[18%] mx-auto max-w-[44px] rounded-b-[5px] bg-control transition-[height] duration-[var(--pd-slow)] ease-out"
                style={{ top: share(top), height: bar.down ? `max(3px, ${share(-bar.down)})` : 0 }}
              />
            </div>
          ))}
        </div>
        {shown && (
          <div
            aria-hidden="true"
            className="animate-fade pointer-events-none [--way:-1] rtl:[--way:1] absolute bottom-[calc(100%-28px)] z-10 rounded-[10px] bg-[#1c1c1f] px-3.5 py-2.5 text-small whitespace-nowrap text-white shadow-2"
            style={{ insetInlineStart: `${middle}%`, translate: `calc(var(--way) * ${Math.round(middle)}%) 0` }}
          >
            <span className="block text-[#b9b8b4]">{shown.title}</span>
            <span className="block text-ui font-semibold">{shown.net_label}</span>
            {shown.down !== 0 && (
              <span className="block text-[#b9b8b4]">
                {say("{paid} paid, {back} given back", { paid: shown.up_label, back: shown.down_label })}
              </span>
            )}
          </div>
        )}
        <p className="sr-only" aria-live="polite">
          {spoken}
        </p>
      </div>
      <span />
      <div className="mt-2 flex text-[12px] leading-4 text-ink-2" aria-hidden="true">
        {bars.map((bar, at) => (
          <span
            key={bar.key}
            className={`flex min-w-0 grow basis-0 justify-center whitespace-nowrap ${(bars.length - at) % 2 ? "" : "max-md:invisible"}`}
          >
            {(bars.length - 1 - at) % sparse === 0 ? bar.label : ""}
          </span>
        ))}
      </div>
    </div>
  );
}

const sentence = (bar) =>
  bar.down
    ? say("{month}: {net}; {paid} paid, {back} given back", { month: bar.title, net: bar.net_label, paid: bar.up_label, back: bar.down_label })
    : say("{title}: {number}", { title: bar.title, number: bar.net_label });
