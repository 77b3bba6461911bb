/* Existing records that a proposal may duplicate, by title and identifiers. */

import { comparableText } from "./words.js";

/* The share of common words from which two titles count as the same. */
const SIMILAR = 0.72;
const IDENTIFIERS = /** @type {const} */ (["symbol", "isbn", "doi"]);

/**
 * A symbol, ISBN or DOI to compare by, as the checker's `record-duplicate-…` rules do.
 * @param {string} identifier
 */
export function comparableIdentifier(identifier) {
  return identifier.replace(/[\s-]+/g, "").toLowerCase();
}

/**
 * An address to compare by: without scheme, "www." and final slash.
 * @param {string} address
 */
export function comparableAddress(address) {
  return address.replace(/^https?:\/\/(www\.)?|\/$/g, "");
}

/**
 * At most four records: first those with the same symbol, number or address, then those with nearly the same title.
 * @param {RecordName[]} records
 * @param {{ title?: string, symbol?: string, isbn?: string, doi?: string, links?: Record<string, string> }} typed
 */
export function similarRecords(records, { title = "", links = {}, ...identifiers }) {
  const addresses = Object.values(links).map(comparableAddress);
  const same = records.filter(
    (record) => sameIdentifier(record, identifiers) || record.links.some((link) => addresses.includes(comparableAddress(link))),
  );
  const words = comparableText(title);
  const sameTitle = words.length > 7 ? records.filter(({ titles }) => titles.some((title) => isSimilar(comparableText(title), words))) : [];
  return [...new Set([...same, ...sameTitle])].slice(0, 4);
}

/**
 * The duplicates by the rules of the checker: same title and date, address, symbol, ISBN or DOI; each with that field.
 * @param {RecordName[]} records
 * @param {{ title?: string, published?: string, symbol?: string, isbn?: string, doi?: string, links?: Record<string, string> }} typed
 */
export function duplicateRecords(records, { title = "", published = "", links = {}, ...identifiers }) {
  const addresses = Object.values(links).map(comparableAddress);
  const named = comparableText(title);
  return records.flatMap((record) => [
    ...(named && record.titles.some((known) => comparableText(known) === named) && (record.date ?? "") === published ? [{ name: "title", record }] : []),
    ...(record.links.some((link) => addresses.includes(comparableAddress(link))) ? [{ name: "links", record }] : []),
    ...IDENTIFIERS.filter((name) => sameIdentifier(record, { [name]: identifiers[name] })).map((name) => ({ name, record })),
  ]);
}

/**
 * @param {RecordName} record
 * @param {{ symbol?: string, isbn?: string, doi?: string }} input
 */
function sameIdentifier(record, input) {
  return IDENTIFIERS.some((name) => {
    const [known, value] = [record[name], input[name]];
    return known && value && comparableIdentifier(known) === comparableIdentifier(value);
  });
}

/**
 * Whether two titles without accents and punctuation share most of their words, or one contains the other.
 * @param {string} known
 * @param {string} input
 */
export function isSimilar(known, input) {
  if (known === input) return true;
  if (known.length > 15 && input.length > 15 && (known.includes(input) || input.includes(known))) return true;
  const [a, b] = [new Set(known.split(" ")), new Set(input.split(" "))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= SIMILAR;
}
