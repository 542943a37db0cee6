// The quotations of the story as cards beside the text, in reading order; the one under the cursor is marked.

import { keyAt, readingOrder, stretches } from "../editor/marks.js";
import { drawDifference } from "./evidence/difference.js";
import { edit, showInText } from "./quoting.js";
import { data, entryOf, news, shapeOf, stateOf, word } from "./state.js";

const pane = document.querySelector("[data-cards]");
const NUMBERS = { named: "", unnamed: "nr-num--un", document: "nr-num--doc" };
const CHIPS = { bad: ["bad", "stops"], warn: ["warn", "toRead"], ok: ["ok", "complete"] };
const LONGEST = 160;

function made(tag, className, text) {
  const el = document.createElement(tag);
  if (className) el.className = className;
  if (text) el.textContent = text;
  return el;
}

function row(list, label, text) {
  if (!text) return;
  list.append(made("dt", "", label), made("dd", "", text));
}

function button(label, number, act, isQuiet) {
  const el = made("button", `nr-btn nr-btn--sm${isQuiet ? " nr-btn--quiet" : ""}`, label);
  el.type = "button";
  el.append(made("span", "vh", ` ${word("quotation", number)}`));
  el.addEventListener("click", act);
  return el;
}

function card(editor, key, number, words) {
  const entry = entryOf(key);
  const state = stateOf(key);
  const el = made("article", `nr-quote nr-quote--${state}`);
  el.dataset.key = key;
  const head = made("header");
  head.append(made("span", `nr-num ${state === "bad" ? "nr-num--bad" : NUMBERS[shapeOf(key)]}`, String(number)));
  const who = made("b", "", entry.source?.name ?? word("noSource"));
  head.append(who, made("span", `nr-chip ${CHIPS[state][0]}`, word(CHIPS[state][1])));
  const list = made("dl");
  const terms = data.terms[entry.edit.terms];
  if (entry.source?.protected) row(list, "", entry.agreement?.description || entry.source.about);
  row(list, word("terms"), entry.source ? `${terms.label}. ${terms.sentence}` : word("noTerms"));
  row(list, word("how"), entry.edit.obtained_by === "not_stated" ? "" : data.labels.obtained_by[entry.edit.obtained_by]);
  row(list, word("evidence"), [entry.edit.evidence_label, data.labels.evidence_state[entry.edit.evidence_state], entry.edit.locator].filter(Boolean).join(", "));
  row(list, "", entry.agreement?.approver);
  const foot = made("footer");
  if (data.mayEdit) foot.append(button(word("edit"), number, () => edit(editor, key)));
  foot.append(button(word("showInText"), number, () => showInText(editor, key), true));
  el.append(head, made("blockquote", "", words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words), list);
  if (entry.difference?.length) el.append(drawDifference(entry.difference));
  el.append(foot);
  return el;
}

export function drawCards(editor) {
  const { doc } = editor.state;
  const order = readingOrder(doc);
  const spans = stretches(doc, "quotation");
  const words = (key) => spans.filter((each) => each.key === key).map((each) => doc.textBetween(each.from, each.to, " ")).join(" … ");
  pane.replaceChildren(...order.map((key, at) => card(editor, key, at + 1, words(key))));
  if (!order.length) pane.append(made("p", "quiet", word("noQuotations")));
  document.querySelector("[data-count=quotations]").textContent = order.length || "";
  markCurrent(editor);
}

function markCurrent(editor) {
  const key = keyAt(editor.state, "quotation");
  for (const el of pane.querySelectorAll("[data-key]")) {
    if (el.dataset.key === key) {
      el.setAttribute("aria-current", "true");
      if (!pane.hidden) el.scrollIntoView({ block: "nearest" });
    } else el.removeAttribute("aria-current");
  }
}

export function watchCards(editor) {
  let asked = 0;
  const redraw = () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => drawCards(editor)); };
  editor.on("update", redraw);
  editor.on("selectionUpdate", () => markCurrent(editor));
  for (const what of ["decided", "saved", "redraw"]) news.addEventListener(what, redraw);
  redraw();
}
