// A question in a dialog: what opens it is a link to a page that asks the same, so that it works without a script.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    // Modal: the page behind is inert, Escape closes, and the focus goes back to the opener.
    dialog.querySelector("form").reset();
    if (dialog.querySelector("[data-wanted]")) look(dialog);
    dialog.showModal();
    return;
  }
  if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
});

const missing = (field) => {
  const { wanted, missing, one, differs, empty, right } = field.dataset;
  const typed = field.value.trim();
  if (typed === "") return empty;
  if (typed === wanted) return right;
  if (!wanted.startsWith(typed)) return differs;
  const left = wanted.length - typed.length;
  return left === 1 ? one : missing.replace("~", left);
};

const look = (dialog) => {
  const field = dialog.querySelector("[data-wanted]");
  const done = field.value.trim() === field.dataset.wanted;
  document.getElementById(field.getAttribute("aria-describedby")).textContent = missing(field);
  const button = dialog.querySelector("[data-confirmed]");
  button.setAttribute("aria-disabled", String(!done));
  button.classList.toggle("full", done);
  return done;
};

document.addEventListener("input", (event) => {
  const dialog = event.target.matches("[data-wanted]") && event.target.closest("dialog");
  if (dialog) look(dialog);
});

document.addEventListener("submit", (event) => {
  const dialog = event.target.closest("dialog");
  if (dialog && dialog.querySelector("[data-wanted]") && !look(dialog)) {
    event.preventDefault();
    dialog.querySelector("[data-wanted]").focus();
  }
});
