/* The rows of the list: those of the page, and further ones, fetched on demand in files of twenty. */

import { element } from "../dom.js";

/* Returns a function: numbers of records → their rows. */
export function rowLoader(list, size, fetchRows) {
  const rowElements = new Map([...list.children].map((row, number) => [number, row]));
  const requests = new Map();

  async function load(file) {
    const rows = await fetchRows(`rows-${file}.json`);
    for (const [index, row] of rows.entries()) if (!rowElements.has(file * size + index)) rowElements.set(file * size + index, rowElement(row));
  }

  return async (numbers) => {
    const missing = new Set(numbers.filter((number) => !rowElements.has(number)).map((number) => Math.floor(number / size)));
    for (const file of missing) if (!requests.has(file)) requests.set(file, load(file).finally(() => requests.delete(file)));
    await Promise.all([...missing].map((file) => requests.get(file)));
    return numbers.map((number) => rowElements.get(number));
  };
}

/* A row as the template of the page renders it. */
function rowElement(row) {
  const title = element("h2", { className: "row-title" }, element("a", { href: row.url, lang: row.lang ?? "" }, row.title));
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
