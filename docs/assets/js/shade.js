/* The colour of a cell of Coverage. */

/**
 * Four depths of colour, by quarters of the square root, as `_shade` of scripts/catalogue/views/coverage.py; none for zero.
 * @param {number} number
 * @param {number} most
 */
export function shade(number, most) {
  return number ? 1 + Math.min(3, Math.floor(4 * Math.sqrt(number / most))) : 0;
}
