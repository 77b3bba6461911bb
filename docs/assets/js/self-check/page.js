/* The self-check, once the reader has begun: a practice gets its fields when it is opened, and a change touches its own row and the
   totals. The answers are saved as a file by the reader. Nothing is stored or sent; the State that is chosen is in no address. */

import { element } from "../dom.js";
import { fetchJson } from "../fetch-json.js";
import { MARKS, emptyPlan, findPersonalData, migrate, normalizeRow } from "../plan/file.js";
import { changeList, dayInWords, download } from "../plan/page.js";
import { fillIn } from "../propose/words.js";
import { answerOf } from "../your-state/answers.js";
import { bindingInstruments } from "./binding.js";
import { MOST_BYTES, allSteps, decode, isAnswered, parseAnswers, parseTable, serializeAnswers, toTable } from "./file.js";

const container = document.querySelector(".self-check");
const language = document.documentElement.lang;
const words = container.dataset;
const status = container.querySelector(".plan-status");
const changesNotice = container.querySelector(".plan-changes");
const [allTotal, lawTotal] = container.querySelectorAll(".check-totals p");
const stateSelect = container.querySelector("[name=state]");
const onlyBox = container.querySelector("[name=only]");
/* A browser may restore a mark that no State belongs to. */
onlyBox.checked = false;
const printed = container.querySelector(".check-print");
const template = container.querySelector("template");
const practices = [...container.querySelectorAll("[data-practice]")];
/* The column of the table that has the provisions. */
const LAW = 5;
/* The fields of an answer: those of a row that the reader fills in. */
const FIELDS = "[name=mark], [name=owner], [name=due], [name=note]";

let edition;
let steps = [];
let plan = emptyPlan();
/* The instruments that bind the chosen State, by their numbers, each with the year of the deposit. */
let bound = new Map();
/* The file of all States, of which the cells of the chosen one also tell its statements. */
let table;
let stateName = "";
let loading;

/* Fetch the steps when they are first needed; false if that failed. */
function load() {
  loading ??= fetchJson(new URL(words.steps, document.baseURI)).then(prepare).catch(() => {
    loading = undefined;
    say(words.failed);
    return false;
  });
  return loading;
}

function say(words) {
  status.textContent = words;
}

function prepare(data) {
  edition = data;
  steps = allSteps(edition);
  ({ plan } = migrate(plan, edition, true));
  showTotals();
  return true;
}

/* Give a practice its fields when it is first opened. */
export async function openPractice(box) {
  if (box.open && (await load()) && !box.querySelector("fieldset")) fillPractice(box);
}

function fillPractice(box) {
  const rows = steps.filter((step) => step.practice.id === box.dataset.practice).map(stepElement);
  for (const old of box.querySelectorAll("fieldset")) old.remove();
  box.append(...rows);
  showProgress(box);
}

function stepElement(step) {
  const box = template.content.firstElementChild.cloneNode(true);
  const name = step.id.split("#")[1];
  const row = plan.steps.get(step.id) ?? normalizeRow({});
  box.id = step.id.replace("#", ".");
  box.dataset.step = step.id;
  box.querySelector("legend").append(element("a", { href: `${document.body.dataset.root}${step.practice.url}#${name}` }, step.head));
  box.querySelector(".check-norm").textContent = step.norm;
  box.querySelector(".check-facts").textContent = [step.moment, step.who].filter(Boolean).join(" · ");
  for (const control of box.querySelectorAll(FIELDS)) control.value = row[control.name];
  showLaw(box, step);
  showWarning(box);
  return box;
}

/* The provisions that ask for a step; of a State that is chosen, those that bind it. */
function showLaw(box, step) {
  const line = box.querySelector(".check-law");
  const title = stateName ? fillIn(isAsked(step) ? words.law : words.noLaw, { state: stateName }) : edition.columns[language][LAW];
  line.hidden = !stateName && step.law.length === 0;
  line.textContent = stateName && !isAsked(step) ? title : `${title}${words.colon} ${lawOf(step).join(" · ")}`;
  line.classList.toggle("is-bound", isAsked(step));
  box.hidden = onlyBox.checked && !isAsked(step);
}

function isAsked(step) {
  return step.law.some(([number]) => bound.has(number));
}

function lawOf(step) {
  if (!stateName) return step.law.map(([, label]) => label);
  return step.law.filter(([number]) => bound.has(number)).map(bindingProvision);
}

