// The buttons of the panel, by their data-act.

import { tell, word } from "../state.js";
import { look } from "./looking.js";
import { accept, acceptAll, askWhy, change, closeWhy, reject } from "./deciding.js";
import { pane, say } from "./panel.js";
import { choose, correctType, itemOf, standing } from "./standing.js";
import { showInText, stepTo } from "./stepping.js";

const ACTS = {
  accept: (editor, key) => accept(editor, key),
  "accept-all": acceptAll,
  candidate: (editor, key, el) => accept(editor, key, Number(el.dataset.candidate)),
  change: (editor, key) => change(editor, key),
  "turn-down": (editor, key, el) => (el.getAttribute("aria-expanded") === "true" ? closeWhy(el.closest("article")) : askWhy(editor, key)),
  reason: (editor, key, el) => reject(editor, key, el.dataset.reason),
  show: (editor, key) => { if (itemOf(key)) choose(editor, key); showInText(editor, key); },
  "look-again": (editor) => { say(word("lookingForSuggestions")); look(editor); },
};

export function watchHand(editor) {
  pane.addEventListener("click", (event) => {
    const el = event.target.closest("[data-act]");
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (el) ACTS[el.dataset.act](editor, key, el);
    else if (itemOf(key)) stepTo(editor, key);
  });
  pane.addEventListener("change", (event) => {
    if (!event.target.matches("[data-type]")) return;
    event.stopPropagation(); // no field of the story
    correctType(itemOf(event.target.closest("[data-key]").dataset.key), event.target.value);
    tell("suggested");
  });
  pane.addEventListener("input", (event) => event.stopPropagation());
  // Whoever comes to a card by Tab stands on it as much as whoever steps there.
  pane.addEventListener("focusin", (event) => {
    const key = event.target.closest(".nr-s-card")?.dataset.key;
    if (key && key !== standing.current) choose(editor, key);
  });
}
