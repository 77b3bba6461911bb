/* Forms that produce finished pages. Nothing is sent: the reader downloads, copies or submits the result. */

import { element } from "./dom.js";
import { fetchJson } from "./fetch-json.js";
import { proposalActions, mailText } from "./propose/actions.js";
import { addedItemForm } from "./propose/added-item.js";
import { correctionForm } from "./propose/correction.js";
import { evidenceForm } from "./propose/evidence.js";
import { offerTypography } from "./propose/offers.js";
import { preview } from "./propose/preview.js";
import { focusField, labelOf, recordForm, showProblems } from "./propose/record.js";
import { optionLists } from "./propose/records.js";
import { translationForm } from "./propose/translation.js";
import { fillIn } from "./propose/words.js";
import { showWithBlock } from "./propose/proposal-block.js";

const DRAFT = "propose-draft";
const OF_THE_FORM = ["what", "record", "version", "place", "about", "step"];
const container = document.querySelector(".propose");
const notice = document.querySelector(".notice.without-script");
const FORM_MAKERS = { resource: recordForm, practice: recordForm, step: addedItemForm, pitfall: addedItemForm, evidence: evidenceForm, correction: correctionForm, translation: translationForm };

const json = (path) => fetchJson(new URL(path, document.baseURI));

async function start() {
  const { here, common, repository, contact } = container.dataset;
  const [settings, safety, records, vocabularies] = await Promise.all([json(`${common}settings.json`), json(`${common}safety.json`), json(`${here}records.json`), json(`${here}lists.json`)]);
  const language = document.documentElement.lang;
  const words = container.dataset;
  const context = {
    ...settings,
    safety,
    records,
    words,
    repository,
    contact,
    wordsOf: settings.words,
    pageForm: (kind, language) => ({ headings: settings.headings[kind], language, rules: settings.rules }),
    root: document.body.dataset.root,
    language,
    publishers: new Set(vocabularies.publishers.map(([id]) => id)),
    today: new Date().toLocaleDateString("sv"),
    tools: {
      list: optionLists(records, vocabularies),
      remove: (name) => fillIn(words.remove, { name }),
      nameIt: (name) => fillIn(words.nameIt, { name }),
    },
    source: async (ref) => (await json(`${common}sources/${sourceNumber(ref, settings.source_files)}.json`))[ref],
    label: (name) => labelOf(container.querySelector(`[data-field="${name}"]`)),
    languageName: (code) => container.querySelector(`[data-field="links"] select option[value="${code}"]`)?.text ?? code,
    message: (fault) => problemMessage(fault, words, language),
    announce: (text) => (container.querySelector(".announcement").textContent = text),
    select: selectFile,
  };
  const forms = Object.fromEntries([...container.querySelectorAll("form")].map((form) => [form.dataset.what, FORM_MAKERS[form.dataset.what](form, context)]));
  for (const [what, entry] of Object.entries(forms)) {
    const typography = offerTypography(entry, context);
    entry.problems = () => [...entry.check(), ...typography()];
    entry.form.addEventListener("submit", (event) => submit(event, what, entry, context));
    for (const name of ["input", "change"]) entry.form.addEventListener(name, () => clearFixedProblems(entry));
  }
  warnBeforeLeaving();
  applyQuery(forms);
  manageDraft(forms);
  notice.hidden = true;
  container.hidden = false;
  if (new URLSearchParams(location.search).has("what")) container.querySelector(".prefill-notice:not([hidden]), form:not([hidden])").scrollIntoView();
  container.dataset.open = "";
}

/**
 * The number of the file that has the source of a record, as `source_number` of scripts/catalogue/exports/propose_data.py computes it.
 * @param {string} ref
 * @param {number} files
 */
function sourceNumber(ref, files) {
  return [...ref].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % files;
}

/**
 * The message of a problem in the language of the reader.
 * @param {Problem} problem
 * @param {DOMStringMap} words
 * @param {string} language
 */
