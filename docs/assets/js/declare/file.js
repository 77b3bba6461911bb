/* The declaration of an agency: the file that its own site publishes. model/declarations.py reads it; what is refused there is told here. */

/**
 * @typedef {Record<string, string>} Texts
 * @typedef {{ on: string, answer: string, document: string, where: string, words: Texts, texts: Texts, reference: string, link: string }} Answer
 * @typedef {{ date: string, office: string, answers: Answer[] }} Declaration
 * @typedef {{ agency: string, edition: string, schema: string }} About
 */

export const MOST_BYTES = 1_000_000;
const MOST_ANSWERS = 5000;
const CHOICES = ["recognizes", "in-part", "does-not", "otherwise", "withdraws"];
/* The answers that need a text of the agency → the name of that text in the file. */
const TEXT_OF = { "in-part": "part", otherwise: "says" };
const CONSENT = ["recognizes", "in-part"];
const ON = /^(?:practices\/[a-z0-9-]{1,80}(?:#[a-z0-9-]{1,50})?|resources\/[a-z0-9-]{1,80})$/;
const DOCUMENT = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
const DAY = /^20\d\d-\d\d-\d\d$/;
const LANGUAGE = /^[a-z]{2,3}$/;
const LINK = /^https:\/\/[^ "<>\\@|()[\]`*]+$/;
/* Signs of markup and of addresses, and signs that cannot be seen, which no text of a declaration has. */
const UNWANTED = /[<>[\]{}|`*_#@\\~]|\/\/|^[=+-]|[\p{C}\p{Zl}\p{Zp}]/u;

/** @param {string} answer */
export const needsText = (answer) => answer in TEXT_OF;

/** @param {string} answer */
export const isConsent = (answer) => CONSENT.includes(answer);

/**
 * Words as they are compared: with single spaces.
 * @param {string} words
 */
export const plainWords = (words) => words.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/**
 * What is wrong with an answer: its text, its reference or its link; "" if nothing is.
 * @param {Answer} answer
 */
export function faultOf({ answer, texts, reference, link }) {
  const own = needsText(answer) ? Object.values(texts).filter(Boolean) : [];
  if (needsText(answer) && own.length === 0) return "missing";
  if ([...own, reference].some((text) => text && !isPlain(text))) return "signs";
  return link && !(LINK.test(link) && link.length <= 400) ? "link" : "";
}

/** @param {string} text */
export const isPlain = (text) => text.length >= 2 && text.length <= 300 && !UNWANTED.test(text);

/**
 * The declaration in the text of a file; null if it is none of this agency.
 * @param {string} text
 * @param {string} agency
 * @returns {Declaration | null}
 */
export function parseDeclaration(text, agency) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.version !== "1" || data.agency !== agency || !Array.isArray(data.answers)) return null;
  const answers = data.answers.slice(0, MOST_ANSWERS).map(readAnswer).filter(Boolean);
  return { date: DAY.test(data.date) ? data.date : "", office: textOf(data.office), answers };
}

/**
 * @param {any} raw
 * @returns {Answer | null}
 */
function readAnswer(raw) {
  if (!ON.test(raw?.on) || !CHOICES.includes(raw.answer)) return null;
  const document = DOCUMENT.test(raw.document) ? raw.document : "";
  const texts = textsOf(raw.part ?? raw.says);
  return { on: raw.on, answer: raw.answer, document, where: textOf(raw.where), words: textsOf(raw.words), texts, reference: textOf(raw.reference), link: textOf(raw.link) };
}

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" ? value.slice(0, 1000) : "");

/**
 * @param {unknown} value
 * @returns {Texts}
 */
function textsOf(value) {
  if (typeof value !== "object" || value === null) return {};
  const pairs = Object.entries(value).filter(([language, text]) => LANGUAGE.test(language) && typeof text === "string");
  return Object.fromEntries(pairs.slice(0, 8).map(([language, text]) => [language, textOf(text)]));
}

/**
 * Sort the answers of a file: to the lines of the page, to words that have changed since, and to what is not on the page.
 * @param {Answer[]} answers
 * @param {Map<string, Texts>} lines
 * @returns {{ own: Map<string, Answer>, changed: Answer[], others: Answer[] }}
 */
export function sortAnswers(answers, lines) {
  /** @type {{ own: Map<string, Answer>, changed: Answer[], others: Answer[] }} */
  const sorted = { own: new Map(), changed: [], others: [] };
  for (const answer of answers) {
    const words = lines.get(answer.on);
    if (!words || sorted.own.has(answer.on)) sorted.others.push(answer);
    else if (isConsent(answer.answer) && !hasSameWords(answer.words, words)) sorted.changed.push(answer);
    else sorted.own.set(answer.on, answer);
  }
  return sorted;
}

/**
 * True if the words to which an answer was given are those of the page, as far as they share a language.
 * @param {Texts} given
 * @param {Texts} current
 */
function hasSameWords(given, current) {
  const shared = Object.keys(given).filter((language) => language in current);
  return shared.every((language) => plainWords(given[language]) === plainWords(current[language]));
}

/**
 * The text of the file.
 * @param {Declaration} declaration
 * @param {About} about
 */
export function serializeDeclaration({ date, office, answers }, { agency, edition, schema }) {
  const head = schema.startsWith("https://") ? { $schema: schema } : {};
  return `${JSON.stringify({ ...head, version: "1", agency, date, edition, office, answers: answers.map(writeAnswer) }, null, 1)}\n`;
}

/** @param {Answer} answer */
function writeAnswer({ on, answer, document, where, words, texts, reference, link }) {
  const name = /** @type {Record<string, string>} */ (TEXT_OF)[answer];
  const own = Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
  const values = { on, document, where: document && where, words, answer, ...(name ? { [name]: own } : {}), reference, link };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value && (typeof value === "string" || Object.keys(value).length > 0)));
}
