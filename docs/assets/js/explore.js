/* Explore: words and facets over all records. The list is already on the page; this narrows it. */

import { find, normalize, propose } from "./search.js";
import { suggestion } from "./suggest.js";

const STEP = 40;
const finder = document.querySelector(".finder");
const form = finder.querySelector("form");
const list = finder.querySelector(".rows");
const sort = finder.querySelector("select");
const more = finder.querySelector("[data-more]");
const empty = finder.querySelector(".finder-empty");
const facets = [...form.querySelectorAll("[data-facet]")].map((box) => box.dataset.facet);
const boxes = Object.fromEntries(facets.map((name) => [name, [...form.querySelectorAll(`[name="${name}"]`)]]));
const shards = new Map();

let columns;
let partly = false;
let pages;
let turn = 0;
let shown = STEP;

/* The choice as it stands in the form: words, order, and for each facet the positions of its ticked boxes. */
function choice() {
  const ticked = facets.map((name) => [name, boxes[name].flatMap((box, place) => (box.checked ? [place] : []))]);
  return { words: form.q.value.trim(), sort: sort.value, facets: Object.fromEntries(ticked.filter(([, places]) => places.length)) };
}

function address({ words, sort: order, facets: chosen }) {
  const query = new URLSearchParams();
  if (words) query.set("q", words);
  for (const [name, places] of Object.entries(chosen)) query.set(name, places.map((place) => boxes[name][place].value).join(","));
  if (order) query.set("sort", order);
  return query.size ? `?${query.toString().replaceAll("%2C", ",")}` : location.pathname;
}

function read() {
  const query = new URLSearchParams(location.search);
  form.q.value = query.get("q") ?? "";
  sort.value = query.get("sort") ?? "";
  for (const name of facets) {
    const wanted = (query.get(name) ?? "").split(",");
    for (const box of boxes[name]) box.checked = wanted.includes(box.value);
    if (boxes[name].some((box) => box.checked)) form.querySelector(`[data-facet="${name}"]`).open = true;
  }
}

async function json(name) {
  const answer = await fetch(new URL(`${finder.dataset.here}${name}`, document.baseURI));
  return answer.json();
}

/* The numbers of the records that hold the words, best first; null where no words are asked for. */
async function hits(words) {
  partly = false;
  if (!normalize(words)) return null;
  const [found, known, numbers] = await Promise.all([find(document.body.dataset.root, words), (pages ??= json("pages.json")), numberOf()]);
  partly = found.partial;
  return found.results.map((result) => numbers.get(known[result.id])).filter((number) => number !== undefined);
}

let numbering;
function numberOf() {
  numbering ??= Promise.resolve(new Map(columns.pages.map((page, number) => [page, number])));
  return numbering;
}

/* OR within a facet, AND between facets. */
function carries(number, chosen, except) {
  return Object.entries(chosen).every(
    ([name, places]) => name === except || columns.facets[name][number].some((place) => places.includes(place)),
  );
}

function candidates(found, order) {
  if (order) {
    const wanted = found && new Set(found);
    return columns.orders[order].filter((number) => !wanted || wanted.has(number));
  }
  return found ?? columns.pages.map((_, number) => number);
}

/* Counts of a facet: what each of its options would give, whatever else of the same facet is ticked. */
function count(all, chosen) {
  for (const name of facets) {
    const totals = new Array(boxes[name].length).fill(0);
    for (const number of all) if (carries(number, chosen, name)) for (const place of columns.facets[name][number]) totals[place] += 1;
    boxes[name].forEach((box, place) => {
      box.parentElement.querySelector("small").textContent = totals[place];
      box.parentElement.classList.toggle("none", totals[place] === 0 && !box.checked);
    });
  }
}

async function update({ keep = false } = {}) {
  const mine = ++turn;
  const now = choice();
  if (!keep) shown = STEP;
  columns ??= await json("columns.json");
  const found = await hits(now.words);
  if (mine !== turn) return;
  const all = candidates(found, now.sort);
  const numbers = all.filter((number) => carries(number, now.facets));
  count(all, now.facets);
  chips(now);
  say(numbers.length);
  proposals(now, all, numbers);
  spell(now.words, mine);
  await print(numbers, mine);
}

function say(total) {
  const words = total === 1 ? finder.dataset.one : finder.dataset.many;
  finder.querySelector(".count").textContent = `${words.replace("{count}", total)}${partly ? `. ${finder.dataset.partial}` : ""}`;
}