/* A provision that binds the chosen State, since when, and whether a statement of the State may concern it. */
function bindingProvision([number, label, article = ""]) {
  const { mentions } = answerOf(table, stateSelect.value, `${edition.instruments[number]} ${article}`);
  const notes = [bound.get(number), mentions && table.words.statement].filter(Boolean);
  return notes.length ? `${label} (${notes.join(table.separator)})` : label;
}

export async function chooseState() {
  const code = stateSelect.value;
  bound = new Map();
  if (code) {
    table = await fetchJson(new URL(words.table, document.baseURI)).catch(() => null);
    if (!(await load()) || stateSelect.value !== code) return;
    if (!table) return say(words.failed);
    bound = bindingInstruments(table, code, edition.instruments, words.from);
  }
  stateName = code ? stateSelect.selectedOptions[0].textContent : "";
  onlyBox.disabled = !code;
  if (!code) onlyBox.checked = false;
  status.textContent = code ? fillIn(words.chosen, { state: stateName, count: steps.filter(isAsked).length }) : "";
  showState();
}

/* Show the law of the chosen State beside the steps that are there; a filter hides the others. */
export function showState() {
  const byId = new Map(steps.map((step) => [step.id, step]));
  for (const box of container.querySelectorAll("[data-step]")) showLaw(box, byId.get(box.dataset.step));
  const asked = new Set(steps.filter(isAsked).map((step) => step.practice.id));
  for (const box of practices) box.hidden = onlyBox.checked && !asked.has(box.dataset.practice);
  for (const theme of container.querySelectorAll(".check-theme")) theme.hidden = !theme.querySelector("[data-practice]:not([hidden])");
  for (const box of practices) showProgress(box);
  showTotals();
}

function updateStep({ target }) {
  const box = target.closest("[data-step]");
  if (!box) return;
  const row = { ...normalizeRow(plan.steps.get(box.dataset.step)), [target.name]: target.value };
  plan.steps.set(box.dataset.step, row);
  if (target.type !== "date") showWarning(box);
  if (target.name !== "mark") return;
  showProgress(box.closest("[data-practice]"));
  showTotals();
}

/* Warn next to a step that its text may identify a person. */
function showWarning(box) {
  const texts = [...box.querySelectorAll("[name=owner], [name=note]")].map(({ value }) => value);
  const match = findPersonalData(texts.join("\n"), edition.traces);
  const problem = box.querySelector(".problem");
  problem.textContent = match && fillIn(words.person, { found: match });
  problem.hidden = !match;
}

/* How many of the steps of a practice have a mark. */
function showProgress(box) {
  if (!edition) return;
  const own = steps.filter((step) => step.practice.id === box.dataset.practice && (!onlyBox.checked || isAsked(step)));
  const done = own.filter(({ id }) => plan.steps.get(id)?.mark).length;
  box.querySelector("small").textContent = `${done}/${own.length}`;
}

function showTotals() {
  allTotal.textContent = `${words.total}${words.colon} ${totals(steps)}`;
  lawTotal.textContent = stateName ? `${fillIn(words.lawTotal, { state: stateName })}${words.colon} ${totals(steps.filter(isAsked))}` : "";
}

/* How many steps have each mark, and how many have none. */
function totals(some) {
  const labels = [...edition.marks[language], words.none];
  const counts = [...MARKS, ""].map((mark) => some.filter(({ id }) => (plan.steps.get(id)?.mark ?? "") === mark).length);
  return labels.map((label, place) => `${label} ${counts[place]}`).join(" · ");
}

export async function openFile(target) {
  const [file] = target.files;
  if (!file) return;
  changesNotice.hidden = true;
  if (file.size > MOST_BYTES) status.textContent = words.large;
  else if (await load()) await readFile(decode(await file.arrayBuffer()));
  target.value = "";
}

async function readFile(text) {
  if (text.trimStart().startsWith("{")) return openAnswers(parseAnswers(text));
  return openTable(parseTable(text, edition, language));
}

