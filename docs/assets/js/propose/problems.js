/* Problems of form values, field by field: by the published JSON Schema, and by further rules of the checker. */

import { Validator } from "../vendor/json-schema.js";
import { maskMatch, maskNonProse } from "./typography.js";

/** @type {Map<string, any>} */
const validators = new Map();
/* Markup of a heading, a rule, a table, a block of code or a picture. */
const STRUCTURE = /^ {0,3}(?:#{1,6}(?:\s|$)|(?:-+|=+|(?:[-*_] *){3,})\s*$|\||```|~~~|>)|!\[/m;
const ICON = /:[a-z]+-[\w-]+:/;
/** @type {Record<string, string>} */
const SIZE = { minLength: "short", maxLength: "long", minItems: "few", maxItems: "many" };

/**
 * Problems of a value by its schema: the path of each, its name, and the figures of its sentence.
 * @param {string} name
 * @param {Record<string, any>} schemas
 * @param {any} value
 * @returns {Problem[]}
 */
export function schemaProblems(name, schemas, value) {
  const validator = validators.get(name) ?? new Validator(schemas[name], "2020-12", false);
  validators.set(name, validator);
  return validator.validate(value).errors.flatMap((/** @type {SchemaError} */ error) => toProblem(error, schemas[name], value) ?? []);
}

/**
 * @param {SchemaError} error
 * @param {any} schema
 * @param {any} value
 * @returns {Problem | null}
 */
function toProblem({ keyword, keywordLocation, instanceLocation, error }, schema, value) {
  const path = instanceLocation.split("/").slice(1).map((part) => decodeURIComponent(part).replace(/~1/g, "/").replace(/~0/g, "~"));
  if (keyword === "required") return { path: [...path, /"(.+?)"/.exec(error)?.[1] ?? ""], problem: "missing" };
  if (keyword in SIZE) {
    const limit = schemaValue(schema, keywordLocation);
    const sized = path.reduce((inner, key) => inner?.[key], value);
    return { path, problem: SIZE[keyword], values: { least: limit, most: limit, count: [...sized].length } };
  }
  if (keyword === "enum") return { path, problem: "form" };
  if (keyword === "format") return { path, problem: "date" };
  if (keyword !== "pattern") return null;
  const pattern = String(schemaValue(schema, keywordLocation));
  return { path, problem: pattern.startsWith("^https") ? "address" : pattern.startsWith("^(1[89]|20)") ? "date" : "form" };
}

/**
 * The value of a keyword of a schema, by the location that the validator reports.
 * @param {any} schema
 * @param {string} location
 * @returns {any}
 */
function schemaValue(schema, location) {
  const parts = location.split("/").slice(1).map(decodeURIComponent);
  return parts.reduce((here, part) => (part === "$ref" ? schemaValue(schema, here.$ref) : here?.[part]), schema);
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

/* The latest date that is today in some time zone. */
function latestToday() {
  return new Date(Date.now() + 14 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/**
 * Problems that a schema cannot express.
 * @param {string} kind
 * @param {Record<string, any>} facts
 * @param {Rules} rules
 * @returns {Problem[]}
 */
export function ruleProblems(kind, facts, rules, today = latestToday()) {
  /** @type {Problem[]} */
  const problems = [];
  const report = (/** @type {string} */ name, /** @type {string} */ problem, values = {}) => problems.push({ path: [name], problem, values });
  const { published, isbn, access, links, symbol, doi, resources, effect } = facts;
  for (const [language, address] of Object.entries(links ?? {})) {
    const fault = addressFault(address, rules, language);
    if (fault) problems.push({ path: ["links", language], ...fault });
  }
  if (/^\d{4}(-\d\d){0,2}$/.test(published ?? "")) {
    if (!isPartialDate(published)) report("published", "date");
    else if (`${published}-01-01`.slice(0, 10) > today) report("published", "future");
  }
  if (isbn && !isIsbn(isbn)) report("isbn", "isbn");
  const isAddressed = rules.resolvers.some(([field, form]) => new RegExp(`^(?:${form})`, "u").test((field === "doi" ? doi : symbol) ?? ""));
  if (access === "open" && !links && !isAddressed) report("links", "open");
  if (access === "unknown" && links) report("access", "unknown");
  if (rules.studied.includes(effect?.level)) problems.push({ path: ["effect", "level"], problem: "studied" });
  const least = rules.fewestResources;
  if (kind === "practices" && resources && resources.length < least) report("resources", "few", { least, count: resources.length });
  return problems;
}

/**
 * A pattern of the checker; `(?i)` before it means that capitals do not matter.
 * @param {string} pattern
 */
function regex(pattern) {
  return pattern.startsWith("(?i)") ? new RegExp(pattern.slice(4), "giu") : new RegExp(pattern, "gmu");
}

/**
 * The first fault of a text of several paragraphs: markup, letters, personal data, links, words.
 * @param {string} text
 * @param {string} language
 * @param {Rules} rules
 * @returns {Fault | null}
 */
export function textFault(text, language, rules) {
  const prose = maskNonProse(text, rules);
  const visible = maskNonProse(text, { ...rules, notProse: rules.notProse.slice(0, 1) });
  const markup = [...text.matchAll(regex(rules.markup))].find(({ index }) => visible[index] === text[index]) ?? STRUCTURE.exec(visible) ?? ICON.exec(text);
  if (markup) return { problem: "markup", values: { found: markup[0].trim() } };
  return letterFault(text, prose, rules) ?? linkFault(text, rules) ?? wordFault(prose, rules.words[language], rules) ?? languageFault(text, language, rules);
}

/**
 * The first fault of a title or a summary, which are one line without markup.
 * @param {string} name
 * @param {string} text
 * @param {string} language
 * @param {Rules} rules
 * @returns {Fault | null}
 */
export function lineFault(name, text, language, rules) {
  const markup = regex(rules.inValues).exec(text) ?? /^(?:[=+\-@]|\w+:(?=\S))|"/.exec(text);
  if (markup) return { problem: "markup", values: { found: markup[0] } };
  if (regex(`^(?:${rules.quoted})$`).test(text)) return { problem: "quoted" };
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: "wordless" };
  const [stop] = name === "summary" ? text.matchAll(regex(rules.sentence)) : [];
  if (stop) return { problem: "sentence" };
  if (name === "summary" && !/[.!?…]$/.test(text)) return { problem: "stop" };
  return textFault(text, name === "title" ? "" : language, rules);
}

/**
 * The first fault of letters: two alphabets in one word, or data that may identify a person or a shelter.
 * @param {string} text
 * @param {string} prose
 * @param {Rules} rules
 * @returns {Fault | null}
 */
export function letterFault(text, prose, rules) {
  const mixed = text.match(/[\p{L}\p{N}_]+/gu)?.find((word) => /[A-Za-z]/.test(word) && /[\u0370-\u03ff\u0400-\u052f]/.test(word));
  if (mixed) return { problem: "alphabets", values: { found: mixed } };
  for (const [, pattern] of rules.traces.filter(([isOfAddress]) => !isOfAddress)) {
    const [trace] = prose.match(regex(pattern)) ?? [];
    if (trace) return { problem: "person", values: { found: trace } };
  }
  return null;
}

/**
 * The fault of a text with a sentence in another language of the site, by its small words, as the checker's `text-language` finds it.
 * @param {string} text
 * @param {string} language
 * @param {Rules} rules
 * @returns {Fault | null}
 */
export function languageFault(text, language, rules) {
  const count = (/** @type {string} */ sentence, /** @type {string} */ of) => (sentence.match(new RegExp(`(?<![\\p{L}\\p{N}_])(?:${rules.smallWords[of].replaceAll(" ", "|")})(?![\\p{L}\\p{N}_])`, "giu")) ?? []).length;
  if (!rules.smallWords[language]) return null;
  for (const other of Object.keys(rules.smallWords).filter((name) => name !== language)) {
    for (const [sentence] of maskNonProse(text, rules).matchAll(/[^.!?\n]+/g)) {
      const words = count(sentence, other);
      if (words >= rules.leastSmallWords && words > count(sentence, language)) return { problem: "foreign", values: { found: `${sentence.trim().slice(0, 40)}…` } };
    }
  }
  return null;
}

/**
 * @param {string} text
 * @param {Rules} rules
 * @returns {Fault | null}
 */
function linkFault(text, rules) {
  for (const [whole, words, address] of text.replace(/`[^`]*`/g, maskMatch).matchAll(/\[([^[\]]*)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)|\]\(/g)) {
    const plainWords = (words ?? "").trim().replace(/^[ .…]+|[ .…]+$/g, "");
    if (!address || !/^(https?|mailto|tel):/.test(address)) return { problem: "link", values: { found: address || whole } };
    if (!plainWords || regex(rules.vague).test(plainWords)) return { problem: "vague", values: { found: words } };
    const fault = address.startsWith("http") ? addressFault(address, rules) : null;
    if (fault) return fault;
    const [shownHost] = plainWords.matchAll(new RegExp(`^${rules.shownHost.slice(4)}$`, "giu"));
    const host = URL.canParse(address) ? new URL(address).hostname : "";
    if (shownHost && shownHost[1].toLowerCase() !== host.replace(/^www\./, "")) return { problem: "vague", values: { found: words } };
  }
  return null;
}

/**
 * The fault of an external address, or null.
 * @param {string} address
 * @param {Rules} rules
 * @param {string} [language]
 * @returns {Fault | null}
 */
export function addressFault(address, rules, language = "") {
  const url = /^https?:\/\/[^ "<>\\]+$/.test(address) && URL.canParse(address) ? new URL(address) : null;
  if (!url || regex(rules.hiding).test(address.split("?")[0])) return { problem: "address" };
  if (url.username || !regex(rules.host).test(url.hostname) || url.hostname.includes("xn--")) return { problem: "address" };
  const [tracker] = address.matchAll(regex(rules.tracking));
  if (tracker) return { problem: "tracking", values: { found: tracker[1] } };
  if (rules.traces.some(([isOfAddress, pattern]) => isOfAddress && regex(pattern).test(address))) return { problem: "hidden" };
  if (language === "all" && regex(rules.oneLanguage).test(url.pathname)) return { problem: "oneLanguage" };
  return null;
}

/**
 * What cannot be printed in every language: the words of a place in a document that have no translation, or the place whose form cannot be read; or null.
 * @param {string} place
 * @param {Rules} rules
 */
export function placeFault(place, rules) {
  const [units, word, form] = rules.places;
  const unknown = place.replace(new RegExp(units, "giu"), "").match(new RegExp(word, "gu"));
  if (unknown) return unknown.join(", ");
  const written = place.trim().replace(/\s+/g, " ").replace(new RegExp(units, "giu"), "¤");
  return new RegExp(form, "u").test(written) ? null : place;
}

/**
 * @param {string} prose
 * @param {Rules["words"][string] | undefined} words
 * @param {Rules} rules
 */
function wordFault(prose, words, rules) {
  const { pattern, exempt, rows } = words ?? { pattern: "(?!)", exempt: "(?!)", rows: [] };
  const checked = prose.replace(new RegExp(rules.linkWords, "gu"), maskMatch).replace(new RegExp(exempt, "gu"), maskMatch);
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
