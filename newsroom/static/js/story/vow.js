// The fields of a protected source. What is typed here goes to the server at once and is then wiped; it is never in the
// form, in drafts, in the browser's copy or in the page's data.

import { askFor } from "./ask.js";
import { data, word } from "./state.js";

export class Vow {
  constructor(root) {
    this.root = root;
    this.identity = root.querySelector("[data-identity]");
    this.twin = root.querySelector("[data-twin]");
    this.fields = [...root.querySelectorAll("[data-secret]")];
    window.addEventListener("pagehide", () => this.wipe());
  }

  // `isNew` asks who it is; `isTwin` says why the open source chosen cannot keep such a promise.
  show(isShown, { isNew = false, isTwin = false } = {}) {
    this.root.hidden = !isShown;
    this.identity.hidden = !isNew;
    this.twin.hidden = !isTwin;
    this.twin.textContent = isTwin ? word("twin") : "";
  }

  field(name) { return this.fields.find((each) => each.dataset.secret === name); }

  suggestName(name) { if (!this.field("identity_name").value) this.field("identity_name").value = name; }

  get isFilled() { return this.fields.some((each) => each.value.trim()); }

  // Puts source and promise on file and returns { source, agreement_id }.
  async keep(terms, source) {
    const sent = Object.fromEntries(this.fields.map((each) => [each.dataset.secret, each.value]));
    const answer = source ? await askFor("promise", { ...sent, terms, source: source.id }) : await askFor("new_protected", { ...sent, terms });
    answer.agreement = { description: sent.description, public_reason: sent.public_reason, approver: "" };
    this.wipe();
    return answer;
  }

  wipe() { for (const each of this.fields) each.value = ""; }
}

export const isPromise = (terms) => Boolean(data.terms[terms]?.isPromise);
