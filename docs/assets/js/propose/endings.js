/* What can be done with a proposal that is ready. Nothing is sent: each way is a link or a button of the reader. */

import { element } from "../dom.js";
import { fill } from "./words.js";

/* The repository's server refuses longer addresses. */
const LONGEST = 6000;

export function endings(proposal, desk) {
  const { words, repository, contact } = desk;
  const title = `${words[desk.what]}: ${proposal.title}`;
  const whole = asText(proposal);
  const ways = proposal.pages.map((page) => download(page, words));
  if (repository) {
    ways.unshift(...proposal.pages.map((page) => pull(page, desk)), link(issue(repository, title, whole), words.issue, whole, desk));
  }
  ways.push(copy(`${title}\n\n${whole}`, desk));
  if (contact.includes("@")) ways.push(mail(contact, title, words));
  return ways.map((way) => element("li", {}, way));
}

/* All of it as one text, for an issue or a letter. */
export function asText({ about, pages }) {
  const parts = pages.map(({ path, text }) => `${path}\n\n~~~~markdown\n${text}~~~~`);
  return [about, ...parts].filter(Boolean).join("\n\n");
}

function pull({ path, text, fresh }, desk) {
  const name = path.split("/").pop();
  if (!fresh) return link(`${desk.repository}/edit/main/${path}`, desk.words.edit, text, desk, true);
  const address = (value) => `${desk.repository}/new/main?${new URLSearchParams({ filename: path, ...value })}`;
  const full = address({ value: text });
  return full.length > LONGEST ? link(address({}), fill(desk.words.pull, { file: name }), text, desk, true) : link(full, fill(desk.words.pull, { file: name }), text, desk);
}

function issue(repository, title, body) {
  return `${repository}/issues/new?${new URLSearchParams({ title, body })}`;
}

/* A link that carries the text; where it is too long for an address, it is copied, and the link leads to an empty page. */
function link(href, label, text, desk, paste = false) {
  const long = href.length > LONGEST;
  const short = long ? href.replace(/(&|\?)body=.*$/s, "") : href;
  const anchor = element("a", { href: short, className: "button", target: "_blank", rel: "noopener noreferrer" }, label);
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

function mail(contact, title, words) {
  const query = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(words.mailAbout)}`;
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
