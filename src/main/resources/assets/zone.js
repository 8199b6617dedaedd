// Before the page is drawn: the reader's time zone goes to the server, which tells all times in it.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kept = () => document.cookie.split("; ").find((pair) => pair.startsWith("zone="))?.slice(5);
  if (!zone || kept() === zone) return;
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  // Only where it was kept, or a browser without cookies would load the page for ever.
  const told = document.documentElement.dataset.zone;
  if (kept() === zone && told && told !== zone) {
    // Nothing of it is shown: what somebody typed into a page that is about to go would be lost.
    window.stop();
    location.reload();
  }
})();
