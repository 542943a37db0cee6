// Gives names to what Django's admin leaves without one, so that a screen reader can say what it is: autocomplete fields
// (select2), the fields of an inline table, and its header cells that head nothing. Rows added later are met too.

const nameOf = (field) => document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent.trim().replace(/:$/, "");

function nameAutocompletes() {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const name = nameOf(select) || select.getAttribute("aria-label");
    const shown = select.nextElementSibling;
    const box = shown?.querySelector("[role=combobox]");
    if (!name || !box || box.dataset.named) continue;
    box.dataset.named = "yes";
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
    // The chosen value is no text field of its own; it describes the box.
    const value = shown.querySelector(".select2-selection__rendered");
    value.removeAttribute("role");
    value.removeAttribute("aria-readonly");
    if (value.id && !select.multiple) box.setAttribute("aria-describedby", value.id);
    shown.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }
}

// The list's own search field exists only while the list is open.
function nameOpenSearch() {
  const field = document.querySelector(".select2-container--open .select2-search--dropdown .select2-search__field");
  const box = document.querySelector(".select2-container--open [role=combobox]");
  if (field && box) field.setAttribute("aria-label", box.getAttribute("aria-label") || "");
}

function nameTableFields() {
  for (const table of document.querySelectorAll(".inline-group .tabular table")) {
    const heads = [...table.querySelectorAll("thead tr:first-child > *")];
    for (const head of heads) {
      if (head.matches("th") && !head.textContent.trim()) head.replaceWith(Object.assign(document.createElement("td"), { className: head.className }));
    }
    for (const cell of table.querySelectorAll("tbody td")) {
      const name = heads[cell.cellIndex]?.textContent.trim();
      if (!name) continue;
      for (const field of cell.querySelectorAll("input:not([type=hidden]), select, textarea")) {
        if (!field.hasAttribute("aria-label") && !nameOf(field)) field.setAttribute("aria-label", name);
      }
    }
  }
}

const nameAll = () => { nameTableFields(); nameAutocompletes(); nameOpenSearch(); };
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
