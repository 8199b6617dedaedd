// An import's page: keeps the bar from moving back, and an open question from asking what is answered.
const dialog = document.getElementById("cancel-dialog");

let most = 0;
const keep = (part) => {
  const bar = part.querySelector("[role=progressbar]");
  if (!bar) return;
  most = Math.max(most, Number(bar.getAttribute("aria-valuenow")));
  bar.setAttribute("aria-valuenow", most);
  bar.querySelector(".done").setAttribute("width", `${most}%`);
};

// It has ended meanwhile: there is nothing left to cancel. The question stays, or a click would hit what is behind it.
const answered = () => {
  if (!dialog?.open || document.getElementById("cancel")) return;
  const close = document.getElementById("cancel-keep");
  const button = dialog.querySelector("[type=submit]");
  if (button.hidden) return;
  document.getElementById("cancel-over").textContent = dialog.dataset.over;
  close.textContent = dialog.dataset.close;
  if (document.activeElement === button) close.focus();
  button.hidden = true;
};

keep(document);
document.addEventListener("live:part", (event) => {
  keep(event.detail);
  answered();
});
