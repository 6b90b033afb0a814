// Photos of a guest, sent two at a time with their progress; a broken connection costs one file another try.

const form = document.querySelector("form[data-uploads]");
const list = form.querySelector(".sent");
const words = JSON.parse(document.querySelector("#words")?.content.textContent ?? "{}");
const say = (sentence) => words[sentence] ?? sentence;
const button = form.querySelector("button");
const error = form.querySelector("#error");
const AT_ONCE = 2;
const TRIES = 3;

const rows = [];

function row(file) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  name.className = "name";
  name.textContent = file.name;
  state.className = "state";
  state.textContent = say("Waiting");
  bar.max = 1;
  bar.value = 0;
  item.append(name, state, bar);
  list.append(item);
  return { file, item, state, bar };
}

function send({ file, bar }) {
  const body = new FormData();
  body.set("name", form.elements.name.value);
  body.set("consents", String(form.elements.consents.checked));
  body.set("file", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.uploads);
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && (bar.value = event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, answer: request.response });
    request.onerror = () => resolve({ status: 0, answer: null });
    request.send(body);
  });
}

async function bring(one) {
  let outcome = { status: 0, answer: null };
  for (let tried = 0; tried < TRIES && !outcome.status; tried++) {
    if (tried) await new Promise((resolve) => setTimeout(resolve, 1500 * tried));
    outcome = await send(one);
  }
  const isGood = outcome.status === 201;
  one.item.className = isGood ? "good" : "bad";
  one.bar.remove();
  one.state.textContent = isGood
    ? outcome.answer.is_duplicate ? say("In the album already.") : say("Here. The photographer looks at it.")
    : outcome.answer?.detail ?? say("The connection broke. Try it again.");
  if (!isGood && outcome.status !== 409) {
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = say("Try again");
    again.addEventListener("click", async () => {
      one.item.replaceWith((one = { ...one, ...row(one.file) }).item);
      if (await bring(one)) finish();
    });
    one.item.append(again);
  }
  return isGood;
}

function finish() {
  const failed = list.querySelector(".bad");
  if (failed || list.querySelector("progress")) return;
  const done = document.createElement("p");
  done.className = "good";
  done.setAttribute("role", "status");
  done.textContent = say("All of your photos are here. Thank you!");
  list.after(done);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = [...form.elements.files.files];
  const largest = Number(form.dataset.largest);
  error.hidden = true;
  if (!chosen.length) return;
  form.querySelector(":scope > p.good")?.remove();
  const label = button.textContent;
  button.disabled = true;
  button.textContent = say("Adding…");
  const waiting = chosen.map(row);
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (one.file.size > largest) {
        one.item.className = "bad";
        one.bar.remove();
        one.state.textContent = say("This file is larger than we take.");
      } else await bring(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  button.disabled = false;
  button.textContent = label;
  form.elements.files.value = "";
  finish();
});

addEventListener("beforeunload", (event) => list.querySelector("progress") && event.preventDefault());
