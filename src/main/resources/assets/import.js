// An import's page: asks before it cancels, and keeps the bar from moving back. Without it the form cancels at once.
const dialog = document.getElementById("cancel-dialog");

document.addEventListener("submit", (event) => {
  if (!dialog || event.target.dataset.asks !== dialog.id) return;
  event.preventDefault();
  dialog.showModal();
  document.getElementById("cancel-keep").focus();
});
document.getElementById("cancel-keep")?.addEventListener("click", () => dialog.close());

let most = 0;
const keep = (part) => {
  const bar = part.querySelector("[role=progressbar]");
  if (!bar) return;
  most = Math.max(most, Number(bar.getAttribute("aria-valuenow")));
  bar.setAttribute("aria-valuenow", most);
  bar.querySelector(".done").setAttribute("width", `${most}%`);
};
keep(document);
document.addEventListener("live:part", (event) => {
  keep(event.detail);
  // It has ended meanwhile: there is nothing left to cancel.
  if (dialog?.open && !document.getElementById("cancel")) dialog.close();
});
