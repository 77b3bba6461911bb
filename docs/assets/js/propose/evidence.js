/* The form for a piece of evidence: what a document says of a practice, of a resource, or of one step. */

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
  const lines = step ? source?.steps.find(({ id }) => id === step)?.evidence : source?.evidence;
  return Boolean(lines?.includes(line));
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
 * The same for a step: a basis in its row, with the digest of what was compared. Nothing if its row is written in an unusual way.
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
  const changed = addBasis(text, step.id, basis, context.rules);
  return changed === null ? [] : [{ path, before: text, text: changed }, ...documentPages(ref, evidence, ofDocument, counts, context)];
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
 * The page of a document that names the practice, and says how far the place was read.
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
  if (counts && kind === "practices" && !document?.practices?.includes(ref)) text = addListItem(text, "practices", id, order, context.rules);
  if (ofDocument.readings.includes(where)) return text;
  return addListItem(text, "readings", { where, seen: evidence.seen, read: context.today }, order, context.rules);
}

/**
 * The problem of what is named as a document and is none, or is law.
 * @param {string | undefined} named
 * @param {any} context
 */
function documentProblem(named, context) {
  const ref = named && context.tools.list("records").find(named);
  const record = ref && !context.tools.list("documents").has(ref) && context.records.find((/** @type {RecordName} */ one) => one.ref === ref);
  return record ? { path: ["in"], problem: record.law ? "law" : "speaks", values: { name: record.name } } : null;
}

/**
 * @param {any} form
 * @param {any} context
 */
export function evidenceForm(form, context) {
  const step = stepChoice(form, context);
  const boxes = (/** @type {string[]} */ names) => names.map((name) => form.querySelector(`[data-field="${name}"]`));
  const more = form.querySelector("[data-more]");
  const show = () => {
    const isOfStep = Boolean(step.read());
    for (const box of [...boxes(OF_PRACTICE), more]) box.hidden = isOfStep;
    for (const box of boxes(OF_STEP)) box.hidden = !isOfStep;
  };
  const common = recordFields(form, context, (source) => {
    step.fill(source);
    show();
  });
  step.box.addEventListener("change", show);
  show();
  const linkBox = form.querySelector("[data-link]");
  const link = linkBox.querySelector("input");
  const isKnown = (/** @type {string} */ ref) => context.records.some((/** @type {RecordName} */ record) => record.ref === ref);
  const shown = () => common.facts.filter(([name]) => !(step.read() ? OF_PRACTICE : OF_STEP).includes(name));
  const values = () => Object.fromEntries(shown().map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined));

  const check = () => {
    const facts = values();
    const ofDocument = documentProblem(facts.in, context);
    const faults = [...(ofDocument ? [ofDocument] : []), ...evidenceProblems(facts, context, common.source(), step.read())];
    const problems = faults.map((fault) => [fieldBoxAt(common.facts, fault.path), context.message(fault)]);
    const address = link.value.trim();
    const ofLink = address ? addressFault(address, context.rules) : facts.in && !isKnown(facts.in) && !ofDocument ? { problem: "missing" } : null;
    const ofName = facts.in && !isKnown(facts.in) ? letterFault(facts.in, facts.in, context.rules) : null;
    return [
      ...common.unknown(),
      ...(ofName ? [[fieldBoxAt(common.facts, ["in"]), context.message(ofName)]] : []),
      ...problems,
      ...unknownEntries(shown(), context),
      ...(ofLink ? [[linkBox, context.message(ofLink)]] : []),
    ];
  };

  const make = async () => {
    const { record } = common.read();
    const facts = values();
    const named = shown().map(([name, one]) => [name, displayValue(one.box, one.read(), context)]).filter(([, value]) => value);
    const document = [displayValue(fieldBoxAt(common.facts, ["in"]), facts.in, context), link.value.trim()].filter(Boolean).join("\n");
    const about = [
      ...(step.read() ? [`${context.words.stepOf}${context.words.colon} ${record}#${step.read()} (${step.words()})`] : []),
      ...named.map(([name, value]) => `${labelOf(fieldBoxAt(common.facts, [name]))}${context.words.colon} ${value}`),
    ].join("\n");
    const proposal = { title: common.name(), values: { record: common.name(), ...Object.fromEntries(named), document }, about, missing: [], pages: [] };
    if (!isKnown(facts.in)) return { ...proposal, missing: [{ label: labelOf(fieldBoxAt(common.facts, ["in"])), box: fieldBoxAt(common.facts, ["in"]) }] };
    const [source, ofDocument] = [await common.load(), await context.source(facts.in)];
    const pages = step.read() ? basisPages(record, step.chosen(), facts, source, ofDocument, context) : evidencePages(record, facts, source, ofDocument, context);
    return { ...proposal, pages: await pages };
  };

  const read = () => ({ ...common.read(), step: step.read(), link: link.value.trim() });
  const write = async (/** @type {any} */ given) => {
    common.write(given);
    step.write(given.step);
    link.value = given.link ?? "";
    await common.load();
    show();
  };
  return { form, read, write, check, make, load: common.load, texts: () => [] };
}
