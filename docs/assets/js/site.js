/* On every page: leave at once, open the search. Nothing is stored, nothing is sent. */

const root = document.body.dataset.root;

/* Leave: the page is empty at once, however slow the network; it is replaced in the history, so that Back does not return to it. */
const exitAddress = document.body.dataset.exit;

function leave() {
  document.documentElement.replaceChildren();
  window.location.replace(exitAddress);
}

for (const link of document.querySelectorAll("[data-exit-link]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

/* Shift three times within five seconds leaves too. Who cannot see is told what each press has done. */
const PATIENCE = 5000;
const told = document.querySelector("[data-exit-said]");
let presses = 0;
let pause;

function forget(words = "") {
  clearTimeout(pause);
  presses = 0;
  told.textContent = words;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    if (presses) forget();
    return;
  }
  if (event.repeat) return;
  presses += 1;
  if (presses === 3) return leave();
  told.textContent = presses === 1 ? told.dataset.twice : told.dataset.once;
  clearTimeout(pause);
  pause = setTimeout(() => forget(told.dataset.late), PATIENCE);
});

/* A page that the browser kept as it was begins to count anew. */
window.addEventListener("pageshow", () => forget());

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
