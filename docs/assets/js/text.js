/* Words as they are compared and searched for. */

/**
 * Without accents, ligatures and capitals.
 * @param {string} words
 */
export function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}
