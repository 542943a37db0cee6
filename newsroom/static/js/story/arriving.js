// Who comes from the worklist wants to see the words the address names, not the top of the story.

import { showInText } from "./quoting.js";

export function showWhatTheAddressNames(editor) {
  const named = location.hash.match(/^#quotation-(\w+)$/);
  if (named) requestAnimationFrame(() => showInText(editor, named[1]));
}
