// The dialog of one quotation: who said it, on what terms, how we know. It decides nothing about the text; whoever opens it
// gets back what was decided, or null.

import { askFor, Refused, showFaults } from "./ask.js";
import { Combo } from "./combo.js";
import { EvidenceField } from "./evidence/field.js";
import { data, word } from "./state.js";
import { isPromise, Vow } from "./vow.js";

const dialog = document.querySelector("[data-quotation-dialog]");
const find = (selector) => dialog.querySelector(selector);
const facts = [...dialog.querySelectorAll("[data-fact]")];
const radios = [...dialog.querySelectorAll("[name=terms]")];
const vow = new Vow(find("[data-promise]"));
const evidence = new EvidenceField(dialog);
const combo = new Combo(find("[data-combo]"), { search, onPick: choose });
const state = { chosen: null, guesses: [], resolving: null, done: null, hasTouchedTerms: false, isNew: false };

const terms = () => radios.find((each) => each.checked)?.value ?? "unsettled";
const setTerms = (value) => { for (const each of radios) each.checked = each.value === value; };

async function search(words) {
  const text = words.toLowerCase();
  const guesses = state.guesses.filter((each) => !text || each.name.toLowerCase().includes(text));
  let found = [];
  if (words) {
    try { found = (await askFor("sources", { words })).options; } catch { found = []; }
  }
  const known = new Set(guesses.map((each) => each.id || each.name));
  const options = [...guesses, ...found.filter((each) => !known.has(each.id) && !known.has(each.name))];
  const isExact = options.some((each) => each.name.toLowerCase() === text && !each.isNew);
  if (words && !isExact) options.push({ name: word("newSource", words), about: word("newSourceAbout"), isNew: true, typed: words, shape: "new" });
  options.push({ name: word("protected"), about: word("protectedAbout"), isProtectedNew: true, shape: "unnamed", protected: true });
  return options;
}

function choose(option) {
  state.chosen = option;
  if (option.isNew) combo.input.value = option.typed ?? option.name;
  else combo.input.value = option.isProtectedNew ? word("protected") : option.name;
  if (option.isProtectedNew && !isPromise(terms())) setTerms("not_for_attribution");
  else if (!state.hasTouchedTerms || (!option.protected && isPromise(terms()))) setTerms(option.terms || "on_record");
  redraw();
  if (option.isProtectedNew) vow.field("identity_name").focus();
}

function redraw() {
  const { chosen } = state;
  const isOpen = Boolean(chosen) && !chosen.protected;
  const isTwin = isOpen && isPromise(terms());
  const isNewSecret = isTwin || Boolean(chosen?.isProtectedNew);
  if (isTwin) vow.suggestName(chosen.typed ?? chosen.name);
  vow.show(isNewSecret || (chosen?.protected && !chosen.is_locked && isPromise(terms())), { isNew: isNewSecret, isTwin });
  const isHidden = isNewSecret || Boolean(chosen?.protected);
  find("[data-open-facts]").hidden = isHidden;
  for (const each of dialog.querySelectorAll("[data-open-only]")) each.hidden = isHidden;
  evidence.follow(isTwin ? { isProtectedNew: true } : chosen);
  find("[data-outlet]").hidden = !["other_media", "wire"].includes(find("[data-fact=obtained_by]").value) && !find("[data-fact=link]").value;
  find("[data-new-kind]").hidden = !chosen?.isNew || isNewSecret;
  find("[data-locked]").hidden = !chosen?.is_locked;
  find("[data-combo]").hidden = Boolean(chosen?.is_locked);
  find("[data-locked-name]").textContent = chosen?.is_locked ? [chosen.name, chosen.about].filter(Boolean).join(": ") : "";
  for (const each of radios) each.disabled = Boolean(chosen?.is_locked);
  find("[data-reader]").textContent = chosen ? readerLine(isHidden) : "";
}

function readerLine(isHidden) {
  if (terms() === "deep_background") return word("readerSeesNothing");
  const name = isHidden ? vow.field("description").value || (state.chosen.id ? state.chosen.about : "") || "…" : find("[data-fact=name_as_published]").value || combo.input.value;
  return word("readerSees", `${name}, ${data.terms[terms()].label.toLowerCase()}`);
}

