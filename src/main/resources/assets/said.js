// Says aloud what a page shows: a new state, and a quarter, a half and three quarters of a delivery; not every tick.
const said = document.getElementById("cohort-said");
const state = (part) => part.querySelector(".state b")?.textContent.trim() ?? "";
const quarter = (part) => Math.floor(Number(part.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow") ?? 0) / 25);

const shown = document.getElementById("cohort-state");
if (said && shown) {
  let last = { state: state(shown), quarter: quarter(shown) };
  document.addEventListener("live:part", ({ detail: part }) => {
    if (part.id !== "cohort-state") return;
    const now = { state: state(part), quarter: quarter(part) };
    if (now.state !== last.state) said.textContent = part.querySelector(".state > span:last-child").textContent.trim();
    else if (now.quarter > last.quarter) said.textContent = said.dataset.progress.replace("~", now.quarter * 25);
    last = now;
  });
}
