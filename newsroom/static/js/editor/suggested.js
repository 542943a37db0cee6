// Suggestions in the text: a dashed line drawn over the words. It is no part of the document: nothing of it is saved or sent,
// and it follows what is typed until the next answer.

import { Extension, Plugin, pm } from "django-prose-editor/editor";

const { Decoration, DecorationSet } = pm.view;
const { PluginKey } = pm.state;

export const suggested = new PluginKey("story-suggestions");

// A place is { key, look, from, to }; look "" draws nothing, and the place is only followed.
function draw(doc, places, current) {
  return DecorationSet.create(doc, places.map(({ key, look, from, to }) => Decoration.inline(
    from, to, look ? { class: `nr-s nr-s--${look}${key === current ? " is-current" : ""}` } : {}, { key, look },
  )));
}

const placesIn = (set, ...where) => set.find(...where)
  .map(({ from, to, spec }) => ({ from, to, key: spec.key, look: spec.look }))
  .sort((a, b) => a.from - b.from);

// Every place that is still in the text, in reading order.
export const allPlaces = (state) => placesIn(suggested.getState(state).set);

export const placesOf = (state, key) => allPlaces(state).filter((each) => each.key === key);

// Draws the places of a new answer.
export function drawPlaces(view, places, current) {
  view.dispatch(view.state.tr.setMeta(suggested, { places, current }));
}

export function drawCurrent(view, current) {
  if (suggested.getState(view.state).current !== current) view.dispatch(view.state.tr.setMeta(suggested, { current }));
}

// The key of the narrowest suggestion at a position of the document, or null: a name inside a quotation comes first.
function suggestionAt(state, pos) {
  const here = placesIn(suggested.getState(state).set, pos, pos).filter((each) => each.look);
  return here.sort((a, b) => a.to - a.from - (b.to - b.from))[0]?.key ?? null;
}

export const SuggestedLooks = Extension.create({
  name: "suggestedLooks",
  addOptions: () => ({ onClick: () => {} }),
  addProseMirrorPlugins() {
    const { onClick } = this.options;
    return [new Plugin({
      key: suggested,
      state: {
        init: () => ({ set: DecorationSet.empty, current: null }),
        apply(tr, { set, current }) {
          const moved = tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
          const told = tr.getMeta(suggested);
          return told ? { set: draw(tr.doc, told.places ?? placesIn(moved), told.current), current: told.current } : { set: moved, current };
        },
      },
      props: {
        decorations: (state) => suggested.getState(state).set,
        // The click goes on to place the cursor.
        handleClick: (view, pos) => { onClick(suggestionAt(view.state, pos)); return false; },
      },
    })];
  },
});
