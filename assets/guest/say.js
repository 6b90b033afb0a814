const words = JSON.parse(document.querySelector("#words")?.content.textContent ?? "{}");
const { lang } = document.documentElement;

/** Whose numbers and prices the page is written with; digits stay those of phone numbers. */
export const locale = lang === "en" ? "en-US" : `${lang}-u-nu-latn`;

/** `say("{at} of {count}", { at, count })`, in the language of the page, which brings what its scripts say. */
export function say(sentence, values = {}) {
  const spelled = (value) => (typeof value === "number" ? value.toLocaleString(locale) : value);
  return (words[sentence] ?? sentence).replace(/\{(\w+)\}/g, (_, name) => spelled(values[name]));
}

/** One sentence at a time, at the bottom, told to screen readers as well. */
export function tell(sentence, inside = document.body) {
  document.querySelector(".said-now")?.remove();
  const toast = document.createElement("p");
  toast.className = inside === document.body ? "said-now toast" : "said-now";
  toast.setAttribute("role", "status");
  toast.textContent = sentence;
  inside.append(toast);
  setTimeout(() => toast.remove(), 5000);
}

/** Hand an address on: by the phone's own sheet, else by the clipboard. */
export async function share(title, url, inside) {
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    await navigator.share({ title, url }).catch(() => {});
    return;
  }
  try {
    await navigator.clipboard.writeText(url);
    tell(say("The link is copied."), inside);
  } catch {
    tell(url, inside);
  }
}
