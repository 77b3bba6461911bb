/* On every page: leave at once, open the search. Nothing is stored, nothing is sent. */

const root = document.body.dataset.root;

/* Leave: replaces this page in the history, so that Back does not return to it. */
function leave() {
  document.documentElement.replaceChildren();
  window.location.replace(document.body?.dataset.exit ?? exitAddress);
}

const exitAddress = document.body.dataset.exit;
let presses = [];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  if (event.repeat) return;
  const now = Date.now();
  presses = [...presses.filter((time) => now - time < 5000), now];
  if (presses.length === 3) leave();
});

document.querySelector("[data-exit-link]").addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

/* Search: its code and its index are fetched when it is first used. */
async function openSearch(event) {
  event.preventDefault();
  const { open } = await import("./search.js");
  open(root);
}

for (const opener of document.querySelectorAll("[data-search]")) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", openSearch);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) openSearch(event);
});
