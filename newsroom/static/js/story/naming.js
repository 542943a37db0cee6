// Mentions: marked words that name a person, organisation or place of the directory.

import { keyAt, looks, stretches } from "../editor/marks.js";
import { askFor, Refused, showFaults } from "./ask.js";
import { Combo } from "./combo.js";
import { names, newKey, tell, word } from "./state.js";

const dialog = document.querySelector("[data-name-dialog]");
const find = (selector) => dialog.querySelector(selector);
const combo = new Combo(find("[data-combo]"), { search, onPick: choose });
let chosen = null;
let done = null;

async function search(words) {
  if (!words) return [];
  let options = [];
  try { ({ options } = await askFor("entities", { words })); } catch { options = []; }
  options = options.map((each) => ({ ...each, shape: "named", about: [each.kind, each.about].filter(Boolean).join(". ") }));
  return [...options, { name: word("newEntity", words), about: word("newEntityAbout"), isNew: true, typed: words, shape: "new" }];
}

function choose(option) {
  chosen = option;
  combo.input.value = option.typed ?? option.name;
  find("[data-new-kind]").hidden = !option.isNew;
}

function open(words, entry) {
  chosen = entry?.entity_id ? { id: entry.entity_id, name: entry.name, kind: entry.kind } : null;
  find("[data-words]").textContent = words;
  find("[data-unmark]").hidden = !entry;
  find("[data-new-kind]").hidden = true;
  combo.input.value = entry?.name || words;
  showFaults(dialog, {});
  dialog.showModal();
  combo.input.focus();
  combo.input.select();
  if (!chosen) combo.look();
  return new Promise((resolve) => { done = resolve; });
}

export async function mention(editor) {
  const { state } = editor;
  const key = keyAt(state, "mention");
  if (key) {
    const span = stretches(state.doc, "mention").find((each) => each.key === key);
    const result = await open(state.doc.textBetween(span.from, span.to), names.get(key) ?? {});
    if (result?.isUnmarked) editor.view.dispatch(editor.state.tr.removeMark(span.from, span.to, editor.schema.marks.mention));
    else if (result) accept(editor, key, result.entity);
    return editor.commands.focus();
  }
  let { from, to } = state.selection;
  while (from < to && /\s/.test(state.doc.textBetween(from, from + 1, " "))) from += 1;
  while (from < to && /\s/.test(state.doc.textBetween(to - 1, to, " "))) to -= 1;
  if (from === to || !state.doc.resolve(from).sameParent(state.doc.resolve(to))) return tell("hint", word("selectName"));
  const overlaps = (each) => each.from < to && from < each.to;
  const isCut = stretches(state.doc, "quotation").some((each) => overlaps(each) && !(each.from <= from && to <= each.to));
  if (isCut || stretches(state.doc, "mention").some(overlaps)) return tell("hint", word("alreadyMarked"));
  const result = await open(state.doc.textBetween(from, to), null);
  if (result?.entity) {
    const fresh = newKey();
    accept(editor, fresh, result.entity);
    editor.view.dispatch(editor.state.tr.addMark(from, to, editor.schema.marks.mention.create({ key: fresh })));
  }
  return editor.commands.focus();
}

function accept(editor, key, entity) {
  names.set(key, { entity_id: entity.id, name: entity.name, kind: entity.kind, changed: true });
  editor.view.dispatch(editor.state.tr.setMeta(looks, true));
  tell("decided", { key });
}

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    let entity = chosen;
    if (!entity) return void combo.look();
    if (entity.isNew) ({ entity } = await askFor("new_entity", { name: entity.typed, kind: find("[data-new-kind-select]").value }));
    finish({ entity });
  } catch (error) {
    showFaults(dialog, error instanceof Refused ? error.answer.fields : { name: error.message }, "name");
  }
});

function finish(result) {
  const tellOpener = done;
  done = null;
  dialog.close();
  tellOpener?.(result);
}

dialog.addEventListener("cancel", (event) => { event.preventDefault(); finish(null); });
dialog.addEventListener("input", (event) => { if (event.target === combo.input) chosen = null; });
dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-cancel]")) finish(null);
  if (event.target.closest("[data-unmark]")) finish({ isUnmarked: true });
});
