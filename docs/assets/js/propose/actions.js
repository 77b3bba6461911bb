/* Actions for a finished proposal. Nothing is sent: each action is a link or a button for the reader. */

import { element } from "../dom.js";
import { unifiedDifference } from "./difference.js";
import { fillIn } from "./words.js";
import { fencedBlock, fitting, letterFile, withoutPages } from "./proposal-block.js";

/* The server of the repository refuses longer addresses; mail programs refuse longer messages. */
const LONGEST_ADDRESS = 6000;
const LONGEST_MAIL = 1800;

/**
 * The actions of a proposal. A new page in one language, or one change, can become a pull request; any proposal an issue.
 * @param {any} proposal
 * @param {any} context
 */
export function proposalActions(proposal, context) {
  const { words, repository, contact } = context;
  const title = `${words[context.what]}${words.colon} ${proposal.title}`;
  const whole = proposalText(proposal);
  const actions = [];
  if (repository) {
    if (proposal.pages.length === 1) actions.push(pullRequestLink(proposal.pages[0], context));
    const addresses = withoutPages(proposal).map((form) => issueAddress(context, title, { ...proposal.values, text: pagesText(form) }));
    actions.push(link(fitting(addresses, LONGEST_ADDRESS), words.issue, whole, context));
  }
  if (contact.includes("@")) actions.push(mail(contact, title, fitting(withoutPages(proposal).map(mailText), LONGEST_MAIL, encodeURIComponent), context));
  actions.push(copy(`${title}\n\n${mailText(proposal)}`, context), ...proposal.pages.map((page) => download(page, words)));
  actions.push(...letterFile(proposal, `${title}\n\n${mailText(proposal)}\n`).map((file) => download(file, words)));
  return actions.map((action) => element("li", {}, action));
}

/* The proposal as text, with its block; of an existing page only the changes. */
export function proposalText(proposal) {
  return [proposal.about, pagesText({ ...proposal, about: "" })].filter(Boolean).join("\n\n");
}

/* What has no field of its own in the form for issues: the finished pages and the changes, or what else was told. */
function pagesText({ about = "", values, pages, block = "" }) {
  const parts = pages.map(({ path, text, before }) => `${path}\n\n~~~~${before ? "diff" : "markdown"}\n${before ? unifiedDifference(path, before, text) : text.trimEnd()}\n~~~~`);
  const told = Object.values(values).every((value) => !value || !about.includes(value)) ? about : "";
  return [told, ...parts, fencedBlock(block)].filter(Boolean).join("\n\n");
}

/* The text of a mail: it contains the answers to the first questions too, each once. */
export function mailText(proposal) {
  const { text, ...values } = { text: "", ...proposal.values };
  const whole = proposalText(proposal);
  return [...[...Object.values(values), text].filter((value) => value && !whole.includes(value)), whole].filter(Boolean).join("\n\n");
}

/* A new page opens as one; of a page that exists, the whole new text is copied and takes the place of the old one. */
function pullRequestLink({ path, text, before }, context) {
  const { words, repository } = context;
  const name = path.split("/").pop();
  if (before) return link(`${repository}/edit/main/${path}`, fillIn(words.edit, { file: name }), text, context, words.replace);
  const address = (value) => `${repository}/new/main?${new URLSearchParams({ filename: path, ...value })}`;
  const full = address({ value: text });
  const label = fillIn(words.pull, { file: name });
  return full.length > LONGEST_ADDRESS ? link(address({}), label, text, context, words.long) : link(full, label, text, context);
}

/**
 * The address of the form for issues, with its title and its fields filled in.
 * @param {any} context
 * @param {string} title
 * @param {Record<string, string>} values
 */
export function issueAddress({ repository, template }, title, values) {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  return `${repository}/issues/new?${new URLSearchParams({ template, title, ...filled })}`;
}

/* A link with the text in its address; a text that is too long is copied instead, and the link opens an empty form. `paste` says so. */
function link(href, label, text, context, paste = "") {
  const long = href.length > LONGEST_ADDRESS;
  const short = long ? href.replace(/&text=[^&]*/, "") : href;
  const anchor = element("a", { href: short.length > LONGEST_ADDRESS ? short.replace(/(&title=[^&]*).*$/s, "$1") : short, className: "button", target: "_blank", rel: "noopener noreferrer" }, label);
  if (!long && !paste) return anchor;
  anchor.addEventListener("click", () => toClipboard(text, context));
  return element("span", {}, anchor, " ", element("small", {}, paste || context.words.long));
}

function download({ path, text }, words) {
  const name = path.split("/").pop();
  const anchor = element("a", { className: "button secondary", download: name, href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })) });
  anchor.append(fillIn(words.download, { file: name }));
  return anchor;
}

function copy(text, context) {
  const button = element("button", { type: "button" }, context.words.copy);
  button.addEventListener("click", async () => {
    await toClipboard(text, context);
    context.announce(context.words.copied);
  });
  return button;
}

/* A letter with the text; a text that is too long is copied, and the letter says so. */
function mail(contact, title, whole, context) {
  const { words } = context;
  const isLong = encodeURIComponent(whole).length > LONGEST_MAIL;
  const query = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(isLong ? words.mailAbout : whole)}`;
  const anchor = element("a", { className: "button secondary", href: `mailto:${contact}?${query}` }, words.mail);
  if (isLong) anchor.addEventListener("click", () => toClipboard(whole, context));
  return anchor;
}

/* Copy a text; without a clipboard, select the text on the page. */
async function toClipboard(text, context) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    context.select();
  }
}
