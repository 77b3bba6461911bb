/* The page on which an agency declares: its answers become a file that its own site publishes. Nothing is sent or stored. */

import { MOST_BYTES, faultOf, isPlain, needsText, parseDeclaration, plainWords, serializeDeclaration, sortAnswers } from "./declare/file.js";
import { element } from "./dom.js";
import { download } from "./plan/page.js";
import { fillIn } from "./propose/words.js";

const container = document.querySelector(".declare");
const words = container.dataset;
const language = document.documentElement.lang;
const status = container.querySelector("[role=status]");
const template = container.querySelector("template");
const boxes = [...container.querySelectorAll("[data-on]")];
const dateField = container.querySelector("[name=date]");
const officeField = container.querySelector("[name=office]");
const FIELDS = ["answer", "about", "text", "reference", "link"];

/* The answers by what they are on, and those of an earlier file to what is not on this page. */
let answers = new Map();
let others = [];

function start() {
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
  for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
  for (const group of container.querySelectorAll(".declare-group")) group.addEventListener("toggle", () => group.open && fillGroup(group));
  container.addEventListener("input", update);
  container.querySelector("[type=file]").addEventListener("change", openFile);
  for (const button of container.querySelectorAll("[data-way]")) button.addEventListener("click", () => save());
}

/* Give the lines of a group their fields when it is first opened. */
function fillGroup(group) {
  for (const box of group.querySelectorAll("[data-on]")) if (!box.querySelector("fieldset")) fillLine(box);
}

function fillLine(box) {
  const fields = template.content.firstElementChild.cloneNode(true);
  const texts = [...box.querySelectorAll("[data-document]")];
  const about = fields.querySelector("[name=about]");
  about.append(...texts.map((text, number) => element("option", { value: String(number) }, plainWords(text.querySelector(".declare-text").textContent))));
  about.closest("label").hidden = texts.length === 0;
  fields.querySelector("legend").textContent = fillIn(words.line, { line: plainWords(box.querySelector(".declare-words").textContent) });
  box.append(fields);
  showLine(box);
}

/* Show the answer of a line in its fields. */
function showLine(box) {
  const answer = answers.get(box.dataset.on);
  const field = (name) => box.querySelector(`[name=${name}]`);
  const texts = [...box.querySelectorAll("[data-document]")];
  const place = answer ? texts.findIndex(({ dataset }) => dataset.document === answer.document && (!answer.where || dataset.where === answer.where)) : -1;
  field("answer").value = answer?.answer ?? "";
  field("about").value = place < 0 ? "" : String(place);
  field("text").value = answer?.texts[language] ?? "";
  field("reference").value = answer?.reference ?? "";
  field("link").value = answer?.link ?? "";
  showParts(box);
}

function showParts(box) {
  const answer = answers.get(box.dataset.on);
  for (const part of box.querySelectorAll("[data-part]")) part.hidden = part.dataset.part === "text" ? !needsText(answer?.answer ?? "") : !answer;
  const problem = box.querySelector(".problem");
  const fault = answer ? faultOf(answer) : "";
  problem.textContent = fault && words[fault];
  problem.hidden = !fault;
}

function update({ target }) {
  const box = target.closest("[data-on]");
  if (box && FIELDS.includes(target.name)) {
    readLine(box);
    showParts(box);
  }
  if (target.type !== "file") showCount();
}

/* Read the fields of a line into its answer, which is given to the words that stand on the page. */
function readLine(box) {
  const value = (name) => box.querySelector(`[name=${name}]`).value.trim();
  const { on } = box.dataset;
  if (!value("answer")) return answers.delete(on);
  const about = box.querySelectorAll("[data-document]")[value("about") === "" ? -1 : Number(value("about"))];
  const texts = { ...answers.get(on)?.texts, [language]: value("text") };
  const given = { [shownLanguage(box)]: wordsOf(box) };
  return answers.set(on, { on, answer: value("answer"), document: about?.dataset.document ?? "", where: about?.dataset.where ?? "", words: given, texts, reference: value("reference"), link: value("link") });
}

const shownLanguage = (box) => box.querySelector(".declare-words").lang || language;
const wordsOf = (box) => plainWords(box.querySelector(".declare-words").textContent);

function showCount() {
  status.textContent = fillIn(words.count, { count: answers.size + others.length });
}

async function openFile({ target }) {
  const [file] = target.files;
  target.value = "";
  if (!file) return;
  const declaration = file.size > MOST_BYTES ? null : parseDeclaration(await file.text(), words.agency);
  if (!declaration) {
    status.textContent = words.refused;
    return;
  }
  const lines = new Map(boxes.map((box) => [box.dataset.on, { [shownLanguage(box)]: wordsOf(box) }]));
  const sorted = sortAnswers(declaration.answers, lines);
  ({ own: answers, others } = sorted);
  officeField.value = declaration.office;
  for (const box of boxes) {
    if (answers.has(box.dataset.on)) box.closest("details").open = true;
    if (box.querySelector("fieldset")) showLine(box);
  }
  showCount();
  const told = [{ text: words.changed, list: sorted.changed }, { text: words.unlisted, list: others }].filter(({ list }) => list.length > 0);
  status.textContent = [status.textContent, ...told.map(({ text, list }) => fillIn(text, { count: list.length }))].join(" ");
}

/* Save the file, if nothing is wrong with it; else lead to what is. */
function save() {
  const faulty = boxes.find((box) => answers.has(box.dataset.on) && faultOf(answers.get(box.dataset.on)));
  const field = [officeField, dateField].find((one) => !(one === officeField ? isPlain(one.value.trim()) : one.value));
  if (faulty || field || answers.size + others.length === 0) {
    status.textContent = words.incomplete;
    if (faulty) faulty.closest("details").open = true;
    (faulty?.querySelector("[name=answer]") ?? field ?? container.querySelector("summary")).focus();
    return;
  }
  const own = boxes.filter((box) => answers.has(box.dataset.on)).map((box) => answers.get(box.dataset.on));
  const text = serializeDeclaration({ date: dateField.value, office: officeField.value.trim(), answers: [...own, ...others] }, { agency: words.agency, edition: words.edition, schema: words.schema });
  download(text, "anti-trafficking-practices.json", "application/json");
  status.textContent = fillIn(words.saved, { count: own.length + others.length });
}

start();
