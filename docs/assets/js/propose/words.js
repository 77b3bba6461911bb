/* Texts for comparison, file names, and sentences with placeholders. */

import { fold } from "../text.js";

/**
 * A text for comparison: without accents, capitals and punctuation.
 * @param {string} words
 */
export function comparableText(words) {
  return fold(words).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/* The most letters of the name of a file. */
const LONGEST_NAME = 60;

/**
 * The name of a file from the words of a title, as scripts/new.py proposes it: whole words, as many as fit.
 * @param {string} words
 */
export function slug(words) {
  const whole = comparableText(words).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return whole.length > LONGEST_NAME ? whole.slice(0, LONGEST_NAME + 1).replace(/-[^-]*$/, "").slice(0, LONGEST_NAME) : whole;
}

/**
 * A sentence with its {names} filled in.
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
export function fillIn(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
