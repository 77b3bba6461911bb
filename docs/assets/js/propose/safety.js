/* Advice that can harm needs its safeguard beside it: the rules of data/language/safety.yml, as scripts/catalogue/lint/safety.py applies them. */

import { items } from "./pages.js";
import { splitStep } from "./steps.js";

/* What may stand between two words of a pattern, and what `…` stands for. */
const BETWEEN = "[^\\p{L}\\p{N}_.!?]{1,6}";
const GAP = `(?:[\\p{L}\\p{N}_]+${BETWEEN}){0,5}`;
const [BEFORE, AFTER] = ["(?<![\\p{L}\\p{N}_])", "(?![\\p{L}\\p{N}_])"];
/** @type {Map<string, RegExp>} */
const expressions = new Map();

/**
 * Whether one of some patterns of the table occurs in a text in small letters.
 * @param {string} text
 * @param {string[]} [patterns]
 */
export function hasWords(text, patterns = []) {
  return patterns.length > 0 && expression(patterns).test(text);
}

/** @param {string[]} patterns */
function expression(patterns) {
  const key = patterns.join("\n");
  const known = expressions.get(key) ?? new RegExp(`${BEFORE}(?:${patterns.map(asExpression).join("|")})`, "u");
  expressions.set(key, known);
  return known;
}

/** @param {string} pattern */
function asExpression(pattern) {
  const word = (/** @type {string} */ one) => one.replace(/\*$/, "").toLowerCase().replace(/[$^\\.*+?()[\]{}|/]/g, "\\$&") + (one.endsWith("*") ? "[\\p{L}\\p{N}_]*" : "") + AFTER;
  const side = (/** @type {string} */ some) => some.split(" ").map((part) => `(?:${part.split("/").map(word).join("|")})`).join(BETWEEN);
  return pattern.split(" … ").map(side).join(BETWEEN + GAP);
}

/**
 * A text in small letters, with typographic apostrophes, without marks and addresses of links.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1").replaceAll("**", "").replaceAll("'", "’").toLowerCase();
}

/**
 * @param {SafetyClass} of
 * @param {Record<string, string>} texts
 */
function isAbout(of, texts) {
  return Object.entries(texts).some(([language, text]) => {
    const triggers = of.triggers[language];
    const meanings = of.other_meanings?.[language];
    const rest = meanings ? text.replace(new RegExp(expression(meanings).source, "gu"), "") : text;
    return hasWords(text, triggers) && hasWords(rest, triggers);
  });
}

/**
 * What the items of a list lack, each in all its languages: the language, the number of the item, and what must stand beside it; a
 * source where its norm needs one. Pitfalls are read with the text around them, in `whole`.
 * @param {Record<string, string>} sections
 * @param {SafetyClass[]} [classes]
 * @param {Record<string, string>} [whole]
 * @returns {SafetyFault[]}
 */
export function missingSafeguards(sections, classes = [], whole) {
  const lists = Object.entries(sections).map(([language, section]) => ({ language, lines: items(section) }));
  const count = Math.max(0, ...lists.map(({ lines }) => lines.length));
  return Array.from({ length: count }, (_, place) => place).flatMap((place) => {
    const texts = Object.fromEntries(lists.map(({ language, lines }) => [language, plain(lines[place] ?? "")]));
    const norms = Object.fromEntries(lists.map(({ language, lines }) => [language, plain(splitStep(lines[place] ?? "").norm)]));
    return classes.filter((of) => isAbout(of, texts)).flatMap((of) => faultsOf(of, place, !whole && isAbout(of, norms), lists, whole));
  });
}

/**
 * A fault as a problem; none for a source, which editors add before the page is taken.
 * @param {SafetyFault} fault
 * @returns {Fault[]}
 */
export function safetyProblem({ of, wanted }) {
  return wanted ? [{ problem: "safety", values: { name: of.name, wanted, example: of.example } }] : [];
}

/**
 * What a list lacks after a change and did not lack before. Pitfalls are read with the text around them, in `whole`.
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 * @param {SafetyClass[]} [classes]
 * @param {Record<string, string>} [whole]
 */
export function newFaults(before, after, classes, whole) {
  const key = (/** @type {SafetyFault} */ { language, place, of, wanted }) => JSON.stringify([language, place, of.name, wanted]);
  const known = new Set(missingSafeguards(before, classes, whole).map(key));
  return missingSafeguards(after, classes, whole).filter((fault) => !known.has(key(fault)));
}

/**
 * @param {SafetyClass} of
 * @param {number} place
 * @param {boolean} isNorm
 * @param {{ language: string, lines: string[] }[]} lists
 * @param {Record<string, string>} [whole]
 */
function faultsOf(of, place, isNorm, lists, whole) {
  const beside = (/** @type {{ language: string, lines: string[] }} */ { language, lines }, /** @type {boolean} */ isAnywhere) => plain(whole ? `${whole[language]} ${lines.join(" ")}` : isAnywhere ? lines.join(" ") : (lines[place] ?? ""));
  const needed = of.safeguards.filter(({ norms }) => isNorm || !norms);
  const unsafe = lists.flatMap((list) => needed.filter(({ words, anywhere }) => words[list.language] && !hasWords(beside(list, Boolean(anywhere)), words[list.language])).map(({ wanted }) => ({ language: list.language, place, of, wanted })));
  return isNorm && of.sources?.length && !unsafe.length ? [{ language: lists[0].language, place, of }] : unsafe;
}
