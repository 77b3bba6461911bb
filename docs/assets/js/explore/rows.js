/* The rows of the list: those of the page, and those that are fetched, twenty in a file, when they are shown. */

import { element } from "../dom.js";

/* Gives a function: the numbers of some records → their rows. */
export function keeper(list, size, fetched) {
  const known = new Map([...list.children].map((row, number) => [number, row]));
  const files = new Map();

  async function load(file) {
    const rows = await fetched(`rows-${file}.json`);
    for (const [place, row] of rows.entries()) if (!known.has(file * size + place)) known.set(file * size + place, line(row));
  }

  return async (numbers) => {
    const missing = new Set(numbers.filter((number) => !known.has(number)).map((number) => Math.floor(number / size)));
    for (const file of missing) if (!files.has(file)) files.set(file, load(file).finally(() => files.delete(file)));
    await Promise.all([...missing].map((file) => files.get(file)));
    return numbers.map((number) => known.get(number));
  };
}

/* A row as the page would hold it. */
function line(row) {
  const title = element("h2", { className: "row-title" }, element("a", { href: row.url, lang: row.lang ?? "" }, row.title));
  if (row.ours) title.append(" ", element("small", {}, row.ours));
  const parts = [title];
  if (row.level) parts.push(element("p", { className: `level level-${row.level}` }, row.levelLabel));
  if (row.summary) parts.push(element("p", { className: "row-summary", lang: row.summaryLang ?? "" }, row.summary));
  const badges = (row.badges ?? []).map((badge) => element("span", {}, badge));
  parts.push(element("p", { className: "badges" }, element("span", { className: "row-kind" }, row.kind), ...badges));
  const made = element("li", { className: "row" }, ...parts);
  made.dataset.ref = row.ref;
  return made;
}
