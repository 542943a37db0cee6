// Word by word, what evidence and story say: struck out and underlined, and told in words to those who do not see it.

import { word } from "../state.js";

const TAGS = { missing: ["del", "onlyEvidence"], added: ["ins", "onlyStory"] };

export function drawDifference(pieces) {
  const line = document.createElement("p");
  line.className = "nr-differs";
  for (const { op, text } of pieces) {
    const [tag, says] = TAGS[op] ?? ["span"];
    const el = document.createElement(tag);
    if (says) {
      const label = document.createElement("span");
      label.className = "vh";
      label.textContent = `${word(says)} `;
      el.append(label);
    }
    el.append(text);
    line.append(el, " ");
  }
  return line;
}
