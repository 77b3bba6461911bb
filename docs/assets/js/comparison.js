/* The content of a comparison: the selection in the address, and the rows of the table. */

/**
 * The kind and the records that a query string selects, ?with=practices/a,practices/b; a default kind if it selects none.
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
