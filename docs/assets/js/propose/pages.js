/* Form values → the source of pages: front matter in the order of the kind, sections in theirs. */

import { boldFirstSentence, proposedId, rowValues } from "./steps.js";
import { cleanText, plainBullets, tidyText } from "./typography.js";

const PLAIN = /^[\p{L}(][^\n:#"'{}[\],&*!|>%@`\\]*$/u;
const ID = /^[a-z0-9]+([/-][a-z0-9]+)*$/;
/* Words that YAML resolves to null, true or false. */
const RESERVED = /^(~|null|true|false|yes|no|on|off|y|n)$/i;
const DATE = /^\d{4}(-\d\d){0,2}$/;

/**
 * A value of the front matter: plain where YAML reads it as the same text, else in double quotes.
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
export function flowValue(value, name, rules) {
  if (Array.isArray(value)) return `[${value.map((item) => flowValue(item, name, rules)).join(", ")}]`;
  if (value && typeof value === "object") {
    return `{${Object.entries(value).map(([key, item]) => `${scalar(key, { id: true })}: ${flowValue(item, key, rules)}`).join(", ")}}`;
  }
  return scalar(value, { date: rules.dates.includes(name), id: true });
}

/**
 * @param {string} name
 * @param {any} value
 * @param {Rules} rules
 */
export function keySource(name, value, rules) {
  if (!Array.isArray(value) || typeof value[0] !== "object") return `${name}: ${flowValue(value, name, rules)}`;
  return `${name}:\n${value.map((item) => `  - ${flowValue(item, name, rules)}`).join("\n")}`;
}

/**
 * The front matter of a page.
 * @param {Record<string, any>} data
 * @param {string[]} order
 * @param {Rules} rules
 */
export function frontMatter(data, order, rules) {
  const names = order.filter((name) => data[name] !== undefined);
  return ["---", ...names.map((name) => keySource(name, data[name], rules)), "---"].join("\n");
}

const BULLET = /^(?:\(?\d{1,3}(?:[.)]|°\)?| ?[-–](?=\s))|\(?[a-z]\)|[-*+–—])\s+/;

/**
 * The items of a section that is a list, without numbers and bullets. Where some lines have one, the others continue the item
 * before them; so does a line that begins with a small letter or a bracket.
 * @param {string} text
 */
export function items(text) {
  const lines = plainBullets(text).split("\n").map((line) => line.trim()).filter(Boolean);
  const isMarked = lines.some((line) => BULLET.test(line));
  /** @type {string[]} */
  const result = [];
  for (const line of lines) {
    const continuesItem = result.length && (isMarked ? !BULLET.test(line) : /^[\p{Ll}(]/u.test(line));
    if (continuesItem) result[result.length - 1] += ` ${line}`;
    else result.push(stripBullet(line));
  }
  return result.filter(Boolean);
}

/**
 * @param {string} line
 * @returns {string}
 */
function stripBullet(line) {
  const rest = line.replace(BULLET, "");
  return rest === line ? line : stripBullet(rest.trim());
}

/**
 * The source of a section: steps and pitfalls become a list.
 * @param {string} name
 * @param {string} text
 * @param {Rules} rules
 */
export function sectionSource(name, text, rules) {
  if (!rules.lists[name]) return text;
  const isNumbered = name === "how";
  return items(text).map((line, place) => (isNumbered ? `${place + 1}. ${boldFirstSentence(line)}` : `- ${line}`)).join("\n");
}

/**
 * The rows of the front matter for the items of such sections, as the writer has confirmed them. Editors add the evidence.
 * @param {Record<string, string>} texts
 * @param {Record<string, StepRow[]>} confirmed
 * @param {Rules} rules
 */
export function itemRows(texts, confirmed, rules) {
  const usedIds = new Set(rules.sections);
  const lists = Object.entries(rules.lists).filter(([name]) => texts[name]);
  return Object.fromEntries(lists.map(([name, field]) => [field, items(texts[name]).map((line, place) => {
    const row = confirmed[name]?.[place] ?? { id: "" };
    const id = row.id || proposedId(line, usedIds) || `${name}-${place + 1}`;
    usedIds.add(id);
    return name === "how" ? rowValues({ ...row, id }) : { id };
  })]));
}

/**
 * The sections that were filled in, each with its heading.
 * @param {Record<string, string>} texts
 * @param {PageForm} form
 */
function sectionTexts(texts, { headings, language, rules }) {
  const filled = headings.filter(({ id }) => texts[id]);
  return filled.map((heading) => ({
    id: heading.id,
    text: `## ${heading[language] ?? heading.en}\n\n${sectionSource(heading.id, texts[heading.id], rules)}`,
  }));
}

/**
 * The text of a page, from the sections that were filled in.
 * @param {Record<string, string>} texts
 * @param {PageForm} form
 */
export function body(texts, form) {
  return sectionTexts(texts, form).map(({ text }) => `${text}\n`).join("\n");
}

/**
 * The texts of a page, cleaned; empty ones are omitted.
 * @param {Record<string, string>} words
 * @param {string} language
 * @param {Rules} rules
 */
export function tidyTexts(words, language, rules) {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, tidyText(text.replace(/<(https?:[^\s<>]*)>/g, "$1"), language, rules)]).filter(([, text]) => text));
}

