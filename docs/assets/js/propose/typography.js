/* Clean text by the rules of the checker, which scripts/catalogue/exports/browser_rules.py publishes. */

/* One correction may make another one possible; two rounds are the most that was ever needed. */
const ROUNDS = 4;
/** @type {Record<string, number>} */
const VISIBLE = { "]": 2, "&": 1 };

/**
 * The text, of the same length, with code and addresses replaced by letters.
 * @param {string} text
 * @param {Rules} rules
 */
export function maskNonProse(text, rules) {
  return rules.notProse.reduce((prose, pattern) => prose.replace(new RegExp(pattern, "gmsu"), maskMatch), text);
}

/**
 * Replace everything but line breaks; the character by which rules recognize a link or an entity remains.
 * @param {string} match
 */
export function maskMatch(match) {
  const start = VISIBLE[match[0]] ?? 0;
  return match.slice(0, start) + match.slice(start).replace(/[^\n]/g, "x");
}

/* Bullets that word processors paste at the start of a line: signs, those of their own symbol fonts, and the letter o before a tab. */
const PASTED_BULLET = /^[ \t]*(?:[•‣▪·●◦○➢➤►▶✓✔■□§\uf000-\uf0ff][ \t\u00a0]*|o(?:\t| {2,}|\u00a0)[ \t\u00a0]*)(?=\S)/gm;

/**
 * The text with hyphens as its bullets.
 * @param {string} text
 */
export function plainBullets(text) {
  return text.replace(PASTED_BULLET, "- ");
}

/**
 * The text without hidden characters and superfluous spaces, with the punctuation of its language.
 * @param {string} text
 * @param {string} language
 * @param {Rules} rules
 */
export function tidyText(text, language, rules) {
  let result = cleanText(plainBullets(text), rules);
  for (let round = 0, before = ""; round < ROUNDS && before !== result; round += 1) {
    before = result;
    for (const [pattern, replacement] of rules.typography[language] ?? []) result = applyCorrection(result, pattern, replacement, rules);
  }
  return result.replace(/\n{3,}/g, "\n\n").trim();
}

/**
 * The text with composed letters, ordinary spaces and line breaks, and without hidden characters.
 * @param {string} text
 * @param {Rules} rules
 */
export function cleanText(text, rules) {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(new RegExp(rules.hidden, "gu"), "");
  return lines.replace(new RegExp(rules.unusual, "gu"), (character) => character.normalize("NFKC")).normalize("NFC");
}

/**
 * @param {string} text
 * @param {string} pattern
 * @param {string} replacement
 * @param {Rules} rules
 */
function applyCorrection(text, pattern, replacement, rules) {
  const parts = [];
  let end = 0;
  for (const match of maskNonProse(text, rules).matchAll(new RegExp(pattern, "gmu"))) {
    if (match.groups?.skip !== undefined) continue;
    parts.push(text.slice(end, match.index), replacement.replace("$1", match[1] ?? ""));
    end = match.index + match[0].length;
  }
  return parts.join("") + text.slice(end);
}
