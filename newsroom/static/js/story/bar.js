// The tools above the text, their keys, and what they say about the place of the cursor.

import { insertPicture } from "./pictures.js";
import { toggleReference } from "./evidence/pane.js";
import { mention } from "./naming.js";
import { quote } from "./quoting.js";
import { showFaults } from "./ask.js";
import { word } from "./state.js";

const bar = document.querySelector("[data-bar]");
const link = document.querySelector("[data-link-dialog]");

const DO = {
  undo: (editor) => editor.chain().focus().undo().run(),
  redo: (editor) => editor.chain().focus().redo().run(),
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  crosshead: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  list: (editor) => editor.chain().focus().toggleBulletList().run(),
  block: (editor) => editor.chain().focus().toggleBlockquote().run(),
  link: openLink,
  picture: insertPicture,
  quotation: quote,
  mention,
  reference: toggleReference,
};
const IS = { bold: ["bold"], italic: ["italic"], crosshead: ["heading"], list: ["bulletList"], block: ["blockquote"], link: ["link"] };

// What was typed as an address a browser can follow, "" for none, or null where it is none: "quay.example/trust" lacks https://.
function addressOf(typed) {
  const text = typed.trim();
  if (!text || /^(?:https?:\/\/[^\s/]|mailto:\S+@)\S*$/i.test(text)) return text;
  return /^[^\s/:]+\.[^\s/:]{2,}(?:[/:?#]\S*)?$/.test(text) ? `https://${text}` : null;
}

function openLink(editor) {
  const field = link.querySelector("input");
  field.value = editor.getAttributes("link").href ?? "";
  showFaults(link, {});
  link.showModal();
  link.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    const href = addressOf(field.value);
    if (href === null) return showFaults(link, { href: word("linkNeedsScheme") });
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href) chain.setLink({ href }).run(); else chain.unsetLink().run();
    link.close();
  };
  link.onclick = (event) => { if (event.target.closest("[data-cancel]")) link.close(); };
  link.onclose = () => editor.commands.focus();
}

function keyOf(event) {
  if (event.altKey && !event.ctrlKey && !event.metaKey) return { KeyQ: "quotation", KeyM: "mention", KeyE: "reference" }[event.code];
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") return "link";
  return undefined;
}

export function watchBar(editor) {
  bar.addEventListener("mousedown", (event) => { if (event.target.closest("[data-do]")) event.preventDefault(); }); // keeps the selection
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) DO[button.dataset.do](editor);
  });
  editor.view.dom.addEventListener("keydown", (event) => {
    const name = keyOf(event);
    if (!name) return;
    event.preventDefault();
    requestAnimationFrame(() => DO[name](editor)); // a selection made in the same instant reaches the editor first
  });
  editor.view.dom.addEventListener("dblclick", (event) => { if (event.target.closest(".nr-q")) quote(editor); });
  const redraw = () => {
    for (const [name, is] of Object.entries(IS)) bar.querySelector(`[data-do=${name}]`)?.setAttribute("aria-pressed", String(editor.isActive(...is)));
  };
  editor.on("transaction", redraw);
}
