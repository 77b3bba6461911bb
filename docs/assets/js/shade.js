/* The colour of a cell of Coverage. */

/**
 * Five depths of colour, as `shade` of scripts/catalogue/views/coverage.py; none for zero.
 * @param {number} number
 */
export function shade(number) {
  return [1, 3, 10, 30, 100].filter((start) => number >= start).length;
}
