// Somebody else saved in between: both texts stand side by side, and the person decides. Neither is lost; what is saved over
// stays in the history.

import { banner, dropBanner } from "./banners.js";
import { plainMap } from "./offsets.js";
import { form, word } from "./state.js";

const dialog = document.querySelector("[data-texts-dialog]");

function fill(place, headline, standfirst, text) {
  const title = document.createElement("h4");
  title.textContent = headline;
  const dek = document.createElement("p");
  dek.textContent = standfirst;
  place.replaceChildren(title, dek, ...text.split("\n\n").map((each) => Object.assign(document.createElement("p"), { textContent: each })));
}

export function showConflict(editor, answer, saveAgain) {
  const { theirs } = answer;
  dialog.querySelector("[data-their-name]").textContent = theirs.by;
  fill(dialog.querySelector("[data-their-text]"), theirs.headline, theirs.standfirst, theirs.body);
  fill(dialog.querySelector("[data-my-text]"), form.elements.headline.value, form.elements.standfirst.value, plainMap(editor.state.doc).text);
  dialog.onclick = (event) => {
    if (event.target.closest("[data-cancel]")) dialog.close();
    if (event.target.closest("[data-take-theirs]")) location.reload();
    if (event.target.closest("[data-keep-mine]")) {
      form.elements.version.value = answer.stale;
      dialog.close();
      dropBanner("stale");
      saveAgain();
    }
  };
  banner("stale", word("stale"), [{ label: word("compare"), act: () => dialog.showModal() }], true);
}
