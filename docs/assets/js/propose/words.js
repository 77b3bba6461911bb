/* Words: to compare by, to name a file by, and sentences with blanks. */

import { fold } from "../text.js";

/**
 * Words to compare by: no accents, no capitals, no punctuation.
 * @param {string} words
 */
export function plain(words) {
  return fold(words).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The name of a file from the words of a title, as scripts/new.py proposes it.
 * @param {string} words
 */
export function slug(words) {
  return plain(words).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}

/**
 * A sentence with its {names} filled in.
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
