// Before the page is drawn, so that it does not flash: the appearance that was chosen in this browser.
(() => {
  const read = () => { try { return localStorage.getItem("theme") ?? ""; } catch { return ""; } };
  const wear = (theme) => {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  wear(read());
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("theme");
    if (!form) return;
    form.hidden = false;
    for (const choice of form.elements.theme) choice.checked = choice.value === read();
    form.addEventListener("change", () => {
      const theme = form.elements.theme.value;
      try { localStorage.setItem("theme", theme); } catch { /* Without storage it holds for this page. */ }
      wear(theme);
    });
  });
})();
