/* Facets over all records: which of them pass, and what each option would give. A record is its number in the default order.
   Ten thousand records are gone through at every click, so a column is kept as numbers in a row, without an array for each. */

/* A column as it was fetched names only the lowest options of a record; here each record has those above them too. */
export function grown({ ids, of, up }) {
  const all = up ? of.map((places) => lineage(places, up)) : of;
  const starts = new Uint32Array(all.length + 1);
  all.forEach((places, number) => (starts[number + 1] = starts[number] + places.length));
  return { ids, starts, places: Uint16Array.from(all.flat()), count: all.length };
}

function lineage(lowest, up) {
  const found = new Set();
  for (const first of lowest) for (let place = first; place >= 0 && !found.has(place); place = up[place]) found.add(place);
  return [...found];
}

/* OR within a facet, AND between facets: the numbers that pass; for each facet how many records each of its options would
   give, whatever else of the same facet is chosen; and for each chosen facet how many it alone keeps out. */
export function narrow(columns, numbers, chosen) {
  const every = Object.values(columns).map((column) => ({ ...column, totals: new Uint32Array(column.ids.length) }));
  const named = Object.fromEntries(Object.keys(columns).map((name, place) => [name, every[place]]));
  const asked = Object.entries(chosen).map(([name, ids]) => ({ column: named[name], wanted: flags(named[name], ids), only: 0 }));
  const passed = [];
  for (const number of numbers) {
    const missed = asked.length ? keepsOut(asked, number) : null;
    if (missed === SEVERAL) continue;
    if (missed) {
      missed.only += 1;
      add(missed.column, number);
    } else {
      passed.push(number);
      for (const column of every) add(column, number);
    }
  }
  return {
    passed,
    totals: Object.fromEntries(Object.entries(named).map(([name, { ids, totals }]) => [name, new Map(ids.map((id, place) => [id, totals[place]]))])),
    alone: Object.fromEntries(Object.keys(chosen).map((name, place) => [name, asked[place].only])),
  };
}

const SEVERAL = "several";

/* The one facet that keeps a record out, null for none. */
function keepsOut(asked, number) {
  let found = null;
  for (const one of asked) {
    if (carries(one, number)) continue;
    if (found) return SEVERAL;
    found = one;
  }
  return found;
}

function carries({ column: { starts, places }, wanted }, number) {
  for (let at = starts[number]; at < starts[number + 1]; at += 1) if (wanted[places[at]]) return true;
  return false;
}

function add({ starts, places, totals }, number) {
  for (let at = starts[number]; at < starts[number + 1]; at += 1) totals[places[at]] += 1;
}

function flags({ ids }, chosen) {
  return Uint8Array.from(ids, (id) => (chosen.includes(id) ? 1 : 0));
}

/* How many of some records carry both an option of one column and one of another, by the ids of the two. */
export function cross(rows, columns, numbers) {
  const tally = new Map();
  for (const number of numbers) for (const row of options(rows, number)) for (const column of options(columns, number)) {
    const key = `${row} ${column}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return (row, column) => tally.get(`${row} ${column}`) ?? 0;
}

function options({ ids, starts, places }, number) {
  return Array.from(places.subarray(starts[number], starts[number + 1]), (place) => ids[place]);
}
