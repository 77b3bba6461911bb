/* What was filled in → pages as they stand in the repository: front matter in the order of the kind, sections in theirs. */

import { tidy } from "./words.js";

const PLAIN = /^[\p{L}(][^\n:#"'{}[\],&*!|>%@`\\]*$/u;
const ID = /^[a-z0-9]+([/-][a-z0-9]+)*$/;
const OTHER = /^(~|null|true|false|yes|no|on|off|y|n)$/i;
const DATE = /^\d{4}(-\d\d){0,2}$/;

/* A value of the front matter: plain where YAML cannot take it for anything else, else in double quotes. */
export function scalar(text, { date = false, id = false } = {}) {
  if (date && DATE.test(text)) return text;
  if (id && ID.test(text) && /[a-z]/.test(text) && !OTHER.test(text)) return text;
  return PLAIN.test(text) && !OTHER.test(text) && text === text.trim() ? text : JSON.stringify(text);
}

const DATES = ["reviewed", "review_due", "published", "date", "until"];

function flow(value, name) {
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, name)).join(", ")}]`;
  if (value && typeof value === "object") return `{${Object.entries(value).map(([key, item]) => `${scalar(key, { id: true })}: ${flow(item, key)}`).join(", ")}}`;
  return scalar(value, { date: DATES.includes(name), id: true });
}

function entry(name, value) {
  if (Array.isArray(value) && typeof value[0] === "object") return `${name}:\n${value.map((item) => `  - ${flow(item, name)}`).join("\n")}`;
  return `${name}: ${flow(value, name)}`;
}

export function head(data, order) {
  const names = order.filter((name) => data[name] !== undefined);
  return ["---", ...names.map((name) => entry(name, data[name])), "---"].join("\n");
}

const BASED = /\]\([^)\s]*\)[.)*\s»”"]*$/;

/* A section as it is written: steps and pitfalls become a list whose lines tell what they rest on. */
export function section(name, text, basis) {
  if (!["how", "pitfalls"].includes(name)) return text;
  const lines = text.split("\n").map((line) => line.trim().replace(/^(?:\d+[.)]|[-*•])\s+/, "")).filter(Boolean);
  const based = lines.map((line) => (BASED.test(line) || line.endsWith(basis) ? line : `${line} ${basis}`));
  return based.map((line, place) => `${name === "how" ? `${place + 1}.` : "-"} ${line}`).join("\n");
}

/* The text of a page, from the sections that were filled in. */
export function body(texts, headings, language, basis) {
  const filled = headings.filter(({ id }) => texts[id]);
  return filled.map(({ id, ...labels }) => `## ${labels[language] ?? labels.en}\n\n${section(id, texts[id], basis)}\n`).join("\n");
}

/* The words of a page, tidied. */
export function tidied(words, language) {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, tidy(text, language)]).filter(([, text]) => text));
}

export function pathOf(kind, name, language, languages) {
  return `docs/${kind}/${name}${language === languages[0] ? "" : `.${language}`}.md`;
}

/* The fingerprint of each part of an original, as scripts/catalogue/source/translations.py computes it. */
export async function prints(data, texts, headings, language, basis) {
  const parts = [["head", ["title", "our_title", "summary"].map((name) => data[name] ?? "").join("\n")]];
  for (const { id, ...labels } of headings) {
    if (texts[id]) parts.push([id, `## ${labels[language] ?? labels.en}\n\n${section(id, texts[id], basis)}`]);
  }
  const made = await Promise.all(parts.map(async ([id, text]) => [id, await print(text)]));
  return Object.fromEntries(made);
}

async function print(text) {
  const words = new TextEncoder().encode(text.replace(/\s+/g, " ").trim());
  const digest = await crypto.subtle.digest("SHA-256", words);
  return [...new Uint8Array(digest)].slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The `source:` line is the one mapping whose values are plain fingerprints. */
export function stamped(text, marks) {
  const line = `source: {${Object.entries(marks).map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const kept = lines.slice(1, end).filter((row) => !row.startsWith("source:"));
  return ["---", ...kept, line, ...lines.slice(end)].join("\n");
}

/* A page with one more piece of evidence; nothing else of it changes. */
export function withEvidence(text, evidence, order) {
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const item = `  - ${flow(evidence, "recognition")}`;
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
