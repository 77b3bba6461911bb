/* A new record from form values: its problems, and its pages. Nothing here uses the DOM. */

import { body, fingerprints, frontMatter, items, pagePath, itemRows, tidyTexts, tidyFields } from "./pages.js";
import { ruleProblems, schemaProblems, letterFault, textFault, lineFault } from "./problems.js";
import { missingSafeguards, safetyProblem } from "./safety.js";
import { duplicateRecords } from "./similar.js";
import { rowProblems } from "./steps.js";
import { cleanText } from "./typography.js";

/* Characters of the texts of a page; the size limit of a page leaves the rest to its front matter. */
const LONGEST = 50000;

/**
 * The form values, cleaned: facts without hidden characters, texts with the typography of their language.
 * @param {string} kind
 * @param {FormInput} filled
 * @param {FormContext} context
 * @returns {Draft}
 */
export function makeDraft(kind, filled, context) {
  const unlisted = (filled.facts.publishers ?? []).filter((/** @type {string} */ one) => !context.publishers.has(one));
  const { publishers, ...facts } = cleanValues(filled.facts, context.rules);
  const listed = publishers?.filter((/** @type {string} */ one) => context.publishers.has(one));
  const started = filled.versions.filter(({ fields, sections }, place) => place === 0 || Object.keys({ ...fields, ...sections }).length);
  const first = started[0];
  const versions = started.map(({ language, fields, sections }) => {
    const isForeign = first.fields.our_title || fields.our_title;
    const isSame = fields.title && fields.title === first.fields.title;
    const ofTitle = isForeign ? "" : isSame ? first.language : language;
    return { language, fields: tidyFields(fields, language, ofTitle, context.rules), sections: tidyTexts(sections, language, context.rules) };
  });
  return { kind, file: filled.file, steps: filled.steps ?? {}, unlisted, facts: listed?.length ? { ...facts, publishers: listed } : facts, versions };
}

/**
 * @param {any} value
 * @param {Rules} rules
 * @returns {any}
 */
function cleanValues(value, rules) {
  if (typeof value === "string") return cleanText(value, rules).replace(/\s+/g, " ").trim();
  if (Array.isArray(value)) return value.map((item) => cleanValues(item, rules));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cleanValues(item, rules)]));
}

/**
 * All problems for which the checker would refuse the pages. `isGap` marks missing values, which an editor can add.
 * @param {Draft} draft
 * @param {FormContext} context
 * @returns {DraftProblem[]}
 */
export function draftProblems(draft, context) {
  const ofVersions = draft.versions.flatMap((one, place) => versionProblems(draft, one, place, context));
  const ofRows = Object.entries(draft.steps).flatMap(([name, rows]) => rowProblems(name, rows, context.rules)).map((fault) => ({ language: "", ...fault }));
  const ofSafety = safetyFaults(draft, context).flatMap(({ name, fault }) => safetyProblem(fault).map(({ problem, values }) => problemAt(fault.language, [name], problem, values)));
  const all = [...ofVersions, ...ofRows, ...ofSafety, ...factProblems(draft, context), ...fileProblems(draft, context), ...(draft.unlisted.length ? [problemAt("", ["publishers"], "missing")] : [])];
  return all.map((fault) => ({ ...fault, isGap: ["missing", "obtain", "few"].includes(fault.problem) }));
}

/**
 * What the steps and the pitfalls of a practice lack that must stand beside them.
 * @param {Draft} draft
 * @param {FormContext} context
 */
export function safetyFaults({ kind, versions }, context) {
  const of = (/** @type {string} */ name) => Object.fromEntries(versions.filter(({ sections }) => sections[name]).map(({ language, sections }) => [language, sections[name]]));
  const [steps, pitfalls] = kind === "practices" ? [of("how"), of("pitfalls")] : [{}, {}];
  return [
    ...missingSafeguards(steps, context.safety).map((fault) => ({ name: "how", fault })),
    ...missingSafeguards(pitfalls, context.safety, { ...Object.fromEntries(Object.keys(pitfalls).map((language) => [language, ""])), ...steps }).map((fault) => ({ name: "pitfalls", fault })),
  ];
}

/**
 * @param {string} language
 * @param {string[]} path
 * @param {string} problem
 * @param {Record<string, any>} [values]
 */
function problemAt(language, path, problem, values = {}) {
  return { language, path, problem, values };
}

/**
 * @param {Draft} draft
 * @param {Version} one
 * @param {number} place
 * @param {FormContext} context
 */
