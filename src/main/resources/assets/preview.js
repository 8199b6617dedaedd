// Begins a preview when somebody came for one from a page of ours, and says a change of its state aloud.
const start = document.getElementById("start");
if (start && document.referrer.startsWith(location.origin + "/") && !document.referrer.endsWith("/preview")) {
  start.requestSubmit();
}

const said = document.getElementById("said");
let last = document.querySelector("#preview h1")?.textContent;
document.addEventListener("live:part", (event) => {
  const heading = event.detail.querySelector?.("h1")?.textContent;
  if (heading && heading !== last) {
    last = heading;
    document.title = document.title.replace(/^.* · /, () => heading + " · ");
    said.textContent = heading;
  }
});
