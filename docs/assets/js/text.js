/* Words as they are compared and searched for. */

const ELISION = /(?<![\p{L}\p{N}_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[\p{L}\p{N}_])/giu;

/**
 * Without accents, ligatures and capitals.
 * @param {string} words
 */
export function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/**
 * Without French elision, as scripts/catalogue/views/search_keywords.py puts words into the index.
 * @param {string} words
 */
export function withoutElision(words) {
  return words.replace(ELISION, "");
}
