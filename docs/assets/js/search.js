/* The search: its data, and its dialog, which groups results by kind. ranking.js ranks them. */

import { element } from "./dom.js";
import { jsonCache } from "./fetch-json.js";
import { indexWords, rank } from "./ranking.js";

const TOP_RESULTS = 3;
/* As many as there are pathways; the rest is in Explore, to which the dialog leads. */
const MOST_RESULTS = 13;

let dialog;
let requestId = 0;
const cached = jsonCache((name) => new URL(`explore/${name}.json`, document.querySelector(".brand").href));

/* The numbers of the targets for a query, best first. Records have the numbers that Explore uses. */
export async function findTargets(query) {
  const fetchWords = (letter) => cached(`words-${letter}`, indexWords);
  return rank(query, await cached("search"), fetchWords, (letter) => cached(`known-${letter}`, (words) => new Set(words)));
}

/* The data of the targets with these numbers. */
export async function fetchTargets(numbers) {
  const { shard } = await cached("search");
  return Promise.all(numbers.map(async (number) => (await cached(`found-${Math.floor(number / shard)}`))[number % shard]));
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
  created.querySelector("input").addEventListener("input", (event) => showAnswers(event.target.value));
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

async function showAnswers(query) {
  const id = ++requestId;
  for (const link of dialog.querySelectorAll("[data-with-words]")) link.search = query.trim() ? `?q=${encodeURIComponent(query)}` : "";
  if (!query.trim()) {
    showResults([]);
    return setStatus("");
  }
  setStatus("loading");
  try {
    const result = await findTargets(query);
    const targets = await fetchTargets(result.numbers.slice(0, MOST_RESULTS));
    if (id !== requestId) return;
    showResults(targets);
    showSummary(result);
  } catch {
    if (id === requestId) setStatus("failed");
  }
}

/* The best results of any kind first, then the rest by kind. */
function showResults(targets) {
  const holder = dialog.querySelector(".search-results");
  const groups = new Map();
  for (const target of targets.slice(TOP_RESULTS)) groups.set(target.kind, [...(groups.get(target.kind) ?? []), target]);
  const best = targets.length ? [resultGroup(holder.dataset.best, targets.slice(0, TOP_RESULTS), true)] : [];
  holder.replaceChildren(...best, ...[...groups].map(([kind, items]) => resultGroup(kind, items, false)));
}

function resultGroup(title, targets, isMixed) {
  const list = element("ol", {}, ...targets.map((target) => resultItem(target, isMixed)));
  return element("section", {}, element("h3", {}, title), list);
}

/* A result: its title as a link, its kind and who recognizes it, its summary. */
export function resultItem({ url, title, lang, kind, note, summary, summaryLang }, isMixed) {
  const facts = [isMixed && kind, note].filter(Boolean).join(" · ");
  const link = element("a", { href: new URL(`${document.body.dataset.root}${url}`, document.baseURI).href, lang: lang ?? "" }, title);
  return element("li", {}, link, ...(facts ? [element("p", { className: "badges" }, facts)] : []), ...(summary ? [element("p", { lang: summaryLang ?? "" }, summary)] : []));
}

/* Show the number of results, and a suggested query if there is one. */
function showSummary({ numbers, isEmpty, suggestion }) {
  setStatus(isEmpty ? "none" : new Intl.PluralRules(document.documentElement.lang).select(numbers.length), numbers.length);
  const holder = dialog.querySelector(".search-suggestion");
  holder.hidden = !suggestion;
  if (suggestion) suggestQuery(holder, suggestion, enterQuery);
}

/* A button that searches for the suggested query. */
export function suggestQuery(holder, suggestion, onChoice) {
  const button = element("button", { type: "button" }, suggestion);
  button.addEventListener("click", () => onChoice(suggestion));
  holder.querySelector("span").replaceChildren(button);
}

function setStatus(name, count = "") {
  const status = dialog.querySelector(".search-status");
  status.textContent = name ? (status.dataset[name] ?? status.dataset.other).replace("{count}", count) : "";
  dialog.querySelector(".search-suggestion").hidden = true;
}
