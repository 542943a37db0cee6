// A field with a list of options below it, as the ARIA combobox pattern has it: arrows move, Enter picks, Esc closes the list.

// `search(words)` returns a promise of options { name, about, chip?, shape? }; `onPick(option)` is told what was chosen.
export class Combo {
  constructor(root, { search, onPick }) {
    this.input = root.querySelector("input");
    this.list = root.querySelector("[role=listbox]");
    this.search = search;
    this.onPick = onPick;
    this.options = [];
    this.active = -1;
    this.asked = 0;
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.press(event));
    // Focus may be back by then: a dialog that opens takes it away for a moment.
    this.input.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== this.input) this.close(); }, 150));
    this.list.addEventListener("pointerdown", (event) => {
      const item = event.target.closest("[role=option]");
      if (!item) return;
      event.preventDefault();
      this.pick(this.options[Number(item.dataset.at)]);
    });
  }

  get isOpen() { return !this.list.hidden; }

  async look() {
    const asked = (this.asked += 1);
    const options = await this.search(this.input.value.trim());
    if (asked === this.asked) this.show(options);
  }

  show(options) {
    this.options = options;
    this.active = options.length ? 0 : -1;
    this.list.replaceChildren(...options.map((option, at) => this.row(option, at)));
    this.list.hidden = !options.length;
    this.mark();
  }

  row(option, at) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${at}`;
    item.dataset.at = String(at);
    item.setAttribute("role", "option");
    const face = document.createElement("span");
    face.className = `nr-shape nr-shape--${option.shape ?? "new"}`;
    face.setAttribute("aria-hidden", "true");
    const text = document.createElement("span");
    text.append(option.name);
    const about = document.createElement("small");
    about.textContent = option.about ?? "";
    text.append(about);
    item.append(face, text);
    if (option.chip) {
      const chip = document.createElement("span");
      chip.className = "nr-chip info";
      chip.textContent = option.chip;
      item.append(chip);
    }
    return item;
  }

  mark() {
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.active)));
    const item = this.list.children[this.active];
    if (this.isOpen && item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.isOpen) { event.preventDefault(); this.look(); return; }
    if (step) {
      event.preventDefault();
      this.active = (this.active + step + this.options.length) % this.options.length;
      this.mark();
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.pick(this.options[this.active]);
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  pick(option) {
    this.close();
    this.onPick(option);
  }

  close() {
    this.asked += 1;
    this.list.hidden = true;
    this.mark();
  }
}
