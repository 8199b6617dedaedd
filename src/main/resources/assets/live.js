// Keeps the parts of an open page as the server has them. Without it the page is right at load.
// Tells of it: live:part, with the element that was replaced; live:new, with one that has no place yet. Nothing is replaced
// under a hand: a press and its release must be at the same element, or they are no click.
const path = document.body.dataset.live;
const live = document.getElementById("live");
const AGAIN = 5000;

if (path && live) {
  let lostSince = null;

  const tell = (what, element) => document.dispatchEvent(new CustomEvent(what, { detail: element }));

  let pressed = null;
  let soon = null;
  const later = new Map();

  const press = (by) => {
    clearTimeout(soon);
    soon = null;
    pressed = by;
  };
  const release = () => {
    if (!pressed) return;
    // On a touch screen the click comes a moment after the finger has left.
    soon ??= setTimeout(() => {
      soon = null;
      pressed = null;
      const all = [...later.values()];
      later.clear();
      all.forEach(replace);
    }, 100);
  };
  document.addEventListener("pointerdown", () => press("pointer"), true);
  document.addEventListener("keydown", (event) => { if (event.key === " ") press("key"); }, true);
  for (const end of ["pointerup", "pointercancel", "keyup"]) document.addEventListener(end, release, true);
  // It may be let go where no page hears of it: over an open choice, or another window.
  document.addEventListener("pointermove", (event) => { if (pressed === "pointer" && event.buttons === 0) release(); }, true);
  addEventListener("blur", release);

  const replace = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    const old = fresh && document.getElementById(fresh.id);
    if (!fresh) return;
    if (pressed) {
      later.delete(fresh.id);
      later.set(fresh.id, html);
      return;
    }
    // The form token is written differently in each answer; the page's own is as good.
    const token = document.querySelector("input[name=csrf]")?.value;
    if (token) fresh.querySelectorAll("input[name=csrf]").forEach((each) => each.setAttribute("value", token));
    if (!old) return tell("live:new", fresh);
    // What somebody has opened stays open.
    const opened = [...old.querySelectorAll("details")].map((each) => each.open);
    fresh.querySelectorAll("details").forEach((each, i) => { if (opened[i]) each.open = true; });
    if (old.isEqualNode(fresh)) return;
    // What has the keyboard keeps it; it is found again by its id, by where it leads or what it says. Where it is gone, a
    // link or the part itself has it: never a button that does something else.
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(fresh);
    if (focused) give(focused === old ? fresh : again(fresh, focused) ?? fresh.querySelector("a[href]") ?? fresh);
    tell("live:part", fresh);
  };

  const give = (element) => {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
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

  // By then each script of the page listens: news that come before are shown and never filtered, said or kept.
  document.addEventListener("DOMContentLoaded", open);
  setInterval(() => {
    if (lostSince !== null && Date.now() - lostSince > 6000 && live.classList.contains("on")) {
      live.className = "live lost";
      live.textContent = live.dataset.lost.replace("~", live.dataset.last.slice(0, 5));
    }
  }, 1000);
}
