// Banners above the form: what went wrong or waits, with at most two things to do about it. And short hints.

import { news } from "./state.js";

const home = document.querySelector("[data-banners]");

// Shows (or replaces) the banner called `name`. `actions`: [{ label, act }] or [{ label, href }].
export function banner(name, text, actions = [], isLost = false) {
  dropBanner(name);
  const el = document.createElement("div");
  el.className = `nr-banner${isLost ? " nr-lost" : ""}`;
  el.dataset.banner = name;
  el.setAttribute("role", isLost ? "alert" : "status");
  el.append(document.querySelector(`template[data-icon=${isLost ? "bad" : "warn"}]`).content.cloneNode(true));
  const words = document.createElement("span");
  words.textContent = text;
  el.append(words, ...actions.map(button));
  home.append(el);
}

function button({ label, act, href }) {
  const el = document.createElement(href ? "a" : "button");
  el.className = "nr-btn nr-btn--sm";
  el.textContent = label;
  if (href) Object.assign(el, { href, target: "_blank", rel: "noopener" });
  else { el.type = "button"; el.addEventListener("click", act); }
  return el;
}

export function dropBanner(name) {
  home.querySelector(`[data-banner=${name}]`)?.remove();
}

let timer = 0;
news.addEventListener("hint", ({ detail }) => {
  banner("hint", detail);
  clearTimeout(timer);
  timer = setTimeout(() => dropBanner("hint"), 5000);
});
