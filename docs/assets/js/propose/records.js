/* Lists of options: the terms of long vocabularies, the records of one kind or of several. Nothing is resolved silently. */

import { comparableText } from "./words.js";

/* The records of some kinds, each named with its kind. Documents may speak for a practice: law binds and recommends nothing, so it is cited for a step only. */
/** @type {Record<string, string[]>} */
const GROUPS = { documents: ["resources", "statements", "activities"], cited: ["resources", "statements", "activities"], "with-steps": ["practices"] };
/* The most entries that are suggested at once. */
const MOST_OFFERED = 8;

/**
 * Lists by the name of their source; each is created on first use.
 * @param {RecordName[]} records
 * @param {Record<string, string[][]>} vocabularies
 */
export function optionLists(records, vocabularies) {
  const byName = new Map();
  return (/** @type {string} */ source) => byName.get(source) ?? byName.set(source, new Options(entriesOf(source, records, vocabularies))).get(source);
}

/**
 * Entries as id, label, and the other names by which they are found.
 * @param {string} source
 * @param {RecordName[]} records
 * @param {Record<string, string[][]>} vocabularies
 * @returns {string[][]}
 */
export function entriesOf(source, records, vocabularies) {
  if (vocabularies[source]) return vocabularies[source];
  const kinds = GROUPS[source] ?? source.split(" ");
  const listed = records.filter(({ ref, law }) => source === "records" || (kinds.includes(ref.split("/")[0]) && !(source === "documents" && law)));
  const oneKind = kinds.length === 1 && source !== "records" && !GROUPS[source];
  return listed.map(({ ref, name, titles, also = [], symbol }) => [oneKind ? ref.split("/")[1] : ref, name, ...titles, ...also, symbol ?? ""]);
}

/** Ids with their labels; a label that occurs twice carries its id. */
export class Options {
  /** @param {string[][]} entries */
  constructor(entries) {
    const count = new Map();
    for (const [, label] of entries) count.set(label, (count.get(label) ?? 0) + 1);
    /** @type {Map<string, string>} */
    this.byId = new Map(entries.map(([id, label]) => [id, count.get(label) > 1 ? `${label} (${id})` : label]));
    /** @type {Map<string, Set<string>>} */
    this.names = new Map(entries.map(([id, , ...others]) => [id, new Set([this.label(id), id, ...others].map(comparableText).filter(Boolean))]));
    /* Cached: folding the names of all records for each lookup took seconds. */
    /** @type {Map<string, Set<string>>} */
    this.byName = new Map();
    for (const [id, label] of this.byId) for (const name of [label, id].map(comparableText)) this.byName.set(name, (this.byName.get(name) ?? new Set()).add(id));
  }

  /**
   * The id of the one entry with a name, without regard to case and accents.
   * @param {string} text
   * @returns {string | undefined}
   */
  find(text) {
    const name = comparableText(text);
    const labelled = [...(this.byName.get(name) ?? [])];
    const matches = labelled.length === 1 ? labelled : [...this.names].flatMap(([id, names]) => (names.has(name) ? [id] : []));
    return matches.length === 1 ? matches[0] : undefined;
  }

  /**
   * The ids of entries in whose names each typed word is a prefix of a word, in any order; the closest first.
   * @param {string} text
   * @returns {string[]}
   */
  suggest(text) {
    const words = comparableText(text).split(" ").filter(Boolean);
    const ranked = [...this.names].flatMap(([id, names]) => {
      const all = [...names].flatMap((name) => name.split(" "));
      if (!words.length || !words.every((word) => all.some((one) => one.startsWith(word)))) return [];
      const rank = names.has(words.join(" ")) ? 0 : words.every((word) => all.includes(word)) ? 1 : 2;
      return [{ id, rank, length: this.label(id).length }];
    });
    return ranked.sort((a, b) => a.rank - b.rank || a.length - b.length).slice(0, MOST_OFFERED).map(({ id }) => id);
  }

  /** @param {string} id */
  has(id) {
    return this.byId.has(id);
  }

  /** @param {string} id */
  label(id) {
    return this.byId.get(id) ?? id;
  }
}
