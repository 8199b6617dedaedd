// One tab stop for a row of links: the arrows go from one to the next, Enter opens as with any link.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

const shown = (grid) => [...grid.querySelectorAll("a")].filter((link) => link.offsetParent !== null);

const stopAt = (grid, link) => {
  for (const each of grid.querySelectorAll("a")) each.tabIndex = each === link ? 0 : -1;
};

document.addEventListener("keydown", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  const step = STEPS[event.key];
  if (!grid || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = shown(grid);
  const at = links.indexOf(event.target.closest("a"));
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  stopAt(grid, next);
  next.focus();
});

document.addEventListener("focusin", (event) => {
  const grid = event.target.closest?.("[data-grid]");
  if (grid) stopAt(grid, event.target.closest("a"));
});
