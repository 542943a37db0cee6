// Gives Django's autocomplete fields (select2) the name of their label, which they lack: on an empty one a screen reader
// would say only "combo box". Works for rows that are added later too.

const nameOf = (select) => document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.trim().replace(/:$/, "");

function nameAll(root) {
  for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
    const name = nameOf(select) || select.getAttribute("aria-label");
    const box = select.nextElementSibling?.querySelector("[role=combobox]");
    if (!name || !box || box.dataset.named) continue;
    box.dataset.named = "yes";
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
    // The chosen value follows the name, as in a native field.
    const value = select.nextElementSibling.querySelector(".select2-selection__rendered");
    if (value?.id && !select.multiple) box.setAttribute("aria-describedby", value.id);
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }
}

// The list's own search field appears only when the list is opened.
function nameSearch() {
  const field = document.querySelector(".select2-container--open .select2-search--dropdown .select2-search__field");
  const open = document.querySelector(".select2-container--open [role=combobox]");
  if (field && open) field.setAttribute("aria-label", open.getAttribute("aria-label") || "");
}

const look = () => { nameAll(document); nameSearch(); };
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
