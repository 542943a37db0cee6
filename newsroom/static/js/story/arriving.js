// Who comes from the worklist or a reading wants to see the words the address names, not the top of the story.

import { goTo } from "./checks.js";
import { showInText } from "./quoting.js";

// The places an address names: the words of a quotation, a stretch of the text in code points, a field of the form.
function placeIn(hash) {
  const [, start, end] = hash.match(/^#at-(\d{1,9})-(\d{1,9})$/) ?? [];
  if (end) return { field: "body", start: Number(start), end: Number(end) };
  const [, field] = hash.match(/^#field-([a-z_]+)$/) ?? [];
  return field ? { field } : null;
}

export function showWhatTheAddressNames(editor) {
  const named = location.hash.match(/^#quotation-(\w+)$/);
  if (named) requestAnimationFrame(() => showInText(editor, named[1]));
  const place = placeIn(location.hash);
  if (place) requestAnimationFrame(() => goTo(editor, place));
}
