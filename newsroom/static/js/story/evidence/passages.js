// The text of a piece of evidence as nodes: never as markup. It can be walked through and selected with the keyboard, and
// nothing in it can be changed.

const region = document.querySelector("[data-reference-text]");

for (const name of ["beforeinput", "paste", "cut", "drop", "dragstart"]) region.addEventListener(name, (event) => event.preventDefault());

export function drawPassages(passages, pinned) {
  region.replaceChildren(...passages.map(({ text, locator }) => {
    const line = document.createElement("p");
    line.dataset.locator = locator;
    line.append(...withMarks(text, locator, pinned));
    return line;
  }));
}

// `pinned`: [{ number, verbatim, locator }] of the story's quotations that rest on this.
function withMarks(text, locator, pinned) {
  const places = pinned.filter((each) => each.locator === locator && each.verbatim)
    .map((each) => ({ ...each, start: text.indexOf(each.verbatim) })).filter((each) => each.start >= 0)
    .sort((a, b) => a.start - b.start);
  const parts = [];
  let at = 0;
  for (const { start, verbatim, number } of places) {
    if (start < at) continue;
    const mark = document.createElement("mark");
    mark.dataset.number = String(number);
    mark.textContent = verbatim;
    parts.push(text.slice(at, start), mark);
    at = start + verbatim.length;
  }
  parts.push(text.slice(at));
  return parts;
}

// What is selected in the text: { words, locator }, or null.
export function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !region.contains(selection.anchorNode) || !region.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  const words = selection.toString().trim();
  return words ? { words, locator: start.closest("p")?.dataset.locator ?? "" } : null;
}

// Selects the next place of these words, after the selection there is; returns whether there is one.
export function findNext(words) {
  const wanted = words.toLocaleLowerCase();
  const lines = [...region.querySelectorAll("p")];
  if (!wanted || !lines.length) return false;
  const selection = getSelection();
  const here = selection.rangeCount && region.contains(selection.focusNode) ? selection.getRangeAt(0) : null;
  const now = here ? lines.findIndex((line) => line.contains(here.endContainer)) : -1;
  const from = here && now >= 0 ? offsetIn(lines[now], here.endContainer, here.endOffset) : 0;
  for (let step = 0; step <= lines.length; step += 1) {
    const line = lines[(Math.max(now, 0) + step) % lines.length];
    const at = line.textContent.toLocaleLowerCase().indexOf(wanted, step ? 0 : from);
    if (at >= 0) { choose(line, at, at + wanted.length); return true; }
  }
  return false;
}

function offsetIn(line, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(line);
  range.setEnd(node, offset);
  return range.toString().length;
}

function choose(line, start, end) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let before = 0;
  while (walker.nextNode()) {
    const after = before + walker.currentNode.length;
    if (start >= before && start < after) range.setStart(walker.currentNode, start - before);
    if (end > before && end <= after) range.setEnd(walker.currentNode, end - before);
    before = after;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  line.scrollIntoView({ block: "center" });
}
