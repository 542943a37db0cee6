// Text pasted from Word, Google Docs and the web becomes plain blocks with bold and italics. The policy hides el.style
// from the editor's own parser, so the style attribute is read here and written as tags.

import { Extension, Plugin } from "django-prose-editor/editor";

const GONE = "style, script, meta, link, title, xml, template, iframe, object, o\\:p, head";
const BULLET = /^[\s\u00a0]*[·•▪◦§oü–-][\s\u00a0]*/u;
const NUMBER = /^[\s\u00a0]*(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)][\s\u00a0]*/iu;
const LISTED = /(?:^|;)\s*mso-list\s*:\s*(?!ignore)/i;
const IGNORED = /(?:^|;)\s*mso-list\s*:\s*ignore/i;
const BOLD = /(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i;
const NOT_BOLD = /(?:^|;)\s*font-weight\s*:\s*(?:normal|400)/i;
const ITALIC = /(?:^|;)\s*font-style\s*:\s*italic/i;

const styleOf = (el) => el.getAttribute("data-style") ?? "";
const unwrap = (el) => el.replaceWith(...el.childNodes);

function wrapContent(el, tag) {
  const inner = el.ownerDocument.createElement(tag);
  inner.append(...el.childNodes);
  el.append(inner);
}

function rename(el, tag) {
  const other = el.ownerDocument.createElement(tag);
  other.append(...el.childNodes);
  el.replaceWith(other);
  return other;
}

// Word writes a list as paragraphs that carry their bullet as text.
function rebuildLists(body) {
  let list = null;
  for (const p of [...body.querySelectorAll("p")]) {
    if (!LISTED.test(styleOf(p))) { list = null; continue; }
    const signs = [...p.querySelectorAll("span")].filter((el) => IGNORED.test(styleOf(el)));
    const sign = signs.map((el) => el.textContent).join("") || p.textContent;
    const tag = NUMBER.test(sign) && !/^[\s\u00a0]*o[\s\u00a0]/.test(sign) ? "ol" : "ul";
    signs.forEach((el) => el.remove());
    if (!signs.length && p.firstChild) p.firstChild.textContent = p.firstChild.textContent.replace(tag === "ol" ? NUMBER : BULLET, "");
    const follows = list && list.localName === tag && list.nextElementSibling === p;
    if (!follows) { list = body.ownerDocument.createElement(tag); p.before(list); }
    const item = body.ownerDocument.createElement("li");
    list.append(item);
    item.append(p);
  }
}

function formatsToTags(body) {
  for (const el of [...body.querySelectorAll("[data-style]")]) {
    const style = styleOf(el);
    el.removeAttribute("data-style");
    if (/^(?:b|strong)$/.test(el.localName)) { if (NOT_BOLD.test(style)) unwrap(el); continue; }
    if (/^h[1-6]$/.test(el.localName)) continue;
    if (BOLD.test(style)) wrapContent(el, "strong");
    if (ITALIC.test(style)) wrapContent(el, "em");
  }
}

// Styles under another name: the policy would refuse, and report, every one of them as soon as it is parsed.
const withoutStyles = (html) => html.replace(/<style\b[\s\S]*?(?:<\/style>|$)/gi, "").replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, "$1data-style$2");

export function cleanHtml(html) {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  body.querySelectorAll(GONE).forEach((el) => el.remove());
  rebuildLists(body);
  formatsToTags(body);
  body.querySelectorAll("h1").forEach((el) => rename(el, "h2"));
  body.querySelectorAll("h4, h5, h6").forEach((el) => rename(el, "h3"));
  body.querySelectorAll("figure, figcaption, img").forEach((el) => { if (!el.closest("figure[data-picture]")) el.localName === "img" ? el.remove() : unwrap(el); });
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("\u00a0", " ");
  body.querySelectorAll("p, h2, h3, li").forEach((el) => { if (!el.textContent.trim() && !el.querySelector("figure")) el.remove(); });
  return body.innerHTML;
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins: () => [new Plugin({
    props: {
      transformPastedHTML: cleanHtml,
      transformPastedText: (text) => text.replaceAll("\u00a0", " ").replaceAll("\r\n", "\n"),
    },
  })],
});
