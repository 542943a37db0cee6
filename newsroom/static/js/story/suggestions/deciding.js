// Accepting and turning down as the hand does it: what is said after each, and where the focus goes.

import { reasonOf } from "../ask.js";
import { word } from "../state.js";
import { acceptMention, acceptQuotations, acceptWithChanges, fromSameSpeaker } from "./accepting.js";
import { reasons, wordsShown } from "./card.js";
import { cardOf, draw, pane, reveal, say } from "./panel.js";
import { choose, decidable, isNamed, itemOf } from "./standing.js";
import { stepTo } from "./stepping.js";
import { forgetLast, mayTakeBack, remember } from "./taking_back.js";
import { turnDown, usualReason } from "./turning_down.js";

let isBusy = false;

// Does something to a suggestion and then stands on the one after it; what fails is said, and nothing has changed. `act` may
// return what is to be said instead of `done`.
async function decideOn(editor, key, act, done) {
  if (isBusy) return;
  isBusy = true;
  const isInPanel = pane.contains(document.activeElement);
  const order = decidable().map((each) => each.key);
  cardOf(key)?.setAttribute("aria-busy", "true");
  try {
    const instead = await act();
    draw(editor);
    say([instead || done, leftOver()].join(" "), mayTakeBack());
    const next = order.slice(order.indexOf(key)).find((each) => itemOf(each)) ?? order.findLast((each) => itemOf(each));
    choose(editor, next ?? null);
    if (isInPanel) goOn(editor, next); else if (next) reveal(cardOf(next));
  } catch (error) {
    draw(editor);
    say(reasonOf(error));
  } finally {
    cardOf(key)?.removeAttribute("aria-busy");
    isBusy = false;
  }
}

const leftOver = () => (decidable().length ? word("suggestionsLeft", decidable().length) : word("noneLeft"));

function goOn(editor, next) {
  if (next) return stepTo(editor, next);
  return (pane.querySelector(".nr-empty button") ?? pane).focus();
}

const markedName = (item, name) => word(item.places.length === 1 ? "acceptedNameOne" : "acceptedNameMany", name, item.places.length);

export function accept(editor, key, candidate) {
  const item = itemOf(key);
  if (!item) return undefined;
  forgetLast();
  if (item.kind === "quotation") return decideOn(editor, key, () => acceptQuotations(editor, [item]), word(isNamed(item.speaker) ? "accepted" : "acceptedAlone", wordsShown(item), item.speaker?.name));
  if (!item.ambiguous) return decideOn(editor, key, () => acceptMention(editor, item), markedName(item, item.name));
  const chosen = item.candidates[candidate];
  if (chosen) return decideOn(editor, key, () => acceptMention(editor, item, chosen), markedName(item, chosen.name));
  say(word("chooseWhich"));
  return cardOf(key).querySelector("[data-act=candidate]")?.focus();
}

// The dialog opens on the suggestion; after Esc the hand is back on its card.
export function change(editor, key) {
  const item = itemOf(key);
  if (item?.kind !== "quotation") return undefined;
  forgetLast();
  return decideOn(editor, key, async () => (await acceptWithChanges(editor, item) ? "" : word("unchanged")), word("acceptedAlone", wordsShown(item)));
}

export function acceptAll(editor, key) {
  const item = itemOf(key);
  const all = item?.kind === "quotation" ? fromSameSpeaker(item) : [];
  if (!all.length) return undefined;
  forgetLast();
  return decideOn(editor, key, () => acceptQuotations(editor, all), word("acceptedAll", all.length, item.speaker.name));
}

// First asks for the reason; asked again, takes the usual one.
export function askWhy(editor, key) {
  const item = itemOf(key);
  const el = cardOf(key);
  if (!item || !el) return undefined;
  if (item.kind === "mention") return reject(editor, key, usualReason(item));
  const open = el.querySelector(".nr-s-reasons");
  if (open) return reject(editor, key, usualReason(item));
  choose(editor, key);
  const row = reasons(wordsShown(item));
  el.append(row);
  el.querySelector("[data-act=turn-down]").setAttribute("aria-expanded", "true");
  row.querySelector(`[data-reason=${usualReason(item)}]`).focus();
  return reveal(el);
}

export function closeWhy(el) {
  el.querySelector(".nr-s-reasons")?.remove();
  el.querySelector("[data-act=turn-down]")?.setAttribute("aria-expanded", "false");
  el.focus();
}

export function reject(editor, key, reason) {
  const item = itemOf(key);
  return item && decideOn(editor, key, () => {
    // The hand goes on to the next one; should the desk not keep this one, it is back and that is said.
    turnDown(editor, item, reason).catch((error) => { forgetLast(item); say(reasonOf(error)); });
    remember(item);
  }, word("turnedDown"));
}
