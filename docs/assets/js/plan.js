/* Your plan: steps are selected and marked on the page, and saved as a file by the reader. Nothing is stored or sent. */

import { element } from "./dom.js";
import { migrate, toCsv, emptyPlan, toIcs, MARKS, plannedSteps, parsePlan, findPersonalData, serialize } from "./plan/file.js";
import { changeList, dayInWords, download } from "./plan/page.js";
import { fillIn } from "./propose/words.js";

const container = document.querySelector(".plan");
const language = document.documentElement.lang;
const words = container.dataset;
const list = container.querySelector(".plan-practices");
const status = container.querySelector(".plan-status");
const changesNotice = container.querySelector(".plan-changes");
const [practiceTemplate, stepTemplate] = container.querySelectorAll("template");

let edition;
let plan = emptyPlan();

async function start() {
  edition = await (await fetch(new URL(words.steps, document.baseURI))).json();
  const [services, practices] = container.querySelectorAll("select");
  services.append(...edition.bundles.map(([id, label]) => element("option", { value: id }, label)));
  practices.append(...edition.practices.map(({ id, name }) => element("option", { value: id }, name)));
  services.addEventListener("change", () => addPractices(services, edition.bundles.find(([id]) => id === services.value)?.[2] ?? []));
  practices.addEventListener("change", () => addPractices(practices, [practices.value]));
  container.querySelector("[type=file]").addEventListener("change", openFile);
  for (const button of container.querySelectorAll("[data-way]")) button.addEventListener("click", () => ACTIONS[button.dataset.way]());
  list.addEventListener("input", updateStep);
  list.addEventListener("click", removePractice);
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
  for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
  render();
  addNamedPractice(practices);
}

/* Add the practice that a link names in its fragment, which reaches no server. */
function addNamedPractice(select) {
  const id = location.hash.slice(1);
  if (edition.practices.some((practice) => practice.id === id)) addPractices(select, [id]);
}

function addPractices(select, ids) {
  const added = ids.filter((id) => id && !plan.practices.includes(id));
  plan.practices.push(...added);
  select.value = "";
  ({ plan } = migrate(plan, edition));
  render();
  if (added.length) list.querySelector(`[data-id="${added[0]}"] summary`).focus();
}

async function openFile({ target }) {
  const [file] = target.files;
  const loaded = file && parsePlan(await file.text());
  target.value = "";
  status.textContent = file && !loaded ? words.refused : "";
  if (!loaded) return;
  const migrated = migrate(loaded, edition);
  plan = migrated.plan;
  render();
  showChanges(migrated.changes, loaded.edition);
}

/* Show what a newer edition changed in the steps of the file. */
function showChanges(changes, before) {
  const items = changeList(changes, words);
  changesNotice.querySelector("ul").replaceChildren(...items);
  changesNotice.hidden = items.length === 0;
  status.textContent = fillIn(items.length ? words.news : words.same, { before: dayInWords(before, language), count: items.length });
}

function render() {
  const steps = plannedSteps(plan, edition);
  const practices = plan.practices.flatMap((id) => edition.practices.filter((one) => one.id === id));
  list.replaceChildren(...practices.map((practice) => practiceElement(practice, steps.filter((step) => step.practice === practice))));
  document.dispatchEvent(new Event("law-added"));
  container.querySelector(".plan-actions").hidden = steps.length === 0;
  updateProgress();
}

function practiceElement({ id, name, url, law }, steps) {
  const box = practiceTemplate.content.firstElementChild.cloneNode(true);
  box.dataset.id = id;
  box.querySelector("h3").textContent = name;
  box.querySelector("[data-drop]").setAttribute("aria-label", fillIn(words.drop, { name }));
  box.append(...steps.map((step) => stepElement(step, url, law)));
  return box;
}

function stepElement({ id, row }, url, law) {
  const box = stepTemplate.content.firstElementChild.cloneNode(true);
  const name = id.split("#")[1];
  box.id = id.replace("#", ".");
  box.dataset.step = id;
  box.querySelector("legend").append(element("a", { href: `${document.body.dataset.root}${url}#${name}` }, row.head));
  if (law[name]) box.querySelector("legend").after(lawElement(law[name]));
  for (const control of box.querySelectorAll("[name]")) control.value = row[control.name];
  showWarning(box);
  return box;
}

/* The articles that ask for a step, which are shown once a State is chosen. */
function lawElement(articles) {
  const line = element("p", { className: "chips", hidden: true }, ...articles.map(([key, label]) => {
    const chip = element("span", { className: "chip chip-law" }, label);
    chip.dataset.law = key;
    return chip;
  }));
  line.dataset.ofState = "";
  return line;
}

function updateStep({ target }) {
  const box = target.closest("[data-step]");
  Object.assign(plan.steps.get(box.dataset.step) ?? {}, { [target.name]: target.value });
  showWarning(box);
  updateProgress();
}

/* Warn next to a step that its text may identify a person. */
function showWarning(box) {
  const text = [...box.querySelectorAll("input, textarea")].filter(({ type }) => type !== "date").map(({ value }) => value).join("\n");
  const match = findPersonalData(text, edition.traces);
  const problem = box.querySelector(".problem");
  problem.textContent = match && fillIn(words.person, { found: match });
  problem.hidden = !match;
}

function removePractice({ target }) {
  const box = target.closest("[data-drop]")?.closest("[data-id]");
  if (!box) return;
  plan.practices = plan.practices.filter((id) => id !== box.dataset.id);
  for (const id of plan.steps.keys()) if (id.startsWith(`${box.dataset.id}#`)) plan.steps.delete(id);
  render();
  container.querySelector("select").focus();
}

function updateProgress() {
  for (const box of list.querySelectorAll("[data-id]")) {
    const marks = [...box.querySelectorAll("[name=mark]")];
    const done = marks.filter(({ value }) => value === MARKS[0] || value === MARKS[3]).length;
    box.querySelector("small").textContent = `${done}/${marks.length}`;
  }
}

const ACTIONS = {
  save: () => download(serialize(plan), `plan-${plan.edition}.json`, "application/json"),
  csv: () => download(toCsv(plan, edition, words.columns.split("|"), Object.fromEntries(MARKS.map((mark, place) => [mark, words.marks.split("|")[place]])), language), "plan.csv", "text/csv"),
  ics() {
    const text = toIcs(plan, edition, new Date());
    if (text) download(text, "plan.ics", "text/calendar");
    status.textContent = text ? "" : words.undated;
  },
  print: () => window.print(),
};

/* If the steps cannot be fetched, the checklists remain. */
start().catch(() => {
  container.hidden = true;
  container.classList.remove("needs-script");
  for (const part of document.querySelectorAll(".without-script")) part.classList.remove("without-script");
});
