/* A finished page as a reader checks it: what changes, old beside new, and the whole text. */

import { element } from "../dom.js";
import { changedLines, nearChanges } from "./difference.js";

/* The elements of lines that go and of lines that come. */
const MARKS = { "-": "del", "+": "ins" };

/**
 * @param {{ path: string, text: string, before?: string }} page
 * @param {any} words
 * @returns {Node[]}
 */
export function preview({ path, text, before }, words) {
  const area = element("textarea", { value: text, readOnly: true, rows: Math.min(24, text.split("\n").length), ariaLabel: path || words.suggested });
  const title = path ? [element("h3", {}, element("code", {}, path))] : [];
  if (!before) return [...title, area];
  const whole = element("details", {}, element("summary", {}, words.wholeFile), area);
  return [...title, element("p", {}, words.difference), differenceList(before, text), whole];
}

/**
 * @param {string} before
 * @param {string} after
 */
function differenceList(before, after) {
  const lines = changedLines(before, after);
  const shown = nearChanges(lines).map(([start, end]) => lines.slice(start, end).filter(([sign]) => sign !== " "));
  return element("div", { className: "difference" }, ...shown.flat().map(([sign, line]) => element(/** @type {any} */ (MARKS)[sign], {}, line)));
}
