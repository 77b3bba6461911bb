/* The search dialog: Pagefind over the pages of the reader's language, results grouped by kind of record. */

import { element } from "./dom.js";
import { occursIn, suggestion } from "./suggest.js";
import { withoutElision } from "./text.js";

const BEST = 3;
/* Each result is a file of two kilobytes: more of them are in Explore, to which the dialog leads. */
const MOST = 12;
const IN_A_GROUP = 6;

const RANKING = { pageLength: 0.1, metaWeights: { title: 3, titles: 2, names: 8, also: 0.2 } };

/* American spellings, and British ones with -ise, as the index has them. */
/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/\blabor(?=s?\b|er)/gi, "labour"],
  [/\bcenter(?=s?\b|ed)/gi, "centre"],
  [/\b(organi|recogni|speciali|standardi|criminali|victimi|stigmati)s(?=e[ds]?\b|ing\b|ation)/gi, "$1z"],
];

/* Words without a meaning of their own. */
/** @type {Record<string, RegExp>} */
const SMALL = {
  en: /(?<!\S)(?:an?|and|are|by|do|for|from|how|in|is|many|of|on|or|the|to|what|who|with)(?:\s+|$)/giu,
  fr: /(?<!\S)(?:à|au|aux|avec|ce|comment|dans|de|des|du|en|est|et|la|le|les|ou|par|pas|pour|que|qui|sur|un|une)(?:\s+|$)/giu,
};

/* Trusted Types: the only script that may be loaded by its address is the worker of the search. */
function trust(root) {
  const worker = new URL(`${root}pagefind/pagefind-worker.js`, document.baseURI).href;
  window.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (new URL(url, document.baseURI).href === worker ? url : null),
  });
}

let engine;
let dialog;
let turn = 0;

/* Words as the index knows them: without elision, ligatures spelt out, one spelling in English. */
export function normalize(words, language = document.documentElement.lang) {
  const bare = withoutElision(words.normalize("NFC")).replaceAll("’", "'").replace(/œ/gi, "oe").replace(/æ/gi, "ae").trim();
  const spelt = language === "en" ? SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), bare) : bare;
  return spelt.replace(SMALL[language] ?? /$^/, "").trim() || spelt;
}

/* Pagefind over the pages in the reader's language. */
export async function load(root) {
  if (!engine) {
    trust(root);
    engine = import(new URL(`${root}pagefind/pagefind.js`, document.baseURI).href).then(start);
  }
  return engine;
}

function start({ createInstance }) {
  return createInstance({ excerptLength: 24, ranking: RANKING });
}

/* The results for words as they were typed, best first; where no page has all of them, those that have some. */
export async function find(root, typed) {
  const pagefind = await load(root);
  const words = normalize(typed);
  const { results } = await pagefind.search(words);
  const each = words.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  if (results.length || each.length < 2) return { results, partial: false };
  return { results: merged(await Promise.all(each.map((word) => pagefind.search(word)))), partial: true };
}

/* One list from the lists of each word: rare words weigh more, by their scores. */
function merged(lists) {
  const found = new Map();
  for (const result of lists.flatMap((list) => list.results)) {
    const known = found.get(result.id) ?? { ...result, score: 0 };
    found.set(result.id, { ...known, score: known.score + result.score });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

export function open(root) {
  dialog ??= build(root);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
  load(root).catch(() => say("failed"));
}

function build(root) {
  document.body.append(document.querySelector("#search-template").content.cloneNode(true));
  const made = document.querySelector("dialog.search");
  made.querySelector("input").addEventListener("input", (event) => search(root, event.target.value));
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("keydown", walk);
  return made;
}

/* The arrow keys go from the field through the results and back. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [dialog.querySelector("input"), ...dialog.querySelectorAll(".search-results a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

async function search(root, typed) {
  const mine = ++turn;
  const words = normalize(typed);
  for (const link of dialog.querySelectorAll("[data-with-words]")) link.search = words ? `?q=${encodeURIComponent(typed)}` : "";
  if (!words) {
    show([]);
    return say("");
  }
  say("loading");
  try {
    const found = await find(root, typed);
    const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
    const meant = occursIn(typed, pages.map((page) => page.content)) ? "" : await suggestion(typed);
    if (mine !== turn) return;
    show(pages);
    report(found, meant);
  } catch {
    if (mine === turn) say("failed");
  }
}

/* The best of all kinds first, then the rest by kind. */
function show(pages) {
  const holder = dialog.querySelector(".search-results");
  const groups = new Map();
  for (const page of pages.slice(BEST)) groups.set(page.meta.kind ?? "", [...(groups.get(page.meta.kind ?? "") ?? []), page]);
  const best = pages.length ? [section(holder.dataset.best, pages.slice(0, BEST), true)] : [];
  holder.replaceChildren(...best, ...[...groups].map(([kind, items]) => section(kind || holder.dataset.other, items, false)));
}

function section(title, pages, mixed) {
  const list = element("ol", {}, ...pages.slice(0, IN_A_GROUP).map((page) => item(page, mixed)));
  return element("section", {}, element("h3", {}, title), list);
}

function item(page, mixed) {
  const excerpt = element("p");
  for (const part of page.excerpt.split(/(<mark>.*?<\/mark>)/)) {
    const marked = part.match(/^<mark>(.*)<\/mark>$/);
    excerpt.append(marked ? element("mark", {}, plain(marked[1])) : plain(part));
  }
  const facts = [mixed && page.meta.kind, page.meta.level, page.meta.facts].filter(Boolean).join(" · ");
  return element("li", {}, element("a", { href: place(page) }, curly(page.meta.title)), ...(facts ? [element("p", { className: "badges" }, facts)] : []), excerpt);
}

/* The address of a page, from its path below the root of the site. */
function place(page) {
  return new URL(`${document.body.dataset.root}${page.raw_url.replace(/^\//, "")}`, document.baseURI).href;
}

/* How many, whether all words were met, and what may have been meant. */
function report({ results, partial }, meant) {
  say(results.length === 0 ? "none" : partial ? "partial" : results.length === 1 ? "one" : "many", results.length);
  const holder = dialog.querySelector(".search-meant");
  holder.hidden = !meant;
  if (meant) propose(holder, meant, (words) => {
    const input = dialog.querySelector("input");
    input.value = words;
    input.focus();
    input.dispatchEvent(new Event("input"));
  });
}

/* A button with the words that may have been meant. */
export function propose(holder, meant, act) {
  const button = element("button", { type: "button" }, meant);
  button.addEventListener("click", () => act(meant));
  holder.querySelector("span").replaceChildren(button);
}

/* Excerpts are text with its few signs escaped; they are shown with the apostrophes that the index has straightened. */
const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };

function plain(text) {
  return curly(text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (sign) => SIGNS[sign]));
}

function curly(words) {
  return words.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

function say(what, count = "") {
  const status = dialog.querySelector(".search-status");
  status.textContent = what ? status.dataset[what].replace("{count}", count) : "";
  dialog.querySelector(".search-meant").hidden = true;
}
