/* A new record from what was filled in: what is wrong with it, what is missing, and its pages. Nothing here needs the page. */

import { body, fingerprints, head, items, pathOf, rowsOf, tidied, tidiedFields } from "./pages.js";
import { byRules, bySchema, inLetters, inText, inValue } from "./problems.js";
import { sameRecord } from "./similar.js";
import { cleaned } from "./typography.js";

/* The bytes of a page are limited; so much is always free for its front matter. */
const LONGEST = 50000;

/**
 * What was filled in, as the checker wants it: facts without hidden characters, texts with the typography of their language.
 * @param {string} kind
 * @param {Filled} filled
 * @param {Desk} desk
 * @returns {Draft}
 */
export function draft(kind, filled, desk) {
  const named = (filled.facts.publishers ?? []).filter((/** @type {string} */ one) => !desk.publishers.has(one));
  const { publishers, ...facts } = cleanedAll(filled.facts, desk.rules);
  const known = publishers?.filter((/** @type {string} */ one) => desk.publishers.has(one));
  const begun = filled.versions.filter(({ fields, sections }, place) => place === 0 || Object.keys({ ...fields, ...sections }).length);
  const first = begun[0];
  const versions = begun.map(({ language, fields, sections }) => {
    const isForeign = first.fields.our_title || fields.our_title;
    const isSame = fields.title && fields.title === first.fields.title;
    const ofTitle = isForeign ? "" : isSame ? first.language : language;
    return { language, fields: tidiedFields(fields, language, ofTitle, desk.rules), sections: tidied(sections, language, desk.rules) };
  });
  return { kind, file: filled.file, named, facts: known?.length ? { ...facts, publishers: known } : facts, versions };
}

/**
 * @param {any} value
 * @param {Rules} rules
 * @returns {any}
 */
function cleanedAll(value, rules) {
  if (typeof value === "string") return cleaned(value, rules).replace(/\s+/g, " ").trim();
  if (Array.isArray(value)) return value.map((item) => cleanedAll(item, rules));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cleanedAll(item, rules)]));
}

/**
 * Everything that keeps the pages from being what the checker accepts. `isGap` is true of what is only missing: an editor can add it.
 * @param {Draft} made
 * @param {Desk} desk
 * @returns {Found[]}
 */
export function faults(made, desk) {
  const found = made.versions.flatMap((one, place) => ofVersion(made, one, place, desk));
  const all = [...found, ...ofFacts(made, desk), ...ofFile(made, desk), ...(made.named.length ? [gap("", ["publishers"], "missing")] : [])];
  return all.map((fault) => ({ ...fault, isGap: ["missing", "obtain", "few"].includes(fault.problem) }));
}

/**
 * @param {string} language
 * @param {string[]} path
 * @param {string} problem
 * @param {Record<string, any>} [values]
 */
function gap(language, path, problem, values = {}) {
  return { language, path, problem, values };
}

/**
 * @param {Draft} made
 * @param {Version} one
 * @param {number} place
 * @param {Desk} desk
 */
function ofVersion({ kind, facts, versions }, { language, fields, sections }, place, desk) {
  const first = versions[0];
  const data = place ? fields : { ...facts, ...fields, reviewed: desk.today };
  const names = desk.wordsOf[kind];
  const bySize = bySchema(place ? `${kind}-translation` : kind, desk.schemas, data).filter(({ path }) => names.includes(path[0]));
  const lines = Object.entries(fields).map(([name, text]) => ({ name, fault: inValue(name, text, language, desk.rules) }));
  const texts = Object.entries(sections).map(([name, text]) => ({ name, fault: ofSection(name, text, language, desk) }));
  const needed = desk.headings[kind].filter(({ id, optional }) => !optional || (id === "obtain" && facts.access && facts.access !== "open"));
  const alsoNeeded = place ? desk.headings[kind].filter(({ id }) => first.sections[id]) : [];
  const missing = [...new Set([...needed, ...alsoNeeded])].filter(({ id }) => !sections[id]);
  const extra = place ? Object.keys(sections).filter((id) => !first.sections[id]) : [];
  const uneven = place ? Object.keys(desk.rules.lists).filter((id) => first.sections[id] && sections[id] && items(first.sections[id]).length !== items(sections[id]).length) : [];
  return [
    ...bySize.map((fault) => ({ language, ...fault })),
    ...[...lines, ...texts].filter(({ fault }) => fault).map(({ name, fault }) => gap(language, [name], fault?.problem ?? "", fault?.values)),
    ...missing.map(({ id }) => gap(language, [id], id === "obtain" ? "obtain" : "missing")),
    ...extra.map((id) => gap(first.language, [id], "missing")),
    ...uneven.map((id) => gap(language, [id], "items", { count: items(first.sections[id]).length })),
  ];
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} language
 * @param {Desk} desk
 */
