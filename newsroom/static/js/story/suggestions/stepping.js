// Going from one suggestion to the next: the card gets the focus, and its words come into view.

import { allPlaces, placesOf } from "../../editor/suggested.js";
import { form, word } from "../state.js";
import { showTab } from "../tabs.js";
import { cardOf, draw, reveal, say } from "./panel.js";
import { choose, decidable, standing } from "./standing.js";

const isBeside = () => matchMedia("(min-width: 64.01rem)").matches; // where text and panel stand side by side

// Makes a suggestion the current one, with the focus on its card, and brings its words into view.
export function stepTo(editor, key) {
  showTab("pane-suggestions");
  choose(editor, key);
  if (!cardOf(key)) draw(editor); // found a moment ago, and not drawn yet
  const el = cardOf(key);
  el.focus({ preventScroll: isBeside() });
  reveal(el);
  if (isBeside()) scrollTo(editor, placesOf(editor.state, key)[0]);
}

function scrollTo(editor, place) {
  const at = place && editor.view.domAtPos(place.from).node;
  (at?.nodeType === Node.TEXT_NODE ? at.parentElement : at)?.scrollIntoView({ block: "center" });
}

export function showInText(editor, key) {
  const [place] = placesOf(editor.state, key);
  if (!place) return form.elements.headline.focus(); // what is said of the headline
  editor.chain().setTextSelection({ from: place.from, to: place.to }).focus().run();
  return scrollTo(editor, place);
}

// The one after, or before, the current suggestion; without one, the first from the cursor on.
export function step(editor, by) {
  const all = decidable().map((each) => each.key);
  if (!all.length) return say(word("noSuggestions"));
  const at = all.indexOf(standing.current);
  if (at !== -1) return stepTo(editor, all[(at + by + all.length) % all.length]);
  const ahead = new Set(allPlaces(editor.state).filter((each) => each.to >= editor.state.selection.from).map((each) => each.key));
  return stepTo(editor, (by > 0 ? all.find((each) => ahead.has(each)) : all.findLast((each) => !ahead.has(each))) ?? all.at(by > 0 ? 0 : -1));
}
