/* The ranking of the site: every word counts, rare words more, titles and other names most; a match of all words has a bonus.
   scripts/catalogue/views/explore/search_index.py writes the data: search.json, and the words of each first letter. */

import { distance, fold, stem, wordsOf } from "./text.js";

/* Weights by field: text, summary or bold sentence, other names, title, whole name. */
const FIELD_WEIGHTS = [1, 2, 4.5, 5, 5];
const TITLE = 3;
const WHOLE = 4;
const EXACT_MATCH = 1;
const SAME_STEM = 0.7;
const PREFIX_MATCH = 0.5;
const CORRECTED_MATCH = 0.6;
const SHORTEST_CORRECTED = 4;

/* Kinds that answer a practical question come before documents about it. */
/** @type {Record<string, number>} */
const KIND_WEIGHTS = { situations: 1.15, practices: 1.3, audiences: 1, glossary: 1, topics: 0.95, agencies: 1, cards: 0.7, sessions: 0.6, pages: 0.5 };
const OTHER_KIND_WEIGHT = 0.8;
const WHOLE_NAME_BONUS = 1.4;

/* Results with less than this share of the best score are omitted. */
const LEAST_SCORE = 0.05;

/**
 * The words of a letter, prepared for comparison.
 * @param {Record<string, number[][]>} words
 * @returns {IndexedWord[]}
 */
export function indexWords(words) {
  return Object.entries(words).map(([word, places]) => ({ word, bare: fold(word), stem: fold(word).split(" ").map(stem).join(" "), places }));
}

/**
 * The indexed words that match a word of the query, each with a quality: the word and its family, else words of which it is a prefix, else the nearest.
 * @param {string} query
 * @param {IndexedWord[]} words
 * @returns {{ matched: [IndexedWord, number][], suggestion: string }}
 */
export function matches(query, words) {
  const root = stem(query);
  const family = words.filter((word) => word.bare === query || word.stem === root);
  if (family.length) return { matched: family.map((word) => [word, word.bare === query ? EXACT_MATCH : SAME_STEM]), suggestion: "" };
  const byPrefix = query.length > 2 ? words.filter((word) => word.bare.startsWith(query)) : [];
  if (byPrefix.length) return { matched: byPrefix.map((word) => [word, PREFIX_MATCH]), suggestion: "" };
  const corrected = nearest(query, words);
  return corrected ? { matched: [[corrected, CORRECTED_MATCH]], suggestion: corrected.word } : { matched: [], suggestion: "" };
}

/**
 * The word that needs the fewest changes, among those in a name or in several texts.
 * @param {string} query
 * @param {IndexedWord[]} words
 */
function nearest(query, words) {
  if (query.length < SHORTEST_CORRECTED) return undefined;
  let least = query.length > 6 ? 3 : 2;
  /** @type {IndexedWord | undefined} */
  let best;
  for (const word of words) {
    if (word.bare.length < SHORTEST_CORRECTED || (word.places[0].length < 3 && word.places.slice(2).every((numbers) => !numbers.length))) continue;
    const steps = distance(query, word.bare, least + 1);
    if (steps < least || (best && steps === least && frequency(word) > frequency(best))) [best, least] = [word, steps];
  }
  return best;
}

/** @param {IndexedWord} word */
const frequency = ({ places }) => places.reduce((sum, numbers) => sum + numbers.length, 0);

/**
 * Targets → the weight of the best field that has the word; and the targets with the word in the title.
 * @param {[IndexedWord, number][]} matched
 */
function targetWeights(matched) {
  /** @type {Map<number, number>} */
  const best = new Map();
  /** @type {Set<number>} */
  const titles = new Set();
  for (const [{ places }, quality] of matched) for (const [place, steps] of places.entries()) {
    let number = 0;
    for (const step of steps) {
      number += step;
      best.set(number, Math.max(best.get(number) ?? 0, FIELD_WEIGHTS[place] * quality));
      if (place >= TITLE) titles.add(number);
    }
  }
  return { best, titles };
}

/**
 * The numbers of the targets for a query, best first; the help page first where the query may come from a person in danger; pathways
 * where nothing is found. `suggestion` is the query with unknown words replaced by the nearest.
 * @param {string} query
 * @param {SearchIndex} index
 * @param {(letter: string) => Promise<IndexedWord[]>} fetchWords
 */
export async function rank(query, index, fetchWords) {
  const words = wordsOf(query);
  const meaningful = words.filter((word) => !index.small.includes(word));
  const terms = [...new Set(meaningful.length ? meaningful : words)];
  const lists = await Promise.all(terms.map((word) => (index.letters.includes(word[0]) ? fetchWords(word[0]) : index.letters.includes("other") ? fetchWords("other") : [])));
  const matchesOfTerms = terms.map((word, place) => ({ word, ...matches(word, lists[place]) }));
  const wholeStem = terms.map(stem).join(" ");
  const wholeNames = targetWeights((lists[0] ?? []).filter((name) => name.stem === wholeStem).map((name) => [{ ...name, places: name.places.slice(WHOLE) }, EXACT_MATCH]));
  const numbers = scoreTargets(matchesOfTerms.map(({ matched }) => targetWeights(matched)), wholeNames.best, index);
  const isEmpty = numbers.length === 0 && query.trim() !== "";
  const pathways = isEmpty ? index.targets.flatMap(([kind], number) => (index.kinds[kind] === "audiences" ? [number] : [])) : [];
  const help = index.help >= 0 && isDistress(query, meaningful, index) ? [index.help] : [];
  const suggestion = matchesOfTerms.reduce((text, { word, suggestion: near }) => (near ? replaceWord(text, word, near) : text), query);
  return { numbers: [...help, ...(isEmpty ? pathways : numbers).filter((number) => number !== help[0])], isEmpty, suggestion: suggestion === query ? "" : suggestion };
}

/**
 * @param {{ best: Map<number, number>, titles: Set<number> }[]} words
 * @param {Map<number, number>} wholeNames
 * @param {SearchIndex} index
 */
function scoreTargets(words, wholeNames, index) {
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
    const bonus = (0.3 + 0.7 * share * share) * (1 + 0.5 * (inTitle / Math.max(length, 1))) * (wholeNames.has(number) ? WHOLE_NAME_BONUS : 1);
    scores.set(number, sum * bonus * (KIND_WEIGHTS[index.kinds[kind]] ?? OTHER_KIND_WEIGHT));
  }
  const best = Math.max(...scores.values());
  return [...scores].filter(([, own]) => own >= LEAST_SCORE * best).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

/**
 * @param {string} query
 * @param {string[]} meaning
 * @param {SearchIndex} index
 */
function isDistress(query, meaning, index) {
  const all = (/** @type {string} */ text) => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const text = all(query);
  return index.distress.some((phrase) => text.includes(all(phrase))) || index.alone.some((word) => all(word).trim() === meaning.join(" "));
}

/**
 * @param {string} text
 * @param {string} word
 * @param {string} other
 */
function replaceWord(text, word, other) {
  return text.replace(/[\p{L}\p{N}]+/gu, (original) => (fold(original) === word ? other : original));
}
