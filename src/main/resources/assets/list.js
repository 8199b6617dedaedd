// The list of cohorts: searching and filtering at once, importing in place, and rows that never jump from under a hand.
import { toast } from "./toast.js";

const tools = document.getElementById("tools");
const sheet = document.getElementById("cohorts");
const said = document.getElementById("said");
const ids = () => document.getElementById("roll").dataset.ids.split("\n").filter(Boolean);

// The first cohort, or the last one gone, makes it another page.
document.addEventListener("live:part", ({ detail }) => {
  if (detail.id === "roll" && ids().length > 0 !== Boolean(sheet)) location.reload();
});

if (sheet && tools) {
  const search = document.getElementById("q");
  const none = document.getElementById("none");
  const table = sheet.querySelector("table");
  const groups = [...table.tBodies];
  const rows = () => [...sheet.querySelectorAll("tr.row")];
  const group = (row) => row.closest("tbody").dataset.group;

  // What is looked for, as the server understands it too; the address keeps it.
  const choice = () => ({ show: tools.elements.show.value, q: search.value.trim().toLowerCase() });

  const found = (row, { show, q }) => (show === "all" || show === group(row)) && row.dataset.found.includes(q);

  const filter = () => {
    const now = choice();
    let any = false;
    for (const body of groups) {
      let some = false;
      for (const row of body.querySelectorAll("tr.row")) {
        row.hidden = !found(row, now);
        some ||= !row.hidden;
      }
      body.hidden = !some && body.querySelector(".moved").hidden;
      any ||= some;
    }
    none.hidden = any;
    table.hidden = groups.every((body) => body.hidden);
  };

  const choose = () => {
    filter();
    const { show } = choice();
    const url = new URL(location.href);
    const put = (name, value) => value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    put("show", show === "all" ? "" : show);
    put("q", search.value.trim());
    history.replaceState(null, "", url);
  };

  // What was typed before this was here counts as well.
  choose();
  tools.addEventListener("input", choose);
  tools.addEventListener("submit", (event) => { event.preventDefault(); choose(); });
  none.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    search.value = "";
    document.getElementById("show-all").checked = true;
    choose();
    search.focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  // A row that belongs elsewhere waits there until nobody is at the list, or somebody wants to see it.
  const waiting = new Map();
  let asked = false;

  const atIt = () => sheet.contains(document.activeElement) || sheet.matches(":hover");
  const strays = () => rows().filter((row) => row.dataset.group !== group(row));
  const gone = () => { const there = new Set(ids()); return rows().filter((row) => !there.has(row.id)); };

  const place = (row) => {
    const order = new Map(ids().map((id, at) => [id, at]));
    const body = document.getElementById("group-" + row.dataset.group);
    const after = [...body.querySelectorAll("tr.row")].find((each) => each !== row && order.get(each.id) > order.get(row.id));
    body.insertBefore(row, after ?? null);
  };

  const settle = () => {
    const moved = [...strays(), ...waiting.values()];
    gone().forEach((row) => row.remove());
    moved.filter((row) => ids().includes(row.id)).forEach(place);
    waiting.clear();
    note();
    return moved;
  };

  const words = (kind, number) => sheet.dataset[kind + (number === 1 ? "One" : "Many")].replace("~", number);

  const note = () => {
    const left = new Set([...strays(), ...gone()]);
    for (const body of groups) {
      const moved = [...left].filter((row) => group(row) === body.dataset.group).length;
      const fresh = [...waiting.values()].filter((row) => row.dataset.group === body.dataset.group).length;
      const button = body.querySelector(".moved");
      button.hidden = moved + fresh === 0;
      button.textContent = [moved ? words("moved", moved) : "", fresh ? words("new", fresh) : ""].filter(Boolean).join(", ");
    }
    filter();
  };

  const look = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; atIt() ? note() : settle(); });
  };

  sheet.addEventListener("click", (event) => {
    if (!event.target.closest(".moved")) return;
    const moved = settle().find((row) => row.isConnected && !row.hidden);
    moved?.scrollIntoView({ block: "nearest" });
    (moved?.querySelector("a[href]") ?? search).focus({ preventScroll: true });
  });
  sheet.addEventListener("pointerleave", look);
  sheet.addEventListener("focusout", look);
  document.addEventListener("live:new", ({ detail }) => {
    if (!detail.matches("tr.row")) return;
    waiting.set(detail.id, detail);
    remember(detail);
    look();
  });
  document.addEventListener("live:part", ({ detail }) => {
    if (detail.matches("tr.row")) {
      // At once: a frame may be long in coming, and none comes to a page behind others.
      detail.hidden = !found(detail, choice());
      tell(detail);
    }
    look();
  });

  // Said aloud: another state, and each quarter of a delivery; not every tick.
  const known = new Map();
  let news = [];
  let later;

  const state = (row) => row.querySelector(".why b").textContent;
  const quarter = (row) => Math.floor((row.querySelector("progress")?.value ?? 0) / 25);
  const remember = (row) => known.set(row.id, { state: state(row), quarter: quarter(row) });
  const tell = (row) => {
    const before = known.get(row.id);
    remember(row);
    const now = known.get(row.id);
    if (before && before.state === now.state && now.quarter <= before.quarter) return;
    news.push(row.querySelector("th .name, th a").textContent + ": " + row.querySelector(".why").textContent);
    clearTimeout(later);
    later = setTimeout(() => {
      said.textContent = news.length > 3 ? sheet.dataset.changed.replace("~", news.length) : news.join(" ");
      news = [];
    }, 300);
  };
  rows().forEach(remember);

  // Importing and going on from a line: here, so that the place in the list is not lost.
  sheet.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = form.querySelector("button");
    if (!form.dataset.toast) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (new URL(answer.url).pathname === "/sign-in") return location.assign(location.href);
      toast(answer.ok ? form.dataset.toast : await sentence(answer));
    } catch {
      toast(sheet.dataset.unreachable);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });

  const sentence = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("main .well p")?.textContent ?? sheet.dataset.unreachable;
  };
} else {
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      toast(button.dataset.toast);
    });
  }
}
