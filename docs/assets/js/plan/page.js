/* What the page of a plan and that of a self-check share: what changed since the file was saved, a day in words, a download. */

import { element } from "../dom.js";
import { fillIn } from "../propose/words.js";

/**
 * The steps that a newer edition changed, added and removed, each a link to its fields if it has any.
 * @param {{ changed: { id: string, previous: string, head: string }[], added: { id: string, head: string }[], removed: { id: string, head: string }[] }} changes
 * @param {DOMStringMap} words
 * @returns {HTMLElement[]}
 */
export function changeList({ changed, added, removed }, words) {
  const lines = [
    ...changed.map(({ id, previous, head }) => [fillIn(words.changed ?? "", { was: previous, head }), id]),
    ...added.map(({ id, head }) => [fillIn(words.come ?? "", { head }), id]),
    ...removed.map(({ head }) => [fillIn(words.gone ?? "", { head }), ""]),
  ];
  return lines.map(([line, id]) => element("li", {}, id ? element("a", { href: `#${id.replace("#", ".")}` }, line) : line));
}

/**
 * A day in words; the first of a month is an ordinal in French.
 * @param {string} day
 * @param {string} language
 */
export function dayInWords(day, language) {
  const text = day && new Date(`${day}T12:00`).toLocaleDateString(language, { dateStyle: "long" });
  return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/**
 * Save a text as a file of the reader.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function download(text, name, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
