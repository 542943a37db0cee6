// The editor on the form's text area: the body format of the server's schema and nothing beyond it.

import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, HorizontalRule, Italic, Link,
  ListItem, OrderedList, Paragraph, Placeholder, Table, TableCell, TableHeader, TableRow, Text, UndoRedo,
} from "django-prose-editor/editor";
import { CleanPaste } from "./clean_paste.js";
import { StoryFigure } from "./figure.js";
import { MarkLooks, MentionMark, QuotationMark } from "./marks.js";
import { SmartQuotes } from "./smart_quotes.js";
import { SuggestedLooks } from "./suggested.js";

// The library's own Ctrl-K would open a second dialog over the form's.
const StoryLink = Link.extend({ addKeyboardShortcuts: () => ({}) });

// Takes the text area, whether it may be written in, and options { language, label, placeholder, pictureAddress, pictureMissing,
// quotation(key) → { state }, mention(key) → boolean, onSuggestion(key or null) }. The text area is kept in step, so that the form sends it.
export function buildEditor(area, mayEdit, options) {
  const home = document.createElement("div");
  area.before(home);
  area.hidden = true;
  const editor = new Editor({
    element: home,
    editable: mayEdit,
    injectCSS: false, // the policy refuses it; css/desk/story-text.css holds the rules, or spaces would be stored as U+00A0
    content: area.value,
    extensions: [
      Document, Paragraph, Text, Bold, Italic, Heading.configure({ levels: [2, 3] }), BulletList, OrderedList, ListItem,
      Blockquote, HorizontalRule, HardBreak, StoryLink.configure({ openOnClick: false, autolink: false, linkOnPaste: true, HTMLAttributes: { target: null, rel: null } }),
      Table, TableRow, TableHeader, TableCell, Gapcursor, Dropcursor, UndoRedo, Placeholder.configure({ placeholder: options.placeholder }), QuotationMark, MentionMark,
      MarkLooks.configure({ quotation: options.quotation, mention: options.mention }),
      SuggestedLooks.configure({ onClick: (key) => options.onSuggestion(key) }),
      StoryFigure.configure({ address: options.pictureAddress, missing: options.pictureMissing }),
      SmartQuotes.configure({ language: options.language }), CleanPaste,
    ],
    editorProps: {
      attributes: { class: "nr-body", role: "textbox", "aria-multiline": "true", "aria-label": options.label, "aria-readonly": String(!mayEdit), spellcheck: "true", lang: options.language },
    },
    onUpdate: ({ editor: changed }) => {
      area.value = changed.isEmpty ? "" : changed.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  return editor;
}
