/* Your State: marks the articles on the page with what is known of the State that a reader chooses. The choice is in no address and no
   history, no request depends on it, and it is stored only if the reader asks. */

import { element } from "./dom.js";
import { fetchJson } from "./fetch-json.js";
import { answerOf, summary } from "./your-state/answers.js";
import { fillIn } from "./propose/words.js";

const KEPT = "your-state";
const container = document.querySelector(".your-state");
const control = container.querySelector("details");
const heading = control.querySelector("summary");
const status = container.querySelector(":scope > [role=status]");
/* On a disk the link names a file. */
const statesFolder = container.querySelector("a").getAttribute("href").replace(/index\.html$/, "");
const title = heading.textContent;

/** @type {import("./your-state/answers.js").Table} */
let table;
let chosen = "";

async function start() {
  table = await fetchJson(new URL(control.dataset.table, document.baseURI));
  showKept();
  document.addEventListener("law-added", showAnswers);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) showKept();
  });
}

/* Show what the reader has kept, or no State: also when the browser brings the page back with a choice that ended with it. */
function showKept() {
  const stored = storage()?.getItem(KEPT) ?? "";
  const kept = Object.hasOwn(table.states, stored) ? stored : "";
  control.replaceChildren(heading);
  addControl(kept);
  if (kept || chosen) choose(kept);
  container.classList.toggle("is-kept", kept !== "");
}

/* The storage of the browser; null where it is blocked. */
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/* The choice, and what is kept of it. */
function addControl(kept) {
  const { words, states } = table;
  const options = Object.entries(states).map(([value, [label]]) => element("option", { value }, label));
  const select = element("select", { autocomplete: "off" }, element("option", { value: "" }, words.none), ...options);
  select.value = kept;
  control.append(element("label", {}, words.select, " ", select), element("p", { className: "note" }, words.about));
  const store = storage();
  const keep = store ? keepControl(store, kept !== "") : null;
  if (keep) control.append(keep.element);
  select.addEventListener("change", () => {
    choose(select.value);
    container.classList.remove("is-kept");
    keep?.update();
  });
}

/* A box that keeps the choice on the device, and a button that deletes it. */
function keepControl(store, isKept) {
  const { words } = table;
  const box = element("input", { type: "checkbox", checked: isKept });
  const button = element("button", { type: "button", hidden: !isKept }, words.delete);
  const said = element("span", { role: "status" });
  const update = () => {
    const isKept = box.checked && chosen !== "";
    if (isKept) store.setItem(KEPT, chosen);
    else store.removeItem(KEPT);
    button.hidden = !isKept;
    said.textContent = "";
  };
  box.addEventListener("change", update);
  button.addEventListener("click", () => {
    box.checked = false;
    update();
    said.textContent = words.deleted;
    box.focus();
  });
  return { element: element("p", {}, element("label", {}, box, " ", words.keep), " ", element("small", {}, words["keep-about"]), " ", button, " ", said), update };
}

function choose(code) {
  chosen = code;
  const [name = ""] = table.states[code] ?? [];
  heading.textContent = code ? fillIn(table.words.chosen, { name }) : title;
  showAnswers();
}

/* Put the answer beside each article, and tell how many bind. */
function showAnswers() {
  for (const old of document.querySelectorAll(".law-answer, .law-remarks")) old.remove();
  for (const line of document.querySelectorAll("[data-of-state]")) line.hidden = !chosen;
  const answers = new Map();
  for (const article of document.querySelectorAll("[data-law]")) {
    const answer = chosen ? answerOf(table, chosen, article.dataset.law) : null;
    article.classList.toggle("not-binding", answer?.binds === false);
    if (!answer) continue;
    answers.set(`${answer.id} ${article.textContent.trim()}`, answer);
    if (answer.binds) showInSummary(article, answer);
    article.append(answerElement(article, answer));
  }
  status.replaceChildren(...(chosen ? result(answers) : [table.words.cleared]));
  if (chosen) status.after(...remarks([...answers.values()]));
}

/* What supports a step is folded: an article that binds is named in the line that opens it. */
function showInSummary(article, { words }) {
  const summary = article.closest(".support")?.querySelector("summary");
  summary?.append(element("span", { className: "law-answer" }, `${article.textContent.trim()} – ${words}`));
}

/* The answer in words; a row of a list opens and closes, and holds no links. */
function answerElement(article, { id, words, mentions, isUnsure }) {
  const isPlain = article.closest("summary") !== null;
  const notes = [mentions && table.words.statement, isUnsure && table.words.check].filter(Boolean);
  const parts = notes.flatMap((note) => [table.separator, isPlain ? note : element("a", { href: stateAddress(id) }, note)]);
  return element("span", { className: "law-answer" }, ` – ${words}`, ...parts);
}

/* The statements of the State, and what is to be checked, each with a link to its row on the page of the State. */
function remarks(answers) {
  const lists = [
    [table.words.statements, answers.filter(({ hasStatement }) => hasStatement)],
    [table.words.checks, answers.filter(({ isUnsure }) => isUnsure)],
  ];
  return lists.filter(([, found]) => found.length).map(([words, found]) => {
    const labels = new Map(found.map(({ id, label }) => [id, label]));
    const links = [...labels].flatMap(([id, label], place) => [place ? ", " : " ", element("a", { href: stateAddress(id) }, label)]);
    return element("p", { className: "law-remarks" }, words, ...links);
  });
}

/* The State, how many articles bind, and the link to its page. */
function result(answers) {
  const [name] = table.states[chosen];
  return [element("b", {}, name), ` – ${summary(table, answers)} `, element("a", { href: stateAddress() }, fillIn(table.words.page, { name }))];
}

/* The page of the State, or the row of an instrument on it; relative, so that it is not printed behind the link. */
function stateAddress(instrument = "") {
  const address = `${statesFolder}${table.states[chosen][1]}/`;
  return instrument ? `${address}#${instrument}` : address;
}

/* On pages without site.js nothing else shows the control and starts it, and the exit is a plain link. */
control.hidden = false;
for (const exit of document.querySelectorAll("[data-exit-link]")) exit.addEventListener("click", () => storage()?.removeItem(KEPT));

/* If the answers cannot be fetched, the pages of States remain. */
const begin = () => start().catch(() => control.remove());
if (control.open || storage()?.getItem(KEPT)) begin();
else control.addEventListener("toggle", begin, { once: true });
