/* What binds a State, from the one file of all States: no request tells which one was chosen. */

/**
 * The instruments that bind a State, by their numbers in a list, each with the year of the deposit if that is known.
 * @param {{ instruments: Record<string, unknown>, states: Record<string, string[]> }} table
 * @param {string} code
 * @param {string[]} instruments
 * @returns {Map<number, string>}
 */
export function bindingInstruments(table, code, instruments) {
  const cells = (table.states[code]?.[2] ?? "").split(" ");
  const numbers = Object.keys(table.instruments).map((name) => instruments.indexOf(name));
  const binding = cells.flatMap((cell, place) => (cell.startsWith("+") ? [/** @type {[number, string]} */ ([numbers[place], yearOf(cell)])] : []));
  return new Map(binding);
}

/** @param {string} cell */
const yearOf = (cell) => cell.slice(1).match(/^\d{4}/)?.[0] ?? "";
