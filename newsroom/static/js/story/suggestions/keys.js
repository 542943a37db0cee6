// The keys for suggestions. Anywhere on the page Alt-J and Alt-K go to the next and the one before, Alt-A accepts, Alt-Shift-A
// accepts all of that speaker, Alt-X turns down. On a card also the arrows, Enter, Delete, and 1 to 7 for the reason.

import { standing } from "./standing.js";
import { accept, acceptAll, askWhy, closeWhy, reject } from "./deciding.js";
import { step, stepTo } from "./stepping.js";
import { takeLastBack } from "./taking_back.js";
import { cards, pane } from "./panel.js";
import { REASONS } from "./turning_down.js";

// On Apple's keyboards Option and a letter write another one: å and ą with A, ź with X. In a text those stay the writer's.
const isApple = /mac|iphone|ipad/i.test(navigator.platform);
const isWriting = (el) => el.isContentEditable || el.matches("input, textarea, select");

function withAlt(editor, event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return false;
  if (document.querySelector("dialog[open]")) return false;
  const current = isApple && isWriting(event.target) ? null : standing.current;
  const act = {
    KeyJ: () => step(editor, 1), KeyK: () => step(editor, -1),
    KeyA: current && (() => (event.shiftKey ? acceptAll(editor, current) : accept(editor, current))),
    KeyX: current && (() => { if (!pane.contains(document.activeElement)) stepTo(editor, current); askWhy(editor, current); }),
  }[event.code];
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}

function inPanel(editor, event) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ") {
    event.preventDefault();
    takeLastBack(editor);
  } else onCard(editor, event);
}

function onCard(editor, event) {
  const el = event.target.closest(".nr-s-card");
  if (!el || event.target.matches("select") || event.altKey || event.ctrlKey || event.metaKey) return;
  const { key } = el.dataset;
  const all = cards();
  const row = el.querySelector(".nr-s-reasons");
  const reason = row && REASONS[Number(event.key) - 1];
  const goTo = (each) => each && stepTo(editor, each.dataset.key);
  const at = all.indexOf(el);
  const act = {
    ArrowDown: () => goTo(all[at + 1]), ArrowUp: () => goTo(all[at - 1]), Home: () => goTo(all[0]), End: () => goTo(all.at(-1)),
    Delete: () => askWhy(editor, key), Backspace: () => askWhy(editor, key),
    Enter: event.target === el && (() => accept(editor, key)),
    Escape: () => (row ? closeWhy(el) : editor.commands.focus()),
    ArrowRight: row && (() => alongReasons(row, 1)), ArrowLeft: row && (() => alongReasons(row, -1)),
  }[event.key] ?? (reason && (() => reject(editor, key, reason)));
  if (!act) return;
  event.preventDefault();
  act();
}

function alongReasons(row, by) {
  const all = [...row.querySelectorAll("button")];
  all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
}

export function watchKeys(editor) {
  document.addEventListener("keydown", (event) => { if (!event.defaultPrevented) withAlt(editor, event); });
  pane.addEventListener("keydown", (event) => inPanel(editor, event));
}
