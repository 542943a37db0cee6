// A form marked with data-once goes off once: a second click or Enter while the answer is on its way does nothing.
// The server refuses the second one too.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
});

// Coming back by the browser's own button finds a page that can be used again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.sent;
});
