// Ordering a print of the photo in the lightbox: what there is of it, then into the cart.

import { ask, dialog } from "./ask.js";
import { onLightbox } from "./guest.js";
import { locale, say, tell } from "./say.js";

const UNITS = { mm: "millimeter", cm: "centimeter", in: "inch" };

/** `10 × 15 cm`, as the language writes it. */
function sizeOf({ size_label: english }) {
  const [short, , long, unit] = english.split(" ");
  const spelled = Number(long).toLocaleString(locale, { style: "unit", unit: UNITS[unit] });
  return `${Number(short).toLocaleString(locale)} × ${spelled}`;
}

/** In English as the API spells it. */
function priceOf({ price, currency, price_label: english }) {
  if (locale === "en-US") return english;
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  return money.format(price / 10 ** money.resolvedOptions().maximumFractionDigits);
}

function choices(offer) {
  return offer.products.map(({ product, too_small: isSmall }, index) => {
    const row = document.querySelector("#print").content.firstElementChild.cloneNode(true);
    const input = row.querySelector("input");
    input.value = product.id;
    input.checked = index === 0;
    row.querySelector("b").textContent = product.name;
    row.querySelector("small").textContent = isSmall
      ? say("This photo is too small for a sharp print.")
      : [sizeOf(product), product.finish].filter(Boolean).join(" · ");
    row.classList.toggle("is-small", isSmall);
    row.querySelector("[data-price]").textContent = priceOf(product);
    return row;
  });
}

onLightbox(({ box, showing }) => {
  const order = box.querySelector("[data-order]");
  order.hidden = false;
  order.addEventListener("click", async () => {
    const id = showing();
    let offer;
    try {
      offer = await ask(`/photos/${id}/prints`);
    } catch (wrong) {
      tell(wrong.message, box);
      return;
    }
    dialog(
      "prints",
      (sheet) => sheet.querySelector(".choices").append(...choices(offer)),
      async (form, button) => {
        await ask("/cart", "POST", {
          photo_id: id,
          product_id: form.elements.product.value,
          quantity: Number(form.elements.quantity.value),
        });
        if (button.value === "cart") location.assign("/cart");
        else tell(say("It is in your cart."), box);
      },
    );
  });
});
