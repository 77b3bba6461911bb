/* What can be done with a proposal that is ready. Nothing is sent: each way is a link or a button of the reader. */

import { element } from "../dom.js";
import { difference } from "./pages.js";
import { fill } from "./words.js";

/* The repository's server refuses longer addresses, and programs for mail longer letters. */
const LONGEST = 6000;
const LONGEST_LETTER = 1800;

/**
 * One proposal is one pull request or one issue: a new page in one language, or one change, can be a pull request; all of it an issue.
 * @param {any} proposal
 * @param {any} desk
 */
export function endings(proposal, desk) {
  const { words, repository, contact } = desk;
  const title = `${words[desk.what]}${words.colon} ${proposal.title}`;
  const whole = asText(proposal);
  const ways = [];
  if (repository) {
    if (proposal.pages.length === 1) ways.push(pull(proposal.pages[0], desk));
    ways.push(link(issue(desk, title, { ...proposal.values, text: whole }), words.issue, whole, desk));
  }
  if (contact.includes("@")) ways.push(mail(contact, title, letter(proposal), words));
  ways.push(copy(`${title}\n\n${letter(proposal)}`, desk), ...proposal.pages.map((page) => download(page, words)));
  return ways.map((way) => element("li", {}, way));
}

/* Of a page that exists, only what changes. */
export function asText({ about = "", pages }) {
  const parts = pages.map(({ path, text, before }) => `${path}\n\n~~~~${before ? "diff" : "markdown"}\n${before ? difference(before, text).text : text.trimEnd()}\n~~~~`);
  return [about, ...parts].filter(Boolean).join("\n\n");
}

/* A letter has the answers to the first questions too. */
export function letter(proposal) {
  const { text, ...values } = { text: "", ...proposal.values };
  return [...Object.values(values).filter(Boolean), text, asText(proposal)].filter(Boolean).join("\n\n");
}

function pull({ path, text, before }, desk) {
  const { words, repository } = desk;
  const name = path.split("/").pop();
  if (before) {
    const { line, come } = difference(before, text);
    return link(`${repository}/edit/main/${path}`, fill(words.edit, { file: name, line }), come.join("\n"), desk, true);
  }
  const address = (value) => `${repository}/new/main?${new URLSearchParams({ filename: path, ...value })}`;
  const full = address({ value: text });
  const label = fill(words.pull, { file: name });
  return full.length > LONGEST ? link(address({}), label, text, desk, true) : link(full, label, text, desk);
}

/**
 * The address of the form for issues, with its title and its fields filled in.
 * @param {any} desk
 * @param {string} title
 * @param {Record<string, string>} values
 */
export function issue({ repository, template }, title, values) {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  return `${repository}/issues/new?${new URLSearchParams({ template, title, ...filled })}`;
}

/* A link that carries the text; where it is too long for an address, it is copied, and the link leads to an empty page. */
function link(href, label, text, desk, paste = false) {
  const long = href.length > LONGEST;
  const short = long ? href.replace(/&text=[^&]*/, "") : href;
  const anchor = element("a", { href: short.length > LONGEST ? short.replace(/(&title=[^&]*).*$/s, "$1") : short, className: "button", target: "_blank", rel: "noopener noreferrer" }, label);
  if (!long && !paste) return anchor;
  anchor.addEventListener("click", () => toClipboard(text, desk));
  return element("span", {}, anchor, " ", element("small", {}, desk.words.long));
}

function download({ path, text }, words) {
  const name = path.split("/").pop();
  const anchor = element("a", { className: "button secondary", download: name, href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })) });
  anchor.append(fill(words.download, { file: name }));
  return anchor;
}

function copy(text, desk) {
  const button = element("button", { type: "button" }, desk.words.copy);
  button.addEventListener("click", async () => {
    await toClipboard(text, desk);
    desk.announce(desk.words.copied);
  });
  return button;
}

function mail(contact, title, whole, words) {
  const body = encodeURIComponent(whole).length > LONGEST_LETTER ? words.mailAbout : whole;
  const query = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
  return element("a", { className: "button secondary", href: `mailto:${contact}?${query}` }, words.mail);
}

/* Without a clipboard the text on the page is selected instead. */
async function toClipboard(text, desk) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    desk.select();
  }
}
