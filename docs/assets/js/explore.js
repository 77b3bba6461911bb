/* Explore: a query and facets over all records. The list is already on the page; this script filters it.
   explore/facets.js counts, explore/rows.js creates the rows, explore/saved.js shows the link of a search; a query loads search.js. */

import { element } from "./dom.js";
import { expandColumn, filterRecords } from "./explore/facets.js";
import { rowLoader } from "./explore/rows.js";
import { showSavedSearch, label } from "./explore/saved.js";
import { fetchJson, jsonCache } from "./fetch-json.js";

/* Answers that are not records: so many are shown above the list. */
const MOST_ANSWERS = 4;

/* The facets that the form of a proposal accepts. */
const FORM_FACETS = ["topics", "audiences", "regions", "languages"];

const finder = document.querySelector(".finder");
const form = finder.querySelector("form");
const list = finder.querySelector(".rows");
const sort = finder.querySelector("select");
const more = finder.querySelector("[data-more]");
const empty = finder.querySelector(".finder-empty");
const data = finder.dataset;
const total = Number(data.total);
const step = Number(data.shard);
const facets = [...form.querySelectorAll("[data-facet]")].map((box) => box.dataset.facet);
const boxes = Object.fromEntries(facets.map((name) => [name, [...form.querySelectorAll(`[name="${name}"]`)]]));
const addressOf = (name) => new URL(`${data.here}${name}`, document.baseURI);
const cached = jsonCache(addressOf);
const rows = rowLoader(list, step, (name) => fetchJson(addressOf(name)));
const plural = new Intl.PluralRules(document.documentElement.lang);

let requestId = 0;
let shownCount = step;
let hasCounts = false;

/* The state of the form: query, order, and for each facet the ids of its selected options. */
function formState() {
  const selected = facets.map((name) => [name, boxes[name].filter((box) => box.checked).map((box) => box.value)]);
  return { words: form.q.value.trim(), order: sort.value, facets: Object.fromEntries(selected.filter(([, ids]) => ids.length)) };
}

/* The query and filters as the query string of an address. It is stored in the history state, not in the address bar: browsers
   list every address in the history. Only a link that is followed has it in its address. */
function queryString(state) {
  const query = new URLSearchParams();
  if (state.words) query.set("q", state.words);
  for (const [name, ids] of Object.entries(state.facets)) query.set(name, ids.join(","));
  if (state.order) query.set("sort", state.order);
  return query.size ? `?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}` : "";
}

function restoreForm() {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  form.q.value = query.get("q") ?? "";
  sort.value = query.get("sort") ?? "";
  if (sort.selectedIndex < 0) sort.value = "";
  for (const name of facets) {
    const ids = (query.get(name) ?? "").split(",");
    for (const box of boxes[name]) box.checked = ids.includes(box.value);
    if (boxes[name].some((box) => box.checked)) form.querySelector(`[data-facet="${name}"]`).open = true;
  }
}

