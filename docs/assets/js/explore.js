/* Explore: a query and facets over all records. The list is already on the page; this script filters it. A query finds all that the
   dialog of the search finds, in the same order: its code is loaded then. explore/facets.js counts, explore/rows.js creates the rows,
   explore/saved.js shows the link of a search. */

import { element } from "./dom.js";
import { expandColumn, filterRecords } from "./explore/facets.js";
import { placeFilters } from "./explore/place-filters.js";
import { rowLoader } from "./explore/rows.js";
import { showSavedSearch, label } from "./explore/saved.js";
import { jsonCache } from "./fetch-json.js";
import { keepUnderFinger, released } from "./released.js";

/* As many rows as a first view has. */
const FIRST_ROWS = 5;

/* The facets that the form of a proposal accepts. */
const FORM_FACETS = ["topics", "audiences", "regions", "languages"];

const finder = document.querySelector(".finder");
const form = finder.querySelector("form");
const filters = finder.querySelector(".filters");
const list = finder.querySelector(".rows");
const sort = finder.querySelector("select");
const more = finder.querySelector("[data-more]");
const empty = finder.querySelector(".finder-empty");
const data = finder.dataset;
const total = Number(data.total);
const step = Number(data.step);
const shard = Number(data.shard);
const facets = [...filters.querySelectorAll("[data-facet]")].map((box) => box.dataset.facet);
const boxes = Object.fromEntries(facets.map((name) => [name, [...filters.querySelectorAll(`[name="${name}"]`)]]));
const cached = jsonCache((name) => new URL(`${data.here}${name}`, document.baseURI));
const rows = rowLoader(list, async (number) => (await cached(`rows-${Math.floor(number / shard)}.json`))[number % shard]);
const plural = new Intl.PluralRules(document.documentElement.lang);

/* A wait of so many milliseconds is seen. */
const LONG_WAIT = 300;

let requestId = 0;
let waitTimer;
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

const facetOf = (name) => filters.querySelector(`[data-facet="${name}"]`);

function restoreForm() {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  form.q.value = query.get("q") ?? "";
  sort.value = query.get("sort") ?? "";
  if (sort.selectedIndex < 0) sort.value = "";
  for (const name of facets) {
    const ids = (query.get(name) ?? "").split(",");
    for (const box of boxes[name]) box.checked = ids.includes(box.value);
    if (boxes[name].some((box) => box.checked)) facetOf(name).open = true;
  }
}

