/* Copy buttons: for the text next to them, or for the content of a linked file. Without this script, readers select the text. */

const CONFIRMED = 3000;

/**
 * @param {string} label
 * @param {string} copied
 * @param {() => string | Promise<string>} content
 */
export function copyButton(label, copied, content) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(await content());
    button.textContent = copied;
    button.setAttribute("role", "status");
    setTimeout(() => {
      button.textContent = label;
      button.removeAttribute("role");
    }, CONFIRMED);
  });
  return button;
}

/* On a site that was built without its address, code for other sites uses the current address. */
const root = new URL(document.body.dataset.root ?? "", document.baseURI).href;
for (const code of document.querySelectorAll("code[data-copy]")) code.textContent = code.textContent.replace(/(href|src)="\//g, `$1="${root}`);

for (const source of document.querySelectorAll("[data-copy]")) {
  const neighbour = source.closest("pre") ?? source;
  neighbour.after(" ", copyButton(source.dataset.copy, source.dataset.copied, () => source.textContent));
}

for (const link of document.querySelectorAll("[data-copy-file]")) {
  const content = async () => (await fetch(link.href)).text();
  link.after(" ", copyButton(link.dataset.copyFile, link.dataset.copied, content));
}
