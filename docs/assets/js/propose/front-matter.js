/* Changes of the front matter of a page that exists: a value of a key, a basis of a step or a pitfall, a row for a new one. Nothing else changes. */

import { flowValue, keySource } from "./pages.js";

/**
 * The lines of a page, and the lines of a key: the first, and the one after the last.
 * @param {string} text
 * @param {string} name
 */
function keyLines(text, name) {
  const lines = text.split("\n");
  const end = lines.indexOf("---", 1);
  const start = lines.slice(0, end).findIndex((line) => line.startsWith(`${name}:`));
  let last = start + 1;
  while (last < end && /^[\s\]}-]/.test(lines[last])) last += 1;
  return { lines, end, start, last };
}

/**
 * A page with another value of a key, which stands at its place in the order; without the key if there is no value.
 * @param {string} text
 * @param {string} name
 * @param {any} value
 * @param {string[]} order
 * @param {Rules} rules
 */
export function setKey(text, name, value, order, rules) {
  const { lines, end, start, last } = keyLines(text, name);
  const source = value === undefined ? [] : keySource(name, value, rules).split("\n");
  if (start >= 0) return [...lines.slice(0, start), ...source, ...lines.slice(last)].join("\n");
  const later = order.slice(order.indexOf(name) + 1);
  const next = lines.slice(0, end).findIndex((line) => later.some((key) => line.startsWith(`${key}:`)));
  const place = next > 0 ? next : end;
  return [...lines.slice(0, place), ...source, ...lines.slice(place)].join("\n");
}

/**
 * The lines of the row of an item of a list: the first, and the one after the last; null if it is not written in one of the usual ways.
 * @param {string} text
 * @param {string} field
 * @param {string} id
 */
function rowLines(text, field, id) {
  const { lines, start, last } = keyLines(text, field);
  const of = (/** @type {string} */ name) => new RegExp(`^(\\s*)- (\\{)?id: ${name}(?=[,}\\s]|$)`);
  const first = lines.findIndex((line, place) => place > start && place < last && of(id).test(line));
  if (start < 0 || first < 0) return null;
  const [, indent, bracket] = of(id).exec(lines[first]) ?? [];
  let end = first + 1;
  while (end < last && !lines[end].startsWith(`${indent}- `)) end += 1;
  return { lines, first, end, indent, isFlow: Boolean(bracket) };
}

/**
 * A page with one more basis of a step or a pitfall; null if the row is written in an unusual way.
 * @param {string} text
 * @param {string} field
 * @param {string} id
 * @param {Record<string, any>} basis
 * @param {Rules} rules
 */
export function addBasis(text, field, id, basis, rules) {
  const row = rowLines(text, field, id);
  if (!row) return null;
  const { lines, first, end, indent, isFlow } = row;
  const source = flowValue(basis, "basis", rules);
  if (isFlow) return end === first + 1 ? replaceLine(lines, first, flowWithBasis(lines[first], source)) : null;
  const at = lines.findIndex((line, place) => place > first && place < end && line.startsWith(`${indent}  basis:`));
  if (at < 0) return [...lines.slice(0, end), `${indent}  basis:`, `${indent}    - ${source}`, ...lines.slice(end)].join("\n");
  const inner = /^\s*basis: \[(.*)\]$/.exec(lines[at]);
  if (inner) return replaceLine(lines, at, `${indent}  basis: [${[inner[1], source].filter(Boolean).join(", ")}]`);
  let last = at + 1;
  while (last < end && /^\s*- |^\s{6,}/.test(lines[last]) && !/^\s{4}\w/.test(lines[last])) last += 1;
  return [...lines.slice(0, last), `${indent}    - ${source}`, ...lines.slice(last)].join("\n");
}

/**
 * A row in brackets with one more basis; null if its basis is not its last key.
 * @param {string} line
 * @param {string} source
 */
function flowWithBasis(line, source) {
  const known = /^(.*\bbasis: \[)(.*)(\]\})$/.exec(line);
  if (known) return `${known[1]}${[known[2], source].filter(Boolean).join(", ")}${known[3]}`;
  return /\bbasis:/.test(line) || !line.endsWith("}") ? null : `${line.slice(0, -1)}, basis: [${source}]}`;
}

/**
 * @param {string[]} lines
 * @param {number} place
 * @param {string | null} line
 */
function replaceLine(lines, place, line) {
  return line === null ? null : [...lines.slice(0, place), line, ...lines.slice(place + 1)].join("\n");
}

/**
 * A page with the row of a new step or pitfall after that of another one, or at the end.
 * @param {string} text
 * @param {string} field
 * @param {Record<string, any>} row
 * @param {string} after
 * @param {Rules} rules
 */
export function addRow(text, field, row, after, rules) {
  const { lines, start, last } = keyLines(text, field);
  const known = after ? rowLines(text, field, after) : null;
  if (start < 0 || (after && !known) || /:.*\[/.test(lines[start])) return null;
  const end = known?.end ?? last;
  const [first, ...others] = Object.entries(row).map(([name, value]) => `${name}: ${flowValue(value, name, rules)}`);
  const source = [`  - ${first}`, ...others.map((line) => `    ${line}`)];
  return [...lines.slice(0, end), ...source, ...lines.slice(end)].join("\n");
}

/**
 * A translation that follows a section of its original, if it said the original as it was.
 * @param {string} text
 * @param {string} section
 * @param {string} before
 * @param {string} after
 */
export function restampSection(text, section, before, after) {
  return text.replace(/^source: \{.*\}$/m, (line) => line.replace(`${section}: ${before}`, `${section}: ${after}`));
}
