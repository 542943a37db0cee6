// What stops the story, what is to be read, what is clear: as the server said at the last save, each with a way to its place.

import { edit, showInText } from "./quoting.js";
import { overrideButton, watchOverriding } from "./overriding.js";
import { fromCodePoints, plainMap } from "./offsets.js";
import { data, form, news, word } from "./state.js";
import { showTab } from "./tabs.js";

// What the quotation's dialog can mend; the words themselves are mended in the text.
const IN_DIALOG = new Set(["B1", "B2", "B3", "B4", "B5", "B7", "B9", "B10", "B11"]);
const place = document.querySelector("[data-checks]");
const icon = (name) => document.querySelector(`template[data-icon=${name}]`).content.cloneNode(true);

function made(tag, text, className) {
  const el = document.createElement(tag);
  if (text) el.textContent = text;
  if (className) el.className = className;
  return el;
}

function item(look, title, about, label, act, more) {
  const el = made("li", "", `nr-check nr-check--${look}`);
  const text = document.createElement("div");
  text.append(made("b", title));
  if (about) text.append(made("span", about));
  el.append(icon(look), text);
  if (act) {
    const button = made("button", label, "nr-btn nr-btn--sm");
    button.type = "button";
    button.append(made("span", `: ${title}`, "vh"));
    button.addEventListener("click", act);
    el.append(button);
  }
  if (more) text.append(more);
  return el;
}

function list(title, items) {
  if (!items.length) return [];
  const el = made("ul", "", "nr-checks");
  el.append(...items);
  return [made("h2", title), el];
}

// Leads to the place of a problem: the quotation's dialog, the words, or the field.
export function goTo(editor, problem) {
  // Claims and replies have a page of their own; what is not saved yet makes the browser ask first.
  if (problem.field === "replies") return location.assign(`${data.addresses.replies}#claims`);
  if (problem.key && IN_DIALOG.has(problem.code) && data.mayEdit) {
    showInText(editor, problem.key);
    return edit(editor, problem.key);
  }
  if (problem.key) return showInText(editor, problem.key);
  if (problem.field === "body") {
    const map = plainMap(editor.state.doc);
    const [from, to] = [problem.start, problem.end].map((at) => map.toDoc(fromCodePoints(map.text, at)));
    editor.chain().setTextSelection({ from, to: Math.max(from, to) }).focus().run();
    return editor.view.domAtPos(from).node.parentElement?.scrollIntoView({ block: "center" });
  }
  const field = form.elements[problem.field === "authors" ? "add-author" : problem.field] ?? form.querySelector(`[name="${CSS.escape(problem.field)}"]`);
  if (field?.closest("[role=tabpanel]")) showTab(field.closest("[role=tabpanel]").id);
  return field?.focus?.();
}

export function drawChecks(editor) {
  const missing = Object.entries(data.parts ?? {}).map(([field, message]) => ({ field, message, code: "", key: "", start: 0, end: 0 }));
  const stops = [...missing, ...data.problems.filter((each) => each.severity === "block")];
  const reads = data.problems.filter((each) => each.severity === "warn");
  const shown = (each, look, label) => item(look, each.message, each.mend, word(label), each.field && (() => goTo(editor, each)), overrideButton(each));
  const parts = [
    ...list(stops.length === 1 ? word("stopsTitleOne") : word("stopsTitle", stops.length), stops.map((each) => shown(each, "bad", "fix"))),
    ...list(word("readTitle", reads.length), reads.map((each) => shown(each, "warn", "show"))),
  ];
  const aside = (data.overridden ?? []).map((each) => item("ok", each.message, word("overriddenBy", each.by, each.at, each.reason)));
  parts.push(...list(word("overriddenTitle", aside.length), aside));
  if (reads.length && form.querySelector("[data-move=published], [data-move=scheduled]")) parts.push(acknowledgement());
  if (data.id && !stops.length && !reads.length) parts.push(made("p", word("nothingStops"), "nr-clear"));
  parts.push(...list(word("clearTitle", data.clear?.length ?? 0), (data.clear ?? []).map((each) => item("ok", each))));
  place.replaceChildren(...parts);
  document.querySelector("[data-count=problems]").textContent = stops.length + reads.length || "";
}

// One tick for all warnings: under their list, as the rule of the house has it.
function acknowledgement() {
  const label = made("label", "", "nr-tick");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "acknowledge";
  box.value = "1";
  label.append(box, ` ${word("acknowledge")}`);
  return label;
}

export function watchChecks(editor) {
  const redraw = () => drawChecks(editor);
  news.addEventListener("saved", redraw);
  news.addEventListener("blocked", () => {
    redraw();
    showTab("pane-publish");
    place.querySelector(".nr-btn, input")?.focus();
  });
  watchOverriding(redraw);
  redraw();
}
