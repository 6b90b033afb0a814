// Hearts and lists: what is chosen of the album, and sending it to the photographer.

import { ask, dialog } from "./ask.js";
import { keepAll, more, onLightbox, onTiles, photoOf, tileOf, tiles } from "./guest.js";
import { locale, say, tell } from "./say.js";

const bar = document.querySelector("#chosen").content.firstElementChild.cloneNode(true);
const choice = bar.querySelector("select");
const count = bar.querySelector("[data-count]");
const only = bar.querySelector("[data-only]");
const send = bar.querySelector("[data-send]");
const back = bar.querySelector("[data-back]");
document.body.append(bar);

let lists = [];
let current = null;
let lightbox = null;

const chosen = (list) => new Map(list.photos.map((photo) => [photo.photo_id, photo.note]));
const called = (list) => (list.is_hearts ? say("Favourites") : list.name);
const here = () => document.querySelector("dialog.box[open]") ?? document.body;

async function read(id = current?.id) {
  lists = await ask("/lists");
  current = lists.find((list) => list.id === id) ?? lists.find((list) => list.is_asked && !list.is_sent) ?? lists[0];
  draw();
}

function draw() {
  const photos = chosen(current);
  choice.replaceChildren(
    ...lists.map((list) => new Option(called(list), list.id, false, list.id === current.id)),
    new Option(say("New list…"), ""),
  );
  const { limit } = current;
  count.textContent = limit ? say("{count} of {limit}", { count: photos.size, limit }) : photos.size.toLocaleString(locale);
  count.classList.toggle("over", current.limit > 0 && photos.size > current.limit);
  bar.hidden = !photos.size && !lists.some((list) => list.is_asked || !list.is_hearts);
  document.body.classList.toggle("choosing", !bar.hidden);
  send.hidden = current.is_sent || !photos.size;
  back.hidden = !current.is_sent;
  only.hidden = !photos.size;
  tiles.forEach(mark);
  const isOnly = only.ariaPressed === "true" && photos.size > 0;
  if (isOnly) keepAll(true);
  document.body.classList.toggle("only", isOnly);
  if (!isOnly) keepAll(false);
  lightbox?.refresh();
}

function mark(tile) {
  const isChosen = current?.photos.some((photo) => photo.photo_id === photoOf(tile)) ?? false;
  const heart = tile.querySelector(".heart");
  heart?.setAttribute("aria-pressed", isChosen);
  tile.classList.toggle("is-chosen", isChosen);
}

async function toggle(id) {
  if (!current) return;
  const list = current;
  const before = list.photos;
  const isIn = before.some((photo) => photo.photo_id === id);
  list.photos = isIn ? before.filter((photo) => photo.photo_id !== id) : [...before, { photo_id: id, note: "" }];
  draw();
  try {
    await ask(`/lists/${list.id}/photos/${id}`, isIn ? "DELETE" : "PUT");
  } catch (wrong) {
    list.photos = isIn ? [...list.photos, { photo_id: id, note: "" }] : list.photos.filter((photo) => photo.photo_id !== id);
    draw();
    tell(wrong.message, here());
  }
}

function addNote(id) {
  const list = current;
  dialog(
    "note",
    (sheet) => (sheet.querySelector("textarea").value = chosen(list).get(id) ?? ""),
    async (form) => {
      const note = form.elements.note.value;
      await ask(`/lists/${list.id}/photos/${id}`, "PUT", { note });
      list.photos = [...list.photos.filter((photo) => photo.photo_id !== id), { photo_id: id, note }];
      draw();
    },
  );
}

choice.addEventListener("change", () => {
  if (choice.value) {
    current = lists.find((list) => list.id === choice.value);
    draw();
    return;
  }
  choice.value = current.id;
  dialog("new-list", () => {}, async (form) => {
    const made = await ask("/lists", "POST", {
      name: form.elements.name.value,
      ...(form.elements.limit.value ? { limit: Number(form.elements.limit.value) } : {}),
    });
    await read(made.id);
  });
});

send.addEventListener("click", () => {
  const list = current;
  dialog(
    "send",
    (sheet) => {
      sheet.querySelector("h2").textContent = say("Send “{list}”", { list: called(list) });
      sheet.querySelector("textarea").value = list.note;
    },
    async (form) => {
      await ask(`/lists/${list.id}/send`, "POST", { by: form.elements.by.value, note: form.elements.note.value });
      await read(list.id);
      tell(say("Sent. Your photographer has it now."));
    },
  );
});

back.addEventListener("click", async () => {
  try {
    await ask(`/lists/${current.id}/take-back`, "POST");
    await read();
  } catch (wrong) {
    tell(wrong.message);
  }
});

only.addEventListener("click", async () => {
  const isOn = only.ariaPressed !== "true";
  only.ariaPressed = String(isOn);
  draw();
  if (!isOn) return;
  scrollTo({ top: document.querySelector("#photos").offsetTop - 80 });
  while (current.photos.some((photo) => !tileOf(photo.photo_id)) && (await more()));
});

const hearts = (found) => {
  for (const tile of found) {
    if (tile.querySelector(".heart")) continue;
    const heart = document.querySelector("#heart").content.firstElementChild.cloneNode(true);
    heart.addEventListener("click", () => toggle(photoOf(tile)));
    tile.append(heart);
    mark(tile);
  }
};

const inLightbox = ({ box, showing, onView }) => {
  const love = box.querySelector("[data-love]");
  const note = box.querySelector("[data-note]");
  const refresh = () => {
    const isIn = current?.photos.some((photo) => photo.photo_id === showing()) ?? false;
    love.setAttribute("aria-pressed", isIn);
    note.hidden = !isIn || current.is_sent;
  };
  love.hidden = false;
  love.addEventListener("click", () => toggle(showing()));
  note.addEventListener("click", () => addNote(showing()));
  box.addEventListener("keydown", (event) => event.key === "f" && toggle(showing()));
  lightbox = { refresh };
  onView(refresh);
  refresh();
};

read().then(
  () => {
    onTiles(hearts);
    onLightbox(inLightbox);
  },
  // Whoever cannot choose can look.
  () => {},
);
