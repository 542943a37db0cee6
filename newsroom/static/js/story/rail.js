// The margin: one dot a quotation, beside its first line. Green is complete, amber lacks terms or evidence, red stops.

import { readingOrder, stretches } from "../editor/marks.js";
import { showInText } from "./quoting.js";
import { entryOf, news, stateOf, word } from "./state.js";

const rail = document.querySelector("[data-rail]");
const SAYS = { bad: "stops", warn: "toRead", ok: "complete" };
const DOT = 20; // px between dots that would else lie on one another

function draw(editor) {
  const top = rail.getBoundingClientRect().top;
  const spans = stretches(editor.state.doc, "quotation");
  let lowest = -Infinity;
  rail.replaceChildren(...readingOrder(editor.state.doc).map((key, at) => {
    const { from } = spans.find((each) => each.key === key);
    const state = stateOf(key);
    const dot = document.createElement("button");
    dot.type = "button";
    dot.className = `nr-dot nr-dot--${state}`;
    lowest = Math.max(editor.view.coordsAtPos(from).top - top + 5, lowest + DOT);
    dot.style.insetBlockStart = `${lowest}px`;
    const label = `${word("quotation", at + 1)}, ${entryOf(key).source?.name ?? word("noSource")}: ${word(SAYS[state])}`;
    dot.setAttribute("aria-label", label);
    dot.title = label;
    dot.addEventListener("click", () => showInText(editor, key));
    return dot;
  }));
}

export function watchRail(editor) {
  let asked = 0;
  const redraw = () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => draw(editor)); };
  editor.on("update", redraw);
  for (const what of ["decided", "saved", "redraw"]) news.addEventListener(what, redraw);
  new ResizeObserver(redraw).observe(editor.view.dom);
  document.fonts?.ready.then(redraw);
  redraw();
}
