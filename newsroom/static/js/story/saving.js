// Saving: Ctrl-S or the button. What the server refuses stays in the form; what it answers is taken over without touching
// the text under the writer's hands.

import { stretches } from "../editor/marks.js";
import { ask, LoggedOut, Refused, showFaults } from "./ask.js";
import { banner, dropBanner } from "./banners.js";
import { showConflict } from "./conflict.js";
import { data, entries, form, fresh, names, takeCards, tell, word } from "./state.js";

const line = document.querySelector("[data-saved]");
let edits = 0; // counts changes, so that a save knows whether more came while it was on its way
let savedEdits = 0;
let running = null;

export const isDirty = () => edits !== savedEdits;
export function touch() { edits += 1; say(word("unsaved")); }

function say(text, isDone = false) {
  const words = document.createElement("span");
  words.textContent = text;
  line.replaceChildren(...(isDone ? [document.querySelector("template[data-icon=check]").content.cloneNode(true)] : []), words);
}

// Everything the form sends: its fields, and what was decided about marks since the last save.
export function collect(editor) {
  const fields = new FormData(form);
  const marked = new Set(["quotation", "mention"].flatMap((name) => stretches(editor.state.doc, name).map((each) => each.key)));
  const changed = [...entries].filter(([key, entry]) => marked.has(key) && Object.keys(entry.changed).length);
  const named = [...names].filter(([key, name]) => marked.has(key) && name.changed);
  fields.delete("move");
  fields.set("body", editor.isEmpty ? "" : editor.getHTML());
  fields.set("quotations", JSON.stringify(Object.fromEntries(changed.map(([key, entry]) => [key, entry.changed]))));
  fields.set("mentions", JSON.stringify(Object.fromEntries(named.map(([key, name]) => [key, { entity_id: name.entity_id }]))));
  fields.set("fresh_keys", JSON.stringify([...fresh]));
  return { fields, changed: changed.map(([key, entry]) => [key, { ...entry.changed }]), named: named.map(([key]) => key) };
}

// Saves and returns whether all is saved. A second call waits for the first.
export async function save(editor) {
  if (running) { await running; if (!isDirty()) return true; }
  running = send(editor);
  try { return await running; } finally { running = null; }
}

async function send(editor) {
  const sent = edits;
  const { fields, changed, named } = collect(editor);
  say(word("saving"));
  try {
    const answer = await ask(data.addresses.save, fields);
    savedEdits = sent;
    take(editor, answer, changed, named);
    return true;
  } catch (error) {
    refuse(editor, error);
    return false;
  }
}

function take(editor, answer, changed, named) {
  for (const name of ["lost", "stale", "copy"]) dropBanner(name);
  showFaults(form, {});
  for (const [key, sent] of changed) {
    const now = entries.get(key).changed;
    for (const [name, value] of Object.entries(sent)) if (now[name] === value) delete now[name];
  }
  for (const key of named) names.get(key).changed = false;
  followKeys(editor, answer.body);
  const isFirst = !data.id;
  const hasMoved = !isFirst && answer.status !== data.status;
  Object.assign(data, answer, { addresses: { ...data.addresses, save: answer.address } });
  form.elements.version.value = answer.version;
  takeCards(answer.cards, answer.mentions);
  say(word("saved", answer.saved_at), true);
  for (const note of answer.notes) tell("hint", note);
  tell("saved");
  // The page of a story that exists has its steps, its history and its own address.
  if ((isFirst || hasMoved) && !isDirty()) location.replace(answer.address);
}

// A mark copied within the story, or from another one, has a key of its own after the save.
function followKeys(editor, html) {
  const saved = new DOMParser().parseFromString(html, "text/html");
  const tr = editor.state.tr.setMeta("addToHistory", false);
  for (const [name, attribute] of [["quotation", "data-quote"], ["mention", "data-mention"]]) {
    const keys = [...saved.querySelectorAll(`span[${attribute}]`)].map((el) => el.getAttribute(attribute));
    const here = stretches(editor.state.doc, name);
    if (keys.length !== here.length) continue;
    here.forEach((each, at) => {
      if (each.key !== keys[at]) tr.addMark(each.from, each.to, editor.schema.marks[name].create({ key: keys[at] }));
    });
  }
  if (tr.docChanged) editor.view.dispatch(tr);
}

function refuse(editor, error) {
  say(word("unsaved"));
  const again = { label: word("saveAgain"), act: () => save(editor) };
  if (error instanceof LoggedOut) {
    banner("lost", error.message, [{ label: word("logIn"), href: `${data.addresses.login}?next=${encodeURIComponent(location.pathname)}` }, again], true);
  } else if (!(error instanceof Refused)) {
    banner("lost", error.message, [{ label: word("tryAgain"), act: () => save(editor) }], true);
  } else if (error.answer.stale) {
    showConflict(editor, error.answer, () => save(editor));
  } else {
    showFaults(form, error.answer.fields ?? { foot: error.message }, "foot");
    const first = Object.keys(error.answer.fields ?? {})[0];
    form.elements[first]?.focus?.();
  }
}

export function watchSaving(editor) {
  form.addEventListener("submit", (event) => {
    if (event.submitter?.dataset.move) return;
    event.preventDefault();
    save(editor);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); if (data.mayEdit) save(editor); }
  });
  window.addEventListener("beforeunload", (event) => { if (isDirty()) event.preventDefault(); });
}
