// What the form knows beside the text: the server's facts, and every quotation and mention by its key. Entries outlive
// their marks, so that undo brings a quotation back with its source.

export const data = JSON.parse(document.getElementById("story-data").textContent);
export const form = document.querySelector("[data-story]");
export const entries = new Map();
export const names = new Map();
export const fresh = new Set();
export const news = new EventTarget();

export const EMPTY = {
  type: "", nature: "fact", state: "accepted", terms: "unsettled", agreement_id: "", name_as_published: "", role_as_published: "",
  cue_text: "", obtained_by: "not_stated", obtained_on: "", place: "", outlet: "", link: "", locator: "", evidence_state: "missing",
  evidence_id: "", evidence_label: "", verbatim: "", alterations: "", language: "", translator: "",
  reply_state: "not_needed",
};

// One sentence of the desk's language; %s is filled in order.
export function word(name, ...fill) {
  return fill.reduce((text, each) => text.replace("%s", () => String(each)), data.words[name] ?? name);
}

export const tell = (what, detail) => news.dispatchEvent(new CustomEvent(what, { detail }));

export function newKey() {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  // 252 is the largest multiple of 36 in a byte: what lies above would favour the first letters.
  const drawn = [];
  while (drawn.length < 10) drawn.push(...[...crypto.getRandomValues(new Uint8Array(16))].filter((n) => n < 252));
  const key = drawn.slice(0, 10).map((n) => letters[n % 36]).join("");
  fresh.add(key);
  return key;
}

export function entryOf(key) {
  if (!entries.has(key)) entries.set(key, { edit: { ...EMPTY }, source: null, agreement: null, changed: {} });
  return entries.get(key);
}

// Takes over what the server says about keys, except where the person has changed something since.
export function takeCards(cards, mentions) {
  for (const [key, card] of Object.entries(cards)) {
    const changed = entries.get(key)?.changed ?? {};
    if (Object.keys(changed).length) continue;
    entries.set(key, { ...card, edit: { ...EMPTY, ...card.edit }, changed: {} });
  }
  for (const [key, mention] of Object.entries(mentions)) if (!names.get(key)?.changed) names.set(key, { ...mention, changed: false });
}

// Puts what the dialog decided on a quotation; only what differs is sent with the next save.
export function decide(key, { source, agreement, facts }) {
  const entry = entryOf(key);
  for (const [name, value] of Object.entries(facts)) {
    if (entry.edit[name] === value) continue;
    entry.edit[name] = value;
    entry.changed[name] = value;
  }
  const id = source?.id ?? "";
  if (id !== (entry.source?.id ?? "") || (entry.source?.is_locked && !source?.is_locked)) {
    entry.changed.source_id = id;
    if (id) entry.changed.terms = entry.edit.terms;
  }
  entry.source = source;
  if (agreement !== undefined) entry.agreement = agreement;
  tell("decided", { key });
}

// How far a quotation has come: "bad" stops publication, "warn" lacks terms or evidence, "ok" is complete.
export function stateOf(key) {
  const entry = entries.get(key);
  if (!entry?.source) return entry?.edit.type === "indirect" ? "warn" : "bad";
  if (entry.edit.terms === "off_record" || ["disputed", "withdrawn"].includes(entry.edit.state)) return "bad";
  const isStopped = data.problems.some((each) => each.key === key && each.severity === "block");
  if (isStopped && !Object.keys(entry.changed).length) return entry.edit.terms === "unsettled" ? "warn" : "bad";
  if (entry.edit.terms === "unsettled") return "warn";
  return ["missing", "mismatch"].includes(entry.edit.evidence_state) ? "warn" : "ok";
}

export const shapeOf = (key) => entries.get(key)?.source?.shape ?? "named";

takeCards(data.cards, data.mentions);
