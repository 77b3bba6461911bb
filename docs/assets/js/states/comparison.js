/* What the law asks of two States: what binds both, and what is known to bind only one. The file is made by
   scripts/catalogue/views/pages/state_comparison.py. */

/**
 * @typedef {[label: string, url: string, language: string, page: string]} Instrument
 * @typedef {[instrument: number, label: string]} Provision
 * @typedef {[head: string, url: string, provisions: Provision[]]} Step
 * @typedef {{ instruments: Instrument[], sentences: string[], days: string[], answers: Record<string, string[]>, practices: [label: string, steps: Step[]][] }} Law
 * @typedef {{ label: string, url: string, language: string, page: string, told: [string, string] }} Treaty
 * @typedef {{ head: string, url: string, provisions: [string[], string[]] }} ComparedStep
 * @typedef {{ label: string, steps: ComparedStep[] }} Practice
 */

const BINDS = "+";
export const GROUPS = /** @type {const} */ (["both", "first", "second"]);

/**
 * What is told of a cell, such as "+3@17 5": the sentences at these places, one of them with its day; "" where nothing is known.
 * @param {Law} law
 * @param {string} cell
 */
export function answerWords({ sentences, days }, cell) {
  const references = cell.slice(1).split(" ").filter(Boolean);
  const told = references.map((reference) => {
    const [sentence, day] = reference.split("@");
    return day ? sentences[Number(sentence)].replace("{day}", days[Number(day)]) : sentences[Number(sentence)];
  });
  return told.join(" ");
}

/**
 * The group of what binds one of two States or both; "" if it is known to bind neither.
 * @param {boolean} first
 * @param {boolean} second
 */
function groupOf(first, second) {
  if (first && second) return "both";
  return first ? "first" : second ? "second" : "";
}

/**
 * The instruments that bind both States, or only one as far as is known, with what is told of each State.
 * @param {Law} law
 * @param {string} first the code of a State
 * @param {string} second
 * @returns {Record<string, Treaty[]>}
 */
export function comparedTreaties(law, first, second) {
  /** @type {Record<string, Treaty[]>} */
  const groups = { both: [], first: [], second: [] };
  for (const [place, [label, url, language, page]] of law.instruments.entries()) {
    const cells = [law.answers[first][place], law.answers[second][place]];
    const [one, other] = cells.map((cell) => cell.startsWith(BINDS));
    const [words, otherWords] = cells.map((cell) => answerWords(law, cell));
    groups[groupOf(one, other)]?.push({ label, url, language, page, told: [words, otherWords] });
  }
  return groups;
}

/**
 * The steps that the law asks in both States, or only in one as far as is known, by practice.
 * @param {Law} law
 * @param {string} first
 * @param {string} second
 * @returns {Record<string, Practice[]>}
 */
export function comparedSteps(law, first, second) {
  /** @type {Record<string, Practice[]>} */
  const groups = { both: [], first: [], second: [] };
  const binding = [first, second].map((code) => law.answers[code].map((cell) => cell.startsWith(BINDS)));
  for (const [label, steps] of law.practices) {
    /** @type {Record<string, ComparedStep[]>} */
    const found = { both: [], first: [], second: [] };
    for (const [head, url, provisions] of steps) {
      const [one, other] = binding.map((binds) => provisions.filter(([place]) => binds[place]).map(([, name]) => name));
      found[groupOf(one.length > 0, other.length > 0)]?.push({ head, url, provisions: [one, other] });
    }
    for (const group of GROUPS) if (found[group].length) groups[group].push({ label, steps: found[group] });
  }
  return groups;
}
