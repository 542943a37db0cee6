// Asks the desk what it finds in the text: when the story is opened, soon after a paste, and when the hand rests. One question
// is on its way at a time; the answer is carried over what was typed meanwhile.

import { pm } from "django-prose-editor/editor";
import { askFor, NoConnection, reasonOf } from "../ask.js";
import { codePoints, plainMap } from "../offsets.js";
import { data, form, news, tell, word } from "../state.js";
import { unsaved } from "./unsaved.js";
import { sayState, settle, stand, standing } from "./standing.js";

const REST_MS = 700; // after the last key
const PASTE_MS = 60;
const LONGEST_MS = 20_000; // beyond this the question counts as lost

// These stand on the card of their quotation.
const OF_A_QUOTATION = new Set(["loaded_cue", "anonymous_speaker", "unnamed_group", "hearsay"]);

let timer = 0;
let isRunning = false;
let isWanted = false;
let number = 0; // of the question
let since = null; // what was done to the document since the question left

// Asks after `wait` milliseconds, or after the answer that is on its way.
export function look(editor, wait = 0) {
  if (isRunning) { isWanted = true; return; }
  clearTimeout(timer);
  timer = setTimeout(() => run(editor), wait);
}

async function run(editor) {
  isRunning = true;
  isWanted = false;
  const { doc } = editor.state;
  since = new pm.transform.Mapping();
  if (standing.state === "there") sayState("looking"); // a failure stays in sight until an answer comes
  try {
    const answer = await withinTime(askFor("suggestions", question(editor)));
    await restOf(editor.view);
    stand(editor, placed(answer, doc, since));
  } catch (error) {
    sayState("failed", word("couldNotLook"));
    sayState("failed", reasonOf(error, word("couldNotLook")));
  } finally {
    isRunning = false;
    since = null;
    tell("looked");
    if (isWanted) look(editor, REST_MS);
  }
}

const question = (editor) => ({
  version: (number += 1), story: data.id ?? "", body: editor.isEmpty ? "" : editor.getHTML(), headline: form.elements.headline.value,
  dateline: form.elements.dateline?.value ?? "", rejected: JSON.stringify(unsaved()),
});

function withinTime(promise) {
  let late;
  const tooLate = new Promise((_, reject) => { late = setTimeout(() => reject(new NoConnection()), LONGEST_MS); });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(late));
}

// Drawing into words that an input method is still composing would break them off.
function restOf(view) {
  if (!view.composing) return Promise.resolve();
  return new Promise((resolve) => { view.dom.addEventListener("compositionend", () => setTimeout(resolve, 50), { once: true }); });
}

// The answer with its places as they lie in the document now. `doc` is the one the question was about.
function placed(answer, doc, mapping) {
  const map = plainMap(doc);
  const units = codePoints(map.text);
  const seen = new Map();
  const places = (spans) => spans.flatMap(([start, end]) => map.ranges(units(start), units(end)))
    .map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }))
    .filter(({ from, to }) => from < to);
  const wordsAt = ([start, end]) => map.text.slice(units(start), units(end));
  // The same words may stand twice; each card has a key of its own.
  const keyed = (kind, list, spansOf) => list.map((each) => {
    const id = each.id ?? kind;
    const count = (seen.get(`${kind}${id}`) ?? 0) + 1;
    seen.set(`${kind}${id}`, count);
    const spans = spansOf(each);
    return { ...each, id, kind, key: `${kind}-${id}-${count}`, places: places(spans), about: spans.map(wordsAt).join(" … ") };
  });
  const single = (each) => (each.start < each.end ? [[each.start, each.end]] : []);
  return {
    quotations: keyed("quotation", answer.quotations, (each) => each.spans),
    mentions: keyed("mention", answer.mentions, (each) => each.spans),
    figures: keyed("figure", answer.figures.map((each) => ({ ...each, others: each.differs_from.map(wordsAt) })), single),
    warnings: keyed("warning", answer.warnings.filter((each) => !OF_A_QUOTATION.has(each.code)), single),
    handled: answer.handled ?? 0,
  };
}

export function watchLooking(editor) {
  editor.on("transaction", ({ transaction }) => { if (transaction.docChanged) since?.appendMapping(transaction.mapping); });
  editor.on("update", ({ transaction }) => look(editor, transaction.getMeta("uiEvent") === "paste" ? PASTE_MS : REST_MS));
  for (const name of ["headline", "dateline"]) form.elements[name]?.addEventListener("input", () => look(editor, REST_MS));
  // Words marked by hand need no suggestion any more; several decisions in one go are looked at once.
  let asked = 0;
  news.addEventListener("decided", () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => settle(editor)); });
  look(editor);
}
