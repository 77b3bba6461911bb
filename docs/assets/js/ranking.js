/* The one ranking of the site: any word counts, rare words more, titles and other names most, and all words together are a bonus.
   scripts/catalogue/views/search_index.py writes what is fetched: search.json, and the words of each first letter. */

import { distance, fold, stem, wordsOf } from "./text.js";

/* A word in the text, in the summary or a bold sentence, among the other names, in the title; or a whole name. */
const PLACES = [1, 2, 4.5, 5, 5];
const TITLE = 3;
const WHOLE = 4;
const SAME = 1;
const RELATED = 0.7;
const BEGUN = 0.5;
const MISSPELT = 0.6;
const SHORTEST = 4;

/* What answers a question of practice before what was written about it. */
/** @type {Record<string, number>} */
const KINDS = { situations: 1.15, practices: 1.3, audiences: 1, glossary: 1, topics: 0.95, agencies: 1, cards: 0.7, sessions: 0.6, pages: 0.5 };
const OTHER_KINDS = 0.8;
const NAMED = 1.4;

/* Results with less than this part of the best score are left out. */
const FLOOR = 0.05;

/**
 * The words of a letter as they are compared.
 * @param {Record<string, number[][]>} words
 * @returns {IndexedWord[]}
 */
export function prepared(words) {
  return Object.entries(words).map(([word, places]) => ({ word, bare: fold(word), stem: fold(word).split(" ").map(stem).join(" "), places }));
}

/**
 * The indexed words that a typed one may mean, each with how well: itself and its family, else what it begins, else the nearest.
 * @param {string} typed
 * @param {IndexedWord[]} words
 * @returns {{ found: [IndexedWord, number][], meant: string }}
 */
export function matches(typed, words) {
  const root = stem(typed);
  const family = words.filter((word) => word.bare === typed || word.stem === root);
  if (family.length) return { found: family.map((word) => [word, word.bare === typed ? SAME : RELATED]), meant: "" };
  const begun = typed.length > 2 ? words.filter((word) => word.bare.startsWith(typed)) : [];
  if (begun.length) return { found: begun.map((word) => [word, BEGUN]), meant: "" };
  const near = nearest(typed, words);
  return near ? { found: [[near, MISSPELT]], meant: near.word } : { found: [], meant: "" };
}

/**
 * The word that needs the fewest changes, among those in a name or in several texts.
 * @param {string} typed
 * @param {IndexedWord[]} words
 */
function nearest(typed, words) {
  if (typed.length < SHORTEST) return undefined;
  let least = typed.length > 6 ? 3 : 2;
  /** @type {IndexedWord | undefined} */
  let best;
  for (const word of words) {
    if (word.bare.length < SHORTEST || (word.places[0].length < 3 && word.places.slice(2).every((numbers) => !numbers.length))) continue;
    const steps = distance(typed, word.bare, least + 1);
    if (steps < least || (best && steps === least && used(word) > used(best))) [best, least] = [word, steps];
  }
  return best;
}

/** @param {IndexedWord} word */
const used = ({ places }) => places.reduce((sum, numbers) => sum + numbers.length, 0);

/**
 * Targets → the best of the places where a word stands in them; and those with the word in the title.
 * @param {[IndexedWord, number][]} found
 */
function weights(found) {
  /** @type {Map<number, number>} */
  const best = new Map();
  /** @type {Set<number>} */
  const titles = new Set();
  for (const [{ places }, quality] of found) for (const [place, steps] of places.entries()) {
    let number = 0;
    for (const step of steps) {
      number += step;
      best.set(number, Math.max(best.get(number) ?? 0, PLACES[place] * quality));
      if (place >= TITLE) titles.add(number);
    }
  }
  return { best, titles };
}

/**
 * The numbers of the targets for a question, best first; the help first where it may come from a person in danger; pathways where
 * nothing is found. `meant` is the question with words that are not known replaced by the nearest.
 * @param {string} typed
 * @param {SearchIndex} index
 * @param {(letter: string) => Promise<IndexedWord[]>} fetched
 */
export async function ranked(typed, index, fetched) {
  const said = wordsOf(typed);
  const meaning = said.filter((word) => !index.small.includes(word));
  const asked = [...new Set(meaning.length ? meaning : said)];
  const lists = await Promise.all(asked.map((word) => (index.letters.includes(word[0]) ? fetched(word[0]) : index.letters.includes("other") ? fetched("other") : [])));
  const each = asked.map((word, place) => ({ word, ...matches(word, lists[place]) }));
  const together = asked.map(stem).join(" ");
  const named = weights((lists[0] ?? []).filter((name) => name.stem === together).map((name) => [{ ...name, places: name.places.slice(WHOLE) }, SAME]));
  const numbers = score(each.map(({ found }) => weights(found)), named.best, index);
  const nothing = numbers.length === 0 && typed.trim() !== "";
  const pathways = nothing ? index.targets.flatMap(([kind], number) => (index.kinds[kind] === "audiences" ? [number] : [])) : [];
  const help = index.help >= 0 && distressed(typed, meaning, index) ? [index.help] : [];
  const meant = each.reduce((text, { word, meant: near }) => (near ? replaced(text, word, near) : text), typed);
  return { numbers: [...help, ...(nothing ? pathways : numbers).filter((number) => number !== help[0])], nothing, meant: meant === typed ? "" : meant };
}

/**
 * @param {{ best: Map<number, number>, titles: Set<number> }[]} words
 * @param {Map<number, number>} named
 * @param {SearchIndex} index
 */
function score(words, named, index) {
  const rarity = words.map(({ best }) => (best.size ? Math.log(1 + index.targets.length / best.size) : 0));
  const whole = rarity.reduce((sum, one) => sum + one, 0);
  const scores = new Map();
  for (const number of new Set(words.flatMap(({ best }) => [...best.keys()]))) {
    let [sum, share, inTitle] = [0, 0, 0];
    for (const [place, { best, titles }] of words.entries()) {
      sum += rarity[place] * (best.get(number) ?? 0);
      share += best.has(number) ? rarity[place] / whole : 0;
      inTitle += Number(titles.has(number));
    }
    const [kind, length] = index.targets[number];
    const bonus = (0.3 + 0.7 * share * share) * (1 + 0.5 * (inTitle / Math.max(length, 1))) * (named.has(number) ? NAMED : 1);
    scores.set(number, sum * bonus * (KINDS[index.kinds[kind]] ?? OTHER_KINDS));
  }
  const best = Math.max(...scores.values());
  return [...scores].filter(([, own]) => own >= FLOOR * best).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

/**
 * @param {string} typed
 * @param {string[]} meaning
 * @param {SearchIndex} index
 */
function distressed(typed, meaning, index) {
  const all = (/** @type {string} */ text) => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const said = all(typed);
  return index.distress.some((phrase) => said.includes(all(phrase))) || index.alone.some((word) => all(word).trim() === meaning.join(" "));
}

/**
 * @param {string} text
 * @param {string} word
 * @param {string} other
 */
function replaced(text, word, other) {
  return text.replace(/[\p{L}\p{N}]+/gu, (written) => (fold(written) === word ? other : written));
}
