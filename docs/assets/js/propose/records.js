/* Lists to choose from: the terms of long vocabularies, the records of a kind, or of several. */

import { element } from "../dom.js";
import { plain } from "./words.js";

/**
 * Lists by the name of their source; each is made when it is first asked for.
 * @param {RecordName[]} records
 * @param {Record<string, [string, string][]>} vocabularies
 * @param {(label: string) => string} remove
 */
export function lists(records, vocabularies, remove) {
  const byName = new Map();
  const create = (/** @type {string} */ source) => {
    const options = new Options(entriesOf(source, records, vocabularies));
    const id = `list-${source.replaceAll(" ", "-")}`;
    document.body.append(element("datalist", { id }, ...options.labels.map((label) => element("option", { value: label }))));
    return Object.assign(options, { id });
  };
  return { remove, of: (/** @type {string} */ source) => byName.get(source) ?? byName.set(source, create(source)).get(source) };
}

/**
 * @param {string} source
 * @param {RecordName[]} records
 * @param {Record<string, [string, string][]>} vocabularies
 * @returns {[string, string][]}
 */
export function entriesOf(source, records, vocabularies) {
  if (vocabularies[source]) return vocabularies[source];
  const kinds = source.split(" ");
  const listed = records.filter(({ ref }) => source === "records" || kinds.includes(ref.split("/")[0]));
  const oneKind = kinds.length === 1 && source !== "records";
  return listed.map(({ ref, name }) => [oneKind ? ref.split("/")[1] : ref, name]);
}

/** Ids with their labels; a label that occurs twice carries its id. */
export class Options {
  /** @param {[string, string][]} entries */
  constructor(entries) {
    const count = new Map();
    for (const [, label] of entries) count.set(label, (count.get(label) ?? 0) + 1);
    /** @type {Map<string, string>} */
    this.byId = new Map(entries.map(([id, label]) => [id, count.get(label) > 1 ? `${label} (${id})` : label]));
    this.ids = new Map([...this.byId].flatMap(([id, label]) => [[plain(label), id], [plain(id), id]]));
  }

  get labels() {
    return [...this.byId.values()];
  }

  /**
   * The id of a label, of an id, or of the only label that contains what is typed.
   * @param {string} typed
   */
  find(typed) {
    const words = plain(typed);
    if (!words) return undefined;
    if (this.ids.has(words)) return this.ids.get(words);
    const near = [...this.byId].filter(([, label]) => plain(label).includes(words));
    return near.length === 1 ? near[0][0] : undefined;
  }

  /** @param {string} typed */
  exact(typed) {
    return this.ids.has(plain(typed));
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
