// The theme switch. Runs before the first paint where the browser can wait for it, so that a chosen theme never flashes.

const root = document.documentElement;
const KEY = "theme";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: the choice lasts for this page
  }
}

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function change() {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem(KEY, root.dataset.theme);
  } catch {
    // see stored()
  }
}

function offer() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false; // without script the button would do nothing
    button.addEventListener("click", change);
  }
}

const chosen = stored();
if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offer);
else offer();
