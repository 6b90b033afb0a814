/** One sentence at a time, at the bottom, told to screen readers as well. */
export function say(sentence, inside = document.body) {
  document.querySelector(".said-now")?.remove();
  const toast = document.createElement("p");
  toast.className = inside === document.body ? "said-now toast" : "said-now";
  toast.setAttribute("role", "status");
  toast.textContent = sentence;
  inside.append(toast);
  setTimeout(() => toast.remove(), 5000);
}

/** Hand an address on: by the phone's own sheet, else by the clipboard. */
export async function share(title, url, copied, inside) {
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    await navigator.share({ title, url }).catch(() => {});
    return;
  }
  try {
    await navigator.clipboard.writeText(url);
    say(copied, inside);
  } catch {
    say(url, inside);
  }
}
