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

// Takes the suggestion off at once; raises what `askFor` raises, after putting it back.
export async function turnDown(editor, item, reason) {
  hide(editor, item);
  if (!isStored()) return keepForSave(item, reason);
  try {
    return await askFor("reject_suggestion", { ...facts(item), reason });
  } catch (error) {
    bringBack(item);
    look(editor);
    throw error;
  }
}

export async function takeBack(editor, item) {
  if (isStored()) await askFor("unreject_suggestion", facts(item)); else forgetForSave(item);
  bringBack(item);
  look(editor);
}
