/* A citation of a page → that of a step on it. */

/**
 * @typedef {{ id: string, title: string, address: string }} Names
 */

/* Signs that BibTeX reads as commands, as scripts/catalogue/exports/citations/formats.py has them. */
const SPECIAL = { "&": "\\&", "%": "\\%", $: "\\$", "#": "\\#", _: "\\_", "{": "(", "}": ")", "\\": "/", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** @param {string} text */
const inBibtex = (text) => text.replace(/[&%$#_{}\\~^]/g, (sign) => SPECIAL[sign]);

/**
 * A citation in a format, with the name and the address of a step in the place of those of its page.
 * @param {string} format
 * @param {string} text
 * @param {Names} page
 * @param {Names} step
 */
export function citationOf(format, text, page, step) {
  if (format === "json") return inJson(text, page, step);
  const title = format === "bib" ? inBibtex : (/** @type {string} */ words) => words;
  const whole = format === "bib" ? ofPage(text, page) : text;
  const named = whole.replace(title(page.title), () => title(step.title));
  const addressed = page.address ? named.replace(page.address, () => step.address) : named;
  return format === "bib" ? addressed.replace(`{${page.id},`, () => `{${step.id},`) : addressed;
}

/**
 * The entry of the page: a file in BibTeX has one for each language.
 * @param {string} text
 * @param {Names} page
 */
const ofPage = (text, page) => text.split(/^(?=@)/m).find((entry) => entry.includes(`{${page.id},`)) ?? text;

/**
 * @param {string} text
 * @param {Names} page
 * @param {Names} step
 */
function inJson(text, page, step) {
  const item = JSON.parse(text).find((one) => one.id === page.id);
  return `${JSON.stringify([{ ...item, id: step.id, title: step.title, URL: step.address }], null, 1)}\n`;
}