function problemMessage({ problem, values = {} }, words, language) {
  const name = `problem${problem[0].toUpperCase()}${problem.slice(1)}`;
  const inLanguage = (value) => (value && typeof value === "object" ? (value[language] ?? value.en) : value);
  const told = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, inLanguage(value)]));
  const use = values.use ? fillIn(words.problemWordUse ?? "", { use: values.use }) : "";
  return fillIn(words[name] ?? "", { why: "", ...told, use }).trim();
}

function selectedForm() {
  return container.querySelector('[name="what"]:checked').value;
}

function showForm(name) {
  for (const form of container.querySelectorAll("form")) form.hidden = form.dataset.what !== name;
  container.querySelector(".proposal-result").hidden = true;
}

/* The query of the address may select a form and fill in facts: ?what=practice&topics=identification&audiences=police. */
function applyQuery(forms) {
  const query = new URLSearchParams(location.search);
  const name = query.get("what") ?? "";
  if (Object.hasOwn(forms, name)) container.querySelector(`[name="what"][value="${name}"]`).checked = true;
  const facts = {};
  for (const [name, value] of query) if (!OF_THE_FORM.includes(name)) facts[name] = value.split(",");
  const filled = new Set();
  for (const one of Object.values(forms)) {
    const fields = acceptedFacts(facts, one.form);
    const [record, version, place, step] = ["record", "version", "place", "step"].map((name) => query.get(name) ?? undefined);
    const about = query.get("about") ?? "";
    one.write({ facts: fields, record, version, place, step, reason: about ? `${about}\n` : "", given: about });
    for (const name of Object.keys(fields)) filled.add(fieldBox(name, one.form).querySelector("label, legend").firstChild.textContent.trim());
  }
  container.querySelector(".prefill-notice").hidden = filled.size === 0;
  container.querySelector(".prefill-notice").textContent = fillIn(container.dataset.filled, { names: [...filled].join(", ") });
  for (const radio of container.querySelectorAll('[name="what"]')) radio.addEventListener("change", () => showForm(selectedForm()));
  showForm(selectedForm());
}

function fieldBox(name, form) {
  const field = `[data-field="${CSS.escape(name)}"]`;
  return form.querySelector(`${field}[data-part="facts"]`);
}

/* The facts of a link that a form accepts: values of fields that it has and that are not composite. */
function acceptedFacts(facts, form) {
  const boxes = Object.entries(facts).map(([name, values]) => ({ name, values, box: fieldBox(name, form) }));
  const plain = boxes.filter(({ box }) => box && box.dataset.shape !== "pairs" && box.dataset.shape !== "parts");
  return Object.fromEntries(plain.map(({ name, values, box }) => [name, "many" in box.dataset ? values : values[0]]));
}

/* Clear an error when its field becomes valid. */
function clearFixedProblems(one) {
  const invalidFields = [...one.form.querySelectorAll("[aria-invalid]")].map((control) => control.closest(".field"));
  if (invalidFields.length) showProblems(one.problems().filter(([box]) => invalidFields.includes(box)), one.form);
}

