/* Existing records that a proposal may duplicate, by what names them. */

import { plain } from "./words.js";

/* Share of common words from which two titles are taken for the same. */
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
export function likely(records, { title = "", links = {}, ...identifiers }) {
  const addresses = Object.values(links).map(comparableAddress);
  const same = records.filter(
    (record) => sameIdentifier(record, identifiers) || record.links.some((link) => addresses.includes(comparableAddress(link))),
  );
  const words = plain(title);
  const alike = words.length > 7 ? records.filter(({ titles }) => titles.some((known) => isSimilar(plain(known), words))) : [];
  return [...new Set([...same, ...alike])].slice(0, 4);
}

/**
 * The records that the checker takes for the same: by title and date, address, symbol, ISBN or DOI; each with the field that says so.
 * @param {RecordName[]} records
 * @param {{ title?: string, published?: string, symbol?: string, isbn?: string, doi?: string, links?: Record<string, string> }} typed
 */
export function sameRecord(records, { title = "", published = "", links = {}, ...identifiers }) {
  const addresses = Object.values(links).map(comparableAddress);
  const named = plain(title);
  return records.flatMap((record) => [
    ...(named && record.titles.some((known) => plain(known) === named) && (record.date ?? "") === published ? [{ name: "title", record }] : []),
    ...(record.links.some((link) => addresses.includes(comparableAddress(link))) ? [{ name: "links", record }] : []),
    ...IDENTIFIERS.filter((name) => sameIdentifier(record, { [name]: identifiers[name] })).map((name) => ({ name, record })),
  ]);
}

/**
 * @param {RecordName} record
 * @param {{ symbol?: string, isbn?: string, doi?: string }} typed
 */
function sameIdentifier(record, typed) {
  return IDENTIFIERS.some((name) => {
    const [known, value] = [record[name], typed[name]];
    return known && value && comparableIdentifier(known) === comparableIdentifier(value);
  });
}

/**
 * Whether two titles without accents and punctuation share most of their words, or one contains the other.
 * @param {string} known
 * @param {string} typed
 */
export function isSimilar(known, typed) {
  if (known === typed) return true;
  if (known.length > 15 && typed.length > 15 && (known.includes(typed) || typed.includes(known))) return true;
  const [a, b] = [new Set(known.split(" ")), new Set(typed.split(" "))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= SIMILAR;
}
