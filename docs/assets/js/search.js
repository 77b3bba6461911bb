/* The search: its data, and its dialog, which groups results by kind. ranking.js ranks them. */

import { element } from "./dom.js";
import { jsonCache } from "./fetch-json.js";
import { indexWords, rank } from "./ranking.js";
import { keepUnderFinger, released } from "./released.js";

const TOP_RESULTS = 3;
/* The rest is in Explore, to which the dialog leads. */
const MOST_RESULTS = 13;

/* A pause of so many milliseconds between two letters begins a search. */
const PAUSE = 120;

const plural = new Intl.PluralRules(document.documentElement.lang);
let dialog;
let requestId = 0;
let inputTimer;
const cached = jsonCache((name) => new URL(`explore/${name}.json`, document.querySelector(".brand").href));

/* The numbers of the targets for a query, best first. Records have the numbers that Explore uses. */
export async function findTargets(query) {
  const fetchWords = (file) => cached(`words-${file}`, indexWords);
  return rank(query, await cached("search"), fetchWords, (letter) => cached(`known-${letter}`, (words) => new Set(words)));
}

/* The rows of the targets with these numbers. */
async function fetchRows(numbers) {
  const { shard } = await cached("search");
  return Promise.all(numbers.map(async (number) => (await cached(`rows-${Math.floor(number / shard)}`))[number % shard]));
}

export function openDialog(words = "") {
  dialog ??= buildDialog();
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector("input");
  if (words) enterQuery(words);
  input.select();
  cached("search").catch(() => setStatus("failed"));
}

function buildDialog() {
  document.body.append(document.querySelector("#search-template").content.cloneNode(true));
  const created = document.querySelector("dialog.search");
  created.querySelector("input").addEventListener("input", (event) => awaitPause(event.target.value));
  keepUnderFinger(created.querySelector(".search-results"));
  created.addEventListener("click", (event) => event.target === created && created.close());
  created.addEventListener("keydown", moveFocus);
  return created;
}

function enterQuery(words) {
  const input = dialog.querySelector("input");
  input.value = words;
  input.focus();
  input.dispatchEvent(new Event("input"));
}

/* The arrow keys go from the field through the results and back. */
function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [dialog.querySelector("input"), ...dialog.querySelectorAll(".search-results a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/* The results stay as they are while somebody types. */
function awaitPause(query) {
  const id = ++requestId;
  for (const link of dialog.querySelectorAll("[data-with-words]")) link.search = query.trim() ? `?q=${encodeURIComponent(query)}` : "";
  clearTimeout(inputTimer);
  if (!query.trim()) {
    showBest([], "");
    return setStatus("");
  }
  setStatus("loading");
  dialog.querySelector(".search-results").setAttribute("aria-busy", "true");
  inputTimer = setTimeout(() => showAnswers(query, id), PAUSE);
}

/* The best results are shown as soon as they are there, the others below them, so that nothing moves. */
async function showAnswers(query, id) {
  const holder = dialog.querySelector(".search-results");
  try {
    const found = await findTargets(query);
    const [best, others] = [found.numbers.slice(0, TOP_RESULTS), found.numbers.slice(TOP_RESULTS, MOST_RESULTS)].map(fetchRows);
    others.catch(() => {});
    const first = await best;
    await released(holder);
    if (id !== requestId) return;
    showBest(first, found.suggestion);
    const rest = await others;
    if (id !== requestId) return;
    holder.append(...groups(rest).map(([kind, items]) => resultGroup(kind, items, false)));
    setStatus(found.numbers.length ? plural.select(found.numbers.length) : "none", found.numbers.length.toLocaleString(document.documentElement.lang));
  } catch {
    if (id === requestId) setStatus("failed");
  }
}

/* The best results of any kind, and a suggested query if there is one. */
function showBest(targets, suggestion) {
  const holder = dialog.querySelector(".search-results");
  holder.replaceChildren(...(targets.length ? [resultGroup(holder.dataset.best, targets, true)] : []));
  holder.setAttribute("aria-busy", "false");
  const suggested = dialog.querySelector(".search-suggestion");
  suggested.hidden = !suggestion;
  if (suggestion) suggestQuery(suggested, suggestion, enterQuery);
}

/* Results by kind. */
function groups(targets) {
  const kinds = new Map();
  for (const target of targets) kinds.set(target.kind, [...(kinds.get(target.kind) ?? []), target]);
  return [...kinds];
}

function resultGroup(title, targets, isMixed) {
  const list = element("ol", {}, ...targets.map((target) => resultItem(target, isMixed)));
  return element("section", {}, element("h3", {}, title), list);
}

/* A result: its title as a link, its kind and who recognizes it, its summary. */
function resultItem({ url, title, lang, kind, ours, levelLabel, badges = [], summary, summaryLang }, isMixed) {
  const facts = [isMixed && kind, levelLabel ?? badges.join(", "), ours].filter(Boolean).join(" · ");
  const link = element("a", { href: new URL(`${document.body.dataset.root}${url}`, document.baseURI).href, lang: lang ?? "" }, title);
  return element("li", {}, link, ...(facts ? [element("p", { className: "badges" }, facts)] : []), ...(summary ? [element("p", { lang: summaryLang ?? "" }, summary)] : []));
}

/* A button that searches for the suggested query. */
function suggestQuery(holder, suggestion, onChoice) {
  const button = element("button", { type: "button" }, suggestion);
  button.addEventListener("click", () => onChoice(suggestion));
  holder.querySelector("span").replaceChildren(button);
}

/* What is being done or was found, in words; where nothing was found, also where to go on. */
function setStatus(name, count = "") {
  const status = dialog.querySelector(".search-status");
  status.textContent = name ? (status.dataset[name] ?? status.dataset.other).replace("{count}", count) : "";
  dialog.querySelector(".search-nothing").hidden = name !== "none";
}
