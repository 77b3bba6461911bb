/* The search dialog: Pagefind over the pages of the reader's language, results grouped by kind of record. */

const MOST = 40;
const IN_A_GROUP = 6;
const ELISION = /(^|[\s(«"])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/giu;

let engine;
let dialog;
let turn = 0;

/* Words as the index knows them: without elision, ligatures spelt out. */
export function normalize(words) {
  return words.normalize("NFC").replace(ELISION, "$1").replace(/œ/gi, "oe").replace(/æ/gi, "ae").trim();
}

export async function load(root) {
  engine ??= import(new URL(`${root}pagefind/pagefind.js`, document.baseURI)).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 24, ranking: { metaWeights: { title: 6, also: 3 } } });
    await pagefind.init();
    return pagefind;
  });
  return engine;
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
  return made;
}

async function search(root, typed) {
  const mine = ++turn;
  const words = normalize(typed);
  for (const link of dialog.querySelectorAll("[data-with-words]")) link.search = words ? `?q=${encodeURIComponent(typed)}` : "";
  if (!words) return show([], "");
  say("loading");
  try {
    const pagefind = await load(root);
    const found = await pagefind.search(words);
    const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
    if (mine === turn) show(pages, found.results.length);
  } catch {
    if (mine === turn) say("failed");
  }
}

function show(pages, count) {
  const groups = Map.groupBy ? Map.groupBy(pages, (page) => page.meta.kind ?? "") : group(pages);
  dialog.querySelector(".search-results").replaceChildren(...[...groups].map(([kind, items]) => section(kind, items)));
  if (count === "") say("");
  else say(count === 0 ? "none" : count === 1 ? "one" : "many", count);
}

function group(pages) {
  const groups = new Map();
  for (const page of pages) groups.set(page.meta.kind ?? "", [...(groups.get(page.meta.kind ?? "") ?? []), page]);
  return groups;
}

function section(kind, pages) {
  const list = element("ol", {}, ...pages.slice(0, IN_A_GROUP).map(item));
  return element("section", {}, ...(kind ? [element("h3", {}, kind)] : []), list);
}

function item(page) {
  const excerpt = element("p");
  for (const part of page.excerpt.split(/(<mark>.*?<\/mark>)/)) {
    const marked = part.match(/^<mark>(.*)<\/mark>$/);
    excerpt.append(marked ? element("mark", {}, plain(marked[1])) : plain(part));
  }
  const facts = [page.meta.level, page.meta.facts].filter(Boolean).join(" · ");
  return element("li", {}, element("a", { href: page.url }, page.meta.title), ...(facts ? [element("p", { className: "badges" }, facts)] : []), excerpt);
}

/* Excerpts come as HTML; only their words are used. */
function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").documentElement.textContent;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function say(what, count = "") {
  const status = dialog.querySelector(".search-status");
  status.textContent = what ? status.dataset[what].replace("{count}", count) : "";
}
