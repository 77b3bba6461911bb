/* What a comparison shows: the choice in the address, and the rows of the table. */

/**
 * The kind and the records that an address chooses, ?with=practices/a,practices/b; another kind where it chooses none.
 * @param {string} query
 * @param {string} otherwise
 */
export function selection(query, otherwise) {
  const refs = (new URLSearchParams(query).get("with") ?? "").split(",").filter(Boolean);
  return { kind: refs[0]?.split("/")[0] ?? otherwise, refs };
}

/**
 * A row for each fact that one of the records has, in the order of the labels.
 * @param {string[]} labels
 * @param {Compared[]} records
 */
export function comparison(labels, records) {
  const rows = labels.map((label) => ({ label, values: records.map(({ facts }) => facts[label] ?? "") }));
  return rows.filter(({ values }) => values.some(Boolean)).map((row) => ({ ...row, differs: new Set(row.values).size > 1 }));
}
