// The reference pane: a piece of evidence beside the story. Cursor in a quotation, words selected here, Alt-P: pinned.

import { keyAt, readingOrder, stretches } from "../../editor/marks.js";
import { LoggedOut, NoConnection, Refused } from "../ask.js";
import { entries, news, word } from "../state.js";
import { choicesOf, proveAddress, textOf } from "./asking.js";
import { drawPassages, findNext, selected } from "./passages.js";
import { pin } from "./pinning.js";
import { SealedText } from "./sealed.js";

const pane = document.querySelector("[data-reference]");
const find = (selector) => pane.querySelector(selector);
const which = find("[data-reference-which]");
const text = find("[data-reference-text]");
let options = [];
let passages = [];
let shown = null; // the piece whose text is in the pane

const say = (message) => { find("[data-reference-says]").textContent = message; };
const sealed = new SealedText({
  clear: () => { empty(); find("[data-reference-door]").hidden = false; say(word("sealedAgain")); },
  left: (seconds) => { find("[data-reference-left]").textContent = word("goesIn", seconds); },
});

function empty() {
  passages = [];
  shown = null;
  text.replaceChildren();
  find("[data-reference-differs]").replaceChildren();
  find("[data-reference-left]").textContent = "";
}

export async function toggleReference(editor) {
  if (!pane.hidden) return close(editor);
  pane.hidden = false;
  document.documentElement.dataset.reference = "open";
  tellTarget(editor);
  await list(editor);
  which.focus();
  return undefined;
}

function close(editor) {
  sealed.end();
  pane.hidden = true;
  delete document.documentElement.dataset.reference;
  editor.commands.focus();
}

async function list(editor) {
  const order = readingOrder(editor.state.doc);
  const sources = [...new Set(order.map((key) => entries.get(key)?.source?.id).filter(Boolean))];
  try { options = await choicesOf(sources, find("[data-reference-all]").checked); } catch (error) { return fail(error); }
  const kept = shown?.id ?? entries.get(keyAt(editor.state, "quotation"))?.edit.evidence_id ?? "";
  which.replaceChildren(new Option(word("chooseEvidence"), ""), ...options.map((each) => new Option(`${each.source_name}: ${each.label}`, each.id)));
  which.value = options.some((each) => each.id === kept) ? kept : "";
  if (!options.length) say(word("noEvidenceHere"));
  return open(editor);
}

async function open(editor, reason = "") {
  const option = options.find((each) => each.id === which.value);
  find("[data-reference-door]").hidden = !option?.protected || (sealed.isOpen && shown?.id === option.id);
  if (!option || shown?.id === option.id) return;
  sealed.stop();
  empty();
  if (option.protected && !reason) return say("");
  if (!option.readable) return say(word("noTextInIt"));
  say(word("reading"));
  try {
    const answer = await textOf(option.id, reason);
    if (which.value !== option.id || document.hidden || pane.hidden) return;
    [passages, shown] = [answer.passages, option];
    say("");
    draw(editor);
    const number = readingOrder(editor.state.doc).indexOf(keyAt(editor.state, "quotation")) + 1;
    text.querySelector(`mark[data-number="${number}"]`)?.scrollIntoView({ block: "center" });
    if (answer.seconds) { sealed.start(answer.seconds); find("[data-reference-door]").hidden = true; }
  } catch (error) { fail(error); }
}

function fail(error) {
  if (!(error instanceof Refused || error instanceof LoggedOut || error instanceof NoConnection)) throw error;
  say(error.message || word("notSaved"));
  find("[data-reference-prove]").hidden = !error.answer?.prove;
}

function draw(editor) {
  const order = readingOrder(editor.state.doc);
  const pinned = order.map((key, at) => ({ number: at + 1, edit: entries.get(key)?.edit })).filter(({ edit }) => edit?.evidence_id === shown?.id)
    .map(({ number, edit }) => ({ number, verbatim: edit.verbatim, locator: edit.locator }));
  drawPassages(passages, pinned);
}

function tellTarget(editor) {
  const key = keyAt(editor.state, "quotation");
  const words = key ? stretches(editor.state.doc, "quotation").filter((each) => each.key === key).map((each) => editor.state.doc.textBetween(each.from, each.to, " ")).join(" ") : "";
  find("[data-reference-target]").textContent = key ? `${word("quotation", readingOrder(editor.state.doc).indexOf(key) + 1)}: ${words}` : word("noTarget");
}

async function pinHere(editor) {
  const chosen = selected();
  const differs = find("[data-reference-differs]");
  if (!shown || !chosen) return say(word("selectInEvidence"));
  try {
    const { message, difference } = await pin(editor, shown, chosen);
    say(message);
    differs.replaceChildren(...difference);
    draw(editor);
  } catch (error) { fail(error); }
}

export function watchReference(editor) {
  find("[data-reference-prove]").href = proveAddress();
  which.addEventListener("change", () => open(editor));
  find("[data-reference-all]").addEventListener("change", () => list(editor));
  find("[data-reference-close]").addEventListener("click", () => close(editor));
  find("[data-reference-pin]").addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
  find("[data-reference-pin]").addEventListener("click", () => pinHere(editor));
  find("[data-reference-door]").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = find("[data-reference-reason]");
    open(editor, field.value);
    field.value = "";
  });
  const search = find("[data-reference-find]");
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (findNext(search.value.trim())) { say(""); text.focus({ preventScroll: true }); } else say(word("notInText"));
  });
  document.addEventListener("keydown", (event) => {
    if (pane.hidden) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyP") { event.preventDefault(); pinHere(editor); }
    if (event.key === "Escape" && pane.contains(document.activeElement)) close(editor);
  });
  editor.on("selectionUpdate", () => { if (!pane.hidden) tellTarget(editor); });
  for (const what of ["decided", "saved"]) news.addEventListener(what, () => { if (shown && !pane.hidden) draw(editor); });
  tellTarget(editor);
}
