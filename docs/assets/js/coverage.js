/* Coverage: one table at a time, its numbers filtered by the other axes. Without this script the page shows all tables.
   The query of an address may select them, ?table=regions-topics&audiences=police; a selection made here is stored in the history
   state, since browsers list every address in the history. */

import { crossTabulate, expandColumn, filterRecords } from "./explore/facets.js";
import { shade } from "./shade.js";

const form = document.querySelector(".coverage-filter");
const status = form.querySelector("[role=status]");
const link = form.querySelector(".view-link");
const sections = new Map([...document.querySelectorAll("[data-axes]")].map((section) => [section.id, section]));
const axes = [...form.querySelectorAll("select:not([name=table])")];
const KINDS = ["practices", "resources"];

let columns;
let requestId = 0;

/* The axes that the table does not show. */
function freeAxes() {
  const tableAxes = sections.get(form.table.value).dataset.axes.split(" ");
  return axes.filter((select) => !tableAxes.includes(select.name));
}

/* The free axes that have a value. */
function activeFilters() {
  return freeAxes().filter((select) => select.value);
}

function restoreForm() {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  const name = query.get("table") ?? location.hash.slice(1);
  form.table.value = sections.has(name) ? name : form.table.options[0].value;
  for (const select of axes) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

function queryString() {
  const query = new URLSearchParams({ table: form.table.value });
  for (const select of activeFilters()) query.set(select.name, select.value);
  return `?${query}`;
}

async function fetchColumn(name) {
  const answer = await fetch(new URL(`${form.dataset.explore}column-${name}.json`, document.baseURI));
  return expandColumn(await answer.json());
}

async function fetchColumns() {
  const names = ["kind", ...axes.map((select) => select.name)];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await fetchColumn(name)])));
}

async function update() {
  const id = ++requestId;
  const shownAxes = freeAxes();
  link.search = queryString();
  for (const select of axes) select.parentElement.hidden = !shownAxes.includes(select);
  for (const [tableId, section] of sections) section.hidden = tableId !== form.table.value;
  if (!columns && activeFilters().length === 0) return;
  try {
    columns ??= await fetchColumns();
    if (id === requestId) showCounts(sections.get(form.table.value), activeFilters());
  } catch {
    if (id === requestId) status.textContent = form.dataset.failed;
  }
}

function showCounts(section, filters) {
  const facts = Object.fromEntries(filters.map((select) => [select.name, [select.value]]));
  const { passed } = filterRecords(columns, [...Array(columns.kind.count).keys()], { kind: KINDS, ...facts });
  const [rows, across] = section.dataset.axes.split(" ");
  const number = crossTabulate(columns[rows], columns[across], passed);
  const heads = [...section.querySelectorAll("thead th[data-id]")];
  const lines = [...section.querySelectorAll("tbody tr")];
  const numbers = lines.map((line) => heads.map((head) => number(line.dataset.id, head.dataset.id)));
  section.querySelector(".headline")?.toggleAttribute("hidden", filters.length > 0);
  for (const [row, line] of lines.entries()) for (const [column, head] of heads.entries()) {
    line.cells[column + 1].className = `shade-${shade(numbers[row][column])}`;
    updateCell(line.cells[column + 1].firstElementChild, numbers[row][column], [rows, across], [line, head], filters);
  }
  status.textContent = form.dataset.counted.replace("{count}", passed.length);
}

/* A number links to its records, a plus to a form with the place filled in. */
function updateCell(link, number, names, headings, filters) {
  const query = new URLSearchParams(names.map((name, index) => [name, headings[index].dataset.id]));
  for (const select of filters) query.set(select.name, select.value);
  if (number) query.set("kind", KINDS.join(","));
  const words = [headings[0].cells[0].textContent, headings[1].textContent, ...filters.map((select) => select.selectedOptions[0].dataset.label)].join(", ");
  link.href = `${number ? form.dataset.explore : form.dataset.propose}?${query.toString().replaceAll("%2C", ",")}`;
  link.textContent = number || "+";
  link.setAttribute("aria-label", number ? `${words}: ${number}` : form.dataset.empty.replace("{cell}", words));
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  history.pushState({ query: queryString() }, "", location.pathname);
  update();
});
for (const type of ["popstate", "hashchange"]) addEventListener(type, () => {
  restoreForm();
  update();
});

restoreForm();
update();
