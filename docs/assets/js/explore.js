/* Explore: words and facets over all records. The list is already on the page; this narrows it.
   explore/facets.js counts, explore/rows.js makes the rows, explore/saved.js keeps a search; words load search.js. */

import { element } from "./dom.js";
import { grown, narrow } from "./explore/facets.js";
import { keeper } from "./explore/rows.js";
import { keep, label } from "./explore/saved.js";

/* Answers that are no records: the best few stand above the list. */
const ANSWERS = 4;

/* The facets that the form of a proposal takes over. */
const PROPOSED = ["topics", "audiences", "regions", "languages"];

const finder = document.querySelector(".finder");
const form = finder.querySelector("form");
const list = finder.querySelector(".rows");
const sort = finder.querySelector("select");
const more = finder.querySelector("[data-more]");
const empty = finder.querySelector(".finder-empty");
const words = finder.dataset;
const total = Number(words.total);
const step = Number(words.shard);
const facets = [...form.querySelectorAll("[data-facet]")].map((box) => box.dataset.facet);
const boxes = Object.fromEntries(facets.map((name) => [name, [...form.querySelectorAll(`[name="${name}"]`)]]));
const rows = keeper(list, step, json);
const kept = new Map();
const plural = new Intl.PluralRules(document.documentElement.lang);

let turn = 0;
let shown = step;
let counted = false;

/* The choice in the form: words, order, and for each facet the ids of its ticked options. */
function choice() {
  const ticked = facets.map((name) => [name, boxes[name].filter((box) => box.checked).map((box) => box.value)]);
  return { words: form.q.value.trim(), order: sort.value, facets: Object.fromEntries(ticked.filter(([, ids]) => ids.length)) };
}

/* The words and filters as the query of an address. It stands in the state of the history, not in the address bar: browsers
   list every address for whoever looks through the history. Only a link that is followed has it in its address. */
function address(now) {
  const query = new URLSearchParams();
  if (now.words) query.set("q", now.words);
  for (const [name, ids] of Object.entries(now.facets)) query.set(name, ids.join(","));
  if (now.order) query.set("sort", now.order);
  return query.size ? `?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}` : "";
}

function read() {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  form.q.value = query.get("q") ?? "";
  sort.value = query.get("sort") ?? "";
  if (sort.selectedIndex < 0) sort.value = "";
  for (const name of facets) {
    const wanted = (query.get(name) ?? "").split(",");
    for (const box of boxes[name]) box.checked = wanted.includes(box.value);
    if (boxes[name].some((box) => box.checked)) form.querySelector(`[data-facet="${name}"]`).open = true;
  }
}

