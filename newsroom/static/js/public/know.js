// Opens a 'How we know' card when the mouse rests on its mark. Without it a click, a tap or Enter still opens the card.

const OPEN_AFTER_MS = 180;
const CLOSE_AFTER_MS = 250;

function follow(mark, card) {
  let timer;
  let isPinned = false;
  const isOpen = () => card.matches(":popover-open");

  const open = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!isOpen()) card.showPopover({ source: mark });
    }, OPEN_AFTER_MS);
  };
  const close = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isOpen() && !isPinned) card.hidePopover();
    }, CLOSE_AFTER_MS);
  };

  mark.addEventListener("click", (event) => {
    clearTimeout(timer);
    if (isOpen() && !isPinned) event.preventDefault(); // the first click keeps open what the mouse opened
    isPinned = true;
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") isPinned = false;
  });
  for (const element of [mark, card]) {
    element.addEventListener("pointerenter", open);
    element.addEventListener("pointerleave", close);
  }
}

if (matchMedia("(hover: hover)").matches) {
  for (const mark of document.querySelectorAll(".mark[popovertarget]")) {
    const card = document.getElementById(mark.getAttribute("popovertarget"));
    if (card && card.showPopover) follow(mark, card);
  }
}
