/* Lists to choose from: the terms of long vocabularies, the records of a kind, or of several. Nothing is resolved silently. */

import { plain } from "./words.js";

/* At most so many entries are offered at once. */
const OFFERED = 8;

/**
 * Lists by the name of their source; each is made when it is first asked for.
 * @param {RecordName[]} records
 * @param {Record<string, string[][]>} vocabularies
 */
export function lists(records, vocabularies) {
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
  const kinds = source.split(" ");
  const listed = records.filter(({ ref }) => source === "records" || kinds.includes(ref.split("/")[0]));
  const oneKind = kinds.length === 1 && source !== "records";
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
    this.names = new Map(entries.map(([id, , ...others]) => [id, new Set([this.label(id), id, ...others].map(plain).filter(Boolean))]));
    /* Kept, since to fold the names of all records again for each answer took seconds. */
    /** @type {Map<string, Set<string>>} */
    this.byName = new Map();
    for (const [id, label] of this.byId) for (const name of [label, id].map(plain)) this.byName.set(name, (this.byName.get(name) ?? new Set()).add(id));
  }

  /**
   * The id of the one entry that has a name, in whatever capitals and accents.
   * @param {string} typed
   * @returns {string | undefined}
   */
  find(typed) {
    const name = plain(typed);
    const labelled = [...(this.byName.get(name) ?? [])];
    const found = labelled.length === 1 ? labelled : [...this.names].flatMap(([id, names]) => (names.has(name) ? [id] : []));
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * The ids of entries in whose names each word that is typed begins a word, in any order; the closest first.
   * @param {string} typed
   * @returns {string[]}
   */
  offered(typed) {
    const words = plain(typed).split(" ").filter(Boolean);
    const ranked = [...this.names].flatMap(([id, names]) => {
      const all = [...names].flatMap((name) => name.split(" "));
      if (!words.length || !words.every((word) => all.some((one) => one.startsWith(word)))) return [];
      const rank = names.has(words.join(" ")) ? 0 : words.every((word) => all.includes(word)) ? 1 : 2;
      return [{ id, rank, length: this.label(id).length }];
    });
    return ranked.sort((a, b) => a.rank - b.rank || a.length - b.length).slice(0, OFFERED).map(({ id }) => id);
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
