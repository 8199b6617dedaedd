// Answers a thing that was just done: eight seconds, longer while somebody is at it, at most one. Never carries a state.
const holder = document.getElementById("toasts");
const STAYS = 8000;
let timer;

/** undo: takes it back; without it there is nothing to take back. */
export function toast(text, { undo } = {}) {
  const shown = document.createElement("div");
  shown.className = "toast";
  const words = document.createElement("p");
  words.textContent = text;
  shown.append(words);
  if (undo) shown.append(button("undo", holder.dataset.undo, () => { hide(shown); undo(); }));
  show(shown);
}

/** One that is made already, such as by the server. */
export function show(shown) {
  clearTimeout(timer);
  shown.append(button("close", holder.dataset.close, () => hide(shown)));
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => hide(shown), STAYS); };
  const stay = () => clearTimeout(timer);
  shown.addEventListener("pointerenter", stay);
  shown.addEventListener("focusin", stay);
  shown.addEventListener("pointerleave", () => { if (!shown.contains(document.activeElement)) wait(); });
  shown.addEventListener("focusout", () => { if (!shown.matches(":hover")) wait(); });
  const before = document.activeElement;
  shown.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide(shown);
    before?.focus({ preventScroll: true });
  });
  holder.replaceChildren(shown);
  wait();
}

function button(kind, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function hide(shown) {
  clearTimeout(timer);
  shown.remove();
}
