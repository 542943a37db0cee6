// What was turned down last can be taken back: by its button, or by Ctrl-Z in the panel.

import { reasonOf } from "../ask.js";
import { news, word } from "../state.js";
import { cards, draw, pane, say } from "./panel.js";
import { decidable } from "./standing.js";
import { stepTo } from "./stepping.js";
import { takeBack } from "./turning_down.js";

const undo = pane?.querySelector("[data-suggestions-undo]");
let lastDown = null;

export function remember(item) {
  lastDown = item;
  undo.hidden = false;
}

// Of a given one only if it is still the last.
export function forgetLast(item = lastDown) {
  if (item !== lastDown) return;
  lastDown = null;
  undo.hidden = true;
}

export const mayTakeBack = () => lastDown !== null;

async function restore(editor) {
  if (!lastDown) return;
  const item = lastDown;
  try {
    await takeBack(editor, item);
  } catch (error) {
    say(reasonOf(error), true);
    return;
  }
  (cards()[0] ?? pane).focus(); // before its button goes
  forgetLast();
  say(word("broughtBack"));
  standOnReturn(editor, item);
}

// The next answer has it again; by then the hand may be elsewhere, and is left there.
function standOnReturn(editor, item) {
  let rounds = 0; // the question on its way may be an older one
  const returned = () => {
    rounds += 1;
    const here = decidable().find((each) => each.kind === item.kind && each.id === item.id);
    if (!here && rounds < 2) return;
    news.removeEventListener("looked", returned);
    draw(editor);
    if (here && pane.contains(document.activeElement)) stepTo(editor, here.key);
  };
  news.addEventListener("looked", returned);
}

// Takes the last thing back: what was turned down, or else the last step in the text.
export function takeLastBack(editor) {
  if (mayTakeBack()) return restore(editor);
  editor.commands.undo();
  return say(word("undone"));
}

export const watchUndo = (editor) => undo.addEventListener("click", () => restore(editor));