/* The columns of some facets, by their names. */
async function fetchColumns(names) {
  const values = await Promise.all(names.map((name) => cached(`column-${name}.json`, expandColumn)));
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

/* The numbers of what matches the query, best first, or of all records; in the selected order. */
async function findCandidates(state) {
  const [result, order] = await Promise.all([state.words ? search(state.words) : null, state.order ? cached(`order-${state.order}.json`) : null]);
  if (!result) return { numbers: order ? order.filter((number) => number < total) : [...Array(total).keys()], help: [], suggestion: "" };
  const { help, suggestion } = result;
  const matching = new Set(result.numbers.filter((number) => !help.includes(number)));
  return { numbers: order ? order.filter((number) => matching.has(number)) : [...matching], help, suggestion };
}

async function search(query) {
  return (await import("./search.js")).findTargets(query);
}

async function update({ longer: isMore = false } = {}) {
  const id = ++requestId;
  const state = formState();
  if (!isMore) shownCount = step;
  awaitRows();
  try {
    await showResults(state, isMore ? list.children.length : FIRST_ROWS, () => id === requestId);
  } catch {
    if (id === requestId) finder.querySelector(".count").textContent = data.failed;
  }
  if (id === requestId) settle();
}

/* What the list shows is not what is asked for: it is dimmed if that lasts. */
function awaitRows() {
  list.setAttribute("aria-busy", "true");
  delete list.dataset.shown;
  clearTimeout(waitTimer);
  waitTimer = setTimeout(() => (list.dataset.waiting = ""), LONG_WAIT);
}

/* The list is what was asked for. */
function settle() {
  markShown();
  list.setAttribute("aria-busy", "false");
}

/* The first rows are there; until then a page that was opened with a query shows none. */
function markShown() {
  clearTimeout(waitTimer);
  list.dataset.shown = "";
  delete list.dataset.waiting;
  delete document.documentElement.dataset.pending;
}

/* The rows need the columns of the selected facets only; the columns of all facets, for the counts, are fetched later.
   The first rows are shown as soon as they are there, the others below them, so that nothing moves. */
async function showResults(state, firstCount, isCurrent) {
  const [candidates, selected] = await Promise.all([findCandidates(state), fetchColumns(Object.keys(state.facets))]);
  const { passed: others, alone } = filterRecords(selected, candidates.numbers, state.facets);
  /* The help for somebody in danger comes first, whatever is chosen. */
  const passed = [...candidates.help, ...others];
  const [first, further] = [passed.slice(0, firstCount), passed.slice(firstCount, shownCount)].map(rows);
  further.catch(() => {});
  const found = { count: passed.length, rows: await first, suggestion: candidates.suggestion, removals: passed.length ? [] : await findRemovals(state, alone) };
  await released(list);
  if (!isCurrent()) return;
  showFound(state, found);
  const rest = await further;
  if (!isCurrent()) return;
  list.append(...rest);
  more.parentElement.hidden = passed.length <= shownCount;
  showSavedSearch(queryString(state), state.words, Object.values(boxes).flat().filter((box) => box.checked));
  list.setAttribute("aria-busy", "false");
  if (hasCounts || Object.keys(state.facets).length || state.words) await updateCounts(state, candidates.numbers, isCurrent);
}

/* The first rows, and all that stands above them. */
function showFound(state, found) {
  finder.querySelector(".count").textContent = resultCount(found.count);
  showChips(state);
  showSuggestion(found.suggestion);
  showEmpty(state, found);
  list.replaceChildren(...found.rows);
  markShown();
}

async function updateCounts(state, numbers, isCurrent) {
  const [columns] = await Promise.all([fetchColumns(facets), painted()]);
  if (isCurrent()) showCounts(filterRecords(columns, numbers, state.facets).totals);
}

/* "0 results", but « 0 résultat ». */
function resultCount(number) {
  return (data[plural.select(number)] ?? data.other).replace("{count}", number.toLocaleString(document.documentElement.lang));
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

/* A suggested query, if there is one. */
function showSuggestion(suggestion) {
  const holder = finder.querySelector(".search-suggestion");
  holder.hidden = !suggestion;
  if (!suggestion) return;
  const button = element("button", { type: "button" }, suggestion);
  holder.querySelector("span").replaceChildren(onPress(button, () => {
    form.q.value = suggestion;
    form.q.focus();
  }));
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

/* If nothing matches: the filters that could be removed, each with the number of results without it. */
async function findRemovals(state, alone) {
  const removals = Object.entries(alone).map(([name, number]) => [facetOf(name).querySelector("summary").textContent, number, () => clearFacet(name)]);
  if (state.words && removals.length) {
    const all = filterRecords(await fetchColumns(Object.keys(state.facets)), [...Array(total).keys()], state.facets).passed.length;
    removals.push([data.words.replace("{words}", state.words), all, () => (form.q.value = "")]);
  }
  return removals.filter(([, number]) => number);
}

/* Where nothing matches: what could be removed, else that no page has these words; and where to go on. */
function showEmpty(state, { count, removals }) {
  empty.hidden = count > 0;
  if (count) return;
  empty.querySelector("p").textContent = removals.length ? data.none : data.nothing;
  empty.querySelector("ul").replaceChildren(...removals.map(removalItem));
  empty.querySelector("[data-propose]").search = new URLSearchParams(FORM_FACETS.filter((name) => state.facets[name]).map((name) => [name, state.facets[name].join(",")]));
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

/* A frame has been painted. */
const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));

/* The choice is seen at once, what follows from it in the next frame. */
async function commit() {
  history.pushState({ query: queryString(formState()) }, "", location.pathname);
  awaitRows();
  await painted();
  update();
}

document.querySelector(".explore-switch").hidden = false;
for (const part of finder.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of finder.querySelectorAll(".without-script")) part.hidden = true;

placeFilters(finder, form, filters);

/* Prefetch the facet data on first hover or focus. */
for (const type of ["pointerover", "focusin"]) filters.addEventListener(type, () => fetchColumns(facets).catch(() => {}), { once: true });

form.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", commit);
keepUnderFinger(list);
sort.addEventListener("change", commit);
let inputTimer;
form.q.addEventListener("input", () => {
  clearTimeout(inputTimer);
  awaitRows();
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
  /* A browser may restore another choice than the rows that the page shows. */
  choice.checked = choice.defaultChecked;
  choice.addEventListener("change", async () => (await import("./explore/steps.js")).showSteps(choice.value === "steps"));
}

restoreForm();
update();
