/* Steps as rows of Explore: facets by law, moment, who and level, and the choice of a State, which is in no address and not kept. */

import { element } from "../dom.js";
import { fetchJson } from "../fetch-json.js";
import { bindingInstruments } from "../self-check/binding.js";
import { allSteps } from "../self-check/file.js";
import { fold } from "../text.js";
import { expandColumn, filterRecords } from "./facets.js";
import { placeFilters } from "./place-filters.js";

const ANY = "any";
const FIRST = 20;

const records = document.querySelector(".finder:not(.step-finder)");
const finder = document.querySelector(".step-finder");
const words = finder.dataset;

let edition;
let steps = [];
let columns = {};
/* The checkboxes of each facet. */
let boxes = {};
let folded = [];
/** @type {Map<number, string> | null} The instruments that bind the chosen State; null if none is chosen. */
let bound = null;
let loading;
let shownCount = FIRST;

/* Show the steps in the place of the records, or the records again. */
export async function showSteps(isSteps) {
  finder.classList.add("finder");
  records.hidden = isSteps;
  finder.hidden = !isSteps;
  if (!isSteps) return;
  loading ??= fetchJson(new URL(words.steps, document.baseURI)).then(prepare);
  await loading.catch(() => {
    loading = undefined;
    finder.replaceChildren(element("p", { role: "status" }, words.failed));
  });
}

function prepare(data) {
  edition = data;
  steps = allSteps(edition);
  folded = steps.map(({ head, norm, practice }) => fold(`${head} ${norm} ${practice.name}`));
  columns = {
    law: lawColumn(),
    moment: column(edition.moments.map((_, place) => `${place}`), ({ facts }) => [facts[1]]),
    who: column(edition.audiences.map((_, place) => `${place}`), ({ facts }) => facts[0]),
    level: column(edition.levels.map((_, place) => `${place}`), ({ facts }) => [facts[2]]),
  };
  const [made, filters] = [form(), allFilters()];
  finder.replaceChildren(made, filters, list());
  placeFilters(finder, made, filters);
  boxes = Object.fromEntries(Object.keys(columns).map((name) => [name, [...finder.querySelectorAll(`[name=${name}]`)]]));
  update();
}

/* The provisions that ask for a step; of a State that is chosen, those that bind it. */
function lawOf({ law }) {
  const binding = bound;
  return binding ? law.filter(([number]) => binding.has(number)) : law;
}

function lawColumn() {
  const ids = [ANY, ...edition.instruments.map((_, place) => `${place}`)];
  return column(ids, (step) => {
    const numbers = lawOf(step).map(([number]) => number + 1);
    return numbers.length ? [0, ...new Set(numbers)] : [];
  });
}

function column(ids, optionsOf) {
  return expandColumn({ ids, of: steps.map(optionsOf) });
}

function form() {
  const search = element("input", { type: "search", id: "step-words", name: "q", autocomplete: "off", spellcheck: false });
  const toFilters = element("p", { className: "to-filters" }, element("a", { className: "skip-link", href: "#step-filters" }, words.toFilters));
  const made = element("form", { role: "search" }, element("label", { htmlFor: search.id }, words.words), search, toFilters);
  made.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => restart());
  return made;
}

/* A State, and the facets, each with its options. */
function allFilters() {
  const state = element("select", { name: "state", autocomplete: "off" }, element("option", { value: "" }, words.nothing));
  state.append(...edition.states.map(([code, name]) => element("option", { value: code }, name)));
  const filters = element("details", { className: "filters", id: "step-filters", tabIndex: -1 }, element("summary", {}, words.filters));
  filters.append(
    element("label", { className: "state-choice" }, words.state, state),
    facet("law", [words.anyLaw, ...edition.treaties], true),
    facet("moment", edition.moments, true),
    facet("who", edition.audiences, false),
    facet("level", edition.levels, false),
  );
  filters.addEventListener("change", ({ target }) => (target === state ? chooseState(state.value) : restart()));
  return filters;
}

