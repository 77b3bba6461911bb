/* Propose: forms that produce finished pages. Nothing is sent: the reader downloads, copies or submits the result. */

import { element } from "./dom.js";
import { correctionForm, evidenceForm, translationForm } from "./propose/changes.js";
import { endings, letter } from "./propose/endings.js";
import { recordForm, show as showProblems } from "./propose/record.js";
import { lists } from "./propose/records.js";
import { fill } from "./propose/words.js";

const DRAFT = "propose-draft";
const OF_THE_FORM = ["what", "record", "version", "place", "about"];
const place = document.querySelector(".propose");
const notice = document.querySelector(".notice.without-script");
const MAKERS = { resource: recordForm, practice: recordForm, evidence: evidenceForm, correction: correctionForm, translation: translationForm };

const json = async (path) => (await fetch(new URL(path, document.baseURI))).json();

async function open() {
  const { here, common, repository, contact } = place.dataset;
  const [settings, records, vocabularies] = await Promise.all([json(`${common}settings.json`), json(`${here}records.json`), json(`${here}lists.json`)]);
  const language = document.documentElement.lang;
  const words = place.dataset;
  const desk = {
    ...settings,
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
      list: lists(records, vocabularies),
      remove: (name) => fill(words.remove, { name }),
      nameIt: (name) => fill(words.nameIt, { name }),
    },
    source: (ref) => json(`${common}sources/${ref}.json`),
    label: (name) => place.querySelector(`[data-field="${name}"] label`).firstChild.textContent.trim(),
    sentence: (fault) => sentence(fault, words, language),
    announce: (text) => (place.querySelector(".said").textContent = text),
    select: () => place.querySelector(".files textarea")?.select(),
  };
  const forms = Object.fromEntries([...place.querySelectorAll("form")].map((form) => [form.dataset.what, MAKERS[form.dataset.what](form, desk)]));
  for (const [what, one] of Object.entries(forms)) {
    one.form.addEventListener("submit", (event) => submit(event, what, one, desk));
    for (const name of ["input", "change"]) one.form.addEventListener(name, () => mended(one));
  }
  guard();
  choose(forms);
  drafts(forms);
  notice.hidden = true;
  place.hidden = false;
  if (new URLSearchParams(location.search).has("what")) place.querySelector(".filled:not([hidden]), form:not([hidden])").scrollIntoView();
  place.dataset.open = "";
}

/**
 * A problem as a sentence in the language of the reader.
 * @param {Problem} problem
 * @param {DOMStringMap} words
 * @param {string} language
 */
function sentence({ problem, values = {} }, words, language) {
  const name = `problem${problem[0].toUpperCase()}${problem.slice(1)}`;
  const why = values.why ? (values.why[language] ?? values.why.en) : "";
  const use = values.use ? fill(words.problemWordUse ?? "", { use: values.use }) : "";
  return fill(words[name] ?? "", { ...values, why, use }).trim();
}

function what() {
  return place.querySelector('[name="what"]:checked').value;
}

function show(wanted) {
  for (const form of place.querySelectorAll("form")) form.hidden = form.dataset.what !== wanted;
  place.querySelector(".ready").hidden = true;
}

/* The address may say what is proposed, and fill in facts: ?what=practice&topics=identification&audiences=police. */
function choose(forms) {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("what") ?? "";
  if (Object.hasOwn(forms, wanted)) place.querySelector(`[name="what"][value="${wanted}"]`).checked = true;
  const facts = {};
  for (const [name, value] of query) if (!OF_THE_FORM.includes(name)) facts[name] = value.split(",");
  const filled = new Set();
  for (const one of Object.values(forms)) {
    const fields = taken(facts, one.form);
    const [record, version, place] = ["record", "version", "place"].map((name) => query.get(name) ?? undefined);
    const about = query.get("about");
    one.write({ facts: fields, record, version, place, reason: about ? `${about}\n` : "" });
    for (const name of Object.keys(fields)) filled.add(fieldBox(name, one.form).querySelector("label, legend").firstChild.textContent.trim());
  }
  place.querySelector(".filled").hidden = filled.size === 0;
  place.querySelector(".filled").textContent = fill(place.dataset.filled, { names: [...filled].join(", ") });
  for (const radio of place.querySelectorAll('[name="what"]')) radio.addEventListener("change", () => show(what()));
  show(what());
}

function fieldBox(name, form) {
  const field = `[data-field="${CSS.escape(name)}"]`;
  return form.querySelector(`${field}[data-part="facts"]`);
}

