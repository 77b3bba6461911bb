/* Actions for a finished proposal. Nothing is sent: each action is a link or a button for the reader. */

import { element } from "../dom.js";
import { lineDifference } from "./pages.js";
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
    const addresses = withoutPages(proposal).map((form) => issueAddress(context, title, { ...proposal.values, text: proposalText(form) }));
    actions.push(link(fitting(addresses, LONGEST_ADDRESS), words.issue, whole, context));
  }
  if (contact.includes("@")) actions.push(mail(contact, title, fitting(withoutPages(proposal).map(mailText), LONGEST_MAIL, encodeURIComponent), words));
  actions.push(copy(`${title}\n\n${mailText(proposal)}`, context), ...proposal.pages.map((page) => download(page, words)));
  actions.push(...letterFile(proposal, `${title}\n\n${mailText(proposal)}\n`).map((file) => download(file, words)));
  return actions.map((action) => element("li", {}, action));
}

/* The proposal as text, with its block; of an existing page only the changes. */
export function proposalText({ about = "", pages, block = "" }) {
  const parts = pages.map(({ path, text, before }) => `${path}\n\n~~~~${before ? "diff" : "markdown"}\n${before ? lineDifference(before, text).text : text.trimEnd()}\n~~~~`);
  return [about, ...parts, fencedBlock(block)].filter(Boolean).join("\n\n");
}

/* The text of a mail: it contains the answers to the first questions too. */
export function mailText(proposal) {
  const { text, ...values } = { text: "", ...proposal.values };
  return [...Object.values(values).filter(Boolean), text, proposalText(proposal)].filter(Boolean).join("\n\n");
}

function pullRequestLink({ path, text, before }, context) {
  const { words, repository } = context;
  const name = path.split("/").pop();
  if (before) {
    const { line, added } = lineDifference(before, text);
    return link(`${repository}/edit/main/${path}`, fillIn(words.edit, { file: name, line }), added.join("\n"), context, true);
  }
  const address = (value) => `${repository}/new/main?${new URLSearchParams({ filename: path, ...value })}`;
  const full = address({ value: text });
  const label = fillIn(words.pull, { file: name });
  return full.length > LONGEST_ADDRESS ? link(address({}), label, text, context, true) : link(full, label, text, context);
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

/* A link with the text in its address; a text that is too long is copied instead, and the link opens an empty form. */
function link(href, label, text, context, paste = false) {
  const long = href.length > LONGEST_ADDRESS;
  const short = long ? href.replace(/&text=[^&]*/, "") : href;
  const anchor = element("a", { href: short.length > LONGEST_ADDRESS ? short.replace(/(&title=[^&]*).*$/s, "$1") : short, className: "button", target: "_blank", rel: "noopener noreferrer" }, label);
  if (!long && !paste) return anchor;
  anchor.addEventListener("click", () => toClipboard(text, context));
  return element("span", {}, anchor, " ", element("small", {}, context.words.long));
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

function mail(contact, title, whole, words) {
  const body = encodeURIComponent(whole).length > LONGEST_MAIL ? words.mailAbout : whole;
  const query = `subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
  return element("a", { className: "button secondary", href: `mailto:${contact}?${query}` }, words.mail);
}

/* Copy a text; without a clipboard, select the text on the page. */
async function toClipboard(text, context) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    context.select();
  }
}
