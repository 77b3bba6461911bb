/* Form values → the source of pages: front matter in the order of the kind, sections in theirs. */

import { tidy } from "./typography.js";
import { slug } from "./words.js";

const PLAIN = /^[\p{L}(][^\n:#"'{}[\],&*!|>%@`\\]*$/u;
const ID = /^[a-z0-9]+([/-][a-z0-9]+)*$/;
/* Words that YAML takes for nothing, true or false. */
const RESERVED = /^(~|null|true|false|yes|no|on|off|y|n)$/i;
const DATE = /^\d{4}(-\d\d){0,2}$/;

/**
 * A value of the front matter: plain where YAML reads it as that text, else in double quotes.
 * @param {string} text
 * @param {{ date?: boolean, id?: boolean }} [kind]
 */
export function scalar(text, { date = false, id = false } = {}) {
  if (date && DATE.test(text)) return text;
  if (id && ID.test(text) && /[a-z]/.test(text) && !RESERVED.test(text)) return text;
  return PLAIN.test(text) && !RESERVED.test(text) && text === text.trim() ? text : JSON.stringify(text);
}

/**
 * @param {any} value
 * @param {string} name
 * @param {Rules} rules
 * @returns {string}
 */
function flow(value, name, rules) {
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, name, rules)).join(", ")}]`;
  if (value && typeof value === "object") {
    return `{${Object.entries(value).map(([key, item]) => `${scalar(key, { id: true })}: ${flow(item, key, rules)}`).join(", ")}}`;
  }
  return scalar(value, { date: rules.dates.includes(name), id: true });
}

/**
 * @param {string} name
 * @param {any} value
 * @param {Rules} rules
 */
function entry(name, value, rules) {
  if (!Array.isArray(value) || typeof value[0] !== "object") return `${name}: ${flow(value, name, rules)}`;
  return `${name}:\n${value.map((item) => `  - ${flow(item, name, rules)}`).join("\n")}`;
}

/**
 * The front matter of a page.
 * @param {Record<string, any>} data
 * @param {string[]} order
 * @param {Rules} rules
 */
export function head(data, order, rules) {
  const names = order.filter((name) => data[name] !== undefined);
  return ["---", ...names.map((name) => entry(name, data[name], rules)), "---"].join("\n");
}

/**
 * The items of a section that is a list: one a line, without numbers and bullets.
 * @param {string} text
 */
function items(text) {
  return text.split("\n").map((line) => line.trim().replace(/^(?:\d+[.)]|[-*•])\s+/, "")).filter(Boolean);
}

/**
 * A step as it is written: its first sentence, which states the norm, is bold.
 * @param {string} line
 */
export function withHead(line) {
  return line.startsWith("**") ? line : line.replace(/^.+?[.!?…](?=\s|$)|^.+$/u, "**$&**");
}

/**
 * A section as it is written: steps and pitfalls become a list.
 * @param {string} name
 * @param {string} text
 * @param {Rules} rules
 */
export function section(name, text, rules) {
  if (!rules.lists[name]) return text;
  const isNumbered = name === "how";
  return items(text).map((line, place) => (isNumbered ? `${place + 1}. ${withHead(line)}` : `- ${line}`)).join("\n");
}

/**
 * The rows of the front matter for the items of such sections. Editors add what documents say about them.
 * @param {Record<string, string>} texts
 * @param {string[]} audiences
 * @param {Rules} rules
 */
export function rowsOf(texts, audiences, rules) {
  const taken = new Set(rules.sections);
  const lists = Object.entries(rules.lists).filter(([name]) => texts[name]);
  return Object.fromEntries(lists.map(([name, field]) => [field, items(texts[name]).map((line, place) => {
    const first = /^\*\*(.+?)\*\*|^(.+?)[.!?…](?=\s|$)/u.exec(line);
    const short = slug(first?.[1] ?? first?.[2] ?? line).slice(0, 40).replace(/-+$/, "") || `${name}-${place + 1}`;
    const id = taken.has(short) ? `${short}-${place + 1}` : short;
    taken.add(id);
    return name === "how" ? { id, who: audiences, moment: "prepare" } : { id };
  })]));
}

/**
 * The sections that were filled in, each with its heading.
 * @param {Record<string, string>} texts
 * @param {PageForm} form
 */
function sections(texts, { headings, language, rules }) {
  const filled = headings.filter(({ id }) => texts[id]);
  return filled.map((heading) => ({
    id: heading.id,
    text: `## ${heading[language] ?? heading.en}\n\n${section(heading.id, texts[heading.id], rules)}`,
  }));
}

/**
 * The text of a page, from the sections that were filled in.
 * @param {Record<string, string>} texts
 * @param {PageForm} form
 */
export function body(texts, form) {
  return sections(texts, form).map(({ text }) => `${text}\n`).join("\n");
}

/**
 * The words of a page, tidied; empty ones are left out.
 * @param {Record<string, string>} words
 * @param {string} language
 * @param {Rules} rules
 */
export function tidied(words, language, rules) {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, tidy(text, language, rules)]).filter(([, text]) => text));
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} language
 * @param {string[]} languages
 */
export function pathOf(kind, name, language, languages) {
  return `docs/${kind}/${name}${language === languages[0] ? "" : `.${language}`}.md`;
}

/**
 * The fingerprint of each part of an original, as `fingerprints` of scripts/catalogue/source/translations.py computes it.
 * @param {Record<string, string>} data
 * @param {Record<string, string>} texts
 * @param {PageForm} form
 * @returns {Promise<Record<string, string>>}
 */
export async function fingerprints(data, texts, form) {
  const first = { id: "head", text: form.rules.headFields.map((name) => data[name] ?? "").join("\n") };
  const parts = [first, ...sections(texts, form)];
  return Object.fromEntries(await Promise.all(parts.map(async ({ id, text }) => [id, await fingerprint(text)])));
}

/**
 * Eight hexadecimal digits that change when a word changes, and not when only spaces or line breaks do.
 * @param {string} text
 */
export async function fingerprint(text) {
  const words = new TextEncoder().encode(text.replace(/\s+/g, " ").trim());
  const digest = await crypto.subtle.digest("SHA-256", words);
  return [...new Uint8Array(digest)].slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A translation with its `source:` line set, as `stamp` of scripts/catalogue/source/translations.py does it.
 * @param {string} text
 * @param {Record<string, string>} marks
 */
export function stamped(text, marks) {
  const line = `source: {${Object.entries(marks).map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const others = lines.slice(1, end).filter((row) => !row.startsWith("source:"));
  return ["---", ...others, line, ...lines.slice(end)].join("\n");
}

/**
 * A page with one more piece of evidence; nothing else of it changes.
 * @param {string} text
 * @param {Record<string, any>} evidence
 * @param {string[]} order
 * @param {Rules} rules
 */
export function withEvidence(text, evidence, order, rules) {
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const item = `  - ${flow(evidence, "recognition", rules)}`;
  const at = lines.slice(0, end).findIndex((line) => line.startsWith("recognition:"));
  if (at > 0) {
    let last = at + 1;
    while (last < end && /^(\s|-)/.test(lines[last])) last += 1;
    return [...lines.slice(0, last), item, ...lines.slice(last)].join("\n");
  }
  const later = order.slice(order.indexOf("recognition") + 1);
  const next = lines.slice(0, end).findIndex((line) => later.some((name) => line.startsWith(`${name}:`)));
  const place = next > 0 ? next : end;
  return [...lines.slice(0, place), "recognition:", item, ...lines.slice(place)].join("\n");
}
