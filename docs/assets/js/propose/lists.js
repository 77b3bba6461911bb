/* The lists of a page as they are written: an item of one, and one more item. Nothing else of the text changes. */

/**
 * An item of a list, without its number or its sign; nothing if there are fewer.
 * @param {string} section
 * @param {number} place
 */
export function itemAt(section, place) {
  const lines = section.split("\n");
  const starts = itemStarts(lines);
  if (place >= starts.length) return "";
  const end = itemEnd(lines, starts, starts[place]);
  return lines.slice(starts[place], end).join("\n").replace(/^(?:\d+\.|-) /, "");
}

/**
 * The text of an item whose further paragraphs stay inside it: they are indented, as Markdown needs.
 * @param {string} text
 */
export function withinItem(text) {
  const [first, ...others] = text.split("\n");
  return [first, ...others.map((line) => (line.trim() ? `    ${line.trim()}` : ""))].join("\n");
}

/**
 * The place of the line after an item and the lines that belong to it.
 * @param {string[]} lines
 * @param {number[]} starts
 * @param {number} start
 */
function itemEnd(lines, starts, start) {
  const inner = (/** @type {string} */ line) => line.trim() === "" || /^\s/.test(line);
  let end = start + 1;
  while (end < lines.length && !starts.includes(end) && inner(lines[end])) end += 1;
  while (lines[end - 1].trim() === "") end -= 1;
  return end;
}

/**
 * The text of a list with one more item after a number of items; where they have numbers, those after it are counted anew.
 * @param {string} section
 * @param {number} after
 * @param {string} item
 */
export function addItem(section, after, item) {
  const lines = section.split("\n");
  const starts = itemStarts(lines);
  const isNumbered = /^\d/.test(lines[starts[0]]);
  const end = itemEnd(lines, starts, starts[after - 1]);
  const renumbered = lines.map((line, place) => (place >= end ? line.replace(/^(\d+)\. /, (_, number) => `${Number(number) + 1}. `) : line));
  return [...renumbered.slice(0, end), `${isNumbered ? `${after + 1}.` : "-"} ${item}`, ...renumbered.slice(end)].join("\n");
}

/**
 * The places of the lines with which the items of a list begin.
 * @param {string[]} lines
 */
function itemStarts(lines) {
  return lines.flatMap((line, place) => (/^(?:\d+\.|-) /.test(line) ? [place] : []));
}
