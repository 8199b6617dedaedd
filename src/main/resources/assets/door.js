// Shows the password that is being typed.
const password = document.getElementById("password");
const show = document.getElementById("show");
show.hidden = false;
show.addEventListener("click", () => {
  const shown = password.type === "password";
  password.type = shown ? "text" : "password";
  show.setAttribute("aria-pressed", String(shown));
});
password.form.addEventListener("submit", () => { password.type = "password"; });
