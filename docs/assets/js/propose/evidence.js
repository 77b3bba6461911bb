/* The form for a piece of evidence: what a document says of a practice, of a resource, or of one step. */

import { articleChoice } from "./article-choice.js";
import { addBasis } from "./front-matter.js";
import { addListItem, fingerprint } from "./pages.js";
import { addressFault, isPartialDate, letterFault, placeFault, schemaProblems } from "./problems.js";
import { recordFields } from "./changes.js";
import { displayValue, fieldBoxAt, labelOf, unknownEntries } from "./record.js";
import { stepChoice } from "./step-choice.js";

/** The place of a reading of all of a document. */
const WHOLE = "whole document";
/* Stands for a document that has no page here yet, where the form of the line is judged. */
const ANY_DOCUMENT = "resources/document";
/* The fields of evidence for a practice, and that of evidence for a step. */
const OF_PRACTICE = ["by", "covers", "part", "position", "date"];
const OF_STEP = ["says"];
/* What an article of an instrument has of its own: its document, its place, and how far it was read. */
const OF_DOCUMENT = ["in", "where", "seen"];

/**
 * The problems for which an article would not be accepted as the basis of a step.
 * @param {{ provision: string, says?: string }} basis
 * @param {Source | undefined} source
 * @param {string} step
 * @returns {Problem[]}
 */
export function articleProblems({ provision, says }, source, step) {
  return [
    ...(says ? [] : [{ path: ["says"], problem: "missing" }]),
    ...(linesOf(source, step)?.includes(provision) ? [{ path: ["provision"], problem: "twice" }] : []),
  ];
}

/**
 * The places that are named already for a step, for a pitfall, or for the practice as a whole.
 * @param {Source | undefined} source
 * @param {string} step
 */
function linesOf(source, step) {
  return step ? [...(source?.steps ?? []), ...(source?.pitfalls ?? [])].find(({ id }) => id === step)?.evidence : source?.evidence;
}

/**
 * The problems for which a piece of evidence would not count or not be accepted.
 * @param {Record<string, any>} evidence
 * @param {FormContext} context
 * @param {Source} [source]
 * @param {string} [step]
 * @returns {Problem[]}
 */
export function evidenceProblems(evidence, context, source, step = "") {
  const document = context.records.find((record) => record.ref === evidence.in);
  const { says, ...line } = evidence;
  const known = { ...line, ...(line.in && !document ? { in: ANY_DOCUMENT } : {}), ...(step ? { covers: "partial" } : {}) };
  const problems = schemaProblems("evidence", context.schemas, known);
  const report = (/** @type {string} */ name, /** @type {string} */ problem, values = {}) => problems.push({ path: [name], problem, values });
  if (step && !says) report("says", "missing");
  const counts = step ? context.rules.counts.includes(says) : evidence.covers === "direct";
  const found = evidence.where ? placeFault(evidence.where, context.rules) : null;
  if (found) report("where", "place", { found });
  if (!evidence.where && counts) report("where", "where");
  const last = Number(document?.pages ?? 0);
  if (last && lastPage(evidence.where ?? "") > last) report("where", "beyond", { pages: last });
  const others = document?.issuers && !step ? (evidence.by ?? []).filter((/** @type {string} */ agency) => !document.issuers?.includes(agency)) : [];
  if (others.length) report("by", "issuers", { found: others.join(", "), issuers: document?.issuers?.join(", ") });
  if (!step) problems.push(...dateProblems(evidence, document, context));
  if (isNamed(evidence, source, step)) report("where", "twice");
  return problems;
}

/**
 * @param {Record<string, any>} evidence
 * @param {RecordName | undefined} document
 * @param {FormContext} context
 * @returns {Problem[]}
 */
function dateProblems({ date, position }, document, context) {
  if (date && !isPartialDate(date)) return [];
  if (date && date > context.today) return [{ path: ["date"], problem: "future" }];
  const day = date ?? document?.date ?? "";
  return position === "withdrawn" && !/^\d{4}-\d\d-\d\d$/.test(day) ? [{ path: ["date"], problem: "day" }] : [];
}

/**
 * The highest page that a place names.
 * @param {string} where
 */
function lastPage(where) {
  const pages = [...where.matchAll(/\bpp?\. ?(\d+)(?:\s?[-–]\s?(\d+))?/g)].flatMap(([, from, to]) => [from, to]);
  return Math.max(0, ...pages.filter(Boolean).map(Number));
}

/**
 * Whether the same place of the document is named there already.
 * @param {Record<string, any>} evidence
 * @param {Source | undefined} source
 * @param {string} step
 */
function isNamed(evidence, source, step) {
  const by = step ? [] : [...(evidence.by ?? [])].sort();
  const line = [evidence.in, evidence.where, ...by].filter(Boolean).join(", ");
  return Boolean(linesOf(source, step)?.includes(line));
}

/**
 * The pages that a piece of evidence changes: a line of the record, and lines of the document, if it does not name the practice yet, and if the place was not read before.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {any} source
 * @param {any} ofDocument
 * @param {FormContext} context
 */
