// Typographic quotation marks while typing. Backspace straight after gives the straight one back.

import { Extension, InputRule } from "django-prose-editor/editor";

// Opening and closing, double then single; the same table as the server's for imported text.
const MARKS = {
  en: ["“", "”", "‘", "’"],
  de: ["„", "“", "‚", "‘"],
  fr: ["«", "»", "“", "”"],
  es: ["«", "»", "“", "”"],
  it: ["«", "»", "“", "”"],
  pt: ["“", "”", "‘", "’"],
  nl: ["“", "”", "‘", "’"],
};

export const marksOf = (language) => MARKS[language.toLowerCase().split(/[-_]/)[0]] ?? MARKS.en;

const OPENS_AFTER = String.raw`(?<=^|[\s([{/“‘«„‚–—-])`;

const rule = (find, text) => new InputRule({
  find,
  handler: ({ state, range }) => { state.tr.insertText(text, range.from, range.to); },
});

export const SmartQuotes = Extension.create({
  name: "smartQuotes",
  addOptions: () => ({ language: "en" }),
  addInputRules() {
    const [open, close, openSingle, closeSingle] = marksOf(this.options.language);
    return [
      // A year or a word that has lost its beginning ('90s, 'tis) takes an apostrophe, feet after a figure stay straight.
      rule(new RegExp(`${OPENS_AFTER}"$`), open),
      rule(/(?<![\s\d])"$/, close),
      rule(/(?<=\d[.,]?)"$/, close),
      rule(new RegExp(`${OPENS_AFTER}'$`), openSingle),
      rule(/(?<=\p{L})'$/u, closeSingle === "‘" ? "’" : closeSingle),
      rule(/(?<=[.,;:!?…\d])'$/u, closeSingle),
    ];
  },
});
