/* Your plan: steps are chosen and marked on the page, and kept in a file of the reader's own. Nothing is stored or sent. */

import { element } from "./dom.js";
import { brought, csv, empty, ics, MARKS, planned, read, trace, written } from "./plan/file.js";
import { fill } from "./propose/words.js";

const place = document.querySelector(".plan");
const language = document.documentElement.lang;
const words = place.dataset;
const list = place.querySelector(".planned");
const said = place.querySelector(".plan-said");
const news = place.querySelector(".plan-news");
const [ofPractice, ofStep] = place.querySelectorAll("template");

let edition;
let plan = empty();

async function open() {
  edition = await (await fetch(new URL(words.steps, document.baseURI))).json();
  const [services, practices] = place.querySelectorAll("select");
  services.append(...edition.bundles.map(([id, label]) => element("option", { value: id }, label)));
  practices.append(...edition.practices.map(({ id, name }) => element("option", { value: id }, name)));
  services.addEventListener("change", () => choose(services, edition.bundles.find(([id]) => id === services.value)?.[2] ?? []));
  practices.addEventListener("change", () => choose(practices, [practices.value]));
  place.querySelector("[type=file]").addEventListener("change", opened);
  for (const button of place.querySelectorAll("[data-way]")) button.addEventListener("click", () => WAYS[button.dataset.way]());
  list.addEventListener("input", noted);
  list.addEventListener("click", dropped);
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
  for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
  show();
}

function choose(select, ids) {
  const added = ids.filter((id) => id && !plan.practices.includes(id));
  plan.practices.push(...added);
  select.value = "";
  ({ plan } = brought(plan, edition));
  show();
  if (added.length) list.querySelector(`[data-id="${added[0]}"] summary`).focus();
}

async function opened({ target }) {
  const [file] = target.files;
  const found = file && read(await file.text());
  target.value = "";
  said.textContent = file && !found ? words.refused : "";
  if (!found) return;
  const now = brought(found, edition);
  plan = now.plan;
  show();
  tell(now.news, found.edition);
}

/* What a newer edition changed in the steps of the file. */
function tell(found, before) {
  const lines = [
    ...found.changed.map(({ id, was, head }) => [fill(words.changed, { was, head }), id]),
    ...found.come.map(({ id, head }) => [fill(words.come, { head }), id]),
    ...found.gone.map(({ head }) => [fill(words.gone, { head }), ""]),
  ];
  const item = ([line, id]) => element("li", {}, id ? element("a", { href: `#${id.replace("#", ".")}` }, line) : line);
  news.querySelector("ul").replaceChildren(...lines.map(item));
  news.hidden = lines.length === 0;
  said.textContent = fill(lines.length ? words.news : words.same, { before: dated(before), count: lines.length });
}

/* A day in words; the first of a month is an ordinal in French. */
function dated(day) {
  const text = day && new Date(`${day}T12:00`).toLocaleDateString(language, { dateStyle: "long" });
  return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

function show() {
  const steps = planned(plan, edition);
  const practices = plan.practices.flatMap((id) => edition.practices.filter((one) => one.id === id));
  list.replaceChildren(...practices.map((practice) => practiceOf(practice, steps.filter((step) => step.practice === practice))));
  place.querySelector(".plan-ways").hidden = steps.length === 0;
  count();
}

function practiceOf({ id, name, url }, steps) {
  const box = ofPractice.content.firstElementChild.cloneNode(true);
  box.dataset.id = id;
  box.querySelector("h3").textContent = name;
  box.querySelector("[data-drop]").setAttribute("aria-label", fill(words.drop, { name }));
  box.append(...steps.map((step) => stepOf(step, url)));
  return box;
}

function stepOf({ id, row }, url) {
  const box = ofStep.content.firstElementChild.cloneNode(true);
  const name = id.split("#")[1];
  box.id = id.replace("#", ".");
  box.dataset.step = id;
  box.querySelector("legend").append(element("a", { href: `${document.body.dataset.root}${url}#${name}` }, row.head));
  for (const control of box.querySelectorAll("[name]")) control.value = row[control.name];
  warn(box);
  return box;
}

function noted({ target }) {
  const box = target.closest("[data-step]");
  Object.assign(plan.steps.get(box.dataset.step) ?? {}, { [target.name]: target.value });
  warn(box);
  count();
}

/* Say beside a step that what was typed may lead to a person. */
function warn(box) {
  const typed = [...box.querySelectorAll("input, textarea")].filter(({ type }) => type !== "date").map(({ value }) => value).join("\n");
  const found = trace(typed, edition.traces);
  const problem = box.querySelector(".problem");
  problem.textContent = found && fill(words.person, { found });
  problem.hidden = !found;
}

function dropped({ target }) {
  const box = target.closest("[data-drop]")?.closest("[data-id]");
  if (!box) return;
  plan.practices = plan.practices.filter((id) => id !== box.dataset.id);
  for (const id of plan.steps.keys()) if (id.startsWith(`${box.dataset.id}#`)) plan.steps.delete(id);
  show();
  place.querySelector("select").focus();
}

function count() {
  for (const box of list.querySelectorAll("[data-id]")) {
    const marks = [...box.querySelectorAll("[name=mark]")];
    const done = marks.filter(({ value }) => value === MARKS[0] || value === MARKS[3]).length;
    box.querySelector("small").textContent = `${done}/${marks.length}`;
  }
}

const WAYS = {
  save: () => download(written(plan), `plan-${plan.edition}.json`, "application/json"),
  csv: () => download(csv(plan, edition, words.columns.split("|"), Object.fromEntries(MARKS.map((mark, place) => [mark, words.marks.split("|")[place]])), language), "plan.csv", "text/csv"),
  ics() {
    const text = ics(plan, edition, new Date());
    if (text) download(text, "plan.ics", "text/calendar");
    said.textContent = text ? "" : words.undated;
  },
  print: () => window.print(),
};

function download(text, name, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/* If the steps cannot be fetched, the checklists are still there. */
open().catch(() => {
  place.hidden = true;
  place.classList.remove("needs-script");
  for (const part of document.querySelectorAll(".without-script")) part.classList.remove("without-script");
});
