// Pinning: the words selected in the evidence become those the quotation is held to. Of a protected source only the state is
// kept; the words and their place stay sealed, and the difference is shown here and nowhere else.

import { keyAt, looks, stretches } from "../../editor/marks.js";
import { decide, entryOf, word } from "../state.js";
import { compareWords } from "./asking.js";
import { drawDifference } from "./difference.js";

const nothing = (message) => ({ message, difference: [] });

// Returns { message, difference: [nodes] }; changes nothing where the quotation cannot rest on this evidence.
export async function pin(editor, evidence, { words: selection, locator }) {
  const { doc } = editor.state;
  const key = keyAt(editor.state, "quotation");
  if (!key) return nothing(word("noTarget"));
  const entry = entryOf(key);
  if (!entry.source) return nothing(word("sourceFirst"));
  if (entry.source.id !== evidence.source) return nothing(word("otherSource"));
  const words = stretches(doc, "quotation").filter((each) => each.key === key).map((each) => doc.textBetween(each.from, each.to, " ")).join(" ");
  const answer = await compareWords(evidence.id, { words, selection, locator, alterations: entry.edit.alterations, type: entry.edit.type });
  const facts = { evidence_id: evidence.id, evidence_label: evidence.label, evidence_state: answer.state };
  if (!evidence.protected) Object.assign(facts, { locator: answer.locator, verbatim: answer.verbatim });
  entry.difference = evidence.protected ? [] : answer.difference.filter(() => answer.state === "mismatch");
  decide(key, { source: entry.source, facts });
  editor.view.dispatch(editor.state.tr.setMeta(looks, true));
  const differs = answer.state === "mismatch";
  return { message: word(differs ? "pinnedDiffers" : "pinned"), difference: differs ? [drawDifference(answer.difference)] : [] };
}
