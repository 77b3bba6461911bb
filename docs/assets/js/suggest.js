/* "Did you mean": the nearest words of a small vocabulary, by the letters that have to change. */

import { fold } from "./text.js";

const SHORTEST = 4;

/** @type {Promise<Map<string, string>> | undefined} */
let vocabulary;

/**
 * Whether each word occurs in one of the texts: then it is spelt right, and the vocabulary need not be fetched.
 * @param {string} typed
 * @param {string[]} texts
 */
export function occursIn(typed, texts) {
  const all = texts.map(fold).join(" ");
  return [...typed.matchAll(/\p{L}+/gu)].every(([word]) => word.length < SHORTEST || all.includes(fold(word)));
}

/**
 * The words as they may have been meant, or "" where each of them is known or nothing is near.
 * @param {string} typed
 */
export async function suggestion(typed) {
  vocabulary ??= fetchVocabulary();
  return corrected(typed, await vocabulary);
}

async function fetchVocabulary() {
  const answer = await fetch(new URL("explore/words.json", document.querySelector(".brand").href));
  return byFolded(await answer.json());
}

/**
 * Folded word → word as written, in the order given: the most used first.
 * @param {string[]} words
 */
export function byFolded(words) {
  return new Map(words.map((word) => [fold(word), word]));
}

/**
 * @param {string} typed
 * @param {Map<string, string>} words
 */
export function corrected(typed, words) {
  const meant = typed.replace(/\p{L}+/gu, (word) => nearest(fold(word), words) ?? word);
  return meant === typed ? "" : meant;
}

/**
 * @param {string} word
 * @param {Map<string, string>} words
 */
function nearest(word, words) {
  if (word.length < SHORTEST || words.has(word)) return undefined;
  const most = word.length > 6 ? 2 : 1;
  let best;
  let least = most + 1;
  for (const [other, written] of words) {
    if (other.startsWith(word)) return undefined;
    if (Math.abs(other.length - word.length) > most || other.length < SHORTEST) continue;
    const steps = distance(word, other, least);
    if (steps < least) [best, least] = [written, steps];
  }
  return best;
}

/**
 * Letters to add, drop, change or swap to get from one word to the other; gives up at a limit.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function distance(a, b, limit) {
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return last[b.length];
}
