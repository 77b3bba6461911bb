/* Compare: two or three records of a kind side by side. The query of an address may select them, ?with=practices/a,practices/b;
   a selection made here is stored in the history state, since browsers list every address in the history. */

import { comparison, selection } from "./comparison.js";
import { element } from "./dom.js";

const form = document.querySelector(".compare-form");
const status = document.querySelector(".compare-status");
const table = document.querySelector(".comparison-table");
const link = document.querySelector(".view-link");
const pickers = [...form.querySelectorAll("select")];
/* The page lists the records of the first kind, in the first picker; the names of others are fetched once they are needed. */
const [nothing, ...first] = [...pickers[0].options];
/** @type {Map<string, Promise<HTMLOptionElement[]>>} */
const lists = new Map([[form.kind[0].value, Promise.resolve(first)]]);
/** @type {Map<string, Promise<any>>} */
const requests = new Map();

/** @returns {string[]} */
const selectedRefs = () => [...new Set(pickers.map((picker) => picker.value).filter(Boolean))];

/* What the page fetches, once for each name; what failed is asked for again. */
function fetched(name) {
  const address = new URL(`${form.dataset.here}${name}.json`, document.baseURI);
  const answer = requests.get(name) ?? fetch(address).then((response) => response.json());
  requests.set(name, answer);
  answer.catch(() => requests.delete(name));
  return answer;
}

/* An option for each record of a kind. */
async function listed(kind) {
  const options = lists.get(kind) ?? fetched(`${kind}-names`).then((names) => names.map(({ ref, title, lang }) => element("option", { value: ref, lang }, title)));
  lists.set(kind, options);
  options.catch(() => lists.delete(kind));
  return options;
}

/* Only records of the selected kind can be selected. */
async function restrictOptions(kind) {
  const options = [nothing, ...(await listed(kind))];
  if (form.kind.value !== kind) return;
  for (const picker of pickers) {
    const value = picker.value;
    picker.replaceChildren(...options.map((option) => option.cloneNode(true)));
    picker.value = value.startsWith(`${kind}/`) ? value : "";
  }
}

async function restoreForm() {
  const { kind, refs } = selection(history.state?.query ?? location.search, form.kind.value);
  const radio = [...form.kind].find(({ value }) => value === kind) ?? form.kind[0];
  radio.checked = true;
  await restrictOptions(radio.value);
  pickers.forEach((picker, index) => {
    picker.value = refs[index] ?? "";
    if (picker.selectedIndex < 0) picker.value = "";
  });
}

/* The facts of all records of a kind. */
/** @returns {Promise<{ labels: string[], records: Record<string, Compared> }>} */
const fetchFacts = (kind) => fetched(kind);

async function update() {
  const refs = selectedRefs();
  const isEnough = refs.length > 1;
  table.parentElement.hidden = link.parentElement.hidden = !isEnough;
  link.search = queryString(refs);
  status.textContent = isEnough ? status.dataset.count.replace("{count}", refs.length) : status.dataset.few;
  if (!isEnough) return;
  const { labels, records } = await fetchFacts(form.kind.value);
  renderTable(labels, refs.map((ref) => records[ref.split("/")[1]]));
}

/* A column for each record, a row for each fact that one of them has. */
function renderTable(labels, records) {
  const heads = records.map((record) => element("th", { scope: "col" }, element("a", { href: record.url, lang: record.lang }, record.title)));
  table.tHead.replaceChildren(element("tr", {}, element("td"), ...heads));
  table.tBodies[0].replaceChildren(...comparison(labels, records).map((row) => tableRow(row, records)));
}

function tableRow({ label, values, differs }, records) {
  const cells = values.map((text, index) => {
    const cell = element("td", {}, text);
    cell.dataset.label = records[index].title;
    return cell;
  });
  return element("tr", { className: differs ? "differs" : "" }, element("th", { scope: "row" }, label), ...cells);
}

/** @param {string[]} refs */
const queryString = (refs) => (refs.length ? `?with=${refs.join(",")}` : "");

function commit() {
  history.pushState({ query: queryString(selectedRefs()) }, "", location.pathname);
  return update();
}

async function restore() {
  await restoreForm();
  await update();
}

/* What cannot be loaded is told. */
async function told(work) {
  try {
    await work();
  } catch {
    status.textContent = status.dataset.failed;
  }
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) =>
  told(async () => {
    if (event.target.name === "kind") await restrictOptions(event.target.value);
    await commit();
  }),
);
addEventListener("popstate", () => told(restore));

told(restore);
