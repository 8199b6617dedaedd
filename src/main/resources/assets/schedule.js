// Shows the next times as one types, guesses the zone, and closes by Escape. Without it the button "Show times" does the first.
const form = document.getElementById("schedule");

if (form && form.elements.zone) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...document.querySelectorAll("#zones option")].some((each) => each.value === here);
  // Not over what was written before this was here.
  const untouched = form.elements.zone.value === form.elements.zone.defaultValue;
  if (form.dataset.fresh === "true" && known && untouched) form.elements.zone.value = here;

  let wanted = 0;
  let timer;
  const look = async () => {
    const mine = ++wanted;
    const fields = new URLSearchParams(new FormData(form));
    let html;
    try {
      const answer = await fetch(form.dataset.times, {
        method: "POST",
        body: fields,
        headers: { "X-CSRF-Token": form.elements.csrf?.value ?? "" },
      });
      if (!answer.ok) return;
      html = await answer.text();
    } catch {
      // Not reachable: what is shown stays, and saving says what is wrong.
      return;
    }
    if (mine === wanted) show(html);
  };

  const show = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    const old = document.getElementById("times");
    const open = old.querySelector("details")?.open;
    for (const place of form.querySelectorAll(".wrong")) {
      // Addresses are looked at when they are saved.
      if (place.id === "wrong-mail") continue;
      const wrong = [...fresh.querySelectorAll("template")].find((each) => "wrong-" + each.dataset.wrong === place.id);
      place.replaceChildren(...(wrong ? [...wrong.content.cloneNode(true).childNodes] : []));
    }
    const same = form.elements.zone.value === here ? " " + form.dataset.same : "";
    document.getElementById("zone-now").textContent = fresh.dataset.zoneNow ? fresh.dataset.zoneNow + same : "";
    const details = fresh.querySelector("details");
    if (details && open) details.open = true;
    // What has the keyboard keeps it.
    const focused = old.contains(document.activeElement) ? document.activeElement.localName : null;
    old.replaceWith(fresh);
    if (focused) fresh.querySelector(focused)?.focus({ preventScroll: true });
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 250);
  });
  document.getElementById("show-times")?.remove();
  look();

  // It looks like a dialog, so Escape closes it: as long as nothing would be lost by that.
  const written = () => new URLSearchParams(new FormData(form)).toString();
  const before = written();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && written() === before) document.getElementById("cancel").click();
  });
}
