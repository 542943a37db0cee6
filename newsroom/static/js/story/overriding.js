// Setting a block aside: a button beside it for those who may, a dialog that asks why, and what was set aside, by whom.

import { askFor, Refused, showFaults } from "./ask.js";
import { data, news, tell, word } from "./state.js";

const dialog = document.querySelector("[data-override-dialog]");
let chosen = null;

export function overrideButton(problem) {
  if (!problem.may_override || !dialog) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nr-btn nr-btn--sm";
  button.textContent = word(problem.is_clearable ? "clearName" : "override");
  const more = document.createElement("span");
  more.className = "vh";
  more.textContent = `: ${problem.message}`;
  button.append(more);
  button.addEventListener("click", () => open(problem));
  return button;
}

function open(problem) {
  chosen = problem;
  dialog.querySelector("[data-override-what]").textContent = problem.message;
  dialog.querySelector("[name=reason]").value = "";
  dialog.querySelector("[data-help=override]").hidden = problem.is_clearable;
  dialog.querySelector("[data-help=clear]").hidden = !problem.is_clearable;
  showFaults(dialog, {});
  dialog.showModal();
}

async function send() {
  try {
    const answer = await askFor("override", { code: chosen.code, place: chosen.place, reason: dialog.querySelector("[name=reason]").value });
    Object.assign(data, { problems: answer.problems, overridden: answer.overridden, clear: answer.clear });
    dialog.close();
    tell("overridden");
  } catch (error) {
    const fields = error instanceof Refused ? error.answer.fields : null;
    showFaults(dialog, fields ?? { reason: error.message }, "reason");
  }
}

export function watchOverriding(redraw) {
  news.addEventListener("overridden", redraw);
  if (!dialog) return;
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
}
