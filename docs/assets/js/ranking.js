/* The ranking of the site: every word counts, rare words more, titles and other names most; a match of all words has a bonus.
   scripts/catalogue/views/explore/search_index.py writes the data: search.json, and the words, in files of neighbours in the alphabet. */

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

/* Words of one family begin with the same letters, at least so many; the last of a stem of four may have changed (banque, bancaire). */
const FAMILY_LETTERS = 4;
const FEWEST_FAMILY_LETTERS = 3;

/**
 * The words of a file, prepared for comparison.
 * @param {Record<string, number[][]>} words
 * @returns {IndexedWord[]}
 */
export function indexWords(words) {
  return Object.entries(words).map(([word, places]) => ({ word, bare: fold(word), stem: fold(word).split(" ").map(stem).join(" "), places }));
}

/**
 * The letters with which all words begin that match a word of a query: its family, and those of which it is a beginning.
 * @param {string} word
 */
function familyLetters(word) {
  const root = stem(word);
  const most = root.length > FAMILY_LETTERS || !root.endsWith("c") ? FAMILY_LETTERS : FEWEST_FAMILY_LETTERS;
  let length = 0;
  while (length < most && length < word.length && word[length] === root[length]) length += 1;
  return word.slice(0, Math.max(length, FEWEST_FAMILY_LETTERS));
}

/**
 * The numbers of the files that have the words with a beginning. A word of two letters is found as a whole only.
 * @param {string} letters
 * @param {string[]} files
 */
function filesWith(letters, files) {
  const last = `${letters.length === 2 ? `${letters} ` : letters}\uffff`;
  const from = files.findLastIndex((first) => first <= letters);
  const to = files.findLastIndex((first) => first <= last);
  return to < 0 ? [] : [...files.keys()].slice(Math.max(from, 0), to + 1);
}

/**
 * The indexed words that match a word of the query, each with a quality: the word and its family, else words of which it is a prefix.
 * @param {string} query
 * @param {IndexedWord[]} words
 * @returns {[IndexedWord, number][]}
 */
export function matches(query, words) {
  const root = stem(query);
  const family = words.filter((word) => word.bare === query || word.stem === root);
  if (family.length) return family.map((word) => [word, word.bare === query ? EXACT_MATCH : SAME_STEM]);
  return query.length > 2 ? words.filter((word) => word.bare.startsWith(query)).map((word) => [word, PREFIX_MATCH]) : [];
}

/**
 * The word that needs the fewest changes, among those in a name or in several texts.
 * @param {string} query
 * @param {IndexedWord[]} words
 */
function nearest(query, words) {
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
 * The numbers of the targets for a query, best first; the help page first where the query may come from a person in danger: `help` has
 * its number then, and is empty otherwise.
 * `suggestion` is the query with unknown words replaced by the nearest; a word of a dictionary is not unknown.
 * @param {string} query
 * @param {SearchIndex} index
 * @param {(file: number) => Promise<IndexedWord[]>} fetchWords
 * @param {(letter: string) => Promise<Set<string>>} fetchKnown
 */
export async function rank(query, index, fetchWords, fetchKnown) {
  const words = wordsOf(query);
  const meaningful = words.filter((word) => !index.small.includes(word));
  const terms = [...new Set(meaningful.length ? meaningful : words)];
  const found = await Promise.all(terms.map((word) => findWord(word, index, fetchWords, fetchKnown)));
  const wholeStem = terms.map(stem).join(" ");
  const wholeNames = targetWeights((found[0]?.near ?? []).filter((name) => name.stem === wholeStem).map((name) => [{ ...name, places: name.places.slice(WHOLE) }, EXACT_MATCH]));
  const numbers = scoreTargets(found.map(({ matched }) => targetWeights(matched)), wholeNames.best, index);
  const help = index.help >= 0 && isDistress(query, meaningful, index) ? [index.help] : [];
  const suggestion = found.reduce((text, { word, corrected }) => (corrected ? replaceWord(text, word, corrected) : text), query);
  return { numbers: [...help, ...numbers.filter((number) => number !== help[0])], help, suggestion: suggestion === query ? "" : suggestion };
}

/**
 * The matches of a word; without any, the nearest word, unless a dictionary knows the word itself. All words of its first letter,
 * and the dictionary, are fetched only then. `near` are the indexed words that begin like it.
 * @param {string} word
 * @param {SearchIndex} index
 * @param {(file: number) => Promise<IndexedWord[]>} fetchWords
 * @param {(letter: string) => Promise<Set<string>>} fetchKnown
 * @returns {Promise<{ word: string, near: IndexedWord[], matched: [IndexedWord, number][], corrected: string }>}
 */
async function findWord(word, index, fetchWords, fetchKnown) {
  const wordsWith = async (/** @type {string} */ letters) => (await Promise.all(filesWith(letters, index.files).map(fetchWords))).flat();
  const near = await wordsWith(familyLetters(word));
  const matched = matches(word, near);
  if (matched.length || word.length < SHORTEST_CORRECTED) return { word, near, matched, corrected: "" };
  const [others, known] = await Promise.all([wordsWith(word[0]), index.known.includes(word[0]) ? fetchKnown(word[0]) : null]);
  const best = known?.has(word) ? undefined : nearest(word, others.filter(({ bare }) => bare[0] === word[0]));
  return best ? { word, near, matched: [[best, CORRECTED_MATCH]], corrected: best.word } : { word, near, matched: [], corrected: "" };
}

/**
 * @param {{ best: Map<number, number>, titles: Set<number> }[]} words
 * @param {Map<number, number>} wholeNames
 * @param {SearchIndex} index
 */
function scoreTargets(words, wholeNames, index) {
  const rarity = words.map(({ best }) => (best.size ? Math.log(1 + index.targets.length / best.size) : 0));
  const whole = rarity.reduce((sum, one) => sum + one, 0);
  /** @type {Map<number, number>} */
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