/* What may have been meant, where a word is not known. */
async function spell(words, mine) {
  const holder = finder.querySelector(".search-meant");
  const meant = words ? await suggestion(words) : "";
  if (mine !== turn) return;
  holder.hidden = !meant;
  if (meant) propose(holder, meant, () => {
    form.q.value = meant;
    form.q.focus();
    commit();
  });
}

async function print(numbers, mine) {
  const wanted = numbers.slice(0, shown);
  const needed = [...new Set(wanted.map((number) => Math.floor(number / columns.shard)))];
  await Promise.all(needed.map(async (shard) => shards.has(shard) || shards.set(shard, await json(`rows-${shard}.json`))));
  if (mine !== turn) return;
  list.replaceChildren(...wanted.map((number) => line(shards.get(Math.floor(number / columns.shard))[number % columns.shard])));
  more.parentElement.hidden = numbers.length <= shown;
}

function line(row) {
  const parts = [element("h2", { className: "row-title" }, element("a", { href: row.url, lang: row.lang ?? "" }, row.title))];
  if (row.level) parts.push(element("p", { className: `level level-${row.level}` }, row.levelLabel));
  parts.push(element("p", { className: "row-summary", lang: row.summaryLang ?? "" }, row.summary));
  const badges = [row.kind, ...(row.badges ?? [])].map((badge) => element("span", {}, badge));
  parts.push(element("p", { className: "badges" }, ...badges));
  const made = element("li", { className: "row" }, ...parts);
  made.dataset.ref = row.ref;
  return made;
}

/* A button for each active filter; pressing it takes the filter away. */
function chips(now) {
  const holder = finder.querySelector(".chips");
  const made = Object.entries(now.facets).flatMap(([name, places]) => places.map((place) => chip(boxes[name][place])));
  holder.querySelector("ul").replaceChildren(...made);
  holder.hidden = made.length === 0;
}

function chip(box) {
  const label = box.parentElement.querySelector("span").textContent;
  const button = element("button", { type: "button", ariaLabel: finder.dataset.remove.replace("{name}", label) }, `${label} ×`);
  button.addEventListener("click", () => {
    box.checked = false;
    commit();
    form.q.focus();
  });
  return element("li", {}, button);
}

/* What to give up when nothing is left, with what each step would bring. */
function proposals(now, all, numbers) {
  empty.hidden = numbers.length > 0;
  if (numbers.length) return;
  empty.querySelector("p").textContent = finder.dataset.none;
  const ways = Object.keys(now.facets).map((name) => [name, all.filter((number) => carries(number, now.facets, name)).length]);
  const items = ways.map(([name, total]) => way(form.querySelector(`[data-facet="${name}"] summary`).textContent, total, () => untick(name)));
  if (now.words) {
    const total = columns.pages.filter((_, number) => carries(number, now.facets)).length;
    items.push(way(finder.dataset.words.replace("{words}", now.words), total, () => (form.q.value = "")));
  }
  empty.querySelector("ul").replaceChildren(...items);
}

function way(label, total, act) {
  const words = total === 1 ? finder.dataset.one : finder.dataset.many;
  const button = element("button", { type: "button" }, `${label}: ${words.replace("{count}", total)}`);
  button.addEventListener("click", () => {
    act();
    commit();
  });
  return element("li", {}, button);
}

function untick(name) {
  for (const box of boxes[name]) box.checked = false;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  if (!made.lang) made.removeAttribute("lang");
  made.append(...children);
  return made;
}

function commit() {
  history.pushState(null, "", address(choice()));
  update();
}

for (const hidden of finder.querySelectorAll(".needs-script")) hidden.hidden = false;
more.parentElement.hidden = true;
finder.querySelector(".chips").hidden = true;
if (matchMedia("(max-width: 60rem)").matches) form.querySelector(".filters").open = false;

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => event.target !== form.q && commit());
sort.addEventListener("change", commit);
let pause;
form.q.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    history.replaceState(null, "", address(choice()));
    update();
  }, 150);
});
more.addEventListener("click", () => {
  shown += STEP;
  update({ keep: true });
});
finder.querySelector("[data-clear]").addEventListener("click", () => {
  for (const name of facets) untick(name);
  commit();
});
addEventListener("popstate", () => {
  read();
  update();
});

read();
update();
