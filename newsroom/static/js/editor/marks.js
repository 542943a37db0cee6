// The two marks of the body format, and how they look in the editor: colour by state, a numeral after the last stretch.
// A mark carries an opaque key and nothing else; what it means is looked up beside the text.

import { Extension, Mark, Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;
const { PluginKey } = pm.state;

const keyed = (name, attribute, priority) => Mark.create({
  name,
  priority, // a quotation above links (1000), or bold inside it would split it
  inclusive: false,
  addAttributes: () => ({ key: { default: null, parseHTML: (el) => el.getAttribute(attribute), renderHTML: ({ key }) => ({ [attribute]: key }) } }),
  parseHTML: () => [{ tag: `span[${attribute}]` }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export const QuotationMark = keyed("quotation", "data-quote", 1100);
export const MentionMark = keyed("mention", "data-mention", 900);

export const looks = new PluginKey("story-marks");

// Unbroken stretches of one mark in reading order: [{ key, from, to }] in document positions.
export function stretches(doc, name) {
  const found = [];
  doc.descendants((node, pos, parent) => {
    if (!node.isText) return;
    const mark = node.marks.find((each) => each.type.name === name);
    if (!mark) return;
    const last = found.at(-1);
    if (last && last.key === mark.attrs.key && last.to === pos && last.parent === parent) last.to = pos + node.nodeSize;
    else found.push({ key: mark.attrs.key, from: pos, to: pos + node.nodeSize, parent });
  });
  return found;
}

// Quotations by number: the keys in the order in which a reader meets them.
export const readingOrder = (doc) => [...new Set(stretches(doc, "quotation").map((each) => each.key))];

function numeral(number, state) {
  const sup = document.createElement("sup");
  sup.className = `nr-n nr-n--${state}`;
  sup.textContent = String(number);
  sup.setAttribute("aria-hidden", "true");
  return sup;
}

function draw(doc, lookUp, current) {
  const spans = stretches(doc, "quotation");
  const order = [...new Set(spans.map((each) => each.key))];
  const drawn = [];
  spans.forEach((span, at) => {
    const { state } = lookUp.quotation(span.key);
    drawn.push(Decoration.inline(span.from, span.to, { class: `nr-q nr-q--${state}${span.key === current ? " is-current" : ""}` }));
    const isLast = !spans.slice(at + 1).some((each) => each.key === span.key);
    const number = order.indexOf(span.key) + 1;
    if (isLast) drawn.push(Decoration.widget(span.to, () => numeral(number, state), { side: -1, marks: [], key: `${span.key}-${number}-${state}` }));
  });
  for (const span of stretches(doc, "mention")) {
    drawn.push(Decoration.inline(span.from, span.to, { class: lookUp.mention(span.key) ? "nr-m" : "nr-m nr-m--new" }));
  }
  return DecorationSet.create(doc, drawn);
}

// The key under the cursor, or null.
export function keyAt(state, name) {
  const { $from, $to, empty } = state.selection;
  const at = (pos) => pos.marks().find((mark) => mark.type.name === name)?.attrs.key
    ?? pos.nodeAfter?.marks.find((mark) => mark.type.name === name)?.attrs.key ?? null;
  if (empty) return at($from);
  const first = $from.nodeAfter?.marks.find((mark) => mark.type.name === name)?.attrs.key ?? null;
  const last = $to.nodeBefore?.marks.find((mark) => mark.type.name === name)?.attrs.key ?? null;
  return first && first === last ? first : null;
}

export const MarkLooks = Extension.create({
  name: "markLooks",
  addOptions: () => ({ quotation: () => ({ state: "open" }), mention: () => true }),
  addProseMirrorPlugins() {
    const lookUp = this.options;
    return [new Plugin({
      key: looks,
      state: {
        init: (_, state) => draw(state.doc, lookUp, null),
        apply(tr, set, before, after) {
          const current = keyAt(after, "quotation");
          if (!tr.docChanged && !tr.getMeta(looks) && keyAt(before, "quotation") === current) return set;
          return draw(after.doc, lookUp, current);
        },
      },
      props: { decorations: (state) => looks.getState(state) },
    })];
  },
});
