// What was turned down in a story that is not stored yet. It goes with every question and with the first save.

import { data, form, news } from "../state.js";

const kept = new Map();
const field = form.elements.rejected_suggestions;
const keyOf = (item) => `${item.kind} ${item.id}`;

// [{ kind, words, reason }]
export const unsaved = () => [...kept.values()];

function write() { field.value = kept.size ? JSON.stringify(unsaved()) : ""; }

export function keepForSave(item, reason) {
  kept.set(keyOf(item), { kind: item.kind, words: wordsOf(item), reason });
  write();
}

export function forgetForSave(item) {
  kept.delete(keyOf(item));
  write();
}

// Stored now: sent again they would be decided a second time.
news.addEventListener("saved", () => { kept.clear(); write(); });

export const isStored = () => Boolean(data.id);

// The words as the desk gave them; a name stands for all its places.
export const wordsOf = (item) => (item.kind === "mention" ? item.name : item.words);
