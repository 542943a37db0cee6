// What the dialog and the pane ask about evidence. An address names one piece by its random key; words go by POST.

import { ask } from "../ask.js";
import { data } from "../state.js";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const at = (name, id) => data.addresses[name].replace(NOBODY, encodeURIComponent(id));

export const choicesOf = async (sources, isAll = false) => {
  const fields = new FormData();
  for (const id of sources) fields.append("source", id);
  if (isAll) fields.set("all", "1");
  return (await ask(data.addresses.evidence_choices, fields)).options;
};
export const textOf = (id, reason) => ask(at("evidence_text", id), { reason });
export const compareWords = (id, fields) => ask(at("evidence_words", id), fields);
export const putOnFile = async (source, fields) => (await ask(at("evidence_add", source), fields)).evidence;
export const proveAddress = () => data.addresses.vault_prove;
