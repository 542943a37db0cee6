// The Suggestions tab: cards in the order of the text, then what is only to be read. Cards that have not changed keep their
// nodes, so that the focus stays where it is.

import { readingOrder } from "../../editor/marks.js";
import { entries, news, tell, word } from "../state.js";
import { button, card, faceOf, line, made } from "./card.js";
import { decidable, standing } from "./standing.js";

export const pane = document.querySelector("[data-suggestions]");
const home = pane?.querySelector("[data-suggestions-list]");
const says = pane?.querySelector("[data-suggestions-says]");
const WAITING_MS = 500;
const SAID_MS = 8000;
const FOOT = 64; // px at the foot of the panel, where what happened is said

export const cards = () => [...home.querySelectorAll(".nr-s-card")];
export const cardOf = (key) => cards().find((each) => each.dataset.key === key) ?? null;

// Says what happened, aloud and at the foot of the panel; above the form while another tab is open.
let quiet = 0;
export function say(text, isKept = false) {
  if (pane.hidden) return tell("hint", text);
  says.textContent = text;
  clearTimeout(quiet);
  if (!isKept) quiet = setTimeout(() => { says.textContent = ""; }, SAID_MS);
  return undefined;
}

function section(name, title, items, draw) {
  if (!items.length) return [];
  const el = home.querySelector(`[data-part=${name}]`) ?? made("section");
  el.dataset.part = name;
  const old = new Map([...el.querySelectorAll("[data-key]")].map((each) => [each.dataset.key, each]));
  const nodes = items.map((item) => {
    const before = old.get(item.key);
    return before?.dataset.face === faceOf(item) ? before : withReasons(draw(item), before);
  });
  const heading = el.querySelector("h2") ?? made("h2");
  heading.textContent = title;
  // Nodes that stay are not touched: taking a node out, even to put it back, takes the focus from it.
  if (heading.parentNode !== el) el.prepend(heading);
  for (const each of old.values()) if (!nodes.includes(each)) each.remove();
  nodes.reduce((last, each) => { if (last.nextElementSibling !== each) last.after(each); return each; }, heading);
  return [el];
}

// Reasons that stand open stay open on the card drawn anew.
function withReasons(el, before) {
  const row = before?.querySelector(".nr-s-reasons");
  if (row) {
    el.append(row);
    el.querySelector("[data-act=turn-down]").setAttribute("aria-expanded", "true");
  }
  return el;
}

// Figures and warnings are drawn anew as a whole, and only where one has changed.
function reading(name, title, items, isFolded) {
  if (!items.length) return [];
  const before = home.querySelector(`[data-part=${name}]`);
  const face = JSON.stringify(items);
  if (before?.dataset.face === face) return [before];
  const list = made("ul", "nr-checks");
  list.append(...items.map(line));
  const el = made(isFolded ? "details" : "section", isFolded ? "nr-s-figures" : "");
  Object.assign(el.dataset, { part: name, face });
  if (isFolded) el.open = before?.open ?? false;
  el.append(made(isFolded ? "summary" : "h2", "", title), list);
  return [el];
}

function empty(editor) {
  const el = made("div", "nr-empty");
  const marked = readingOrder(editor.state.doc);
  const open = marked.filter((key) => !entries.get(key)?.source).length;
  const isDone = marked.length || standing.handled;
  el.append(made("h2", "", word(isDone ? "allHandled" : "nothingFound")));
  const about = !isDone ? "nothingFoundAbout" : !marked.length ? "allHandledNone" : open ? "allHandledOpen" : marked.length === 1 ? "allHandledOne" : "allHandledAbout";
  el.append(made("p", "", word(about, marked.length, open)), button("look-again", word("lookAgain"), ""));
  return el;
}

function waiting() {
  const el = made("div", "nr-wait");
  el.append(made("span", "vh", word("lookingForSuggestions")), ...Array.from({ length: 6 }, () => made("i")));
  return el;
}

function failure() {
  const el = made("p", "nr-s-failed");
  el.append(`${standing.message} `, button("look-again", word("lookAgain"), ""));
  return el;
}

let bars = 0;

export function draw(editor) {
  clearTimeout(bars);
  const keepFocus = focusKeeper();
  const quotations = section("quotations", word("suggestedQuotations", standing.quotations.length), standing.quotations, card);
  const mentions = section("mentions", word("suggestedNames", standing.mentions.length), standing.mentions, card);
  const parts = [
    ...(standing.state === "failed" ? [failure()] : []), ...quotations, ...mentions,
    ...reading("warnings", word("suggestedWarnings", standing.warnings.length), standing.warnings, false),
    ...reading("figures", word("suggestedFigures", standing.figures.length), standing.figures, true),
  ];
  if (standing.state === "new") bars = setTimeout(() => { if (standing.state === "new") home.prepend(waiting()); }, WAITING_MS);
  else if (standing.state !== "failed" && !decidable().length) parts.unshift(empty(editor));
  place(parts);
  document.querySelector("[data-count=suggestions]").textContent = decidable().length || "";
  markCurrent();
  keepFocus();
}

// Whoever stands on a card that is drawn anew, or goes, stands on the same button, the same card, or the one in its place after.
function focusKeeper() {
  const before = home.contains(document.activeElement) ? document.activeElement : null;
  const own = before?.closest("[data-key]")?.dataset.key;
  const at = cards().findIndex((each) => each.dataset.key === own);
  return () => {
    if (!before || home.contains(document.activeElement)) return;
    if (home.contains(before)) { before.focus(); return; } // it was carried over
    const here = own ? cardOf(own) : null;
    const same = before.dataset.act ? `[data-act=${before.dataset.act}]` : "[data-type]";
    const place = before === before.closest("article") ? here : here?.querySelector(same) ?? here;
    (place ?? cards()[Math.min(Math.max(at, 0), cards().length - 1)] ?? home.querySelector("button") ?? pane).focus();
  };
}

// Puts the parts in order without moving those that are there already.
function place(parts) {
  for (const each of [...home.children]) if (!parts.includes(each)) each.remove();
  let last = null;
  for (const each of parts) {
    const next = last ? last.nextElementSibling : home.firstElementChild;
    if (next !== each) { if (last) last.after(each); else home.prepend(each); }
    last = each;
  }
}

export function markCurrent() {
  const all = cards();
  for (const each of all) {
    const isOn = each.dataset.key === standing.current;
    if (isOn) each.setAttribute("aria-current", "true"); else each.removeAttribute("aria-current");
    each.tabIndex = isOn || (!standing.current && each === all[0]) ? 0 : -1;
  }
}

// Scrolls the panel, never the page: on a narrow screen the text stays where it is.
export function reveal(el) {
  if (pane.hidden || pane.scrollHeight <= pane.clientHeight) return;
  const [a, b] = [el.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (a.top < b.top) pane.scrollTop += a.top - b.top - 8; else if (a.bottom > b.bottom - FOOT) pane.scrollTop += Math.min(a.bottom - b.bottom + FOOT, a.top - b.top);
}

export function watchPanel(editor) {
  let asked = 0;
  const redraw = () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => draw(editor)); };
  for (const what of ["suggested", "decided", "saved"]) news.addEventListener(what, redraw);
  news.addEventListener("chosen", markCurrent);
  draw(editor);
}
