/* What is wrong, field by field: by the published JSON Schema, and by the rules of the checker that it cannot say. */

import { Validator } from "../vendor/json-schema.js";
import { plain } from "./words.js";

const validators = new Map();
const MARKUP = /<[a-z/!?][^\s<>]*>?|\{\{|\{%|\{#|\$\{|&(?:#\w+|[a-z]+);|^#{1,6}\s|^---$/im;
const SIZE = { minLength: "short", maxLength: "long", minItems: "few", maxItems: "many" };

/* Problems of a value by its schema: where, which, and the figures of the sentence. */
export function bySchema(name, schemas, value) {
  if (!validators.has(name)) validators.set(name, new Validator(schemas[name], "2020-12", false));
  const { errors } = validators.get(name).validate(value);
  return errors.map((error) => one(error, schemas[name], value)).filter(Boolean);
}

function one({ keyword, keywordLocation, instanceLocation, error }, schema, value) {
  const path = instanceLocation.split("/").slice(1).map((part) => decodeURIComponent(part).replace(/~1/g, "/").replace(/~0/g, "~"));
  const found = path.reduce((inner, key) => inner?.[key], value);
  if (keyword === "required") return { path: [...path, /"(.+?)"/.exec(error)[1]], problem: "missing" };
  if (keyword in SIZE) {
    const limit = ruleAt(schema, keywordLocation);
    return { path, problem: SIZE[keyword], values: { least: limit, most: limit, count: [...found].length } };
  }
  if (keyword === "enum") return { path, problem: "form" };
  if (keyword === "format") return { path, problem: "date" };
  if (keyword !== "pattern") return null;
  const pattern = String(ruleAt(schema, keywordLocation));
  return { path, problem: pattern.startsWith("^https") ? "address" : pattern.startsWith("^\\d{4}(") ? "date" : "form" };
}

/* The value of a keyword, by the way that the validator went to it. */
function ruleAt(schema, location) {
  const at = (path) => path.split("/").slice(1).map(decodeURIComponent).reduce(step, schema);
  const step = (here, part) => (part === "$ref" ? at(here.$ref) : here?.[part]);
  return at(location);
}

const real = (text) => {
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

function isIsbn(text) {
  const digits = [...text].filter((c) => /[0-9X]/.test(c)).map((c) => (c === "X" ? 10 : Number(c)));
  if (digits.length === 10) return digits.reduce((sum, digit, place) => sum + digit * (10 - place), 0) % 11 === 0;
  return digits.length === 13 && digits.reduce((sum, digit, place) => sum + digit * (place % 2 ? 3 : 1), 0) % 10 === 0;
}

/* Problems that no schema can say. */
export function byRules(kind, facts) {
  const found = [];
  const report = (name, problem, values = {}) => found.push({ path: [name], problem, values });
  const day = facts.published;
  if (day && /^\d{4}(-\d\d){0,2}$/.test(day)) {
    if (!real(day)) report("published", "date");
    else if (`${day}-01-01`.slice(0, 10) > new Date().toISOString().slice(0, 10)) report("published", "future");
  }
  if (facts.isbn && !isIsbn(facts.isbn)) report("isbn", "isbn");
  if (facts.access === "open" && !facts.links) report("links", "open");
  if (facts.access === "unknown" && facts.links) report("access", "unknown");
  if (kind === "practices" && facts.resources && facts.resources.length < 3) report("resources", "few", { least: 3, count: facts.resources.length });
  return found;
}

/* The first thing in a text that the checker would refuse. */
export function inText(text, avoid) {
  const markup = MARKUP.exec(text);
  if (markup) return { problem: "markup", values: { found: markup[0].trim() } };
  const words = ` ${plain(text)} `;
  for (const { avoid: forms, use, why } of avoid) {
    const found = forms.find((form) => words.includes(` ${plain(form)} `));
    if (found) return { problem: "word", values: { found, use, why } };
  }
  return null;
}
