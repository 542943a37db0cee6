// Turning down: one reason, and the same words do not come back in this story. It can be undone at once.

import { askFor } from "../ask.js";
import { data } from "../state.js";
import { look } from "./looking.js";
import { bringBack, hide } from "./standing.js";
import { forgetForSave, isStored, keepForSave, wordsOf } from "./unsaved.js";

// Fixed order, so that the figures 1 to 7 stay where the hand knows them.
export const REASONS = ["title", "term", "scare", "hypothetical", "own_words", "duplicate", "wrong_span"];
// What the panel puts first for the eye and the Enter key.
export const usualReason = (item) => (item.kind === "mention" ? "not_a_name" : item.type === "indirect" ? "own_words" : "title");

const facts = (item) => ({ story: data.id, kind: item.kind, words: wordsOf(item) });
const sent = new Map(); // by id: refusals on their way

// Takes the suggestion off at once; the promise is that the desk has kept it. Where it rejects, the suggestion is back.
export function turnDown(editor, item, reason) {
  hide(editor, item);
  if (!isStored()) return Promise.resolve(keepForSave(item, reason));
  const kept = askFor("reject_suggestion", { ...facts(item), reason }).catch((error) => {
    bringBack(item);
    look(editor);
    throw error;
  });
  sent.set(item.id, kept);
  return kept;
}

export async function takeBack(editor, item) {
  await sent.get(item.id)?.catch(() => {}); // whoever turned it down has been told already
  if (isStored()) await askFor("unreject_suggestion", facts(item)); else forgetForSave(item);
  bringBack(item);
  look(editor);
}
