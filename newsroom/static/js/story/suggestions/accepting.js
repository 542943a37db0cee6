// Accepting: the words are marked and tied to who said them in one step, which one undo takes back.

import { placesOf } from "../../editor/suggested.js";
import { askFor } from "../ask.js";
import { plainMap } from "../offsets.js";
import { edit, markRanges } from "../quoting.js";
import { data, decide, names, newKey } from "../state.js";
import { decidable, isNamed, settle, standing, typeOf } from "./standing.js";

const found = new Map(); // the open source of each speaker, as it was asked for

const identities = new WeakMap();

function identity(speaker) {
  if (!isNamed(speaker)) return "";
  if (!identities.has(speaker)) identities.set(speaker, JSON.stringify([speaker.name, speaker.kind, speaker.source_id, speaker.entity_id]));
  return identities.get(speaker);
}

// The quotations that stand for the same speaker, this one included.
export const fromSameSpeaker = (item) => {
  const who = identity(item.speaker);
  return who ? standing.quotations.filter((each) => identity(each.speaker) === who) : [];
};

function sourceOf(speaker) {
  const who = identity(speaker);
  if (!found.has(who)) {
    const asked = askFor("suggestion_source", {
      name: speaker.name, kind: speaker.kind, role: speaker.role ?? "", source_id: speaker.source_id ?? "", entity_id: speaker.entity_id ?? "",
    }).then(({ source }) => source);
    found.set(who, asked);
    asked.catch(() => found.delete(who));
  }
  return found.get(who);
}

function factsOf(item, source) {
  return {
    ...(source ? { role_as_published: item.speaker.role ?? "" } : {}), terms: source ? source.terms || "on_record" : "unsettled", type: item.type, cue_text: item.cue?.text ?? "",
    cue_class: item.cue?.class ?? "", suggested_by: item.rule ?? "", confidence: String(item.confidence ?? ""),
  };
}

// What the dialog opens on where the rules do not know whether a name is a person's: the name, to be chosen or changed.
const guessed = (speaker) => (speaker?.name ? [{ name: speaker.name, typed: speaker.name, isNew: true, shape: "new", terms: "on_record" }] : []);

// Marks each of `items` in one transaction, and returns their keys.
function mark(editor, items, source) {
  const { tr, schema } = editor.state;
  const keys = [];
  for (const item of items) {
    const key = newKey();
    for (const { from, to } of placesOf(editor.state, item.key)) tr.addMark(from, to, schema.marks.quotation.create({ key }));
    decide(key, { source, facts: factsOf(item, source) });
    keys.push(key);
  }
  editor.view.dispatch(tr);
  settle(editor);
  return keys;
}

// Marks one quotation, or several of one speaker. Without a named speaker the dialog asks who it was. Raises what `askFor` raises,
// and then nothing is marked.
export async function acceptQuotations(editor, items) {
  const source = isNamed(items[0].speaker) ? await sourceOf(items[0].speaker) : null;
  settle(editor);
  const here = items.filter((each) => decidable().some((other) => other.key === each.key));
  if (!here.length) return;
  const [key] = mark(editor, here, source);
  if (source) return;
  await edit(editor, key, guessed(items[0].speaker));
  await focusOfDialog();
}

// Opens the dialog on a suggestion: Esc leaves it as it was. Returns whether its words were marked.
export async function acceptWithChanges(editor, item) {
  await markRanges(editor, plainMap(editor.state.doc), placesOf(editor.state, item.key), item);
  settle(editor);
  await focusOfDialog();
  return !decidable().some((each) => each.key === item.key);
}

// When the dialog closes the editor takes the focus, two frames later; whoever wants it elsewhere waits for that.
const focusOfDialog = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });

// The name may have come into the directory a moment ago, with a quotation.
async function entityNamed(name, type) {
  const { options } = await askFor("entities", { words: name });
  const here = options.find((each) => each.name.toLowerCase() === name.toLowerCase() && each.kind === data.labels.entity_type[type]);
  return here ?? (await askFor("new_entity", { name, kind: type })).entity;
}

// Marks a name at all its places; `candidate` says which one is meant where it may be several.
export async function acceptMention(editor, item, candidate) {
  const known = candidate ?? (item.known ? { entity_id: item.entity_id, name: item.name } : null);
  const entity = known?.entity_id
    ? { id: known.entity_id, name: known.name, kind: data.labels.entity_type[item.type] }
    : await entityNamed(known?.name ?? item.name, typeOf(item));
  settle(editor);
  const { tr, schema } = editor.state;
  for (const { from, to } of placesOf(editor.state, item.key)) {
    const key = newKey();
    names.set(key, { entity_id: entity.id, name: entity.name, kind: entity.kind, changed: true });
    tr.addMark(from, to, schema.marks.mention.create({ key }));
  }
  if (tr.docChanged) editor.view.dispatch(tr);
  settle(editor);
}
