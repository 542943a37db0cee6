// Words selected in the text beside the lists go into the form whose button is pressed, with the place they stand at.

const plain = document.querySelector("[data-plain]");
let chosen = null;

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!plain || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!plain.contains(range.startContainer) || !plain.contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart(plain, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const inner = words.trim();
  const skipped = words.length - words.trimStart().length;
  // The desk counts code points, the browser UTF-16 units.
  if (inner) chosen = { words: inner, start: [...(before.toString() + words.slice(0, skipped))].length };
});

for (const button of document.querySelectorAll("[data-take]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const form = button.closest("form");
    const field = form.querySelector("[data-words]");
    if (chosen) {
      field.value = chosen.words;
      form.querySelector("[data-start]").value = String(chosen.start);
    }
    field.focus();
  });
}
