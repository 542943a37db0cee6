// Opens one confidential part, shows it in one node, and takes it off the screen: after its seconds, when the tab is hidden,
// and when the page is left. It is never put into a field, kept in a variable or stored.

const form = document.querySelector("form[data-reveal]");
const opened = document.querySelector("[data-opened]");
const refusal = document.querySelector("[data-refusal]");
let clock = null;

function clear() {
  clearInterval(clock);
  clock = null;
  opened.replaceChildren();
  opened.hidden = true;
}

function element(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function show({ lines, seconds }) {
  clear();
  const list = document.createElement("dl");
  for (const { label, text } of lines) list.append(element("dt", label), element("dd", text));
  const left = element("p", "");
  left.className = "quiet";
  const end = performance.now() + seconds * 1000;
  const tick = () => {
    const rest = Math.ceil((end - performance.now()) / 1000);
    if (rest <= 0) clear();
    else left.textContent = `${opened.dataset.until} ${rest} ${opened.dataset.seconds}`;
  };
  opened.append(list, left);
  opened.hidden = false;
  tick();
  clock = setInterval(tick, 500);
  opened.focus();
}

function refuse(message) {
  refusal.textContent = message;
  refusal.hidden = !message;
}

async function open() {
  clear();
  refuse("");
  const [what, row = ""] = form.elements.part.value.split(" ");
  const body = new URLSearchParams({ what, row, reason: form.elements.reason.value });
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const response = await fetch(form.action, { method: "POST", body, headers, credentials: "same-origin", cache: "no-store" });
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) throw new TypeError("no answer of the vault");
  const answer = await response.json();
  // Whoever has turned to another tab meanwhile does not see it, and nobody behind them either.
  if (!answer.ok) refuse(answer.message);
  else if (!document.hidden) show(answer);
  form.elements.reason.value = "";
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  open().catch((error) => {
    if (!(error instanceof TypeError)) throw error;
    clear();
    refuse(opened.dataset.failed);
  });
});

if (opened) {
  window.addEventListener("pagehide", clear);
  document.addEventListener("visibilitychange", () => { if (document.hidden) clear(); });
}
