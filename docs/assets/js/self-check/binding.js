/* What binds a State, from the one file of all States (scripts/catalogue/exports/your_state.py): no request tells which was chosen. */

/**
 * The instruments that bind a State, by their numbers in a list, each with the year of the deposit if that is known, or with the year
 * from which an act applies, if that has not come.
 * @param {{ instruments: Record<string, unknown[]>, states: Record<string, unknown> }} table
 * @param {string} code
 * @param {string[]} instruments
 * @param {string} from
 * @returns {Map<number, string>}
 */
export function bindingInstruments(table, code, instruments, from) {
  const place = Object.keys(table.states).indexOf(code);
  const binding = new Map();
  for (const [name, row] of Object.entries(table.instruments)) {
    const cell = String(row.at(-1)).split(" ")[place] ?? "";
    const applies = String(row.at(-2) ?? "");
    if (cell.startsWith("+")) binding.set(instruments.indexOf(name), applies ? from.replace("{year}", applies) : yearOf(cell));
  }
  return binding;
}

/** @param {string} cell */
const yearOf = (cell) => cell.slice(1).match(/^\d{4}/)?.[0] ?? "";
