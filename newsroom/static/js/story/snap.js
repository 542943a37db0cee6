// A sloppy selection made exact: it snaps to the quotation marks the hand was aiming at. The server has the same rule for
// commands (articles/body/snapping.py).

const CLOSING = { "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "‚": "‘", "‹": "›", '"': '"' };
const GAP = "\n\n";
const NEAR = 0.5; // the selection and the quotation share at least half of each other

const isLetter = (char) => /[\p{L}\p{N}]/u.test(char ?? "");
const isApostrophe = (text, at) => "’'‘".includes(text[at]) && isLetter(text[at - 1]) && isLetter(text[at + 1]);

// Every matched pair of quotation marks between two offsets, nested ones too; the marks are inside the range.
export function pairs(text, start, end) {
  const found = [];
  const open = [];
  for (let at = start; at < end; at += 1) {
    const mark = text[at];
    if (isApostrophe(text, at)) continue;
    const depth = open.findLastIndex((each) => each.close === mark);
    if (depth !== -1) {
      found.push([open[depth].at, at + 1]);
      open.length = depth;
    } else if (CLOSING[mark]) {
      const goesOn = at >= GAP.length && text.slice(at - GAP.length, at) === GAP && open.some((each) => each.close === CLOSING[mark]);
      if (!goesOn) open.push({ at, close: CLOSING[mark] });
    }
  }
  return found;
}

// The block or blocks that a stretch touches.
export function around(text, start, end) {
  const before = text.lastIndexOf(GAP, Math.max(start - 1, 0));
  const after = text.indexOf(GAP, end);
  return [before === -1 ? 0 : before + GAP.length, after === -1 ? text.length : after];
}

// The stretches one quotation consists of. A selection that reaches into two passages or more is one quotation, interrupted by
// what stands between them (“A,” she said. “B.”), which stays outside the marks.
export function stretchesAimedAt(text, start, end) {
  const touched = pairs(text, ...around(text, start, end)).filter(([from, to]) => from < end && start < to);
  const outermost = touched.filter(([from, to]) => !touched.some(([a, b]) => (a < from && to <= b) || (a <= from && to < b)));
  return outermost.length > 1 ? outermost.sort((a, b) => a[0] - b[0]) : [snap(text, start, end)];
}

// The range of the quotation that encloses, or nearly is, the selected one; without one the selection, trimmed.
export function snap(text, start, end) {
  while (start < end && /\s/.test(text[start])) start += 1;
  while (start < end && /\s/.test(text[end - 1])) end -= 1;
  const [first, last] = around(text, start, end);
  const found = pairs(text, first, last);
  const enclosing = found.filter(([from, to]) => from <= start && end <= to).sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
  if (enclosing.length) return enclosing[0];
  if (start === end) return [start, start];
  const shared = ([from, to]) => (Math.min(to, end) - Math.max(from, start)) / Math.max(to - from, end - start);
  const [best] = found.filter((pair) => shared(pair) >= NEAR).sort((a, b) => shared(b) - shared(a));
  return best ?? [start, end];
}
