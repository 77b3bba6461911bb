/* The search: what is fetched for it, and the dialog, whose results are grouped by kind. ranking.js ranks them. */

import { element } from "./dom.js";
import { prepared, ranked } from "./ranking.js";

const BEST = 3;
/* As many as there are pathways; the rest is in Explore, to which the dialog leads. */
const MOST = 13;

let dialog;
let turn = 0;
const kept = new Map();

/* Fetch a file of the search once; again if that failed. */
function once(name, make = (found) => found) {
  if (!kept.has(name)) kept.set(name, json(name).then(make));
  kept.get(name).catch(() => kept.delete(name));
  return kept.get(name);
}

async function json(name) {
  const answer = await fetch(new URL(`explore/${name}.json`, document.querySelector(".brand").href));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/* The numbers of what answers words as they were typed, best first. Records have the numbers of Explore. */
export async function find(typed) {
  return ranked(typed, await once("search"), (letter) => once(`words-${letter}`, prepared));
}

/* How the targets with some numbers are shown. */
export async function shown(numbers) {
  const { shard } = await once("search");
  return Promise.all(numbers.map(async (number) => (await once(`found-${Math.floor(number / shard)}`))[number % shard]));
}

export function open(words = "") {
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector("input");
  if (words) type(words);
  input.select();
  once("search").catch(() => say("failed"));
}

function build() {
  document.body.append(document.querySelector("#search-template").content.cloneNode(true));
  const made = document.querySelector("dialog.search");
  made.querySelector("input").addEventListener("input", (event) => search(event.target.value));
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("keydown", walk);
  return made;
}

function type(words) {
  const input = dialog.querySelector("input");
  input.value = words;
  input.focus();
  input.dispatchEvent(new Event("input"));
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

async function search(typed) {
  const mine = ++turn;
  for (const link of dialog.querySelectorAll("[data-with-words]")) link.search = typed.trim() ? `?q=${encodeURIComponent(typed)}` : "";
  if (!typed.trim()) {
    show([]);
    return say("");
  }
  say("loading");
  try {
    const found = await find(typed);
    const targets = await shown(found.numbers.slice(0, MOST));
    if (mine !== turn) return;
    show(targets);
    report(found);
  } catch {
    if (mine === turn) say("failed");
  }
}

/* The best of all kinds first, then the rest by kind. */
function show(targets) {
  const holder = dialog.querySelector(".search-results");
  const groups = new Map();
  for (const target of targets.slice(BEST)) groups.set(target.kind, [...(groups.get(target.kind) ?? []), target]);
  const best = targets.length ? [section(holder.dataset.best, targets.slice(0, BEST), true)] : [];
  holder.replaceChildren(...best, ...[...groups].map(([kind, items]) => section(kind, items, false)));
}

function section(title, targets, mixed) {
  const list = element("ol", {}, ...targets.map((target) => answer(target, mixed)));
  return element("section", {}, element("h3", {}, title), list);
}

/* A result: its title as a link, of what kind it is and who recognizes it, its summary. */
export function answer({ url, title, lang, kind, note, summary, summaryLang }, mixed) {
  const facts = [mixed && kind, note].filter(Boolean).join(" · ");
  const link = element("a", { href: new URL(`${document.body.dataset.root}${url}`, document.baseURI).href, lang: lang ?? "" }, title);
  return element("li", {}, link, ...(facts ? [element("p", { className: "badges" }, facts)] : []), ...(summary ? [element("p", { lang: summaryLang ?? "" }, summary)] : []));
}

/* How many, and what may have been meant. */
function report({ numbers, nothing, meant }) {
  say(nothing ? "none" : new Intl.PluralRules(document.documentElement.lang).select(numbers.length), numbers.length);
  const holder = dialog.querySelector(".search-meant");
  holder.hidden = !meant;
  if (meant) propose(holder, meant, type);
}

/* A button with the words that may have been meant. */
export function propose(holder, meant, act) {
  const button = element("button", { type: "button" }, meant);
  button.addEventListener("click", () => act(meant));
  holder.querySelector("span").replaceChildren(button);
}

function say(what, count = "") {
  const status = dialog.querySelector(".search-status");
  status.textContent = what ? (status.dataset[what] ?? status.dataset.other).replace("{count}", count) : "";
  dialog.querySelector(".search-meant").hidden = true;
}
