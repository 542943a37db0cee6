// The tabs of the side panel. Without script every section is shown, one under another.

const list = document.querySelector("[data-tabs]");
const tabs = [...list.querySelectorAll("[role=tab]")];

export function showTab(pane) {
  for (const tab of tabs) {
    const isOn = tab.getAttribute("aria-controls") === pane;
    tab.setAttribute("aria-selected", String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !isOn;
  }
}

list.addEventListener("click", (event) => {
  const tab = event.target.closest("[role=tab]");
  if (tab) showTab(tab.getAttribute("aria-controls"));
});
list.addEventListener("keydown", (event) => {
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = tabs[(to + tabs.length) % tabs.length];
  showTab(next.getAttribute("aria-controls"));
  next.focus();
});
showTab(tabs[0].getAttribute("aria-controls"));