async function json(name) {
  const answer = await fetch(new URL(`${words.here}${name}`, document.baseURI));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/* Fetch a file once; again if that failed. */
function once(name, make = (found) => found) {
  if (!kept.has(name)) kept.set(name, json(name).then(make));
  kept.get(name).catch(() => kept.delete(name));
  return kept.get(name);
}

/* The columns of some facets, by their names. */
async function columns(names) {
  const found = await Promise.all(names.map((name) => once(`column-${name}.json`, grown)));
  return Object.fromEntries(names.map((name, place) => [name, found[place]]));
}

/* The numbers of the records that answer the words, best first, or of all; in the order that is asked for. */
async function candidates(now) {
  const [found, order] = await Promise.all([now.words ? hits(now.words) : null, now.order ? once(`order-${now.order}.json`) : null]);
  const wanted = found && new Set(found.numbers);
  const numbers = order ? order.filter((number) => !wanted || wanted.has(number)) : (found?.numbers ?? [...Array(total).keys()]);
  return { numbers, meant: found?.meant ?? "", answers: found?.answers ?? [] };
}

/* Records have the numbers of the search; the other answers, such as situations and terms, stand above the list. */
async function hits(typed) {
  const { find, shown } = await import("./search.js");
  const { numbers, meant } = await find(typed);
  const others = numbers.filter((number) => number >= total).slice(0, ANSWERS);
  return { numbers: numbers.filter((number) => number < total), meant, answers: await shown(others) };
}

async function update({ longer = false } = {}) {
  const mine = ++turn;
  const now = choice();
  if (!longer) shown = step;
  list.setAttribute("aria-busy", "true");
  chips(now);
  keep(address(now), now.words, Object.values(boxes).flat().filter((box) => box.checked));
  try {
    await show(now, () => mine === turn);
  } catch {
    if (mine === turn) finder.querySelector(".count").textContent = words.failed;
  }
  if (mine === turn) list.setAttribute("aria-busy", "false");
}

/* The rows need the columns of the chosen facets only; those of all, for the counts, are fetched after them. */
async function show(now, current) {
  const names = Object.keys(now.facets);
  const [all, own] = await Promise.all([candidates(now), columns(names)]);
  if (!current()) return;
  const told = counted ? tell(now, all.numbers, current) : undefined;
  await print(narrow(own, all.numbers, now.facets).passed, current);
  if (told || names.length || now.words) await (told ?? tell(now, all.numbers, current));
  await above(all, current);
}

async function tell(now, numbers, current) {
  const found = narrow(await columns(facets), numbers, now.facets);
  if (!current()) return;
  count(found.totals);
  await proposals(now, found);
}

/* Show the count at once, and the rows when they have been fetched. */
async function print(numbers, current) {
  finder.querySelector(".count").textContent = results(numbers.length);
  const wanted = await rows(numbers.slice(0, shown));
  if (!current()) return;
  list.replaceChildren(...wanted);
  list.setAttribute("aria-busy", "false");
  more.parentElement.hidden = numbers.length <= shown;
}

/* "0 results", but « 0 résultat ». */
function results(number) {
  return (words[plural.select(number)] ?? words.other).replace("{count}", number);
}

function count(totals) {
  counted = true;
  for (const name of facets) {
    for (const box of boxes[name]) {
      const number = totals[name].get(box.value) ?? 0;
      const small = box.parentElement.lastElementChild;
      if (small.textContent !== `${number}`) small.textContent = number;
      box.parentElement.classList.toggle("none", number === 0 && !box.checked);
    }
  }
}

/* What answers the words beside records, and what may have been meant. */
async function above({ answers, meant }, current) {
  const found = finder.querySelector(".finder-answers");
  const holder = finder.querySelector(".search-meant");
  const search = meant || answers.length ? await import("./search.js") : null;
  if (!current()) return;
  found.hidden = answers.length === 0;
  found.querySelector("ol").replaceChildren(...answers.map((target) => search?.answer(target, true)));
  holder.hidden = !meant;
  if (meant) search?.propose(holder, meant, () => {
    form.q.value = meant;
    form.q.focus();
    commit();
  });
}

/* A button for each active filter; pressing it removes the filter. */
function chips(now) {
  const holder = finder.querySelector(".chips");
  const ticked = Object.keys(now.facets).flatMap((name) => boxes[name].filter((box) => box.checked));
  holder.querySelector("ul").replaceChildren(...ticked.map(chip));
  holder.hidden = ticked.length === 0;
}

function chip(box) {
  const button = element("button", { type: "button", ariaLabel: words.remove.replace("{name}", label(box)) }, `${label(box)} ×`);
  return element("li", {}, pressed(button, () => {
    box.checked = false;
    form.q.focus();
  }));
}

/* If nothing matches: which filters to remove, with the number of results that would give. */
async function proposals(now, { passed, alone }) {
  empty.hidden = passed.length > 0;
  if (passed.length) return;
  const ways = Object.entries(alone).map(([name, number]) => [form.querySelector(`[data-facet="${name}"] summary`).textContent, number, () => untick(name)]);
  if (now.words) {
    const without = narrow(await columns(Object.keys(now.facets)), [...Array(total).keys()], now.facets).passed.length;
    ways.push([words.words.replace("{words}", now.words), without, () => (form.q.value = "")]);
  }
  empty.querySelector("p").textContent = ways.some(([, number]) => number) ? words.none : "";
  empty.querySelector("ul").replaceChildren(...ways.filter(([, number]) => number).map(way));
  empty.querySelector("a").search = new URLSearchParams(PROPOSED.filter((name) => now.facets[name]).map((name) => [name, now.facets[name].join(",")]));
}

/** @param {any[]} way */
function way([name, number, act]) {
  return element("li", {}, pressed(element("button", { type: "button" }, `${name} (${results(number)})`), act));
}

function pressed(button, act) {
  button.addEventListener("click", () => {
    act();
    commit();
  });
  return button;
}

function untick(name) {
  for (const box of boxes[name]) box.checked = false;
}

function commit() {
  history.pushState({ query: address(choice()) }, "", location.pathname);
  update();
}

for (const hidden of finder.querySelectorAll(".needs-script")) hidden.hidden = false;
for (const plain of finder.querySelectorAll(".without-script")) plain.hidden = true;

/* Beside the list the facets are open; above it, on a narrow screen, they are closed at first. */
const wide = matchMedia("(min-width: 60rem)");
const fold = () => (form.querySelector(".filters").open = wide.matches);
wide.addEventListener("change", fold);
fold();

/* Prefetch the facet data on first hover or focus. */
for (const type of ["pointerover", "focusin"]) form.addEventListener(type, () => columns(facets).catch(() => {}), { once: true });

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => event.target !== form.q && commit());
sort.addEventListener("change", commit);
let pause;
form.q.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    history.replaceState({ query: address(choice()) }, "", location.pathname);
    update();
  }, 150);
});
more.addEventListener("click", () => {
  shown *= 2;
  update({ longer: true });
});
pressed(finder.querySelector("[data-clear]"), () => facets.forEach(untick));
addEventListener("popstate", () => {
  read();
  update();
});

read();
update();
