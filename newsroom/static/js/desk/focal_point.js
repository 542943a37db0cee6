// On a picture's page: a click on the picture sets the two numbers that say what a crop must keep, and a ring shows them.
// The numbers stay fields of their own, for the keyboard.

const across = document.querySelector("[data-focal=focal_x]");
const down = document.querySelector("[data-focal=focal_y]");
const picture = document.querySelector(".nr-picture");

if (across && down && picture) {
  const frame = document.createElement("span");
  frame.className = "nr-focal";
  const ring = document.createElement("span");
  ring.className = "nr-focal__point";
  picture.replaceWith(frame);
  frame.append(picture, ring);

  const share = (field) => Math.min(1, Math.max(0, Number(field.value) || 0));
  const show = () => {
    ring.style.left = `${share(across) * 100}%`;
    ring.style.top = `${share(down) * 100}%`;
  };
  frame.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    across.value = ((event.clientX - box.left) / box.width).toFixed(2);
    down.value = ((event.clientY - box.top) / box.height).toFixed(2);
    show();
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  show();
}
