// What a hand does with suggestions: the buttons of the cards, with what is said and where the focus goes after each.

import { allPlaces, placesOf } from "../../editor/suggested.js";
import { Refused } from "../ask.js";
import { form, news, word } from "../state.js";
import { showTab } from "../tabs.js";
import { acceptMention, acceptQuotations, fromSameSpeaker } from "./accepting.js";
import { reasons, wordsShown } from "./card.js";
import { look } from "./looking.js";
import { cardOf, cards, draw, pane, reveal, say } from "./panel.js";
import { choose, decidable, isNamed, itemOf, standing } from "./standing.js";
import { takeBack, turnDown, usualReason } from "./turning_down.js";

const undo = pane?.querySelector("[data-suggestions-undo]");
const isBeside = () => matchMedia("(min-width: 64.01rem)").matches; // where text and panel stand side by side
let isBusy = false;
let lastDown = null;

// Makes a suggestion the current one, with the focus on its card, and brings its words into view.
export function stepTo(editor, key) {
  showTab("pane-suggestions");
  choose(editor, key);
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

// Does something to a suggestion and then stands on the one after it; what fails is said, and nothing has changed.
async function decideOn(editor, key, act, done) {
  if (isBusy) return;
  isBusy = true;
  const isInPanel = pane.contains(document.activeElement);
  const order = decidable().map((each) => each.key);
  cardOf(key)?.setAttribute("aria-busy", "true");
  try {
    await act();
    draw(editor);
    say([done, word("suggestionsLeft", decidable().length)].join(" "), !undo.hidden);
    const next = order.slice(order.indexOf(key)).find((each) => itemOf(each)) ?? order.findLast((each) => itemOf(each));
    choose(editor, next ?? null);
    if (isInPanel) goOn(editor, next); else if (next) reveal(cardOf(next));
  } catch (error) {
    draw(editor);
    say(error instanceof Refused && error.message ? error.message : word("suggestionNotDone"));
  } finally {
    cardOf(key)?.removeAttribute("aria-busy");
    isBusy = false;
  }
}

function goOn(editor, next) {
  if (next) return stepTo(editor, next);
  return (pane.querySelector(".nr-empty button") ?? pane).focus();
}

const markedName = (item, name) => word(item.places.length === 1 ? "acceptedNameOne" : "acceptedNameMany", name, item.places.length);

export function accept(editor, key, candidate) {
  const item = itemOf(key);
  if (!item) return undefined;
  undo.hidden = true;
  if (item.kind === "quotation") return decideOn(editor, key, () => acceptQuotations(editor, [item]), word(isNamed(item.speaker) ? "accepted" : "acceptedAlone", wordsShown(item), item.speaker?.name));
  if (!item.ambiguous) return decideOn(editor, key, () => acceptMention(editor, item), markedName(item, item.name));
  const chosen = item.candidates[candidate];
  if (chosen) return decideOn(editor, key, () => acceptMention(editor, item, chosen), markedName(item, chosen.name));
  say(word("chooseWhich"));
  return cardOf(key).querySelector("[data-act=candidate]")?.focus();
}

export function acceptAll(editor, key) {
  const item = itemOf(key);
  const all = item?.kind === "quotation" ? fromSameSpeaker(item) : [];
  if (!all.length) return undefined;
  undo.hidden = true;
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
  return item && decideOn(editor, key, async () => {
    await turnDown(editor, item, reason);
    lastDown = item;
    undo.hidden = false;
  }, word("turnedDown"));
}

async function restore(editor) {
  if (!lastDown) return;
  const item = lastDown;
  try {
    await takeBack(editor, item);
  } catch {
    say(word("suggestionNotDone"), true);
    return;
  }
  lastDown = null;
  (cards()[0] ?? pane).focus();
  undo.hidden = true;
  say(word("broughtBack"));
  standOnReturn(editor, item);
}

// The next answer has it again; by then the hand may be elsewhere, and is left there.
function standOnReturn(editor, item) {
  const returned = () => {
    const here = decidable().find((each) => each.kind === item.kind && each.id === item.id);
    if (standing.state === "looking" || (!here && standing.state !== "failed")) return;
    news.removeEventListener("suggested", returned);
    draw(editor);
    if (here && pane.contains(document.activeElement)) stepTo(editor, here.key);
  };
  news.addEventListener("suggested", returned);
}

const ACTS = {
  accept: (editor, key) => accept(editor, key),
  "accept-all": acceptAll,
  candidate: (editor, key, el) => accept(editor, key, Number(el.dataset.candidate)),
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
  // Whoever comes to a card by Tab stands on it as much as whoever steps there.
  pane.addEventListener("focusin", (event) => {
    const key = event.target.closest(".nr-s-card")?.dataset.key;
    if (key && key !== standing.current) choose(editor, key);
  });
  undo.addEventListener("click", () => restore(editor));
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

// Takes the last thing back: what was turned down, or else the last step in the text.
export function takeLastBack(editor) {
  if (!undo.hidden) return restore(editor);
  editor.commands.undo();
  return say(word("undone"));
}
