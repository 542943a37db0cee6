// The steps of a story: save first, then go. A step that asks something has a dialog; what checks stop is listed, and the
// first place is one button away.

import { ask, Refused, showFaults } from "./ask.js";
import { banner } from "./banners.js";
import { isDirty, save } from "./saving.js";
import { data, form, tell, word } from "./state.js";

let isGoing = false;

// The page holds the dialogs of this story's steps; only the first publication asks nothing.
const needsDialog = (to) => (to === "published" ? data.isLive : document.querySelector(`[data-step-dialog=${to}]`) !== null);

async function go(editor, to, fields, dialog) {
  if (isGoing) return; // a double click is one click
  isGoing = true;
  try {
    if (data.mayEdit && isDirty() && !(await save(editor))) return;
    const answer = await ask(data.addresses.move, { to, version: data.version, acknowledge: form.elements.acknowledge?.checked ? "1" : "", ...fields });
    if (answer.nothing_new) return tell("hint", word("nothingNew"));
    location.assign(answer.address);
    return await new Promise(() => {}); // the page is leaving: no second step from here
  } catch (error) {
    refuse(error, dialog);
  } finally {
    isGoing = false;
  }
}

function refuse(error, dialog) {
  const answer = error instanceof Refused ? error.answer : null;
  const stops = answer?.problems?.filter((each) => each.severity === "block") ?? [];
  if (dialog && stops.length && stops.every((each) => each.field === "notice")) {
    return showFaults(dialog, { step: stops.map((each) => `${each.message} ${each.mend}`).join(" ") }, "step");
  }
  if (answer?.problems) {
    dialog?.close();
    data.problems = answer.problems;
    return tell("blocked");
  }
  if (answer?.fields && !dialog) {
    data.parts = answer.fields;
    showFaults(form, answer.fields, "foot");
    return tell("blocked");
  }
  if (dialog) return showFaults(dialog, answer?.fields ? { step: Object.values(answer.fields).join(" ") } : { step: error.message }, "step");
  return banner("lost", error.message, [], true);
}

export function watchSteps(editor) {
  document.querySelector("[data-foot]").addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const to = button.dataset.move;
    const dialog = document.querySelector(`[data-step-dialog=${to}]`);
    if (!needsDialog(to)) return void go(editor, to, {});
    showFaults(dialog, {});
    dialog.showModal();
  });
  for (const dialog of document.querySelectorAll("[data-step-dialog]")) {
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      go(editor, dialog.dataset.stepDialog, Object.fromEntries(new FormData(event.target)), dialog);
    });
    dialog.addEventListener("click", (event) => { if (event.target.closest("[data-cancel]")) dialog.close(); });
    dialog.addEventListener("change", () => {
      const kind = dialog.querySelector("[name=kind]:checked")?.value;
      const correcting = dialog.querySelector("[data-correcting]");
      if (correcting) correcting.hidden = correcting.disabled = !["correction", "clarification"].includes(kind);
    });
  }
  // The preview shows what is saved.
  document.querySelector("[data-preview]")?.addEventListener("click", async (event) => {
    if (!data.mayEdit || !isDirty()) return;
    event.preventDefault();
    const tab = window.open("", "_blank");
    if (await save(editor)) tab.location = event.target.closest("a").href; else tab.close();
  });
}
