// One suggestion as a card: what it is, how likely, the words, who spoke, and what can be done. Built of plain nodes; whoever
// holds the list watches the buttons by their data-act.

import { data, word } from "../state.js";
import { fromSameSpeaker } from "./accepting.js";
import { isNamed, typeOf } from "./standing.js";
import { REASONS } from "./turning_down.js";

const LONGEST = 160;
const icon = (name) => document.querySelector(`template[data-icon=${name}]`).content.cloneNode(true);
const LIKELY = { certain: "likelyCertain", likely: "likelyLikely", maybe: "likelyMaybe" };

export function made(tag, className, text) {
  const el = document.createElement(tag);
  if (className) el.className = className;
  if (text) el.textContent = text;
  return el;
}

export function button(act, label, words, { look = "", sign = "", keys = "" } = {}) {
  const el = made("button", `nr-btn nr-btn--sm ${look}`.trim());
  el.type = "button";
  el.dataset.act = act;
  if (keys) el.setAttribute("aria-keyshortcuts", keys);
  if (sign) el.append(icon(sign));
  el.append(label);
  if (words) el.append(made("span", "vh", `: ${words}`));
  return el;
}

const shortened = (words) => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words);
export const wordsShown = (item) => shortened(item.kind === "mention" ? item.name : item.about || item.words);
const typeShown = (item) => (item.kind === "mention" ? data.labels.entity_type[typeOf(item)] : word(`${item.type}Quotation`));

// "Speaker: Ines Calloway, on file. Cue: “said”."
function whoAndHow(item) {
  if (item.kind === "mention") return mentionLine(item);
  const { speaker, cue } = item;
  const isOnFile = Boolean(speaker?.source_id || speaker?.entity_id);
  const who = isNamed(speaker) ? word(isOnFile ? "speakerOnFile" : "speakerNew", speaker.name, kindOf(speaker))
    : speaker?.mention ? word("speakerUnnamed", speaker.mention) : word("speakerMissing");
  return [who, speaker?.role && isNamed(speaker) ? word("speakerRole", speaker.role) : "", cue?.text ? word("cueIs", cue.text) : ""].filter(Boolean).join(" ");
}

const kindOf = ({ kind }) => (data.labels.entity_type[kind] ?? data.labels.source_kind[kind]).toLowerCase();

function mentionLine(item) {
  const places = item.places.length;
  const where = word(places === 1 ? "placesOne" : "placesMany", places);
  if (item.ambiguous) return `${word("nameAmbiguous")} ${where}`;
  return `${word(item.known ? "nameKnown" : "nameNew")} ${where}`;
}

function warnings(codes) {
  if (!codes?.length) return [];
  const list = made("ul", "nr-s-warnings");
  list.append(...codes.map((code) => {
    const row = made("li", "nr-check--warn");
    row.append(icon("warn"), made("span", "", data.suggestionWarnings[code] ?? code));
    return row;
  }));
  return [list];
}

function actions(item, words) {
  const foot = made("footer");
  const accept = { look: "nr-btn--ok", sign: "check", keys: "Alt+A" };
  if (item.ambiguous) foot.append(...item.candidates.map((each, at) => {
    const el = button("candidate", word("acceptAs", each.name), words, accept);
    el.dataset.candidate = String(at);
    return el;
  }));
  else foot.append(button("accept", word("accept"), words, accept));
  const down = button("turn-down", word(item.kind === "mention" ? "notThisName" : "turnDown"), words, { sign: "x", keys: "Alt+X" });
  if (item.kind === "quotation") down.setAttribute("aria-expanded", "false");
  foot.append(down, ...(item.kind === "quotation" ? [button("change", word("change"), words)] : []), button("show", word("showInText"), words, { look: "nr-btn--quiet" }));
  const many = item.kind === "quotation" ? fromSameSpeaker(item).length : 0;
  if (many > 1) foot.append(button("accept-all", word("acceptAll", many, item.speaker.name), "", { look: "nr-btn--ok nr-btn--quiet", sign: "check", keys: "Alt+Shift+A" }));
  return foot;
}

// Whether a new name is a person's or a place's is for whoever knows: the rules only guess.
function typeChoice(item) {
  if (item.kind !== "mention" || item.known || item.ambiguous) return [];
  const label = made("label", "nr-s-type", word("thisIs"));
  const list = document.createElement("select");
  list.dataset.type = "";
  list.append(...Object.entries(data.labels.entity_type).map(([value, text]) => new Option(text, value, false, value === typeOf(item))));
  label.append(" ", list);
  return [label];
}

// The seven reasons, each one click or one figure.
export function reasons(words) {
  const row = made("div", "nr-s-reasons");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", word("whyNot"));
  row.append(made("p", "quiet", word("whyNot")), ...REASONS.map((reason, at) => {
    const el = button("reason", "", words, { keys: String(at + 1) });
    el.prepend(made("kbd", "", String(at + 1)), data.labels.reason[reason]);
    el.dataset.reason = reason;
    return el;
  }));
  return row;
}

// What a card looks like depends on nothing but this; a card that has not changed stays as it is.
export const faceOf = (item) => JSON.stringify([item.words, item.name, item.about, typeOf(item), item.speaker, item.cue, item.warnings, item.likely, item.known, item.ambiguous, item.places.length, item.kind === "quotation" ? fromSameSpeaker(item).length : 0]);

export function card(item) {
  const words = wordsShown(item);
  const el = made("article", "nr-quote nr-s-card");
  el.dataset.key = item.key;
  el.dataset.face = faceOf(item);
  el.tabIndex = -1;
  const head = made("header");
  const likely = LIKELY[item.likely] ? word(LIKELY[item.likely]) : "";
  head.append(made("span", "nr-chip info", typeShown(item)), made("span", "quiet", likely));
  const about = made("p", "quiet", whoAndHow(item));
  el.append(head, made("blockquote", "", words), about, ...typeChoice(item), ...warnings(item.warnings), actions(item, words));
  el.setAttribute("aria-label", [typeShown(item), likely, words, about.textContent].filter(Boolean).join(". "));
  return el;
}

// What is only to be read: a figure, or a warning about the text.
export function line(item) {
  const el = made("li", "nr-check--warn");
  el.dataset.key = item.key;
  const text = made("div");
  if (item.kind === "warning") {
    el.append(icon("warn"));
    text.append(made("b", "", data.suggestionWarnings[item.code] ?? item.message));
    if (item.about) text.append(made("span", "", `“${shortened(item.about)}”`));
  } else {
    text.append(made("b", "", item.about));
    if (item.counts && !item.about.toLowerCase().includes(item.counts)) text.append(made("span", "", item.counts));
    if (item.others?.length) text.append(made("span", "", word("differsFrom", item.others.join(", "))));
  }
  el.append(text);
  if (item.places.length || item.code === "headline_asserts") el.append(button("show", word("show"), item.about));
  return el;
}
