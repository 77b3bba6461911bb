/* Coverage: one table at a time, its numbers narrowed by the other axes. Without this script the page shows all tables.
   A link that is followed may hold the choice, ?table=regions-topics&audiences=police; a choice made here stands in the state of
   the history, since browsers list every address that was open. */

import { cross, grown, narrow } from "./explore/facets.js";
import { shade } from "./shade.js";

const form = document.querySelector(".narrower");
const status = form.querySelector("[role=status]");
const link = form.querySelector(".view-link");
const sections = new Map([...document.querySelectorAll("[data-axes]")].map((section) => [section.id, section]));
const axes = [...form.querySelectorAll("select:not([name=table])")];
const KINDS = ["practices", "resources"];

let columns;
let turn = 0;

/* The axes that the table does not show itself. */
function others() {
  const shown = sections.get(form.table.value).dataset.axes.split(" ");
  return axes.filter((select) => !shown.includes(select.name));
}

/* Those of them for which something is chosen. */
function narrowed() {
  return others().filter((select) => select.value);
}

function read() {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  const name = query.get("table") ?? location.hash.slice(1);
  form.table.value = sections.has(name) ? name : form.table.options[0].value;
  for (const select of axes) {
    select.value = query.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

function address() {
  const query = new URLSearchParams({ table: form.table.value });
  for (const select of narrowed()) query.set(select.name, select.value);
  return `?${query}`;
}

async function column(name) {
  const answer = await fetch(new URL(`${form.dataset.explore}column-${name}.json`, document.baseURI));
  return grown(await answer.json());
}

async function allColumns() {
  const names = ["kind", ...axes.map((select) => select.name)];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await column(name)])));
}

async function update() {
  const current = ++turn;
  const free = others();
  link.search = address();
  for (const select of axes) select.parentElement.hidden = !free.includes(select);
  for (const [id, section] of sections) section.hidden = id !== form.table.value;
  if (!columns && narrowed().length === 0) return;
  try {
    columns ??= await allColumns();
    if (current === turn) show(sections.get(form.table.value), narrowed());
  } catch {
    if (current === turn) status.textContent = form.dataset.failed;
  }
}

function show(section, chosen) {
  const facts = Object.fromEntries(chosen.map((select) => [select.name, [select.value]]));
  const { passed } = narrow(columns, [...Array(columns.kind.count).keys()], { kind: KINDS, ...facts });
  const [rows, across] = section.dataset.axes.split(" ");
  const number = cross(columns[rows], columns[across], passed);
  const heads = [...section.querySelectorAll("thead th[data-id]")];
  const lines = [...section.querySelectorAll("tbody tr")];
  const numbers = lines.map((line) => heads.map((head) => number(line.dataset.id, head.dataset.id)));
  section.querySelector(".gap").hidden = chosen.length > 0;
  for (const [row, line] of lines.entries()) for (const [column, head] of heads.entries()) {
    line.cells[column + 1].className = `shade-${shade(numbers[row][column])}`;
    cell(line.cells[column + 1].firstElementChild, numbers[row][column], [rows, across], [line, head], chosen);
  }
  status.textContent = form.dataset.counted.replace("{count}", passed.length);
}

/* A number leads to its records, a plus to a form that knows the place. */
function cell(link, number, names, ends, chosen) {
  const query = new URLSearchParams(names.map((name, place) => [name, ends[place].dataset.id]));
  for (const select of chosen) query.set(select.name, select.value);
  if (number) query.set("kind", KINDS.join(","));
  const words = [ends[0].cells[0].textContent, ends[1].textContent, ...chosen.map((select) => select.selectedOptions[0].dataset.label)].join(", ");
  link.href = `${number ? form.dataset.explore : form.dataset.propose}?${query.toString().replaceAll("%2C", ",")}`;
  link.textContent = number || "+";
  link.setAttribute("aria-label", number ? `${words}: ${number}` : form.dataset.empty.replace("{cell}", words));
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  history.pushState({ query: address() }, "", location.pathname);
  update();
});
for (const moment of ["popstate", "hashchange"]) addEventListener(moment, () => {
  read();
  update();
});

read();
update();
