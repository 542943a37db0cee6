// One question to the desk, always by POST, so that no address and no log keeps the words.

import { data, form, word } from "./state.js";

export class Refused extends Error {
  constructor(answer) {
    super(answer.message);
    this.answer = answer;
  }
}
export class LoggedOut extends Error {}
export class NoConnection extends Error {}

// What to tell a person of a question that failed. What the desk and the line have not caused is a fault of ours, and is raised.
export function reasonOf(error, otherwise = word("suggestionNotDone")) {
  if (error instanceof Refused || error instanceof LoggedOut) return error.message || otherwise;
  if (error instanceof NoConnection) return otherwise;
  throw error;
}

// The token of the cookie, not the page's: logging in again in another tab changes it.
function token() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

// Sends `fields` (an object, or FormData) and returns the answer; raises Refused, LoggedOut or NoConnection.
export async function ask(address, fields) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  if (body instanceof FormData) body.delete("csrfmiddlewaretoken");
  let response;
  try {
    response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() }, credentials: "same-origin" });
  } catch {
    throw new NoConnection(word("notSaved"));
  }
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson && (response.redirected || response.status === 403)) throw new LoggedOut(word("expired"));
  if (!isJson) throw new NoConnection(word("notSaved"));
  const answer = await response.json();
  if (!answer.ok && !answer.nothing_new) throw new Refused(answer);
  return answer;
}

export const askFor = (name, fields) => ask(data.addresses[name], fields);

// Shows the faults of a refusal beside their fields within `root`; what has no field of its own goes to `rest`.
export function showFaults(root, fields, rest) {
  for (const place of root.querySelectorAll("[data-fault]")) place.textContent = fields?.[place.dataset.fault] ?? "";
  const homeless = Object.entries(fields ?? {}).filter(([name]) => !root.querySelector(`[data-fault="${CSS.escape(name)}"]`));
  const place = root.querySelector(`[data-fault="${rest}"]`);
  if (place && homeless.length) place.textContent = homeless.map(([, text]) => text).join(" ");
}
