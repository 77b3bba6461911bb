/* Records that exist: lists to choose from, and those that are probably meant by what is typed. */

import { element, plain } from "./words.js";

const SAME = 0.72;

/* Lists by name: the terms of long vocabularies, the records of a kind, or of several. */
export function lists(records, vocabularies, remove) {
  const known = new Map();
  return { remove, of: (source) => known.get(source) ?? known.set(source, list(source, entriesOf(source, records, vocabularies))).get(source) };
}

function entriesOf(source, records, vocabularies) {
  if (vocabularies[source]) return vocabularies[source];
  const kinds = source.split(" ");
  const wanted = records.filter(({ ref }) => source === "records" || kinds.includes(ref.split("/")[0]));
  const bare = kinds.length === 1 && source !== "records";
  return wanted.map(({ ref, name }) => [bare ? ref.split("/")[1] : ref, name]);
}

function list(source, entries) {
  const id = `list-${source.replaceAll(" ", "-")}`;
  const labels = new Map(entries);
  const twice = new Set(entries.map(([, label]) => label).filter((label, place, all) => all.indexOf(label) !== place));
  for (const [key, label] of entries) if (twice.has(label)) labels.set(key, `${label} (${key})`);
  document.body.append(element("datalist", { id }, ...[...labels.values()].map((label) => element("option", { value: label }))));
  const exact = new Map([...labels].flatMap(([key, label]) => [[plain(label), key], [plain(key), key]]));
  const find = (typed) => {
    const words = plain(typed);
    if (!words) return undefined;
    if (exact.has(words)) return exact.get(words);
    const near = [...labels].filter(([, label]) => plain(label).includes(words));
    return near.length === 1 ? near[0][0] : undefined;
  };
  return { id, find, exact: (typed) => exact.has(plain(typed)), has: (key) => labels.has(key), label: (key) => labels.get(key) ?? key };
}

const bare = (text) => text.replace(/[\s-]+/g, "").toLowerCase();
const place = (address) => address.replace(/^https?:\/\/(www\.)?|\/$/g, "");

/* Records with the same symbol, number or address, or with nearly the same title; surest first. */
export function likely(records, { title, symbol, isbn, doi, links = {} }) {
  const sure = records.filter(
    (one) =>
      [["symbol", symbol], ["isbn", isbn], ["doi", doi]].some(([name, value]) => value && one[name] && bare(one[name]) === bare(value)) ||
      Object.values(links).some((link) => one.links.some((known) => place(known) === place(link))),
  );
  const alike = title && plain(title).length > 7 ? records.filter((one) => one.titles.some((known) => similar(plain(known), plain(title)))) : [];
  return [...new Set([...sure, ...alike])].slice(0, 4);
}

function similar(known, typed) {
  if (known === typed || (typed.length > 15 && (known.includes(typed) || typed.includes(known)) && known.length > 15)) return true;
  const [a, b] = [new Set(known.split(" ")), new Set(typed.split(" "))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= SAME;
}
