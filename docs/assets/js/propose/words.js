/* Texts for comparison, file names, and sentences with placeholders. */

import { fold } from "../text.js";

/**
 * A text for comparison: without accents, capitals and punctuation.
 * @param {string} words
 */
export function comparableText(words) {
  return fold(words).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The name of a file from the words of a title, as scripts/new.py proposes it.
 * @param {string} words
 */
export function slug(words) {
  return comparableText(words).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}

/**
 * A sentence with its {names} filled in.
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
export function fillIn(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
