// Alt-Q: from a sloppy selection to an attributed quotation. The text changes only when the dialog is accepted.

import { keyAt, looks, readingOrder, stretches } from "../editor/marks.js";
import { askFor } from "./ask.js";
import { guessSpeakers } from "./guess.js";
import { plainMap } from "./offsets.js";
import { openQuotation } from "./quotation_dialog.js";
import { stretchesAimedAt } from "./snap.js";
import { isNamed, suggestedFor } from "./suggestions/standing.js";
import { decide, EMPTY, entryOf, newKey, tell, word } from "./state.js";

const last = { source: null, terms: "", obtained_by: "not_stated" };

export async function quote(editor) {
  const key = keyAt(editor.state, "quotation");
  return key ? edit(editor, key) : mark(editor);
}

// Opens the dialog of a quotation that is marked already; with `guesses`, of one marked just now that still lacks its source.
export async function edit(editor, key, guesses) {
  const entry = entryOf(key);
  const words = stretches(editor.state.doc, "quotation").filter((each) => each.key === key)
    .map((each) => editor.state.doc.textBetween(each.from, each.to, " ")).join(" … ");
  const number = readingOrder(editor.state.doc).indexOf(key) + 1;
  const result = await openQuotation({ title: word("quotation", number), words, source: entry.source, guesses, facts: entry.edit, difference: entry.difference, isNew: Boolean(guesses) });
  if (result?.isUnmarked) unmark(editor, key);
  else if (result) accept(editor, key, result);
  editor.commands.focus();
}

async function mark(editor) {
  const { doc, selection } = editor.state;
  const map = plainMap(doc);
  const parts = stretchesAimedAt(map.text, map.toText(selection.from), map.toText(selection.to));
  const [start, end] = parts[0];
  if (start === end) return tell("hint", word("selectFirst"));
  const ranges = parts.flatMap(([from, to]) => map.ranges(from, to));
  return markRanges(editor, map, ranges, suggestedFor(editor, ranges[0].from, ranges.at(-1).to), [start, end]);
}

// Opens the dialog on exactly these ranges of the document, and marks them when it is accepted. `near` is the suggestion for them.
export async function markRanges(editor, map, ranges, near, [start, end] = [map.toText(ranges[0].from), map.toText(ranges[0].to)]) {
  const { doc } = editor.state;
  const crosses = (name, isFine) => stretches(doc, name).some((each) => ranges.some((range) => each.from < range.to && range.from < each.to && !isFine(each, range)));
  if (crosses("quotation", () => false) || crosses("mention", (each, range) => range.from <= each.from && each.to <= range.to)) return tell("hint", word("alreadyMarked"));
  const number = new Set(stretches(doc, "quotation").filter((each) => each.from < ranges[0].from).map((each) => each.key)).size + 1;
  const { guesses, resolving } = speakers(map.text, start, end, isNamed(near?.speaker) ? near.speaker.name : "");
  const facts = { ...EMPTY, terms: guesses[0]?.terms || "on_record", obtained_by: last.obtained_by };
  const result = await openQuotation({ title: word("quotation", number), words: ranges.map(({ from, to }) => doc.textBetween(from, to)).join(" … "), guesses, resolving, facts, isNew: true });
  if (result && !result.isUnmarked) {
    const key = newKey();
    if (near?.cue) result.facts.cue_text = near.cue.text;
    accept(editor, key, result);
    const tr = editor.state.tr;
    for (const range of ranges) tr.addMark(range.from, range.to, editor.schema.marks.quotation.create({ key }));
    editor.view.dispatch(tr.setSelection(editor.state.selection.constructor.near(tr.doc.resolve(ranges.at(-1).to))));
  }
  editor.commands.focus();
}

// Guesses as options, best first, and a promise of the best one as it is on file.
function speakers(text, start, end, suggested) {
  const guess = guessSpeakers(text, start, end, suggested);
  const named = guess.names.map((name) => ({ name, typed: name, isNew: true, about: word("newSourceAbout"), chip: word("inText"), shape: "new", terms: "on_record" }));
  const repeated = last.source ? { ...last.source, terms: last.terms, chip: word("lastSpeaker") } : null;
  const guesses = [...named, ...(repeated ? [repeated] : [])];
  if (!named.length) return { guesses, resolving: null };
  const resolving = askFor("sources", { names: JSON.stringify(guess.names) }).then(({ guesses: onFile }) => {
    guesses.forEach((each, at) => { if (each.isNew && onFile[each.name]) guesses[at] = { ...onFile[each.name], chip: word("inText") }; });
    // Beside the cue verb any name speaks; elsewhere in the paragraph ("she said") only somebody known to be a person does.
    const speaks = guess.nearCue ? guesses[0] : guesses.find((each) => each.kind === "person") ?? repeated ?? guesses[0];
    if (repeated && speaks.id === repeated.id) return { ...repeated };
    return speaks.isNew ? null : speaks;
  });
  return { guesses, resolving };
}

function accept(editor, key, result) {
  if (result.facts.verbatim !== entryOf(key).edit.verbatim) entryOf(key).difference = [];
  decide(key, result);
  if (result.source) Object.assign(last, { source: result.source, terms: result.facts.terms, obtained_by: result.facts.obtained_by });
  editor.view.dispatch(editor.state.tr.setMeta(looks, true));
}

export function unmark(editor, key) {
  const tr = editor.state.tr;
  for (const each of stretches(editor.state.doc, "quotation")) if (each.key === key) tr.removeMark(each.from, each.to, editor.schema.marks.quotation);
  editor.view.dispatch(tr);
  tell("hint", word("unmark"));
}

// Brings a quotation into view, selected.
export function showInText(editor, key) {
  const span = stretches(editor.state.doc, "quotation").find((each) => each.key === key);
  if (!span) return;
  editor.chain().setTextSelection(span.from + 1).focus().run();
  editor.view.domAtPos(span.from + 1).node.parentElement?.scrollIntoView({ block: "center" });
}