async function openAnswers(loaded) {
  if (!loaded) return say(words.refused);
  const { plan: migrated, changes } = migrate(loaded, edition, true);
  await replaceAnswers(migrated);
  if ([...stateSelect.options].some(({ value }) => value && value === loaded.state)) {
    stateSelect.value = loaded.state;
    await chooseState();
  }
  const items = changeList(ofAnswers(changes), words);
  changesNotice.querySelector("ul").replaceChildren(...items);
  changesNotice.hidden = items.length === 0;
  status.textContent = fillIn(items.length ? words.news : words.same, { before: dayInWords(loaded.edition, language), count: items.length });
}

/* Of a step without an answer nothing is lost when it changes or goes. */
function ofAnswers({ changed, added, removed }) {
  return { changed: changed.filter(({ previous }) => previous), added, removed: removed.filter(({ head }) => head) };
}

async function openTable(table) {
  if (!table) return say(words.refused);
  if (table.missing.length) return say(fillIn(words.columns, { names: table.missing.join(", ") }));
  const { plan: migrated, changes } = migrate(table.plan, edition, true);
  await replaceAnswers(migrated);
  const items = changeList({ changed: [], added: [], removed: changes.removed }, words);
  changesNotice.querySelector("ul").replaceChildren(...items);
  changesNotice.hidden = items.length === 0;
  const count = [...plan.steps.values()].filter(isAnswered).length;
  status.textContent = fillIn(words.imported, { count }) + (table.days ? ` ${fillIn(words.days, { count: table.days })}` : "");
}

async function replaceAnswers(migrated) {
  plan = migrated;
  for (const box of practices) {
    for (const old of box.querySelectorAll("fieldset")) old.remove();
    if (box.open) fillPractice(box);
    showProgress(box);
  }
  showTotals();
}

/* A link to a step opens its practice, which gets its fields first. */
async function followLink(event) {
  const name = event.target.closest?.("a")?.hash.slice(1);
  const box = name && practices.find(({ dataset }) => name.startsWith(`${dataset.practice}.`));
  if (!box || !changesNotice.contains(event.target)) return;
  event.preventDefault();
  box.open = true;
  if (!box.querySelector("fieldset")) fillPractice(box);
  box.hidden = false;
  document.getElementById(name)?.querySelector("select").focus();
}

const ACTIONS = {
  save: () => download(serializeAnswers(plan, stateSelect.value), `self-check-${plan.edition}.json`, "application/json"),
  csv: () => download(toTable(plan, edition, (step) => lawOf(step).join(" | "), language), "self-check.csv", "text/csv"),
  print: () => window.print(),
};

/* On paper: the answers as text, which no field clips; with the filter also the steps without an answer. */
function preparePrint() {
  if (!edition) return;
  const shown = steps.filter((step) => isAnswered(plan.steps.get(step.id)) || (onlyBox.checked && isAsked(step)));
  const parts = [...groupByPractice(shown)].map(([practice, own]) => printedPractice(practice, own));
  const totalLines = [allTotal, lawTotal].map(({ textContent }) => element("p", {}, textContent));
  const notes = onlyBox.checked ? [] : [element("p", {}, words.unanswered)];
  printed.replaceChildren(...(parts.length ? [element("h2", {}, words.printed), ...totalLines, ...notes, ...parts] : []));
  container.classList.toggle("has-print", parts.length > 0);
}

function groupByPractice(shown) {
  const groups = new Map();
  for (const step of shown) groups.set(step.practice, [...(groups.get(step.practice) ?? []), step]);
  return groups;
}

function printedPractice(practice, own) {
  const columns = edition.columns[language];
  const head = element("tr", {}, ...[1, LAW, 6, 7, 9, 8].map((place) => element("th", { scope: "col" }, columns[place])));
  const rows = own.map((step) => {
    const row = plan.steps.get(step.id) ?? normalizeRow({});
    const mark = edition.marks[language][MARKS.indexOf(row.mark)] ?? words.none;
    const cells = [lawOf(step).join(" · "), mark, row.owner, row.note, dayInWords(row.due, language)];
    return element("tr", {}, element("th", { scope: "row" }, step.head), ...cells.map((cell) => element("td", {}, cell)));
  });
  return element("table", {}, element("caption", {}, practice.name), element("thead", {}, head), element("tbody", {}, ...rows));
}

/* Save, write as a table, or print. */
export async function act(way) {
  if (await load()) ACTIONS[way]();
}

container.addEventListener("input", updateStep);
changesNotice.addEventListener("click", followLink);
window.addEventListener("beforeprint", preparePrint);