async function submit(event, name, one, context) {
  event.preventDefault();
  await one.load?.();
  const count = showProblems(one.problems(), one.form, { focus: true });
  const status = one.form.querySelector(".problems");
  const { words, repository, contact } = context;
  const form = new Intl.PluralRules(context.language).select(count);
  status.textContent = count ? fillIn(words[form] ?? words.other, { count }) : "";
  const ready = container.querySelector(".proposal-result");
  ready.hidden = count > 0;
  if (count) return;
  const proposal = await one.make();
  /* Only a page that is whole, and of which nothing has to be read again, is called ready. */
  const isReady = proposal.pages.length > 0 && !proposal.isToRead;
  ready.querySelector("h2").textContent = isReady ? words.ready : words.suggested;
  ready.querySelector("[data-about]").textContent = isReady ? words.readyAbout : proposal.missing.length ? words.suggestedAbout : words.suggestedPlain;
  ready.querySelector("[data-nowhere]").hidden = Boolean(repository || contact.includes("@"));
  ready.querySelector("[data-left]").replaceChildren(...proposal.missing.map(({ label, box }) => element("li", {}, gapButton(label, box))));
  ready.querySelector(".proposal-actions").replaceChildren(...proposalActions(proposal, { ...context, what: name, template: one.form.dataset.template }));
  ready.querySelector(".files").replaceChildren(...(proposal.pages.length ? proposal.pages : [{ path: "", text: mailText(proposal) }]).flatMap((page) => preview(page, words)));
  context.announce("");
  /* The block follows, and the ways to send it with it: it is made anew for each name that the writer chooses. */
  const showWays = (/** @type {any} */ whole) => ready.querySelector(".proposal-actions").replaceChildren(...proposalActions(whole, { ...context, what: name, template: one.form.dataset.template }));
  await showWithBlock(ready, proposal, { kind: name, language: context.language }, showWays);
  ready.focus();
}

/* Without a clipboard, the first file is opened and selected. */
function selectFile() {
  const area = container.querySelector(".files textarea");
  area?.closest("details")?.setAttribute("open", "");
  area?.select();
}

/* A gap leads to its field. */
function gapButton(label, box) {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => focusField(box));
  return button;
}

/* Warn a reader who leaves with unsaved input. The exit link removes the warning and the draft. */
function warnBeforeLeaving() {
  const preventUnload = (event) => event.preventDefault();
  const listen = () => addEventListener("beforeunload", preventUnload);
  container.addEventListener("input", listen);
  container.addEventListener("change", listen);
  document.addEventListener("leaving", () => {
    removeEventListener("beforeunload", preventUnload);
    draftStorage()?.removeItem(DRAFT);
  });
}

/* A draft is stored only on request, and only until the tab is closed. */
function manageDraft(forms) {
  const storage = draftStorage();
  container.querySelector(".draft").hidden = !storage;
  if (!storage) return;
  const [keepBox, eraseButton] = [container.querySelector("[data-keep]"), container.querySelector("[data-erase]")];
  const state = () => JSON.stringify({ what: selectedForm(), forms: Object.fromEntries(Object.entries(forms).map(([name, one]) => [name, one.read()])) });
  const save = () => keepBox.checked && storage.setItem(DRAFT, state());
  const eraseDraft = () => {
    storage.removeItem(DRAFT);
    [keepBox.checked, eraseButton.hidden] = [false, true];
  };
  const saved = storage.getItem(DRAFT);
  try {
    if (saved) restoreDraft(forms, JSON.parse(saved));
  } catch {
    /* The draft is damaged: the readable part is in the form, and the reader can erase it. */
  }
  [keepBox.checked, eraseButton.hidden] = [saved !== null, saved === null];
  keepBox.addEventListener("change", () => {
    if (!keepBox.checked) return eraseDraft();
    eraseButton.hidden = false;
    return save();
  });
  eraseButton.addEventListener("click", () => {
    eraseDraft();
    container.querySelector(".draft [role=status]").textContent = container.dataset.draftErased;
  });
  container.addEventListener("input", save);
  container.addEventListener("change", save);
}

/* The session storage of the browser; null where it is blocked. */
function draftStorage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function restoreDraft(forms, draft) {
  const requested = new URLSearchParams(location.search).get("what");
  for (const [name, one] of Object.entries(forms)) if (Object.hasOwn(draft.forms, name)) one.write(draft.forms[name]);
  if (requested || !Object.hasOwn(forms, draft.what)) return;
  container.querySelector(`[name="what"][value="${draft.what}"]`).checked = true;
  showForm(draft.what);
}

/* If a file cannot be fetched, show the notice for readers without scripts. */
start().catch(() => {
  container.classList.remove("needs-script");
  notice.classList.remove("without-script");
});
