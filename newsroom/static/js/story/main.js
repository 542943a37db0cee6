// The story form: builds the editor on its text area and lets each part watch it.

import { buildEditor } from "../editor/build.js";
import { looks } from "../editor/marks.js";
import { showWhatTheAddressNames } from "./arriving.js";
import { watchBar } from "./bar.js";
import { watchCards } from "./cards.js";
import { watchChecks } from "./checks.js";
import { watchCopy } from "./copy.js";
import { watchCounts } from "./counts.js";
import { watchDetails } from "./details.js";
import { watchReference } from "./evidence/pane.js";
import { watchLead } from "./pictures.js";
import { watchRail } from "./rail.js";
import { touch, watchSaving } from "./saving.js";
import { data, form, names, news, stateOf, word } from "./state.js";
import { watchSteps } from "./steps.js";
import { pick, watchSuggestions } from "./suggestions/watch.js";
import "./banners.js";
import "./tabs.js";

const area = form.querySelector("[data-body]");
const editor = buildEditor(area, data.mayEdit, {
  language: data.language,
  label: document.querySelector("label[for=id_body]").textContent,
  placeholder: word("writeHere"),
  pictureAddress: (id) => data.addresses.picture.replace("00000000-0000-0000-0000-000000000000", encodeURIComponent(id)),
  pictureMissing: word("pictureMissing"),
  quotation: (key) => ({ state: stateOf(key) }),
  mention: (key) => Boolean(names.get(key)?.entity_id),
  onSuggestion: (key) => pick(editor, key),
});

form.addEventListener("input", (event) => { if (event.target.name !== "acknowledge") touch(); });
news.addEventListener("decided", touch);
for (const what of ["decided", "saved", "blocked"]) news.addEventListener(what, () => editor.view.dispatch(editor.state.tr.setMeta(looks, true)));
for (const watch of [watchSaving, watchBar, watchCounts, watchCards, watchRail, watchChecks, watchSteps, watchCopy, watchReference, watchSuggestions]) watch(editor);
watchDetails();
if (data.mayEdit) watchLead();
document.documentElement.dataset.editor = "ready";
showWhatTheAddressNames(editor);
