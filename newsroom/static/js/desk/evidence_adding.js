// Putting evidence on file: a file can be dropped on its field, its way is shown, and a refusal leaves every field as it is.

const form = document.querySelector("form[data-evidence-add]");
const find = (selector) => form.querySelector(selector);

function refuse(message) {
  find("[data-refusal]").textContent = message;
  find("[data-refusal]").hidden = !message;
  find("[data-progress]").hidden = true;
  find("[data-sent]").textContent = "";
  find("[type=submit]").disabled = false;
}

function send() {
  const request = new XMLHttpRequest(); // fetch does not tell how much has gone out
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const share = total ? Math.round((loaded / total) * 100) : 0;
    find("[data-progress]").value = share;
    find("[data-sent]").textContent = form.dataset.sending.replace("%s", String(share));
  });
  request.addEventListener("load", () => {
    if (!request.getResponseHeader("Content-Type")?.startsWith("application/json")) return refuse(form.dataset.failed);
    const answer = JSON.parse(request.responseText);
    if (!answer.ok) return refuse(answer.message);
    form.reset();
    return location.reload();
  });
  request.addEventListener("error", () => refuse(form.dataset.failed));
  const fields = new FormData(form);
  fields.delete("csrfmiddlewaretoken");
  find("[type=submit]").disabled = true;
  find("[data-progress]").hidden = false;
  request.send(fields);
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    refuse("");
    send();
  });
  const drop = find("[data-drop]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name === "dragover");
    });
  }
  drop.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) find("[name=file]").files = event.dataTransfer.files; });
}
