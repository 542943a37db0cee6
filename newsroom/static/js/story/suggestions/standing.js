// The suggestions that stand now: those of the last answer, less what was decided since. Everything else here asks this module.

import { stretches } from "../../editor/marks.js";
import { allPlaces, drawCurrent, drawPlaces } from "../../editor/suggested.js";
import { tell } from "../state.js";

// `state`: "new" before the first answer, "looking", "there", or "failed" with a `message`.
export const standing = { quotations: [], mentions: [], figures: [], warnings: [], handled: 0, state: "new", message: "", current: null };

const NAMED = new Set(["person", "organisation", "document", "other_media"]);
const turnedDown = new Set();
const corrected = new Map(); // the type of a new name, where a person knows better
const named = (item) => `${item.kind} ${item.id}`;

// Whether the speaker can be put on file without asking: somebody unnamed, or nobody, is for the person to decide.
export const isNamed = (speaker) => Boolean(speaker?.name) && NAMED.has(speaker.kind);

// Quotations and names, in the order of the panel: what can be accepted or turned down.
export const decidable = () => [...standing.quotations, ...standing.mentions];
export const itemOf = (key) => decidable().find((each) => each.key === key) ?? null;

// What the text still holds of a suggestion, and no mark lies on or across.
function isFree(doc) {
  const quotations = stretches(doc, "quotation");
  const mentions = stretches(doc, "mention");
  const crosses = (a, b) => a.from < b.to && b.from < a.to;
  const within = (a, b) => b.from <= a.from && a.to <= b.to;
  return (place, kind) => (kind === "quotation"
    ? !quotations.some((each) => crosses(each, place)) && !mentions.some((each) => crosses(each, place) && !within(each, place))
    : !mentions.some((each) => crosses(each, place)) && !quotations.some((each) => crosses(each, place) && !within(place, each)));
}

// Takes an answer over: { quotations, mentions, figures, warnings, handled }, each item with key, kind and its places in the document.
export function stand(editor, answer) {
  Object.assign(standing, answer, { state: "there", message: "" });
  const items = [...decidable(), ...standing.figures, ...standing.warnings];
  const look = { quotation: "quotation", mention: "mention" };
  drawPlaces(editor.view, items.flatMap(({ key, kind, places }) => places.map((place) => ({ ...place, key, look: look[kind] ?? "" }))), standing.current);
  settle(editor);
}

// Drops what was turned down, what lost its words, and what a mark lies on by now; then tells whoever shows suggestions.
export function settle(editor) {
  const free = isFree(editor.state.doc);
  const places = allPlaces(editor.state);
  const kept = [];
  const stillStands = (item) => {
    const own = places.filter((each) => each.key === item.key);
    const good = item.kind === "quotation" ? (own.every((each) => free(each, item.kind)) ? own : []) : own.filter((each) => free(each, item.kind));
    if (!good.length || turnedDown.has(named(item))) return false;
    kept.push(...good);
    return true;
  };
  standing.quotations = standing.quotations.filter(stillStands);
  standing.mentions = standing.mentions.filter(stillStands);
  const followed = places.filter((each) => !each.look);
  if (!itemOf(standing.current)) standing.current = null;
  if (kept.length + followed.length < places.length) drawPlaces(editor.view, [...kept, ...followed], standing.current);
  else drawCurrent(editor.view, standing.current);
  tell("suggested");
}

export const typeOf = (item) => corrected.get(item.id) ?? item.type;
export const correctType = (item, type) => corrected.set(item.id, type);

// The one the keys act on; null for none.
export function choose(editor, key) {
  standing.current = key;
  drawCurrent(editor.view, key);
  tell("chosen");
}

export function hide(editor, item) {
  turnedDown.add(named(item));
  settle(editor);
}

export const bringBack = (item) => turnedDown.delete(named(item));

export function sayState(state, message = "") {
  Object.assign(standing, { state, message });
  tell("suggested");
}

// The quotation suggested for a stretch of the document, where one lies on it: { speaker, cue, … } or null.
export function suggestedFor(editor, from, to) {
  const here = new Set(allPlaces(editor.state).filter((each) => each.from < to && from < each.to).map((each) => each.key));
  return standing.quotations.find((each) => here.has(each.key)) ?? null;
}
