// Dragging a placed story to another place of the front. It sends the form that the buttons Up and Down send.

const places = document.querySelector("[data-front]");
const moving = document.querySelector("[data-front-move]");
let dragged = null;

function placeOf(event) {
  return event.target.closest?.("[data-place]") ?? null;
}

function mark(place) {
  for (const each of places.querySelectorAll(".nr-place--target")) each.classList.remove("nr-place--target");
  place?.classList.add("nr-place--target");
}

places?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-slot]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("b").textContent);
  dragged.classList.add("nr-place__row--dragged");
});

places?.addEventListener("dragover", (event) => {
  const place = placeOf(event);
  if (!dragged || !place) return;
  event.preventDefault(); // the browser's way of saying: it may be dropped here
  mark(place);
});

places?.addEventListener("drop", (event) => {
  const place = placeOf(event);
  if (!dragged || !place) return;
  event.preventDefault();
  if (dragged.closest("[data-place]") === place) return;
  moving.elements.slot.value = dragged.dataset.slot;
  moving.elements.to.value = place.dataset.place;
  moving.submit();
});

places?.addEventListener("dragend", () => {
  dragged?.classList.remove("nr-place__row--dragged");
  dragged = null;
  mark(null);
});