function versionProblems({ kind, facts, versions }, { language, fields, sections }, place, context) {
  const first = versions[0];
  const data = place ? fields : { ...facts, ...fields, reviewed: context.today };
  const names = context.wordsOf[kind];
  const bySize = schemaProblems(place ? `${kind}-translation` : kind, context.schemas, data).filter(({ path }) => names.includes(path[0]));
  const lines = Object.entries(fields).map(([name, text]) => ({ name, fault: lineFault(name, text, language, context.rules) }));
  const texts = Object.entries(sections).map(([name, text]) => ({ name, fault: sectionFault(name, text, language, context) }));
  const needed = context.headings[kind].filter(({ id, optional }) => !optional || (id === "obtain" && facts.access && facts.access !== "open"));
  const alsoNeeded = place ? context.headings[kind].filter(({ id }) => first.sections[id]) : [];
  const missing = [...new Set([...needed, ...alsoNeeded])].filter(({ id }) => !sections[id]);
  const extra = place ? Object.keys(sections).filter((id) => !first.sections[id]) : [];
  const uneven = place ? Object.keys(context.rules.lists).filter((id) => first.sections[id] && sections[id] && items(first.sections[id]).length !== items(sections[id]).length) : [];
  return [
    ...bySize.map((fault) => ({ language, ...fault })),
    ...[...lines, ...texts].filter(({ fault }) => fault).map(({ name, fault }) => problemAt(language, [name], fault?.problem ?? "", fault?.values)),
    ...missing.map(({ id }) => problemAt(language, [id], id === "obtain" ? "obtain" : "missing")),
    ...extra.map((id) => problemAt(first.language, [id], "missing")),
    ...uneven.map((id) => problemAt(language, [id], "items", { count: items(first.sections[id]).length })),
  ];
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} language
 * @param {FormContext} context
 */
function sectionFault(name, text, language, context) {
  if (text.length > LONGEST / 4) return { problem: "long", values: { most: LONGEST / 4, count: text.length } };
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: "wordless" };
  const fault = textFault(text, language, context.rules);
  const inItems = context.rules.lists[name] ? items(text).map((line) => (/[\p{L}\p{N}]/u.test(line) ? textFault(line, language, context.rules) : { problem: "wordless" })) : [];
  return fault ?? inItems.find((one) => one) ?? null;
}

/**
 * @param {Draft} draft
 * @param {FormContext} context
 */
function factProblems({ kind, facts, versions }, context) {
  const { fields } = versions[0];
  const names = context.wordsOf[kind];
  const bySize = schemaProblems(kind, context.schemas, { ...facts, ...fields, reviewed: context.today }).filter(({ path }) => !names.includes(path[0]));
  const letters = Object.entries(facts)
    .filter(([, value]) => typeof value === "string")
    .map(([name, value]) => ({ name, fault: letterFault(value, value, context.rules) ?? (/[\p{L}\p{N}]/u.test(value) ? null : { problem: "wordless" }) }))
    .filter(({ fault }) => fault?.problem !== undefined && fault.problem !== "person");
  const same = duplicateRecords(context.records.filter(({ ref }) => ref.startsWith(`${kind}/`)), { ...facts, title: fields.title });
  return [
    ...[...bySize, ...ruleProblems(kind, facts, context.rules)].map((fault) => ({ language: "", ...fault })),
    ...letters.map(({ name, fault }) => problemAt("", [name], fault?.problem ?? "", fault && "values" in fault ? fault.values : {})),
    ...same.map(({ name, record }) => problemAt(name === "title" ? versions[0].language : "", [name], "exists", { name: record.name })),
  ];
}

/**
 * @param {Draft} draft
 * @param {FormContext} context
 */
function fileProblems({ kind, file }, context) {
  if (!file) return [problemAt("", ["file"], "missing")];
  const { pattern, longest, reserved } = context.rules.slug;
  if (!new RegExp(pattern).test(file) || file.length > longest || reserved.includes(file)) return [problemAt("", ["file"], "slug")];
  const name = `${kind}/${file}`;
  const isTaken = context.records.some(({ ref }) => ref === name) || context.rules.oldNames.includes(name);
  return isTaken ? [problemAt("", ["file"], "taken")] : [];
}

/**
 * The pages of a record, the original first.
 * @param {Draft} draft
 * @param {FormContext} context
 */
export async function makePages({ kind, file, facts, versions, steps }, context) {
  const [first] = versions;
  const rows = kind === "practices" ? itemRows(first.sections, steps, context.rules) : {};
  const original = { ...facts, ...first.fields, ...rows, reviewed: context.today };
  return Promise.all(versions.map(async ({ language, fields, sections }, place) => {
    const data = place ? { ...fields, source: await fingerprints(first.fields, first.sections, context.pageForm(kind, first.language)) } : original;
    const text = `${frontMatter(data, context.order[kind], context.rules)}\n\n${body(sections, context.pageForm(kind, language))}`;
    return { path: pagePath(kind, file, language, context.languages), text, before: "" };
  }));
}