// Opens the dialog. `given`: { title, words, source, guesses, resolving, facts, isNew }. Resolves to { source, agreement, facts },
// { isUnmarked: true }, or null after Esc.
export function openQuotation(given) {
  Object.assign(state, { guesses: given.guesses ?? [], hasTouchedTerms: !given.isNew, isNew: given.isNew, chosen: null });
  state.resolving = given.resolving ?? null;
  find("[data-title]").textContent = given.title;
  find("[data-words]").textContent = given.words;
  evidence.open(given);
  for (const each of facts) each.value = given.facts[each.dataset.fact] ?? "";
  setTerms(given.facts.terms);
  find("[data-unmark]").hidden = given.isNew;
  find("details").open = false;
  combo.input.value = "";
  combo.close();
  vow.wipe();
  showFaults(dialog, {});
  const start = given.source ?? given.guesses?.[0];
  if (start && given.isNew) choose(start); else { state.chosen = start ?? null; combo.input.value = start?.name ?? ""; redraw(); }
  dialog.showModal();
  find(".nr-dialog__body").scrollTop = 0;
  if (!start?.is_locked) { combo.input.focus(); combo.input.select(); }
  // A name that turns out to be on file takes the place of the guess, unless the person chose meanwhile.
  state.resolving?.then((better) => { if (better && state.chosen === start && dialog.open) { choose(better); combo.input.select(); } }, () => {});
  return new Promise((resolve) => { state.done = resolve; });
}

async function settle() {
  if (state.resolving) await state.resolving.catch(() => null);
  let { chosen } = state;
  if (!chosen && combo.input.value.trim()) chosen = { isNew: true, typed: combo.input.value.trim(), name: combo.input.value.trim() };
  if (!combo.input.value.trim() && !chosen?.is_locked) chosen = null;
  const said = Object.fromEntries(facts.map((each) => [each.dataset.fact, each.value]));
  said.terms = chosen ? terms() : "unsettled";
  let source = chosen;
  let agreement;
  if (chosen && isPromise(said.terms) && !chosen.is_locked && (!chosen.protected || chosen.isProtectedNew || vow.isFilled)) {
    const kept = await vow.keep(said.terms, chosen.protected && !chosen.isProtectedNew ? chosen : null);
    ({ source, agreement } = kept);
    said.agreement_id = kept.agreement_id;
  } else if (chosen?.isProtectedNew) {
    const kept = await vow.keep("unsettled", null);
    ({ source } = kept);
  } else if (chosen?.isNew) {
    ({ source } = await askFor("new_source", { name: chosen.typed ?? chosen.name, kind: find("[data-new-kind-select]").value }));
  } else if (chosen?.entity && !chosen.id) ({ source } = await askFor("new_source", { entity: chosen.entity }));
  if (source?.protected) for (const name of ["name_as_published", "role_as_published", "obtained_on", "place", "outlet", "link", "locator", "verbatim", "translator"]) delete said[name];
  if (!said.type) delete said.type;
  said.evidence_label = evidence.label;
  return { source, agreement, facts: said };
}

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = dialog.querySelector("[type=submit]");
  if (button.disabled) return;
  button.disabled = true;
  try {
    finish(await settle());
  } catch (error) {
    const fields = error instanceof Refused ? error.answer.fields ?? { source: error.message } : { source: error.message };
    showFaults(dialog, fields, "source");
  } finally {
    button.disabled = false;
  }
});

function finish(result) {
  const { done } = state;
  state.done = null;
  vow.wipe();
  dialog.close();
  done?.(result);
}

dialog.addEventListener("cancel", (event) => { event.preventDefault(); finish(null); });
dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-cancel]")) finish(null);
  if (event.target.closest("[data-unmark]")) finish({ isUnmarked: true });
  if (event.target.closest("[data-detach]")) { state.chosen = null; combo.input.value = ""; setTerms("unsettled"); redraw(); combo.input.focus(); }
});
dialog.addEventListener("input", (event) => {
  if (event.target === combo.input) state.chosen = null;
  redraw();
});
dialog.addEventListener("change", (event) => {
  if (event.target.name === "terms") state.hasTouchedTerms = true;
  redraw();
});
// Enter in the list of terms accepts the whole dialog, like Enter in any field.
dialog.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[type=radio], select")) { event.preventDefault(); dialog.querySelector("form").requestSubmit(); }
});
