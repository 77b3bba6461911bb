/* Steps as people write them: their first sentence is the norm, what follows is guidance; each has a row in the front matter. */

import { comparableText } from "./words.js";

/* A full stop after these ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:\p{Ll}|pp|arts?|nos?|cf|vol|ch|paras?|al|etc|MM?|Mme|Mrs?|Dr|St|fig|éds?|eds?|p\. ex|e\.g|i\.e)\.$/u;
const OPENING = "([«“";
const CLOSING = ")]»”";
/* What a bracket at the end of a norm holds if it names a source. */
const SOURCE = /\d{4}|\bpp?\. ?\d|https?:|^\(sources?\b/i;
const LONGEST_ID = 40;
/* Small words that an id does without. */
const SMALL = new Set("a an and as at be by for from in into is of on or that the their them they to which who with".split(" "));
/* The most words of an id. */
const MOST_WORDS = 6;
export const STEP_ID = /^[a-z0-9]+(?:-[a-z0-9]+){0,7}$/;

/**
 * The first sentence of a line: a full stop inside brackets or quotation marks, or after an abbreviation, does not end it.
 * @param {string} line
 */
export function firstSentence(line) {
  let depth = 0;
  for (let place = 0; place < line.length; place += 1) {
    if (OPENING.includes(line[place])) depth += 1;
    if (CLOSING.includes(line[place])) depth = Math.max(0, depth - 1);
    const ends = !depth && ".!?…".includes(line[place]) && /^\s?$/.test(line[place + 1] ?? "");
    if (ends && !ABBREVIATION.test(line.slice(0, place + 1))) return line.slice(0, place + 1);
  }
  return line;
}

/**
 * The norm and the guidance of a step. A source in brackets at the end of the norm goes to the guidance.
 * @param {string} line
 */
export function splitStep(line) {
  const bold = /^\*\*(.+?)\*\*\s*(.*)$/su.exec(line);
  if (bold) return { norm: bold[1], guidance: bold[2] };
  const sentence = firstSentence(line);
  const rest = line.slice(sentence.length).trim();
  const [, norm, bracket, stop] = /^(.*\S)\s*(\((?:[^()]|\([^()]*\))*\))([.!?…]?)$/su.exec(sentence) ?? [];
  if (!bracket || !SOURCE.test(bracket)) return { norm: sentence, guidance: rest };
  return { norm: `${norm}${/[.!?…]$/.test(norm) ? "" : stop}`, guidance: [bracket, rest].filter(Boolean).join(" ") };
}

/**
 * A step with its norm in bold.
 * @param {string} line
 */
export function boldFirstSentence(line) {
  const { norm, guidance } = splitStep(line);
  return `**${norm}**${guidance ? ` ${guidance}` : ""}`;
}

/**
 * The number of words of a short head, as the checker counts them.
 * @param {string} text
 */
export function countWords(text) {
  return (text.match(/[\p{L}\p{N}_]\S*/gu) ?? []).length;
}

/**
 * A norm as a short head, if it is short enough; else nothing.
 * @param {string} norm
 * @param {Rules} rules
 */
export function shortHead(norm, rules) {
  const short = norm.replace(/[.…]$/, "").trim();
  return short.length <= 70 && countWords(short) <= rules.mostWordsOfShort ? short : "";
}

/**
 * An id of whole words from an English norm, other than those in use; nothing from another language.
 * @param {string} norm
 * @param {Set<string>} used
 */
export function proposedId(norm, used) {
  const words = comparableText(norm.replace(/['’]/g, "")).split(" ").filter((word) => /^[a-z0-9]+$/.test(word) && !SMALL.has(word));
  let id = "";
  for (const word of words.slice(0, MOST_WORDS)) {
    const longer = id ? `${id}-${word}` : word;
    if (longer.length > LONGEST_ID) break;
    id = longer;
  }
  if (!id) return "";
  let free = id;
  for (let number = 2; used.has(free); number += 1) free = `${id}-${number}`;
  return free;
}

/**
 * The problems of the rows of a list: a gap where nothing is said, else an id that cannot be one, or a short head that is too long.
 * @param {string} name
 * @param {StepRow[]} rows
 * @param {Rules} rules
 * @returns {Problem[]}
 */
export function rowProblems(name, rows, rules) {
  const used = new Set(rules.sections);
  return rows.flatMap((row, place) => {
    const problems = [];
    const report = (/** @type {string} */ field, /** @type {string} */ problem, values = {}) => problems.push({ path: [name, String(place), field], problem, values });
    if (!row.id) report("id", "missing");
    else if (!STEP_ID.test(row.id) || row.id.length > 50 || used.has(row.id)) report("id", "id");
    used.add(row.id);
    if (name === "how" && !row.who?.length) report("who", "missing");
    if (name === "how" && !row.moment) report("moment", "missing");
    for (const [language, short] of Object.entries(row.short ?? {})) problems.push(...shortProblems(short, rules).map((fault) => ({ ...fault, path: [name, String(place), `short-${language}`] })));
    return problems;
  });
}

/**
 * The problems of a short head.
 * @param {string} short
 * @param {Rules} rules
 * @returns {Fault[]}
 */
export function shortProblems(short, rules) {
  const count = countWords(short);
  if (count > rules.mostWordsOfShort) return [{ problem: "words", values: { most: rules.mostWordsOfShort, count } }];
  if (short.length > 70) return [{ problem: "long", values: { most: 70, count: short.length } }];
  return short.length < 3 ? [{ problem: "short", values: { least: 3, count: short.length } }] : [];
}

/**
 * A row of the front matter, with the keys that are filled in.
 * @param {StepRow} row
 */
export function rowValues({ id, short, who, moment }) {
  const texts = Object.entries(short ?? {}).filter(([, text]) => text);
  const values = { id, short: texts.length ? Object.fromEntries(texts) : undefined, who: who?.length ? who : undefined, moment };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
