// Details that a plain field would make clumsy: topics as chips with completion, the byline in order.

import { askFor } from "./ask.js";
import { touch } from "./saving.js";
import { data, form, word } from "./state.js";

function iconButton(icon, label, act, sign = "") {
  const el = document.createElement("button");
  el.type = "button";
  el.className = "nr-icon-btn";
  if (icon) el.append(document.querySelector(`template[data-icon=${icon}]`).content.cloneNode(true)); else el.textContent = sign;
  el.setAttribute("aria-label", label);
  el.addEventListener("click", act);
  return el;
}

function topics() {
  const home = document.querySelector("[data-topics]");
  const kept = home.querySelector("input");
  const field = document.createElement("input");
  const options = document.createElement("datalist");
  options.id = "topic-options";
  field.setAttribute("list", options.id);
  field.id = kept.id;
  field.autocomplete = "off";
  kept.removeAttribute("id");
  kept.type = "hidden";
  home.append(field, options);
  const all = () => kept.value.split(",").map((each) => each.trim()).filter(Boolean);
  const set = (list) => { kept.value = list.join(", "); draw(); };
  const change = (list) => { set(list); touch(); form.dispatchEvent(new Event("input")); };
  function draw() {
    home.querySelectorAll(".nr-topic").forEach((el) => el.remove());
    field.before(...all().map((name) => {
      const chip = document.createElement("span");
      chip.className = "nr-topic";
      chip.append(name, iconButton("x", word("remove", name), () => { change(all().filter((each) => each !== name)); field.focus(); }));
      return chip;
    }));
  }
  function add() {
    const name = field.value.trim().replace(/,+$/, "").trim();
    field.value = "";
    if (name && !all().some((each) => each.toLowerCase() === name.toLowerCase())) change([...all(), name]);
  }
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === ",") { event.preventDefault(); add(); }
    if (event.key === "Backspace" && !field.value && all().length) change(all().slice(0, -1));
  });
  field.addEventListener("change", add);
  field.addEventListener("input", async (event) => {
    event.stopPropagation();
    if (!field.value.trim()) return;
    const { options: found } = await askFor("topics", { words: field.value }).catch(() => ({ options: [] }));
    options.replaceChildren(...found.map((name) => Object.assign(document.createElement("option"), { value: name })));
  });
  draw();
}

function byline() {
  const list = document.querySelector("[data-authors]");
  const more = document.querySelector("[data-add-author]");
  const changed = () => { draw(); touch(); form.dispatchEvent(new Event("input")); };
  // The buttons are drawn anew: the focus stays with the same name, on the same button or the other one at an end of the list.
  function move(row, label, place) {
    place();
    changed();
    const buttons = [...row.querySelectorAll("button")];
    (buttons.find((each) => each.getAttribute("aria-label") === label) ?? buttons[0]).focus();
  }
  function draw() {
    for (const [at, row] of [...list.children].entries()) {
      row.querySelectorAll("button").forEach((el) => el.remove());
      const name = row.querySelector("span").textContent;
      const [up, down] = [word("moveUp", name), word("moveDown", name)];
      if (at) row.append(iconButton("", up, () => move(row, up, () => row.previousElementSibling.before(row)), "↑"));
      if (row.nextElementSibling) row.append(iconButton("", down, () => move(row, down, () => row.nextElementSibling.after(row)), "↓"));
      row.append(iconButton("x", word("remove", name), () => { row.remove(); changed(); more.focus(); }));
    }
    const taken = new Set([...list.querySelectorAll("input")].map((each) => each.value));
    for (const option of more.options) option.hidden = option.disabled = taken.has(option.value);
  }
  more.addEventListener("change", () => {
    const option = more.selectedOptions[0];
    if (!option.value) return;
    const row = document.createElement("li");
    const kept = Object.assign(document.createElement("input"), { type: "hidden", name: "author", value: option.value });
    const name = document.createElement("span");
    name.textContent = option.textContent;
    row.append(kept, name);
    list.append(row);
    more.value = "";
    changed();
  });
  draw();
}

export function watchDetails() {
  if (!data.mayEdit) return;
  topics();
  byline();
}
