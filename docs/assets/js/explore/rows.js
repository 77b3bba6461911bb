/* The rows of the list: those of the page, and further ones, fetched on demand in small files. */

import { element } from "../dom.js";

/* Returns a function: numbers of targets → their rows. The first rows are those of the page. */
export function rowLoader(list, fetchRow) {
  const made = new Map([...list.children].map((row, number) => [number, row]));

  async function rowOf(number) {
    if (!made.has(number)) {
      const row = rowElement(await fetchRow(number));
      if (!made.has(number)) made.set(number, row);
    }
    return made.get(number);
  }

  return (numbers) => Promise.all(numbers.map(rowOf));
}

/* A row as the template of the page renders it. */
function rowElement(row) {
  const title = element("h2", { className: "row-title" }, element("a", { href: `${document.body.dataset.root}${row.url}`, lang: row.lang ?? "" }, row.title));
  if (row.ours) title.append(" ", element("small", {}, row.ours));
  const parts = [title];
  if (row.level) parts.push(element("p", { className: `level level-${row.mark}` }, row.levelLabel));
  if (row.summary) parts.push(element("p", { className: "row-summary", lang: row.summaryLang ?? "" }, row.summary));
  const badges = (row.badges ?? []).map((badge) => element("span", {}, badge));
  parts.push(element("p", { className: "badges" }, element("span", { className: "row-kind" }, row.kind), ...badges));
  const item = element("li", { className: "row" }, ...parts);
  item.dataset.ref = row.ref;
  return item;
}
