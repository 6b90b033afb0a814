// What several scripts of this page share: asking the API, one change after another, and dialogs from templates.

import { main } from "./guest.js";
import { say } from "./say.js";

const api = `/api/v1/shared/${main.dataset.album.split("/").pop()}`;
let queue = Promise.resolve();

/** The answer, or an Error with the sentence to show. Changes wait for one another: the first one makes the guest. */
export function ask(path, method = "GET", body = undefined) {
  const send = async () => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => null);
    const broken = say("The connection broke. Try it again.");
    if (!answer) throw new Error(broken);
    const told = answer.status === 204 ? null : await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(told.detail ?? broken), { fields: told.fields ?? {} });
    return told;
  };
  if (method === "GET") return send();
  const turn = queue.then(send);
  queue = turn.catch(() => {});
  return turn;
}

/** A dialog of a template, open. `done(form)` throws what is to be said in it, or closes it. */
export function dialog(name, fill, done) {
  const sheet = document.querySelector(`#${name}`).content.firstElementChild.cloneNode(true);
  const form = sheet.querySelector("form");
  const error = sheet.querySelector(".error");
  fill(sheet);
  sheet.addEventListener("close", () => sheet.remove());
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  sheet.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => sheet.close()));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (button) button.disabled = true;
    error.hidden = true;
    try {
      await done(form, button);
      sheet.close();
    } catch (wrong) {
      error.querySelector("span").textContent = wrong.message;
      error.hidden = false;
      if (button) button.disabled = false;
    }
  });
  // Keys of the lightbox behind are not for it.
  sheet.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}
