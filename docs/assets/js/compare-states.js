/* Two States side by side. The choice is in no address, no history and no request, and nothing is stored. */

import { element } from "./dom.js";
import { fetchJson } from "./fetch-json.js";
import { fillIn } from "./propose/words.js";
import { comparedSteps, comparedTreaties, GROUPS } from "./states/comparison.js";

const form = document.querySelector(".compare-states");
const result = document.querySelector(".compared-states");
const status = document.querySelector(".compare-status");
const words = result.dataset;
const pickers = [...form.querySelectorAll("select")];

let law;

async function start() {
  law = await fetchJson(new URL(form.dataset.law, document.baseURI));
  const options = Object.entries(law.states).map(([value, [label]]) => element("option", { value }, label));
  for (const picker of pickers) picker.append(...options.map((option) => option.cloneNode(true)));
  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
  for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
}

function update() {
  const codes = pickers.map((picker) => picker.value);
  const isComplete = codes.every(Boolean) && codes[0] !== codes[1];
  result.hidden = !isComplete;
  status.textContent = isComplete ? "" : status.dataset.few;
  if (isComplete) show(codes);
}

function show(codes) {
  const names = codes.map((code) => law.states[code][0]);
  const treaties = comparedTreaties(law, codes[0], codes[1]);
  const steps = comparedSteps(law, codes[0], codes[1]);
  showPages(codes, names);
  for (const group of GROUPS) {
    const rows = treaties[group].map((treaty) => treatyRow(treaty, names));
    fill("treaties", group, names, rows.length, rows.length ? [table(names, rows)] : []);
    const count = steps[group].reduce((sum, practice) => sum + practice.steps.length, 0);
    fill("steps", group, names, count, steps[group].map((practice) => practiceFold(practice, names)));
  }
  status.textContent = fillIn(words.shown, { first: names[0], second: names[1] });
}

/* The links to the pages of both States, which say all that is known. */
function showPages(codes, names) {
  const links = codes.map((code, place) => element("a", { href: `../${law.states[code][1]}/` }, names[place]));
  result.querySelector("[data-pages]").replaceChildren(links[0], " · ", links[1]);
}

/* A group: its title with the names of the States and the number of its rows. */
function fill(kind, group, [first, second], count, parts) {
  const section = result.querySelector(`[data-compared-${kind}="${group}"]`);
  section.querySelector("h3").textContent = fillIn(section.dataset.title, { first, second, count });
  section.querySelector("div").replaceChildren(...(parts.length ? parts : [element("p", {}, words.none)]));
}

function table(names, rows) {
  const heads = [words.instrument, ...names].map((label) => element("th", { scope: "col" }, label));
  return element("table", { className: "comparison-table" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
}

function treatyRow({ label, url, language, page, told }, names) {
  const cells = told.map((sentences, place) => {
    const cell = element("td", {}, sentences || words.unknown);
    cell.dataset.label = names[place];
    return cell;
  });
  const head = element("th", { scope: "row" }, element("a", { href: url, lang: language }, label));
  if (page) head.append(" ", element("small", {}, element("a", { href: page, rel: "noopener noreferrer" }, words.depositary)));
  return element("tr", {}, head, ...cells);
}

function practiceFold({ label, steps }, names) {
  const rows = steps.map((step) => element("li", {}, element("a", { href: step.url }, step.head), " ", element("small", {}, articles(step.provisions, names))));
  return element("details", {}, element("summary", {}, `${label} `, element("small", {}, String(steps.length))), element("ul", {}, ...rows));
}

/* The articles of a step: once if they are those of both States, else under the name of each. */
function articles(provisions, names) {
  const lists = provisions.map((found) => found.join(" · "));
  if (lists[0] === lists[1]) return lists[0];
  const parts = lists.map((list, place) => list && fillIn(words.of, { name: names[place], list }));
  return parts.filter(Boolean).join(" – ");
}

start();
