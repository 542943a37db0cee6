// Logging out takes every copy of unsaved text with it, on whatever page of the desk it happens.

document.addEventListener("submit", (event) => {
  if (!event.target.matches("#logout-form")) return;
  document.documentElement.dataset.leaving = "yes"; // a page that is going away must not write its copy again
  for (const name of Object.keys(localStorage)) if (name.startsWith("newsroom:copy:")) localStorage.removeItem(name);
});