/**
 * The fields of a page, cleaned: each is one line, a summary ends with a full stop. A title that the editors translate keeps the
 * typography of its own language.
 * @param {Record<string, string>} fields
 * @param {string} language
 * @param {string} languageOfTitle
 * @param {Rules} rules
 */
export function tidyFields(fields, language, languageOfTitle, rules) {
  const lines = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, cleanText(text, rules).replace(/\s*\n\s*/g, " ")]));
  const { title, ...rest } = lines;
  const all = { ...(title ? tidyTexts({ title }, languageOfTitle, rules) : {}), ...tidyTexts(rest, language, rules) };
  if (/[\p{L}\p{N})»”]$/u.test(all.summary ?? "")) all.summary += ".";
  return all;
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} language
 * @param {string[]} languages
 */
export function pagePath(kind, name, language, languages) {
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
  const parts = [first, ...sectionTexts(texts, form)];
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
export function stampTranslation(text, marks) {
  const line = `source: {${Object.entries(marks).map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const others = lines.slice(1, end).filter((row) => !row.startsWith("source:"));
  return ["---", ...others, line, ...lines.slice(end)].join("\n");
}

/**
 * A page with one more item in a list of its front matter; nothing else of it changes. A list in brackets stays in brackets.
 * @param {string} text
 * @param {string} name
 * @param {any} value
 * @param {string[]} order
 * @param {Rules} rules
 */
export function addListItem(text, name, value, order, rules) {
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const source = flowValue(value, name, rules);
  const at = lines.slice(0, end).findIndex((line) => line.startsWith(`${name}:`));
  if (at < 0) {
    const later = order.slice(order.indexOf(name) + 1);
    const next = lines.slice(0, end).findIndex((line) => later.some((key) => line.startsWith(`${key}:`)));
    const place = next > 0 ? next : end;
    return [...lines.slice(0, place), ...keySource(name, [value], rules).split("\n"), ...lines.slice(place)].join("\n");
  }
  let last = at + 1;
  while (last < end && /^[\s\]-]/.test(lines[last])) last += 1;
  const [, open, inner, close] = /^([^[]*\[)(.*?)(\]\s*(?:#.*)?)$/s.exec(lines.slice(at, last).join("\n")) ?? [];
  const isBlock = open?.replace(/\s/g, "") !== `${name}:[`;
  const blank = isBlock ? undefined : inner.trim().replace(/,$/, "");
  if (blank) return [...lines.slice(0, at), `${open}${inner.trimEnd().replace(/,$/, "")}, ${source}${close}`, ...lines.slice(last)].join("\n");
  if (blank === "") return [...lines.slice(0, at), ...keySource(name, [value], rules).split("\n"), ...lines.slice(last)].join("\n");
  const indent = /^\s*(?=-)/.exec(lines[at + 1] ?? "")?.[0] ?? "  ";
  return [...lines.slice(0, last), `${indent}- ${source}`, ...lines.slice(last)].join("\n");
}
