/* On every page: the exit and the search. Nothing is stored unasked, nothing is sent. */

/* Exit: the page is emptied at once, before the network answers, and replaced in the history, so that Back does not return to it. */
const exitAddress = document.body.dataset.exit ?? "";

function leave() {
  document.dispatchEvent(new Event("leaving"));
  /* A late script finds no page. */
  for (const type of ["error", "unhandledrejection"]) window.addEventListener(type, (event) => event.preventDefault());
  document.documentElement.replaceChildren();
  window.location.replace(exitAddress);
}

/* Delegated, since the dialog of the search is created later. */
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-exit-link]")) return;
  event.preventDefault();
  leave();
});

/* Three presses of Shift within five seconds exit too. A live region announces the effect of each press. */
const TIMEOUT = 5000;
const announcement = document.querySelector("[data-exit-said]");
let presses = 0;
let timer;

function reset(words = "") {
  clearTimeout(timer);
  presses = 0;
  announcement.textContent = words;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    if (presses) reset();
    return;
  }
  if (event.repeat) return;
  presses += 1;
  if (presses === 3) return leave();
  announcement.textContent = presses === 1 ? announcement.dataset.twice : announcement.dataset.once;
  clearTimeout(timer);
  timer = setTimeout(() => reset(announcement.dataset.late), TIMEOUT);
});

/* A page restored from the browser's cache starts counting from zero. */
window.addEventListener("pageshow", () => reset());

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
  button.parentElement.hidden = false;
}

/* A link to a part that is folded opens it. */
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  for (const fold of target?.querySelectorAll(":scope > .fold") ?? []) fold.open = true;
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
}

window.addEventListener("hashchange", openTarget);
openTarget();

/* Your State: its script is fetched when the control is first opened, or when the reader has kept a State. The exit erases it. */
const yourState = document.querySelector(".your-state details");

function keptState(action = "getItem") {
  try {
    return localStorage[action]("your-state");
  } catch {
    return null; /* The storage is blocked. */
  }
}

if (yourState) {
  yourState.hidden = false;
  const start = () => import("./your-state.js");
  if (keptState()) start();
  else yourState.addEventListener("toggle", start, { once: true });
}
document.addEventListener("leaving", () => keptState("removeItem"));

/* The copy buttons are created when their details element is first opened. */
for (const fold of document.querySelectorAll("details:has([data-copy])")) {
  fold.addEventListener("toggle", () => import("./copy.js"), { once: true });
}

/* So are the citations of a step. */
for (const fold of document.querySelectorAll(".step-cite:has([data-copy])")) {
  fold.addEventListener("toggle", async () => (await import("./cite-step.js")).fill(fold), { once: true });
}

/* The code and the index of the search are fetched when it is first used, all at once: each would wait for another else. */
let isIndexRequested = false;

function requestIndex() {
  if (isIndexRequested || location.protocol === "file:") return;
  isIndexRequested = true;
  const href = new URL("explore/search.json", document.querySelector(".brand").href).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}

function loadSearch() {
  requestIndex();
  for (const part of [import("./ranking.js"), import("./text.js"), import("./fetch-json.js"), import("./dom.js")]) part.catch(() => {});
  return import("./search.js");
}

async function openSearch(event, words = "") {
  event.preventDefault();
  const { openDialog } = await loadSearch();
  openDialog(words);
}

for (const opener of document.querySelectorAll("[data-search]")) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => openSearch(event));
}

/* The search field of the home page uses the same search; its query is not in the address. */
for (const form of document.querySelectorAll("[data-search-form]")) {
  form.addEventListener("submit", (event) => openSearch(event, form.q.value));
  form.addEventListener("focusin", () => loadSearch().catch(() => {}), { once: true });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) openSearch(event);
});