function facet(name, labels, isOpen) {
  const options = columns[name].ids.map((id, place) => {
    const box = element("input", { type: "checkbox", name, value: id, autocomplete: "off" });
    return element("label", {}, box, " ", element("span", {}, labels[place]), " ", element("small", {}));
  });
  const fieldset = element("fieldset", {}, element("legend", { className: "visually-hidden" }, words[name]), ...options);
  return element("details", { className: "facet", open: isOpen }, element("summary", {}, words[name]), fieldset);
}

function list() {
  const clear = element("button", { type: "button" }, words.clear);
  const more = element("button", { type: "button" }, words.more);
  clear.addEventListener("click", clearAll);
  more.addEventListener("click", () => {
    shownCount *= 2;
    update();
  });
  return element("div", { className: "finder-list" },
    element("p", { className: "note" }, words.about),
    element("div", { className: "finder-bar" }, element("p", { className: "count", role: "status" }), clear),
    element("ul", { className: "rows" }), element("p", { className: "step-more" }, more));
}

async function chooseState(code) {
  const table = code ? await fetchJson(new URL(words.table, document.baseURI)).catch(() => null) : null;
  if (finder.querySelector("[name=state]").value !== code) return;
  setBound(table && bindingInstruments(table, code, edition.instruments, words.from));
  restart();
  if (code && !table) finder.querySelector(".count").textContent = words.failed;
}

function setBound(instruments) {
  bound = instruments;
  columns.law = lawColumn();
}

function clearAll() {
  finder.querySelector("form").reset();
  finder.querySelector("[name=state]").value = "";
  for (const box of Object.values(boxes).flat()) box.checked = false;
  setBound(null);
  restart();
  finder.querySelector("[type=search]").focus();
}

function restart() {
  shownCount = FIRST;
  update();
}

/* Filter and count all steps, and show the first of those that pass. */
function update() {
  const selected = Object.keys(columns).map((name) => [name, boxes[name].filter(({ checked }) => checked).map(({ value }) => value)]);
  const chosen = Object.fromEntries(selected.filter(([, ids]) => ids.length));
  const { passed, totals } = filterRecords(columns, candidates(), chosen);
  for (const name of Object.keys(columns)) showCounts(name, totals[name]);
  finder.querySelector(".count").textContent = passed.length ? words.count.replace("{count}", passed.length.toLocaleString(document.documentElement.lang)) : words.none;
  finder.querySelector(".rows").replaceChildren(...passed.slice(0, shownCount).map((number) => row(steps[number])));
  finder.querySelector(".step-more").hidden = passed.length <= shownCount;
}

/* The numbers of the steps that have all words and that the chosen State is asked to take. */
function candidates() {
  const wanted = fold(finder.querySelector("[type=search]").value).split(/\s+/).filter(Boolean);
  const numbers = [...steps.keys()].filter((number) => wanted.every((word) => folded[number].includes(word)));
  return bound ? numbers.filter((number) => lawOf(steps[number]).length) : numbers;
}

function showCounts(name, totals) {
  for (const box of boxes[name]) {
    const number = totals.get(box.value) ?? 0;
    const counter = box.parentElement.lastElementChild;
    if (counter.textContent !== `${number}`) counter.textContent = number;
    box.parentElement.classList.toggle("zero-count", number === 0 && !box.checked);
  }
}

function row(step) {
  const name = step.id.split("#")[1];
  const root = document.body.dataset.root;
  const title = element("h2", { className: "row-title" }, element("a", { href: `${root}${step.practice.url}#${name}` }, step.head));
  const lines = lawOf(step).map(([number, label]) => (bound?.get(number) ? `${label} (${bound.get(number)})` : label));
  const badges = [step.practice.name, step.moment, step.who, edition.levels[step.level]].filter(Boolean);
  const item = element("li", { className: "row" }, title);
  if (step.norm) item.append(element("p", { className: "row-summary" }, step.norm));
  if (lines.length) item.append(element("p", { className: "row-summary" }, lines.join(" · ")));
  item.append(element("p", { className: "badges" }, ...badges.map((badge) => element("span", {}, badge))));
  return item;
}
