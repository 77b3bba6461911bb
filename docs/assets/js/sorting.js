/* The order of the cells of a column: numbers by value, words as the language sorts them, empty cells always last. */

const NUMBER = /^\d+$/;

/**
 * @param {string} language
 * @param {boolean} descending
 * @returns {(a: string, b: string) => number}
 */
export function compareCells(language, descending) {
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    const order = NUMBER.test(a) && NUMBER.test(b) ? Number(a) - Number(b) : collator.compare(a, b);
    return descending ? -order : order;
  };
}
