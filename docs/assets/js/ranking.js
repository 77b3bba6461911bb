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
const SHORTEST_CORRECTED = 5;
const SHORTEST_CHANGED_TWICE = 9;

/* Kinds that answer a practical question come before documents about it. */
/** @type {Record<string, number>} */
const KIND_WEIGHTS = { situations: 1.15, practices: 1.3, audiences: 1, glossary: 1, topics: 0.95, agencies: 1, cards: 0.7, sessions: 0.6, pages: 0.5 };
const OTHER_KIND_WEIGHT = 0.8;
const WHOLE_NAME_BONUS = 1.4;

/* An ordinary page that is asked for by its whole name comes before records. */
const NAMED_PAGE_WEIGHT = 1.3;

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
  let least = query.length < SHORTEST_CHANGED_TWICE ? 2 : 3;
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
 * where nothing is found. `suggestion` is the query with unknown words replaced by the nearest; a word of a dictionary is not unknown.
 * @param {string} query
 * @param {SearchIndex} index
 * @param {(letter: string) => Promise<IndexedWord[]>} fetchWords
 * @param {(letter: string) => Promise<Set<string>>} fetchKnown
 */
export async function rank(query, index, fetchWords, fetchKnown) {
  const words = wordsOf(query);
  const meaningful = words.filter((word) => !index.small.includes(word));
  const terms = [...new Set(meaningful.length ? meaningful : words)];
  const lists = await Promise.all(terms.map((word) => (index.letters.includes(word[0]) ? fetchWords(word[0]) : index.letters.includes("other") ? fetchWords("other") : [])));
  const matchesOfTerms = await Promise.all(terms.map(async (word, place) => ({ word, ...(await withoutKnown(word, matches(word, lists[place]), index, fetchKnown)) })));
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
 * The matches of a word; none if they are a correction and a dictionary knows the word. Dictionaries are fetched only then.
 * @param {string} word
 * @param {{ matched: [IndexedWord, number][], suggestion: string }} found
 * @param {SearchIndex} index
 * @param {(letter: string) => Promise<Set<string>>} fetchKnown
 */
async function withoutKnown(word, found, index, fetchKnown) {
  if (!found.suggestion || !index.known.includes(word[0])) return found;
  const known = await fetchKnown(word[0]);
  return known.has(word) ? { matched: [], suggestion: "" } : found;
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
    scores.set(number, sum * bonus * kindWeight(index.kinds[kind], wholeNames.has(number)));
  }
  const best = Math.max(...scores.values());
  return [...scores].filter(([, own]) => own >= LEAST_SCORE * best).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

/**
 * @param {string} kind
 * @param {boolean} isNamed
 */
function kindWeight(kind, isNamed) {
  return isNamed && kind === "pages" ? NAMED_PAGE_WEIGHT : (KIND_WEIGHTS[kind] ?? OTHER_KIND_WEIGHT);
}

/**
 * Whether a query may come from a person in danger: a phrase of distress, a word of distress as the whole query,
 * or a word of the first person with a word of captivity or violence.
 * @param {string} query
 * @param {string[]} meaning
 * @param {SearchIndex} index
 */
function isDistress(query, meaning, index) {
  const all = (/** @type {string} */ text) => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const text = all(query);
  const has = (/** @type {string} */ phrase) => text.includes(all(phrase));
  return index.distress.some(has) || index.alone.some((word) => all(word).trim() === meaning.join(" ")) || (index.self.some(has) && index.plight.some(has));
}

/**
 * @param {string} text
 * @param {string} word
 * @param {string} other
 */
function replaceWord(text, word, other) {
  return text.replace(/[\p{L}\p{N}]+/gu, (original) => (fold(original) === word ? other : original));
}
