/* Problems of what was filled in, field by field: by the published JSON Schema, and by rules of the checker beyond it. */

import { Validator } from "../vendor/json-schema.js";
import { mask, masked } from "./typography.js";

/** @type {Map<string, any>} */
const validators = new Map();
const STRUCTURE = /^#{1,6}\s|^---$/m;
/** @type {Record<string, string>} */
const SIZE = { minLength: "short", maxLength: "long", minItems: "few", maxItems: "many" };

/**
 * Problems of a value by its schema: the path of each, its name, and the figures of its sentence.
 * @param {string} name
 * @param {Record<string, any>} schemas
 * @param {any} value
 * @returns {Problem[]}
 */
export function bySchema(name, schemas, value) {
  const validator = validators.get(name) ?? new Validator(schemas[name], "2020-12", false);
  validators.set(name, validator);
  return validator.validate(value).errors.flatMap((/** @type {SchemaError} */ error) => problemOf(error, schemas[name], value) ?? []);
}

/**
 * @param {SchemaError} error
 * @param {any} schema
 * @param {any} value
 * @returns {Problem | null}
 */
function problemOf({ keyword, keywordLocation, instanceLocation, error }, schema, value) {
  const path = instanceLocation.split("/").slice(1).map((part) => decodeURIComponent(part).replace(/~1/g, "/").replace(/~0/g, "~"));
  if (keyword === "required") return { path: [...path, /"(.+?)"/.exec(error)?.[1] ?? ""], problem: "missing" };
  if (keyword in SIZE) {
    const limit = ruleAt(schema, keywordLocation);
    const sized = path.reduce((inner, key) => inner?.[key], value);
    return { path, problem: SIZE[keyword], values: { least: limit, most: limit, count: [...sized].length } };
  }
  if (keyword === "enum") return { path, problem: "form" };
  if (keyword === "format") return { path, problem: "date" };
  if (keyword !== "pattern") return null;
  const pattern = String(ruleAt(schema, keywordLocation));
  return { path, problem: pattern.startsWith("^https") ? "address" : pattern.startsWith("^(1[89]|20)") ? "date" : "form" };
}

/**
 * The value of a keyword of a schema, by the way that the validator went to it.
 * @param {any} schema
 * @param {string} location
 * @returns {any}
 */
function ruleAt(schema, location) {
  const parts = location.split("/").slice(1).map(decodeURIComponent);
  return parts.reduce((here, part) => (part === "$ref" ? ruleAt(schema, here.$ref) : here?.[part]), schema);
}

/**
 * Whether a text is a real year, month or day, as `is_partial_date` of the checker decides.
 * @param {string} text
 */
export function isPartialDate(text) {
  if (!/^(1[89]|20)\d\d(-\d\d){0,2}$/.test(text)) return false;
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Whether a text has ten or thirteen digits whose checksum is right, as `is_isbn` of the checker decides.
 * @param {string} text
 */
export function isIsbn(text) {
  const digits = [...text].filter((c) => /[0-9X]/.test(c)).map((c) => (c === "X" ? 10 : Number(c)));
  if (digits.length === 10) return digits.reduce((sum, digit, place) => sum + digit * (10 - place), 0) % 11 === 0;
  return digits.length === 13 && digits.reduce((sum, digit, place) => sum + digit * (place % 2 ? 3 : 1), 0) % 10 === 0;
}

/* The last day that is not in the future anywhere on earth. */
function lastToday() {
  return new Date(Date.now() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/**
 * Problems that a schema cannot express.
 * @param {string} kind
 * @param {Record<string, any>} facts
 * @param {Rules} rules
 * @returns {Problem[]}
 */
export function byRules(kind, facts, rules, today = lastToday()) {
  /** @type {Problem[]} */
  const problems = [];
  const report = (/** @type {string} */ name, /** @type {string} */ problem, values = {}) => problems.push({ path: [name], problem, values });
  const { published, isbn, access, links, symbol, doi, resources } = facts;
  if (/^\d{4}(-\d\d){0,2}$/.test(published ?? "")) {
    if (!isPartialDate(published)) report("published", "date");
    else if (`${published}-01-01`.slice(0, 10) > today) report("published", "future");
  }
  if (isbn && !isIsbn(isbn)) report("isbn", "isbn");
  if (access === "open" && !links && !symbol && !doi) report("links", "open");
  if (access === "unknown" && links) report("access", "unknown");
  const least = rules.fewestResources;
  if (kind === "practices" && resources && resources.length < least) report("resources", "few", { least, count: resources.length });
  return problems;
}

/**
 * The first markup or word in a text that the checker refuses.
 * @param {string} text
 * @param {string} language
 * @param {Rules} rules
 * @returns {{ problem: string, values: Record<string, any> } | null}
 */
export function inText(text, language, rules) {
  const prose = masked(text, rules);
  const markup = [...text.matchAll(new RegExp(rules.markup, "gu"))].find(({ index }) => prose[index] === text[index]) ?? STRUCTURE.exec(prose);
  if (markup) return { problem: "markup", values: { found: markup[0].trim() } };
  return wordToAvoid(prose, rules.words[language], rules);
}

/**
 * @param {string} prose
 * @param {Rules["words"][string] | undefined} words
 * @param {Rules} rules
 */
function wordToAvoid(prose, words, rules) {
  const { pattern, exempt, rows } = words ?? { pattern: "(?!)", exempt: "(?!)", rows: [] };
  const checked = prose.replace(new RegExp(rules.linkWords, "gu"), mask).replace(new RegExp(exempt, "gu"), mask);
  for (const [word] of checked.matchAll(new RegExp(pattern, "gu"))) {
    const row = rows.find(({ avoid }) => avoid.some((form) => comparable(form) === comparable(word)));
    if (row) return { problem: "word", values: { found: word, use: row.use, why: row.why } };
  }
  return null;
}

/** @param {string} words */
function comparable(words) {
  return words.replace(/\s+/g, " ").replaceAll("’", "'").toLowerCase();
}
