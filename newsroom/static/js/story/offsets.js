// Between the document's positions, the plain text that offsets count in, and code points: the only place that converts.
// The plain text is the server's (articles/body/plain.py): blocks joined by a blank line, cells of a row by a tab.

const BLOCK_GAP = "\n\n";
const CELL_GAP = "\t";

// Returns { text, toText(position), toDoc(offset), ranges(start, end) }; offsets are UTF-16 units into `text`, and `ranges`
// gives the document ranges of the stretch, one for each block.
export function plainMap(doc) {
  const places = [];
  let text = "";
  let row = null;
  doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    const at = doc.resolve(pos);
    const thisRow = rowOf(at);
    const isSilent = !node.content.size && !thisRow;
    if (isSilent) return false;
    if (places.length) text += thisRow && thisRow === row ? CELL_GAP : BLOCK_GAP;
    row = thisRow;
    const content = node.textBetween(0, node.content.size, "", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : ""));
    places.push({ start: text.length, from: pos + 1, length: content.length });
    text += content;
    return false;
  });
  return {
    text,
    toText: (position) => {
      const place = places.findLast((each) => each.from <= position) ?? places[0];
      return place ? Math.min(Math.max(position - place.from, 0), place.length) + place.start : 0;
    },
    toDoc: (offset) => docPosition(places, offset),
    ranges: (start, end) => places
      .map((each) => ({ from: Math.max(start, each.start), to: Math.min(end, each.start + each.length), each }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to, each }) => ({ from: each.from + from - each.start, to: each.from + to - each.start })),
  };
}

function rowOf(at) {
  for (let depth = at.depth; depth > 0; depth -= 1) if (at.node(depth).type.name === "tableRow") return at.node(depth);
  return null;
}

function docPosition(places, offset) {
  const place = places.findLast((each) => each.start <= offset) ?? places[0];
  return place ? place.from + Math.min(offset - place.start, place.length) : 0;
}

// The server counts code points, the browser UTF-16 units: an emoji is one there and two here.
export function fromCodePoints(text, count) {
  let units = 0;
  for (const point of text) {
    if (count <= 0) break;
    units += point.length;
    count -= 1;
  }
  return units;
}

export const toCodePoints = (text, units) => [...text.slice(0, units)].length;

// The same for many offsets of one text: returns a function from code points to UTF-16 units.
export function codePoints(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (count) => Math.min(count, text.length);
  const units = [0];
  for (const point of text) units.push(units.at(-1) + point.length);
  return (count) => units[Math.min(count, units.length - 1)];
}
