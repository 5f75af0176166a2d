// Files can be dropped on the form as well as chosen; without script they are chosen. The form itself is sent by the browser.
(() => {
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  const [input, button, said] = [form.querySelector("input[type=file]"), form.querySelector("button"), form.querySelector("[data-said]")];
  const most = Number(form.dataset.drop);
  const size = () => [...input.files].reduce((sum, file) => sum + file.size, 0);

  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    said.textContent = names.length === 0 ? ""
      : size() > most ? `These files are larger than ${most / 1048576} MB together, the most that can be uploaded at once. Choose fewer.`
      : `${names.length === 1 ? "Chosen" : `${names.length} files chosen`}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`;
  };

  form.classList.add("live");
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    // A file that misses the form would be opened in this page's place.
    document.addEventListener(kind, (event) => {
      if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      const over = form.contains(event.target);
      form.classList.toggle("over", over && kind === "dragover");
      if (kind !== "drop" || !over || button.disabled) return;
      input.files = event.dataTransfer.files;
      tell();
      button.focus();
    });
  }
  form.addEventListener("submit", (event) => {
    if (size() > most) {
      event.preventDefault();
      tell();
      return;
    }
    button.disabled = true;
    said.textContent = "Importing… This takes seconds for a month’s files, and minutes for years of them. The page changes when it is done.";
  });
  // The browser may bring this very page back.
  addEventListener("pageshow", () => {
    button.disabled = false;
    tell();
  });
})();
