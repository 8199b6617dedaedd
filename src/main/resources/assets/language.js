// The language that was chosen in this browser: kept in a cookie, since the server writes the words.
const form = document.getElementById("language");
form.hidden = false;
form.addEventListener("change", () => {
  const language = form.elements.language.value;
  document.cookie = `language=${language}; path=/; max-age=${language ? 31536000 : 0}; samesite=lax`;
  location.reload();
});