/* What a form takes of a link: the plain values of fields that it has. */
function taken(facts, form) {
  const boxes = Object.entries(facts).map(([name, values]) => ({ name, values, box: fieldBox(name, form) }));
  const plain = boxes.filter(({ box }) => box && box.dataset.shape !== "pairs" && box.dataset.shape !== "parts");
  return Object.fromEntries(plain.map(({ name, values, box }) => [name, "many" in box.dataset ? values : values[0]]));
}

/* Problems that were shown go as soon as they are mended. */
function mended(one) {
  const shown = [...one.form.querySelectorAll("[aria-invalid]")].map((control) => control.closest(".field"));
  if (shown.length) showProblems(one.check().filter(([box]) => shown.includes(box)), one.form);
}

async function submit(event, name, one, desk) {
  event.preventDefault();
  const count = showProblems(one.check(), one.form, { focus: true });
  const status = one.form.querySelector(".problems");
  const { words, repository, contact } = desk;
  const form = new Intl.PluralRules(desk.language).select(count);
  status.textContent = count ? fill(words[form] ?? words.other, { count }) : "";
  const ready = place.querySelector(".ready");
  ready.hidden = count > 0;
  if (count) return;
  const proposal = await one.make();
  const isSuggested = proposal.left.length > 0;
  ready.querySelector("h2").textContent = isSuggested ? words.suggested : words.ready;
  ready.querySelector("[data-about]").textContent = isSuggested ? words.suggestedAbout : words.readyAbout;
  ready.querySelector("[data-nowhere]").hidden = Boolean(repository || contact.includes("@"));
  ready.querySelector("[data-left]").replaceChildren(...proposal.left.map((label) => element("li", {}, label)));
  ready.querySelector(".endings").replaceChildren(...endings(proposal, { ...desk, what: name, template: one.form.dataset.template }));
  ready.querySelector(".files").replaceChildren(...(proposal.pages.length ? proposal.pages : [{ path: words.suggested, text: letter(proposal) }]).flatMap(preview));
  desk.announce("");
  ready.focus();
}

function preview({ path, text }) {
  const area = element("textarea", { value: text, readOnly: true, rows: Math.min(24, text.split("\n").length), ariaLabel: path });
  return [element("h3", {}, element("code", {}, path)), area];
}

/* Who leaves with something typed is warned; who leaves by the exit is not held up, and leaves nothing behind. */
function guard() {
  const ask = (event) => event.preventDefault();
  const typed = () => addEventListener("beforeunload", ask);
  place.addEventListener("input", typed);
  place.addEventListener("change", typed);
  document.addEventListener("leaving", () => {
    removeEventListener("beforeunload", ask);
    allowed()?.removeItem(DRAFT);
  });
}

/* A draft is stored only if the reader asks for it, and only until the tab is closed. */
function drafts(forms) {
  const storage = allowed();
  place.querySelector(".draft").hidden = !storage;
  if (!storage) return;
  const [keep, erase] = [place.querySelector("[data-keep]"), place.querySelector("[data-erase]")];
  const state = () => JSON.stringify({ what: what(), forms: Object.fromEntries(Object.entries(forms).map(([name, one]) => [name, one.read()])) });
  const save = () => keep.checked && storage.setItem(DRAFT, state());
  const drop = () => {
    storage.removeItem(DRAFT);
    [keep.checked, erase.hidden] = [false, true];
  };
  const saved = storage.getItem(DRAFT);
  try {
    if (saved) restore(forms, JSON.parse(saved));
  } catch {
    /* It is damaged: what could be read of it stands in the form, and it can be erased. */
  }
  [keep.checked, erase.hidden] = [saved !== null, saved === null];
  keep.addEventListener("change", () => {
    if (!keep.checked) return drop();
    erase.hidden = false;
    return save();
  });
  erase.addEventListener("click", () => {
    drop();
    place.querySelector(".draft [role=status]").textContent = place.dataset.draftErased;
  });
  place.addEventListener("input", save);
  place.addEventListener("change", save);
}

/* The storage of the browser, or nothing where it is blocked. */
function allowed() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function restore(forms, draft) {
  const asked = new URLSearchParams(location.search).get("what");
  for (const [name, one] of Object.entries(forms)) if (Object.hasOwn(draft.forms, name)) one.write(draft.forms[name]);
  if (asked || !Object.hasOwn(forms, draft.what)) return;
  place.querySelector(`[name="what"][value="${draft.what}"]`).checked = true;
  show(draft.what);
}

/* If a file cannot be fetched, show what can be done without the forms. */
open().catch(() => {
  place.classList.remove("needs-script");
  notice.classList.remove("without-script");
});
