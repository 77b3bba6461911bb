/* Compare: two or three records of a kind side by side. A link that is followed may hold the choice, ?with=practices/a,practices/b;
   a choice made here stands in the state of the history, since browsers list every address that was open. */

import { comparison, selection } from "./comparison.js";
import { element } from "./dom.js";

const form = document.querySelector(".comparer");
const status = document.querySelector(".compare-status");
const table = document.querySelector(".compared");
const link = document.querySelector(".view-link");
const pickers = [...form.querySelectorAll("select")];
/* The page lists the records once, in the first picker. */
const options = pickers.map((_, place) => [...pickers[0].options].map((option) => (place ? /** @type {HTMLOptionElement} */ (option.cloneNode(true)) : option)));
/** @type {Map<string, Promise<{ labels: string[], records: Record<string, Compared> }>>} */
const kinds = new Map();

/** @returns {string[]} */
const chosen = () => [...new Set(pickers.map((picker) => picker.value).filter(Boolean))];

/* Only records of the chosen kind can be picked. */
function offer(kind) {
  pickers.forEach((picker, place) => {
    const value = picker.value;
    picker.replaceChildren(...options[place].filter((option) => !option.value || option.value.startsWith(`${kind}/`)));
    picker.value = value.startsWith(`${kind}/`) ? value : "";
  });
}

function read() {
  const { kind, refs } = selection(history.state?.query ?? location.search, form.kind.value);
  const radio = [...form.kind].find(({ value }) => value === kind) ?? form.kind[0];
  radio.checked = true;
  offer(radio.value);
  pickers.forEach((picker, place) => {
    picker.value = refs[place] ?? "";
    if (picker.selectedIndex < 0) picker.value = "";
  });
}

/* The facts of all records of a kind; fetched once. */
function facts(kind) {
  const address = new URL(`${form.dataset.here}${kind}.json`, document.baseURI);
  const answer = kinds.get(kind) ?? fetch(address).then((response) => response.json());
  kinds.set(kind, answer);
  return answer;
}

async function update() {
  const refs = chosen();
  const enough = refs.length > 1;
  table.parentElement.hidden = link.parentElement.hidden = !enough;
  link.search = address(refs);
  status.textContent = enough ? status.dataset.count.replace("{count}", refs.length) : status.dataset.few;
  if (!enough) return;
  const { labels, records } = await facts(form.kind.value);
  show(labels, refs.map((ref) => records[ref.split("/")[1]]));
}

/* A column for each record, a row for each fact that one of them has. */
function show(labels, records) {
  const heads = records.map((record) => element("th", { scope: "col" }, element("a", { href: record.url, lang: record.lang }, record.title)));
  table.tHead.replaceChildren(element("tr", {}, element("td"), ...heads));
  table.tBodies[0].replaceChildren(...comparison(labels, records).map((row) => tableRow(row, records)));
}

function tableRow({ label, values, differs }, records) {
  const cells = values.map((text, place) => {
    const cell = element("td", {}, text);
    cell.dataset.label = records[place].title;
    return cell;
  });
  return element("tr", { className: differs ? "differs" : "" }, element("th", { scope: "row" }, label), ...cells);
}

/** @param {string[]} refs */
const address = (refs) => (refs.length ? `?with=${refs.join(",")}` : "");

function commit() {
  history.pushState({ query: address(chosen()) }, "", location.pathname);
  update();
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target.name === "kind") offer(event.target.value);
  commit();
});
addEventListener("popstate", () => {
  read();
  update();
});

read();
update();