function ofSection(name, text, language, desk) {
  if (text.length > LONGEST / 4) return { problem: "long", values: { most: LONGEST / 4, count: text.length } };
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: "wordless" };
  const fault = inText(text, language, desk.rules);
  const inItems = desk.rules.lists[name] ? items(text).map((line) => (/[\p{L}\p{N}]/u.test(line) ? inText(line, language, desk.rules) : { problem: "wordless" })) : [];
  return fault ?? inItems.find((one) => one) ?? null;
}

/**
 * @param {Draft} made
 * @param {Desk} desk
 */
function ofFacts({ kind, facts, versions }, desk) {
  const { fields } = versions[0];
  const names = desk.wordsOf[kind];
  const bySize = bySchema(kind, desk.schemas, { ...facts, ...fields, reviewed: desk.today }).filter(({ path }) => !names.includes(path[0]));
  const letters = Object.entries(facts)
    .filter(([, value]) => typeof value === "string")
    .map(([name, value]) => ({ name, fault: inLetters(value, value, desk.rules) ?? (/[\p{L}\p{N}]/u.test(value) ? null : { problem: "wordless" }) }))
    .filter(({ fault }) => fault?.problem !== undefined && fault.problem !== "person");
  const same = sameRecord(desk.records.filter(({ ref }) => ref.startsWith(`${kind}/`)), { ...facts, title: fields.title });
  return [
    ...[...bySize, ...byRules(kind, facts, desk.rules)].map((fault) => ({ language: "", ...fault })),
    ...letters.map(({ name, fault }) => gap("", [name], fault?.problem ?? "", fault && "values" in fault ? fault.values : {})),
    ...same.map(({ name, record }) => gap(name === "title" ? versions[0].language : "", [name], "exists", { name: record.name })),
  ];
}

/**
 * @param {Draft} made
 * @param {Desk} desk
 */
function ofFile({ kind, file }, desk) {
  if (!file) return [gap("", ["file"], "missing")];
  const { pattern, longest, reserved } = desk.rules.slug;
  if (!new RegExp(pattern).test(file) || file.length > longest || reserved.includes(file)) return [gap("", ["file"], "slug")];
  const name = `${kind}/${file}`;
  const isTaken = desk.records.some(({ ref }) => ref === name) || desk.rules.oldNames.includes(name);
  return isTaken ? [gap("", ["file"], "taken")] : [];
}

/**
 * The pages of a record, the original first.
 * @param {Draft} made
 * @param {Desk} desk
 */
export async function pages({ kind, file, facts, versions }, desk) {
  const [first] = versions;
  const rows = kind === "practices" ? rowsOf(first.sections, facts.audiences, desk.rules) : {};
  const original = { ...facts, ...first.fields, ...rows, reviewed: desk.today };
  return Promise.all(versions.map(async ({ language, fields, sections }, place) => {
    const data = place ? { ...fields, source: await fingerprints(first.fields, first.sections, desk.pageForm(kind, first.language)) } : original;
    const text = `${head(data, desk.order[kind], desk.rules)}\n\n${body(sections, desk.pageForm(kind, language))}`;
    return { path: pathOf(kind, file, language, desk.languages), text, before: "" };
  }));
}
