// A picture in the text: a figure with the picture's key and a caption that is written in place. The image itself is only
// shown; what is stored is <figure data-picture="…"><figcaption>…</figcaption></figure>.

import { Node } from "django-prose-editor/editor";

export const StoryFigure = Node.create({
  name: "storyFigure",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,
  defining: true,
  addOptions: () => ({ address: () => "", missing: "" }),
  addAttributes: () => ({
    picture: { default: "", parseHTML: (el) => el.getAttribute("data-picture"), renderHTML: ({ picture }) => ({ "data-picture": picture }) },
  }),
  parseHTML: () => [{ tag: "figure[data-picture]", contentElement: (el) => el.querySelector("figcaption") ?? document.createElement("figcaption") }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure");
      const image = document.createElement("img");
      const contentDOM = document.createElement("figcaption");
      dom.className = "nr-figure";
      image.src = this.options.address(node.attrs.picture);
      image.alt = this.options.missing;
      image.draggable = false;
      image.contentEditable = "false";
      dom.append(image, contentDOM);
      return { dom, contentDOM };
    };
  },
  addKeyboardShortcuts() {
    // Enter in a caption goes on with the text below it.
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== this.name) return false;
        return editor.chain().insertContentAt($from.after(), { type: "paragraph" }).focus($from.after() + 1).run();
      },
    };
  },
});