export function evidencePages(ref, evidence, source, ofDocument, context) {
  const row = ordered(evidence, context.order.evidence);
  const [kind] = ref.split("/");
  const { path, text } = source.files[source.original];
  const page = { path, before: text, text: addListItem(text, "recognition", row, context.order[kind], context.rules) };
  return [page, ...documentPages(ref, evidence, ofDocument, true, context)];
}

/**
 * The same for a step or a pitfall: a basis in its row, with the digest of what was compared. Nothing if its row is written in an
 * unusual way.
 * @param {string} ref
 * @param {any} step
 * @param {Record<string, any>} evidence
 * @param {any} source
 * @param {any} ofDocument
 * @param {FormContext} context
 */
export async function basisPages(ref, step, evidence, source, ofDocument, context) {
  const counts = context.rules.counts.includes(evidence.says);
  const title = ofDocument.files[ofDocument.original].words.title ?? "";
  const compared = [step.heads[source.original] ?? "", evidence.says, title, evidence.where ?? ""].join("\n");
  const basis = ordered({ ...evidence, judged: counts ? await fingerprint(compared) : undefined }, context.order.basis);
  const { path, text } = source.files[source.original];
  const changed = addBasis(text, step.field, step.id, basis, context.rules);
  return changed === null ? [] : [{ path, before: text, text: changed }, ...documentPages(ref, evidence, ofDocument, counts, context)];
}

/**
 * The same with an article as the basis. A document that recommends counts if its own page names the practice; law does not recommend.
 * @param {string} ref
 * @param {any} step
 * @param {{ article: Provision, says: string }} said
 * @param {any} source
 * @param {any} ofDocument
 * @param {FormContext} context
 */
export async function articlePages(ref, step, { article, says }, source, ofDocument, context) {
  const counts = context.rules.counts.includes(says);
  const compared = [step.heads[source.original] ?? "", says, article.where, article.strength, article.says[context.languages[0]] ?? ""].join("\n");
  const judged = counts && article.isRead ? await fingerprint(compared) : undefined;
  const { path, text } = source.files[source.original];
  const changed = addBasis(text, step.field, step.id, ordered({ provision: article.ref, says, judged }, context.order.basis), context.rules);
  if (changed === null) return [];
  const page = { path, before: text, text: changed };
  const document = context.records.find((record) => record.ref === ofDocument.ref);
  if (!counts || document?.law || document?.practices?.includes(ref)) return [page];
  const file = ofDocument.files[ofDocument.original];
  const named = addListItem(file.text, "practices", ref.split("/")[1], context.order.resources, context.rules);
  return [page, { path: file.path, before: file.text, text: named }];
}

/**
 * @param {Record<string, any>} values
 * @param {string[]} order
 */
function ordered(values, order) {
  return Object.fromEntries(order.filter((name) => values[name]).map((name) => [name, values[name]]));
}

/**
 * The page of the document, if it changes.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {any} ofDocument
 * @param {boolean} counts
 * @param {FormContext} context
 */
function documentPages(ref, evidence, ofDocument, counts, context) {
  const { path, text } = ofDocument.files[ofDocument.original];
  const changed = documentText(ref, evidence, ofDocument, counts, context);
  return changed === text ? [] : [{ path, before: text, text: changed }];
}

/**
 * The page of a document that names the practice, unless it is law, and says how far the place was read.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {any} ofDocument
 * @param {boolean} counts
 * @param {FormContext} context
 */
function documentText(ref, evidence, ofDocument, counts, context) {
  const order = context.order[evidence.in.split("/")[0]];
  const document = context.records.find((record) => record.ref === evidence.in);
  const where = evidence.where || WHOLE;
  let { text } = ofDocument.files[ofDocument.original];
  const [kind, id] = ref.split("/");
  if (counts && kind === "practices" && !document?.law && !document?.practices?.includes(ref)) text = addListItem(text, "practices", id, order, context.rules);
  if (ofDocument.readings.includes(where)) return text;
  return addListItem(text, "readings", { where, seen: evidence.seen, read: context.today }, order, context.rules);
}

/**
 * The problem of what is named as a document and is none, or is law where law is no evidence.
 * @param {string | undefined} named
 * @param {string} listed
 * @param {any} context
 */
function documentProblem(named, listed, context) {
  const ref = named && context.tools.list("records").find(named);
  const record = ref && !context.tools.list(listed).has(ref) && context.records.find((/** @type {RecordName} */ one) => one.ref === ref);
  return record ? { path: ["in"], problem: record.law ? "law" : "speaks", values: { name: record.name } } : null;
}

/**
 * @param {any} form
 * @param {any} context
 */
