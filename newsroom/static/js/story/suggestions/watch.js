// The suggestions of the story form: found on the server, shown beside and in the text, decided by hand.

import { showTab } from "../tabs.js";
import { watchHand } from "./hand.js";
import { watchKeys } from "./keys.js";
import { watchLooking } from "./looking.js";
import { cardOf, pane, reveal, watchPanel } from "./panel.js";
import { choose } from "./standing.js";
import { watchUndo } from "./taking_back.js";

// Somebody who may only read the story has no such tab, and no question is asked.
export function watchSuggestions(editor) {
  if (!pane) return;
  for (const each of [watchPanel, watchHand, watchUndo, watchKeys, watchLooking]) each(editor);
}

// A click on underlined words selects their card; the cursor goes where the click was.
export function pick(editor, key) {
  choose(editor, key);
  if (!key) return;
  showTab("pane-suggestions");
  const el = cardOf(key);
  if (el) reveal(el);
}