/* The columns of some facets, by their names. */
async function fetchColumns(names) {
  const values = await Promise.all(names.map((name) => cached(`column-${name}.json`, expandColumn)));
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

/* The numbers of the records that match the query, best first, or of all records; in the selected order. */
async function findCandidates(state) {
  const [result, order] = await Promise.all([state.words ? searchRecords(state.words) : null, state.order ? cached(`order-${state.order}.json`) : null]);
  const matching = result && new Set(result.numbers);
  const numbers = order ? order.filter((number) => !matching || matching.has(number)) : (result?.numbers ?? [...Array(total).keys()]);
  return { numbers, suggestion: result?.suggestion ?? "", answers: result?.answers ?? [] };
}

/* Records have the same numbers in the search; other answers, such as situations and terms, are shown above the list. */
async function searchRecords(query) {
  const { findTargets, fetchTargets } = await import("./search.js");
  const { numbers, suggestion } = await findTargets(query);
  const others = numbers.filter((number) => number >= total).slice(0, MOST_ANSWERS);
  return { numbers: numbers.filter((number) => number < total), suggestion, answers: await fetchTargets(others) };
}

async function update({ longer: isMore = false } = {}) {
  const id = ++requestId;
  const state = formState();
  if (!isMore) shownCount = step;
  list.setAttribute("aria-busy", "true");
  showChips(state);
  showSavedSearch(queryString(state), state.words, Object.values(boxes).flat().filter((box) => box.checked));
  try {
    await showResults(state, () => id === requestId);
  } catch {
    if (id === requestId) finder.querySelector(".count").textContent = data.failed;
  }
  if (id === requestId) list.setAttribute("aria-busy", "false");
}

/* The rows need the columns of the selected facets only; the columns of all facets, for the counts, are fetched later. */
async function showResults(state, isCurrent) {
  const names = Object.keys(state.facets);
  const [candidates, selected] = await Promise.all([findCandidates(state), fetchColumns(names)]);
  if (!isCurrent()) return;
  const countsUpdate = hasCounts ? updateCounts(state, candidates.numbers, isCurrent) : undefined;
  await showRows(filterRecords(selected, candidates.numbers, state.facets).passed, isCurrent);
  if (countsUpdate || names.length || state.words) await (countsUpdate ?? updateCounts(state, candidates.numbers, isCurrent));
  await showOtherAnswers(candidates, isCurrent);
}

async function updateCounts(state, numbers, isCurrent) {
  const result = filterRecords(await fetchColumns(facets), numbers, state.facets);
  if (!isCurrent()) return;
  showCounts(result.totals);
  await suggestRemovals(state, result);
}

/* Show the count at once, and the rows once they are fetched. */
async function showRows(numbers, isCurrent) {
  finder.querySelector(".count").textContent = resultCount(numbers.length);
  const items = await rows(numbers.slice(0, shownCount));
  if (!isCurrent()) return;
  list.replaceChildren(...items);
  list.setAttribute("aria-busy", "false");
  more.parentElement.hidden = numbers.length <= shownCount;
}

/* "0 results", but « 0 résultat ». */
function resultCount(number) {
  return (data[plural.select(number)] ?? data.other).replace("{count}", number);
}

function showCounts(totals) {
  hasCounts = true;
  for (const name of facets) {
    for (const box of boxes[name]) {
      const number = totals[name].get(box.value) ?? 0;
      const counter = box.parentElement.lastElementChild;
      if (counter.textContent !== `${number}`) counter.textContent = number;
      box.parentElement.classList.toggle("zero-count", number === 0 && !box.checked);
    }
  }
}

/* Show the answers that are not records, and a suggested query. */
async function showOtherAnswers({ answers, suggestion }, isCurrent) {
  const section = finder.querySelector(".finder-answers");
  const holder = finder.querySelector(".search-suggestion");
  const search = suggestion || answers.length ? await import("./search.js") : null;
  if (!isCurrent()) return;
  section.hidden = answers.length === 0;
  section.querySelector("ol").replaceChildren(...answers.map((target) => search?.resultItem(target, true)));
  holder.hidden = !suggestion;
  if (suggestion) search?.suggestQuery(holder, suggestion, () => {
    form.q.value = suggestion;
    form.q.focus();
    commit();
  });
}

/* A button for each active filter; pressing it removes the filter. */
function showChips(state) {
  const holder = finder.querySelector(".chips");
  const selected = Object.keys(state.facets).flatMap((name) => boxes[name].filter((box) => box.checked));
  holder.querySelector("ul").replaceChildren(...selected.map(filterChip));
  holder.hidden = selected.length === 0;
}

function filterChip(box) {
  const button = element("button", { type: "button", ariaLabel: data.remove.replace("{name}", label(box)) }, `${label(box)} ×`);
  return element("li", {}, onPress(button, () => {
    box.checked = false;
    form.q.focus();
  }));
}

/* If nothing matches, suggest filters to remove, each with the number of results without it. */
async function suggestRemovals(state, { passed, alone }) {
  empty.hidden = passed.length > 0;
  if (passed.length) return;
  const removals = Object.entries(alone).map(([name, number]) => [form.querySelector(`[data-facet="${name}"] summary`).textContent, number, () => clearFacet(name)]);
  if (state.words) {
    const count = filterRecords(await fetchColumns(Object.keys(state.facets)), [...Array(total).keys()], state.facets).passed.length;
    removals.push([data.words.replace("{words}", state.words), count, () => (form.q.value = "")]);
  }
  empty.querySelector("p").textContent = removals.some(([, number]) => number) ? data.none : "";
  empty.querySelector("ul").replaceChildren(...removals.filter(([, number]) => number).map(removalItem));
  empty.querySelector("a").search = new URLSearchParams(FORM_FACETS.filter((name) => state.facets[name]).map((name) => [name, state.facets[name].join(",")]));
}

/** @param {any[]} removal */
function removalItem([name, number, act]) {
  return element("li", {}, onPress(element("button", { type: "button" }, `${name} (${resultCount(number)})`), act));
}

function onPress(button, act) {
  button.addEventListener("click", () => {
    act();
    commit();
  });
  return button;
}

function clearFacet(name) {
  for (const box of boxes[name]) box.checked = false;
}

function commit() {
  history.pushState({ query: queryString(formState()) }, "", location.pathname);
  update();
}

document.querySelector(".explore-switch").hidden = false;
for (const part of finder.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of finder.querySelectorAll(".without-script")) part.hidden = true;

/* The facets are open next to the list; above it, on a narrow screen, they are closed at first. */
const wideScreen = matchMedia("(min-width: 60rem)");
const syncFilters = () => (form.querySelector(".filters").open = wideScreen.matches);
wideScreen.addEventListener("change", syncFilters);
syncFilters();

/* Prefetch the facet data on first hover or focus. */
for (const type of ["pointerover", "focusin"]) form.addEventListener(type, () => fetchColumns(facets).catch(() => {}), { once: true });

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => event.target !== form.q && commit());
sort.addEventListener("change", commit);
let inputTimer;
form.q.addEventListener("input", () => {
  clearTimeout(inputTimer);
  inputTimer = setTimeout(() => {
    history.replaceState({ query: queryString(formState()) }, "", location.pathname);
    update();
  }, 150);
});
more.addEventListener("click", () => {
  shownCount *= 2;
  update({ longer: true });
});
onPress(finder.querySelector("[data-clear]"), () => facets.forEach(clearFacet));
addEventListener("popstate", () => {
  restoreForm();
  update();
});

/* The steps of practices as rows: their code and their data are loaded when the reader asks for them. */
for (const choice of document.querySelectorAll("[name=rows]")) {
  choice.addEventListener("change", async () => (await import("./explore/steps.js")).showSteps(choice.value === "steps"));
}

restoreForm();
update();
