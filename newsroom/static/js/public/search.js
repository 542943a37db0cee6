// Suggestions while typing, as the ARIA combobox pattern has it; and the boxes beside the results open where there is room.
// Without it the form, the boxes and their button do the same by loading a page.

const PAUSE_MS = 120;
const LEAST_CHARS = 2;

function row(found, at) {
  const item = document.createElement("li");
  item.id = `suggestion-${at}`;
  item.setAttribute("role", "option");
  item.dataset.address = found.address;
  const name = document.createElement("span");
  name.textContent = found.name;
  const about = document.createElement("small");
  about.textContent = found.about;
  item.append(name, about);
  return item;
}

function suggestIn(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  if (!field || !list) return;
  let timer;
  let asking;
  let active = -1;
  list.id = "suggestions";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const mark = (at) => {
    active = at;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    const item = list.children[at];
    if (item) field.setAttribute("aria-activedescendant", item.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const show = (rows) => {
    list.replaceChildren(...rows);
    list.hidden = !rows.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  };
  const look = async () => {
    asking?.abort();
    const words = field.value.trim();
    if (words.length < LEAST_CHARS) return show([]);
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === field) show((await answer.json()).suggestions.map(row));
    } catch (problem) {
      if (problem.name !== "AbortError") show([]); // the connection is away: the form still works
    }
    return undefined;
  };
  const step = (by) => {
    const count = list.children.length;
    if (count) mark(active < 0 && by < 0 ? count - 1 : (active + by + count) % count);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.address);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => setTimeout(close, 150)); // a tap on a row comes first
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.address);
  });
}

function openWhereThereIsRoom(details) {
  const wide = matchMedia("(min-width: 60rem)");
  const settle = () => { details.open = wide.matches; };
  wide.addEventListener("change", settle);
  settle();
}

for (const form of document.querySelectorAll("form[data-suggest]")) suggestIn(form);
for (const details of document.querySelectorAll("[data-facets]")) openWhereThereIsRoom(details);
