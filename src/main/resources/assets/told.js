// Shows the answer that came with the page: here, so that it goes away, and is read out since it comes after the page.
import { show } from "./toast.js";

const told = document.querySelector("#toasts noscript");
const holder = document.createElement("template");
holder.innerHTML = told?.textContent.trim() ?? "";
if (holder.content.firstElementChild) show(holder.content.firstElementChild);

// A reload is not doing it again.
const url = new URL(location.href);
url.searchParams.delete("done");
history.replaceState(history.state, "", url);
