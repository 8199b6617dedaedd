// Keeps the parts of an open page as the server has them. Without it the page is right at load.
const path = document.body.dataset.live;
const live = document.getElementById("live");

if (path && live) {
  let lostSince = null;

  const replace = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    const old = fresh && document.getElementById(fresh.id);
    if (!old || old.isEqualNode(fresh)) return;
    // What has the keyboard keeps it; it is found again by its id, or by where it leads.
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(fresh);
    if (focused) again(fresh, focused)?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("live:part", { detail: fresh }));
  };

  const again = (fresh, focused) => {
    if (focused.id) return document.getElementById(focused.id);
    const href = focused.getAttribute("href");
    const name = focused.getAttribute("aria-label") ?? focused.textContent;
    return [...fresh.querySelectorAll(focused.localName)].find((each) =>
      href ? each.getAttribute("href") === href : (each.getAttribute("aria-label") ?? each.textContent) === name);
  };

  const source = new EventSource(path);
  source.addEventListener("part", (event) => replace(event.data));
  source.addEventListener("as-of", (event) => {
    lostSince = null;
    live.className = "live on";
    live.textContent = live.dataset.on.replace("~", event.data);
    live.dataset.last = event.data;
  });
  // A stream ends each minute and the next one begins by itself; only a gap is worth a word.
  source.addEventListener("error", () => { lostSince ??= Date.now(); });
  setInterval(() => {
    if (lostSince !== null && Date.now() - lostSince > 6000 && live.classList.contains("on")) {
      live.className = "live lost";
      live.textContent = live.dataset.lost.replace("~", live.dataset.last);
    }
  }, 1000);
}
