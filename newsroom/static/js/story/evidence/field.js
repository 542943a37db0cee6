// The evidence of one quotation in its dialog: which piece, where in it, the words as it has them, and how they differ.

import { Refused } from "../ask.js";
import { word } from "../state.js";
import { choicesOf, compareWords, putOnFile } from "./asking.js";
import { drawDifference } from "./difference.js";

export class EvidenceField {
  constructor(dialog) {
    this.find = (selector) => dialog.querySelector(selector);
    this.which = this.find("[data-fact=evidence_id]");
    this.options = [];
    this.source = null;
    this.words = "";
    this.asked = 0;
    this.find("[data-evidence-put]").addEventListener("click", () => this.put());
    this.find("[data-evidence-look]").addEventListener("click", () => this.look());
    this.which.addEventListener("change", () => { this.clear(); this.redraw(); if (this.chosen?.readable && !this.chosen.protected) this.look(); });
    for (const box of this.boxes) box.addEventListener("change", () => { this.fact("alterations").value = this.boxes.filter((each) => each.checked).map((each) => each.value).join(","); });
  }

  get boxes() { return [...this.find("[data-alterations]").querySelectorAll("[type=checkbox]")]; }
  get chosen() { return this.options.find((each) => each.id === this.which.value); }
  get label() { return this.which.value ? this.which.selectedOptions[0].textContent : ""; }
  fact(name) { return this.find(`[data-fact=${name}]`); }

  // Shows what a quotation has; called before the dialog sets its fields, since a list takes only values it offers.
  open({ words, facts, difference }) {
    this.words = words;
    this.source = undefined;
    this.options = facts.evidence_id ? [{ id: facts.evidence_id, label: facts.evidence_label ?? "" }] : [];
    this.list(facts.evidence_id ?? "");
    const kept = (facts.alterations ?? "").split(",");
    for (const box of this.boxes) box.checked = kept.includes(box.value);
    this.find("[data-evidence-new]").open = false;
    this.wipe();
    this.say("");
    this.show(difference ?? []);
  }

  // Follows the source that is chosen in the dialog.
  async follow(source) {
    const id = source?.id ?? "";
    if (id === this.source) return;
    const isFirst = this.source === undefined;
    this.source = id;
    const mine = ++this.asked;
    if (!isFirst) { this.options = []; this.list(""); this.clear(); }
    this.redraw(source);
    if (!id) return;
    let found;
    try { found = await choicesOf([id]); } catch (error) { if (error instanceof Refused) return; throw error; }
    if (mine !== this.asked) return;
    const kept = this.options.filter((each) => !found.some((other) => other.id === each.id));
    const { value } = this.which;
    this.options = [...found, ...kept];
    this.list(value);
    this.redraw(source);
  }

  list(value) {
    this.which.replaceChildren(new Option(word("noEvidenceChosen"), ""), ...this.options.map((each) => new Option(each.label, each.id)));
    this.which.value = value;
  }

  redraw(source) {
    if (source !== undefined) this.isSealed = Boolean(source?.protected || source?.isProtectedNew);
    this.find("[data-evidence-new]").hidden = !this.source;
    this.find("[data-evidence-later]").hidden = Boolean(this.source);
    this.find("[data-evidence-sealed]").hidden = !this.isSealed;
    this.find("[data-evidence-look]").hidden = !this.chosen?.readable || this.isSealed;
  }

  async look() {
    const { id } = this.chosen ?? {};
    if (!id) return;
    this.say(word("lookingInEvidence"));
    const fields = { words: this.words, alterations: this.fact("alterations").value, type: this.fact("type").value };
    try {
      const answer = await compareWords(id, fields);
      if (this.which.value !== id) return;
      this.fact("evidence_state").value = answer.state === "absent" ? "mismatch" : answer.state;
      this.fact("locator").value = answer.locator;
      this.fact("verbatim").value = answer.verbatim;
      this.say(word({ checked: "wordsStandThere", mismatch: "wordsDiffer", absent: "wordsNotThere" }[answer.state], answer.locator));
      this.show(answer.difference.some((each) => each.op !== "same") ? answer.difference : []);
    } catch (error) {
      this.fact("evidence_state").value = "attached";
      this.say(error.message);
    }
  }

  async put() {
    const fields = new FormData();
    for (const each of this.find("[data-evidence-new]").querySelectorAll("[data-new]")) {
      if (each.type === "file") { if (each.files[0]) fields.set("file", each.files[0]); } else if (each.type !== "checkbox" || each.checked) fields.set(each.dataset.new, each.value);
    }
    const button = this.find("[data-evidence-put]");
    button.disabled = true;
    try {
      const made = await putOnFile(this.source, fields);
      this.options.unshift(made);
      this.list(made.id);
      this.find("[data-evidence-new]").open = false;
      this.wipe();
      this.clear();
      this.redraw();
      if (made.readable && !made.protected) await this.look(); else { this.fact("evidence_state").value = "attached"; this.say(word("evidenceOnFile")); }
    } catch (error) {
      this.say(error.message);
    } finally {
      button.disabled = false;
    }
  }

  clear() {
    this.fact("locator").value = "";
    this.fact("verbatim").value = "";
    this.fact("evidence_state").value = this.which.value ? "attached" : "missing";
    this.say("");
    this.show([]);
  }

  wipe() { for (const each of this.find("[data-evidence-new]").querySelectorAll("[data-new]")) if (each.type === "checkbox") each.checked = false; else if (each.tagName !== "SELECT") each.value = ""; }
  say(text) { this.find("[data-evidence-says]").textContent = text; }
  show(pieces) { this.find("[data-evidence-differs]").replaceChildren(...(pieces.length ? [drawDifference(pieces)] : [])); }
}
