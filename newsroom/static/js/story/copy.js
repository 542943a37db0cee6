// A copy of what is not saved yet, kept in this browser, encrypted under a key of this login. It is offered when the story
// is opened again, and goes with the next save or at logout. Names of protected sources are never in the form, so never here.

import { banner, dropBanner } from "./banners.js";
import { isDirty, touch } from "./saving.js";
import { data, entries, form, fresh, names, news, tell, word } from "./state.js";

const PREFIX = "newsroom:copy:";
const WAIT_MS = 1500;
const place = () => `${PREFIX}${data.id ?? "new"}`;
const KEPT = ["headline", "standfirst", "slug", "short_headline", "dateline", "section", "tags", "lead_alt", "lead_caption", "lead_credit"];

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const text64 = (array) => btoa(Array.from(array, (each) => String.fromCharCode(each)).join(""));
const from64 = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const key = crypto.subtle ? crypto.subtle.importKey("raw", bytes(data.copyKey), "AES-GCM", false, ["encrypt", "decrypt"]) : null;

async function keep(editor) {
  if (!key || !isDirty() || document.documentElement.dataset.leaving) return;
  const fields = Object.fromEntries(KEPT.map((name) => [name, form.elements[name]?.value ?? ""]));
  const copy = { at: new Date().toISOString(), version: data.version, fields, body: editor.getHTML(), entries: [...entries], names: [...names], fresh: [...fresh] };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(JSON.stringify(copy)));
  if (!isDirty() || document.documentElement.dataset.leaving) return;
  try {
    localStorage.setItem(place(), JSON.stringify({ iv: text64(iv), sealed: text64(new Uint8Array(sealed)) }));
  } catch {
    forget(); // the browser's store is full: better no copy than half a copy
  }
}

export function forget() { localStorage.removeItem(place()); }

async function find() {
  const stored = localStorage.getItem(place());
  if (!stored || !key) return null;
  try {
    const { iv, sealed } = JSON.parse(stored);
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: from64(iv) }, await key, from64(sealed));
    return JSON.parse(new TextDecoder().decode(open));
  } catch {
    forget(); // of an earlier login: nobody can read it any more
    return null;
  }
}

function use(editor, copy) {
  for (const [name, value] of Object.entries(copy.fields)) if (form.elements[name]) form.elements[name].value = value;
  for (const [each, entry] of copy.entries) entries.set(each, entry);
  for (const [each, name] of copy.names) names.set(each, name);
  for (const each of copy.fresh) fresh.add(each);
  editor.commands.setContent(copy.body, { emitUpdate: true });
  touch();
  tell("decided", {});
}

export async function watchCopy(editor) {
  const copy = data.mayEdit ? await find() : null;
  if (copy && (copy.body !== editor.getHTML() || copy.fields.headline !== form.elements.headline.value)) {
    const at = new Intl.DateTimeFormat(data.language, { hour: "2-digit", minute: "2-digit", day: "numeric", month: "long" }).format(new Date(copy.at));
    banner("copy", word("copyFound", at), [
      { label: word("useCopy"), act: () => { dropBanner("copy"); use(editor, copy); } },
      { label: word("dropCopy"), act: () => { dropBanner("copy"); forget(); } },
    ]);
  }
  let timer = 0;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => keep(editor), WAIT_MS); });
  news.addEventListener("decided", () => keep(editor));
  news.addEventListener("saved", () => { if (!isDirty()) forget(); localStorage.removeItem(`${PREFIX}new`); });
  window.addEventListener("pagehide", () => keep(editor));
}
