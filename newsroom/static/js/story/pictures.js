// The picture picker: for the lead and for figures in the text. A new picture is uploaded in place, described and credited.

import { ask, askFor, Refused, showFaults } from "./ask.js";
import { touch } from "./saving.js";
import { data, form, word } from "./state.js";

const dialog = document.querySelector("[data-picture-dialog]");
const find = (selector) => dialog.querySelector(selector);
let done = null;

async function look() {
  const { options } = await askFor("pictures", { words: find("[data-picture-words]").value }).catch(() => ({ options: [] }));
  const home = find("[data-pictures]");
  home.replaceChildren(...options.map(tile));
  if (!options.length) home.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: word("noPictures") }));
}

function tile(picture) {
  const el = document.createElement("button");
  el.type = "button";
  const image = Object.assign(document.createElement("img"), { src: picture.thumb, alt: picture.alt || word("pictureMissing"), loading: "lazy" });
  const name = document.createElement("span");
  name.textContent = picture.caption || picture.alt;
  el.append(image, name);
  el.addEventListener("click", () => finish(picture));
  return el;
}

export function choosePicture() {
  dialog.showModal();
  showFaults(dialog, {});
  find("[data-picture-words]").value = "";
  look();
  return new Promise((resolve) => { done = resolve; });
}

function finish(picture) {
  const tellOpener = done;
  done = null;
  dialog.close();
  tellOpener?.(picture);
}

async function upload() {
  const button = find("[data-upload-now]");
  const fields = new FormData();
  const [file] = find("[data-picture-file]").files;
  if (file) fields.set("file", file);
  for (const each of dialog.querySelectorAll("[data-picture-word]")) fields.set(each.dataset.pictureWord, each.value);
  button.disabled = true;
  try {
    const { picture } = await ask(data.addresses.upload_picture, fields);
    for (const each of dialog.querySelectorAll("[data-upload] input")) each.value = "";
    find("[data-upload]").open = false;
    finish(picture);
  } catch (error) {
    showFaults(dialog, error instanceof Refused ? error.answer.fields ?? { pictures: error.message } : { pictures: error.message }, "pictures");
  } finally {
    button.disabled = false;
  }
}

let timer = 0;
find("[data-picture-words]").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 200); });
dialog.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); look(); });
dialog.addEventListener("cancel", (event) => { if (event.target === dialog) { event.preventDefault(); finish(null); } });
dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-cancel]")) finish(null);
  if (event.target.closest("[data-upload-now]")) upload();
});

// Puts a picture into the text at the cursor.
export async function insertPicture(editor) {
  const picture = await choosePicture();
  if (picture) editor.chain().focus().insertContent({ type: "storyFigure", attrs: { picture: picture.id }, content: picture.caption ? [{ type: "text", text: picture.caption }] : [] }).run();
  editor.commands.focus();
}

export function watchLead() {
  const root = document.querySelector("[data-lead]");
  const image = root.querySelector("[data-lead-image]");
  const show = (picture) => {
    form.elements.lead_picture.value = picture?.id ?? "";
    image.hidden = !picture;
    if (picture) Object.assign(image, { src: picture.large, alt: picture.alt });
    root.querySelector("[data-drop-lead]").hidden = !picture;
    root.querySelector("[data-lead-words]").hidden = !picture;
    for (const name of ["alt", "caption", "credit"]) form.elements[`lead_${name}`].value = picture?.[name] ?? "";
    touch();
  };
  root.addEventListener("click", async (event) => {
    if (event.target.closest("[data-choose-lead]")) { const picture = await choosePicture(); if (picture) show(picture); }
    if (event.target.closest("[data-drop-lead]")) show(null);
  });
}
