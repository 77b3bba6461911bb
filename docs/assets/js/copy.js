/* Buttons that copy: the text beside them, or the content of the file that a link names. Without this, readers select. */

function button(words, place, content) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = words;
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(await content());
    made.textContent = place.dataset.copied;
    made.setAttribute("role", "status");
    setTimeout(() => {
      made.textContent = words;
      made.removeAttribute("role");
    }, 3000);
  });
  return made;
}

for (const place of document.querySelectorAll("[data-copy]")) {
  const after = place.closest("pre") ?? place;
  after.after(" ", button(place.dataset.copy, place, () => place.textContent));
}

for (const link of document.querySelectorAll("[data-copy-file]")) {
  const content = async () => (await fetch(link.href)).text();
  link.after(" ", button(link.dataset.copyFile, link, content));
}
