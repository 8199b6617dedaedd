// Keeps the parts of an open page as the server has them. Without it the page is right at load.
// Tells of it: live:part, with the element that was replaced; live:new, with one that has no place yet.
const path = document.body.dataset.live;
const live = document.getElementById("live");
const AGAIN = 5000;

if (path && live) {
  let lostSince = null;

  const tell = (what, element) => document.dispatchEvent(new CustomEvent(what, { detail: element }));

  const replace = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    const old = fresh && document.getElementById(fresh.id);
    if (!fresh) return;
    // The form token is written differently in each answer; the page's own is as good.
    const token = document.querySelector("input[name=csrf]")?.value;
    if (token) fresh.querySelectorAll("input[name=csrf]").forEach((each) => each.setAttribute("value", token));
    if (!old) return tell("live:new", fresh);
    // What somebody has opened stays open.
    const opened = [...old.querySelectorAll("details")].map((each) => each.open);
    fresh.querySelectorAll("details").forEach((each, i) => { if (opened[i]) each.open = true; });
    if (old.isEqualNode(fresh)) return;
    // What has the keyboard keeps it; it is found again by its id, by where it leads or what it says, or what is next.
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(fresh);
    if (focused) (again(fresh, focused) ?? fresh.querySelector("a[href], button"))?.focus({ preventScroll: true });
    tell("live:part", fresh);
  };

  const again = (fresh, focused) => {
    if (focused.id) return document.getElementById(focused.id);
    const href = focused.getAttribute("href");
    const name = focused.getAttribute("aria-label") ?? focused.textContent;
    return [...fresh.querySelectorAll(focused.localName)].find((each) =>
      href ? each.getAttribute("href") === href : (each.getAttribute("aria-label") ?? each.textContent) === name);
  };

  const open = () => {
    const source = new EventSource(path);
    source.addEventListener("part", (event) => replace(event.data));
    source.addEventListener("as-of", (event) => {
      lostSince = null;
      live.className = "live on";
      live.textContent = live.dataset.on.replace("~", event.data);
      live.dataset.last = event.data;
    });
    // A stream ends each minute and the next one begins by itself; only a gap is worth a word.
    source.addEventListener("error", () => {
      lostSince ??= Date.now();
      // An answer that is no stream, as of a proxy whose server is away, ends the browser's own tries.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN);
    });
  };

  open();
  setInterval(() => {
    if (lostSince !== null && Date.now() - lostSince > 6000 && live.classList.contains("on")) {
      live.className = "live lost";
      live.textContent = live.dataset.lost.replace("~", live.dataset.last.slice(0, 5));
    }
  }, 1000);
}
