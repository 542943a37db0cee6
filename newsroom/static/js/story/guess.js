// Who said it, guessed from the words around: names beside a cue verb first, then other names of the paragraph. No network:
// the answer stands before the dialog is drawn; what is on file for a name is asked after that.

import { around, pairs } from "./snap.js";

const CUES = "said|says|say|told|tells|added|adds|wrote|writes|asked|asks|argued|argues|insisted|insists|warned|warns|explained|explains|replied|replies|recalled|recalls|announced|announces|claimed|claims|noted|notes|admitted|admits|denied|denies|promised|promises|according to|called|calls|put it|tweeted|posted|declared|stated|states|confirmed|confirms|suggested|suggests|agreed|agrees|remarked";
const CUE = new RegExp(`\\b(?:${CUES})\\b`, "giu");
const PART = "\\p{Lu}[\\p{L}\\p{M}’'-]*\\p{L}";
const NAME = new RegExp(`${PART}(?:\\s+(?:(?:de|da|del|di|du|van|von|der|den|la|le|al|bin|ibn|of|the|&)\\s+)*(?:${PART}|\\p{Lu}\\.))*`, "gu");
const NOT_NAMES = new Set("The A An But And Or If In On At By For From He She It They We I You This That These Those There Then When While After Before As So Yet No Yes Not His Her Its Their Our My Mr Mrs Ms Dr Sir Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December What Who Why How Where Asked According Speaking Last Next Both One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Some Many Most Each Every All Nobody Everybody Somebody".split(" "));
const POSTS = new Set("Acting Deputy Vice Chief Director Minister President Chairman Chairwoman Chair Chairperson Secretary Councillor Cllr Professor Prof Doctor Detective Inspector Superintendent Sergeant Constable Captain Colonel Judge Mayor Governor Senator Representative Commissioner Spokesman Spokeswoman Spokesperson Manager Officer Bishop Reverend Rev Lord Lady Dame Coroner".split(" "));
const NEAR_CHARS = 60;

// "Harbour Board Director Mirela Hask" is called Mirela Hask: a post goes, and the body's name before it, while a name is left.
function isNoPartOfName(name) {
  const [first, ...rest] = name.split(/\s/u);
  if (NOT_NAMES.has(first)) return true;
  const lastPost = rest.findLastIndex((word) => POSTS.has(word));
  return (POSTS.has(first) && rest.length > 0) || (lastPost !== -1 && lastPost < rest.length - 1);
}

// Names that stand outside quotation marks between two offsets: [{ name, start, end }].
function namesIn(text, from, to) {
  const quoted = pairs(text, from, to);
  const found = [];
  for (const match of text.slice(from, to).matchAll(NAME)) {
    let [name] = match;
    let start = from + match.index;
    while (isNoPartOfName(name)) {
      const rest = name.replace(/^\S+\s*/u, "");
      start += name.length - rest.length;
      name = rest;
    }
    const end = start + name.length;
    if (name.length > 2 && !quoted.some(([a, b]) => a <= start && end <= b)) found.push({ name, start, end });
  }
  return found;
}

// "She said": the name that happens to stand nearby is not the subject of this cue.
const hasPronoun = (text, cue) => /\b(?:he|she|they)\s+(?:\w+\s+)?$/iu.test(text.slice(Math.max(0, cue.start - 24), cue.start)) || /^\s+(?:he|she|they)\b/iu.test(text.slice(cue.end, cue.end + 8));

// A surname alone stands for the full name that came before it.
function fullName(name, text, before) {
  if (/\s/u.test(name)) return name;
  const earlier = namesIn(text, 0, before).filter((each) => each.name !== name && each.name.split(/\s/u).at(-1) === name);
  return earlier[0]?.name ?? name;
}

// Returns { names: best first, nearCue: whether the first stands beside a cue verb }. Offsets as in the plain text. The speaker
// of a suggestion for the same words, where there is one, comes before every guess.
export function guessSpeakers(text, start, end, suggested = "") {
  const [from, to] = around(text, start, end);
  const cues = [...text.slice(from, to).matchAll(CUE)].map((match) => ({ start: from + match.index, end: from + match.index + match[0].length }))
    .filter((cue) => cue.end <= start || cue.start >= end);
  const gap = (a, b) => Math.max(0, a.start - b.end, b.start - a.end);
  const words = { start, end };
  const nearest = (place, list) => Math.min(Infinity, ...list.map((each) => gap(place, each)));
  const known = namesIn(text, from, to).map((each) => {
    const toCue = nearest(each, cues.filter((cue) => gap(cue, words) <= 160 && !hasPronoun(text, cue)));
    return { name: fullName(each.name, text, each.start), score: (toCue <= NEAR_CHARS ? 0 : 1000) + Math.min(toCue, 500) + gap(each, words) / 4 };
  });
  known.sort((a, b) => a.score - b.score);
  const names = [...new Set([suggested, ...known.map((each) => each.name)])].filter(Boolean);
  return { names: names.slice(0, 6), nearCue: Boolean(suggested) || (known[0]?.score ?? 1000) < 1000 };
}
