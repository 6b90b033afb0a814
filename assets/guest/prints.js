// Ordering a print of the photo in the lightbox: what there is of it, then into the cart.

import { ask, dialog } from "./ask.js";
import { main, onLightbox } from "./guest.js";

function choices(offer) {
  return offer.products.map(({ product, too_small: isSmall }, index) => {
    const row = document.querySelector("#print").content.firstElementChild.cloneNode(true);
    const input = row.querySelector("input");
    input.value = product.id;
    input.checked = index === 0;
    row.querySelector("b").textContent = product.name;
    row.querySelector("small").textContent = isSmall ? main.dataset.small : [product.size_label, product.finish].filter(Boolean).join(" · ");
    row.classList.toggle("is-small", isSmall);
    row.querySelector("[data-price]").textContent = product.price_label;
    return row;
  });
}

onLightbox(({ box, say, showing }) => {
  const order = box.querySelector("[data-order]");
  order.hidden = false;
  order.addEventListener("click", async () => {
    const id = showing();
    let offer;
    try {
      offer = await ask(`/photos/${id}/prints`);
    } catch (wrong) {
      say(wrong.message, box);
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
        else say(main.dataset.inCart, box);
      },
    );
  });
});
