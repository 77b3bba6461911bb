/* Normalization of words for comparison and search. */

/* Endings of words of the same family, English and French, after four letters at least. */
const ENDINGS =
  /^(.{4,}?)(?:ificat(?:ions?|eurs?)|ifi(?:er|es|ed?|ant)|ify(?:ing)?|issements?|ements?|ments?|a?tions?|at(?:eurs?|rices?|ing|e[ds]?|oires?)|ants?|antes?|ings?|eu(?:rs?|ses?)|o[ru]rs?|e?ries|e?ers?|ees?|e[drz]|es?|ies?|ifs?|ives?|iques?|al(?:es?|ly)?|aux|aires?|ar|ren|y|s|x)$/;

/**
 * Without accents, ligatures and capitals.
 * @param {string} words
 */
export function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/**
 * The words of a text, without accents; a letter alone is not a word, a figure is.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 || /\d/.test(word));
}

/**
 * The stem of a word; British and American spellings have the same stem.
 * @param {string} word
 */
export function stem(word) {
  const normalized = word.replace(/our(?=s?$|er)/, "or").replace(/is(?=(?:e[ds]?|ing|ations?|er)$)/, "iz").replace(/tre(?=s?$)/, "ter");
  return normalized.replace(/^(.{2,}[^s])s$/, "$1").replace(ENDINGS, "$1").replace(/(?:qu|ck)$/, "c").replace(/(.)\1$/, "$1");
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
