// How long the headline is, and what the text holds; fields that grow with their words.

import { readingOrder } from "../editor/marks.js";
import { entries, form, news, word } from "./state.js";

const count = (what, number) => word(number === 1 ? `${what}One` : `${what}Many`, number);

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
}

export function watchCounts(editor) {
  const { headline, standfirst } = form.elements;
  const place = document.querySelector("[data-counts=headline]");
  const text = document.querySelector("[data-counts=text]");
  const draw = () => {
    const length = [...headline.value].length;
    place.textContent = length ? word("of", length, headline.dataset.good) : "";
    place.classList.toggle("is-over", length > Number(headline.dataset.good));
    const keys = readingOrder(editor.state.doc);
    const sources = new Set(keys.map((key) => entries.get(key)?.source).filter(Boolean).map((source) => source.id || source.name));
    const words = editor.state.doc.textBetween(0, editor.state.doc.content.size, " ").match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
    text.textContent = words ? [count("word", words), count("quotation", keys.length), count("source", sources.size)].join(", ") : "";
    grow(headline);
    grow(standfirst);
  };
  for (const area of [headline, standfirst]) {
    area.addEventListener("input", draw);
    area.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); (area === headline ? standfirst : editor.view.dom).focus(); } });
  }
  editor.on("update", draw);
  for (const what of ["decided", "saved"]) news.addEventListener(what, draw);
  draw();
}