export function evidenceForm(form, context) {
  const step = stepChoice(form, context);
  const article = articleChoice(form, context);
  const boxes = (/** @type {string[]} */ names) => names.map((name) => form.querySelector(`[data-field="${name}"]`));
  const [documentBox] = boxes(["in"]);
  const more = form.querySelector("[data-more]");
  const linkBox = form.querySelector("[data-link]");
  const link = linkBox.querySelector("input");
  const isKnown = (/** @type {string} */ ref) => context.records.some((/** @type {RecordName} */ record) => record.ref === ref);
  const show = () => {
    const isOfStep = Boolean(step.read());
    documentBox.dataset.source = isOfStep ? "cited" : "documents";
    for (const box of [...boxes(OF_PRACTICE), more]) box.hidden = isOfStep;
    for (const box of boxes(OF_STEP)) box.hidden = !isOfStep;
    const isArticle = Boolean(article.chosen());
    for (const box of [...boxes(["where", "seen"]), linkBox]) box.hidden = isArticle;
  };
  const common = recordFields(form, context, (source) => {
    step.fill(source);
    show();
  });
  const ofIn = common.facts.find(([name]) => name === "in")?.[1];
  /* Articles are of the instrument that is named, and speak of steps and pitfalls only. */
  const loadArticles = async () => {
    show();
    const ref = ofIn.read();
    const ofDocument = step.read() && isKnown(ref) ? await context.source(ref) : undefined;
    article.fill(ofDocument?.provisions);
    show();
  };
  for (const box of [step.box, documentBox]) box.addEventListener("change", loadArticles);
  documentBox.addEventListener("input", () => article.box.hidden || isKnown(ofIn.read()) || loadArticles());
  article.box.addEventListener("change", show);
  show();
  const hidden = () => (step.read() ? [...OF_PRACTICE, ...(article.chosen() ? OF_DOCUMENT : [])] : OF_STEP);
  const shown = () => common.facts.filter(([name]) => !hidden().includes(name));
  const values = () => Object.fromEntries(shown().map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined));

  const boxAt = (/** @type {string[]} */ path) => (path[0] === "provision" ? article.box : fieldBoxAt(common.facts, path));
  const articleFaults = () => articleProblems({ ...values(), provision: article.read() }, common.source(), step.read());
  const documentFaults = () => {
    const facts = values();
    const ofDocument = documentProblem(facts.in, documentBox.dataset.source, context);
    const faults = [...(ofDocument ? [ofDocument] : []), ...evidenceProblems(facts, context, common.source(), step.read())];
    const address = link.value.trim();
    const ofLink = address ? addressFault(address, context.rules) : facts.in && !isKnown(facts.in) && !ofDocument ? { problem: "missing" } : null;
    const ofName = facts.in && !isKnown(facts.in) ? letterFault(facts.in, facts.in, context.rules) : null;
    return { ofName, faults, ofLink };
  };
  const check = () => {
    const told = (/** @type {Problem[]} */ faults) => faults.map((fault) => [boxAt(fault.path), context.message(fault)]);
    if (article.chosen()) return [...common.unknown(), ...told(articleFaults())];
    const { ofName, faults, ofLink } = documentFaults();
    return [
      ...common.unknown(),
      ...(ofName ? [[documentBox, context.message(ofName)]] : []),
      ...told(faults),
      ...unknownEntries(shown(), context),
      ...(ofLink ? [[linkBox, context.message(ofLink)]] : []),
    ];
  };

  const make = async () => {
    const { record } = common.read();
    const facts = { ...values(), in: ofIn.read() };
    const named = shown().map(([name, one]) => [name, displayValue(one.box, one.read(), context)]).filter(([, value]) => value);
    const document = [displayValue(documentBox, facts.in, context), article.name(), link.value.trim()].filter(Boolean).join("\n");
    const about = [
      ...(step.read() ? [`${context.words.stepOf}${context.words.colon} ${record}#${step.read()} (${step.words()})`] : []),
      ...(article.chosen() ? [document] : []),
      ...named.map(([name, value]) => `${labelOf(fieldBoxAt(common.facts, [name]))}${context.words.colon} ${value}`),
    ].join("\n");
    const proposal = { title: common.name(), values: { record: common.name(), ...Object.fromEntries(named), document }, about, missing: [], pages: [] };
    if (!isKnown(facts.in)) return { ...proposal, missing: [{ label: labelOf(documentBox), box: documentBox }] };
    const [source, ofDocument] = [await common.load(), { ref: facts.in, ...(await context.source(facts.in)) }];
    return { ...proposal, pages: await pagesOf(record, facts, source, ofDocument) };
  };
  const pagesOf = (/** @type {string} */ record, /** @type {any} */ facts, /** @type {any} */ source, /** @type {any} */ ofDocument) => {
    if (!step.read()) return evidencePages(record, facts, source, ofDocument, context);
    const chosen = article.chosen();
    if (!chosen) return basisPages(record, step.chosen(), facts, source, ofDocument, context);
    return articlePages(record, step.chosen(), { article: chosen, says: facts.says }, source, ofDocument, context);
  };

  const load = async () => {
    await common.load();
    await loadArticles();
  };
  const read = () => ({ ...common.read(), step: step.read(), article: article.read(), link: link.value.trim() });
  const write = async (/** @type {any} */ given) => {
    documentBox.dataset.source = given.step ? "cited" : "documents";
    common.write(given);
    step.write(given.step);
    article.write(given.article);
    link.value = given.link ?? "";
    await load();
  };
  return { form, read, write, check, make, load, texts: () => [] };
}
