/* Facets over all records: which records match, and how many each option would give. A record is its number in the default order.
   Every click counts ten thousand records, so a column is one typed array of options, without an array for each record. */

/**
 * A fetched column lists only the lowest options of a record; the result lists their ancestors too.
 * @param {{ ids: string[], of: number[][], up?: number[] }} column
 * @returns {Column}
 */
export function expandColumn({ ids, of, up }) {
  const all = up ? of.map((places) => lineage(places, up)) : of;
  const starts = new Uint32Array(all.length + 1);
  for (const [number, places] of all.entries()) starts[number + 1] = starts[number] + places.length;
  return { ids, starts, places: Uint16Array.from(all.flat()), count: all.length };
}

/**
 * @param {number[]} lowest
 * @param {number[]} parents
 * @returns {number[]}
 */
function lineage(lowest, parents) {
  const places = new Set();
  for (const first of lowest) for (let place = first; place >= 0 && !places.has(place); place = parents[place]) places.add(place);
  return [...places];
}

/**
 * OR within a facet, AND between facets: the numbers that pass; for each facet how many records each of its options would
 * give, whatever else of the same facet is chosen; and for each chosen facet how many records it alone excludes.
 * @param {Record<string, Column>} columns
 * @param {number[]} numbers
 * @param {Record<string, string[]>} chosen
 */
export function filterRecords(columns, numbers, chosen) {
  const counted = Object.values(columns).map((column) => ({ ...column, totals: new Uint32Array(column.ids.length) }));
  const byName = Object.fromEntries(Object.keys(columns).map((name, place) => [name, counted[place]]));
  /** @type {Filter[]} */
  const filters = Object.entries(chosen).map(([name, ids]) => ({ column: byName[name], wanted: optionFlags(byName[name], ids), only: 0 }));
  /** @type {number[]} */
  const passed = [];
  for (const number of numbers) {
    const failed = failedFilters(filters, number);
    if (failed.length === 0) {
      passed.push(number);
      for (const column of counted) countOptions(column, number);
    } else if (failed.length === 1) {
      failed[0].only += 1;
      countOptions(failed[0].column, number);
    }
  }
  return {
    passed,
    totals: Object.fromEntries(Object.entries(byName).map(([name, { ids, totals }]) => [name, new Map(ids.map((id, place) => [id, totals[place]]))])),
    alone: Object.fromEntries(Object.keys(chosen).map((name, place) => [name, filters[place].only])),
  };
}

/** @type {Filter[]} */
const NONE = [];

/**
 * The filters that exclude a record; two at most, since more make no difference.
 * @param {Filter[]} filters
 * @param {number} number
 */
function failedFilters(filters, number) {
  let failed = NONE;
  for (const filter of filters) {
    if (hasOption(filter, number)) continue;
    failed = [...failed, filter];
    if (failed.length === 2) break;
  }
  return failed;
}

/**
 * @param {Filter} filter
 * @param {number} number
 */
function hasOption({ column: { starts, places }, wanted }, number) {
  for (let at = starts[number]; at < starts[number + 1]; at += 1) if (wanted[places[at]]) return true;
  return false;
}

/**
 * @param {Filter["column"]} column
 * @param {number} number
 */
function countOptions({ starts, places, totals }, number) {
  for (let at = starts[number]; at < starts[number + 1]; at += 1) totals[places[at]] += 1;
}

/**
 * @param {Column} column
 * @param {string[]} chosen
 */
function optionFlags({ ids }, chosen) {
  return Uint8Array.from(ids, (id) => (chosen.includes(id) ? 1 : 0));
}

/**
 * How many of some records have both an option of one column and one of another, by the ids of the two.
 * @param {Column} rows
 * @param {Column} columns
 * @param {number[]} numbers
 * @returns {(row: string, column: string) => number}
 */
export function crossTabulate(rows, columns, numbers) {
  const tally = new Map();
  for (const number of numbers) for (const row of options(rows, number)) for (const column of options(columns, number)) {
    const key = `${row} ${column}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return (row, column) => tally.get(`${row} ${column}`) ?? 0;
}

/**
 * @param {Column} column
 * @param {number} number
 */
function options({ ids, starts, places }, number) {
  return Array.from(places.subarray(starts[number], starts[number + 1]), (place) => ids[place]);
}
