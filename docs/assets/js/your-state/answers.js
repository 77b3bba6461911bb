/* What the file of answers (scripts/catalogue/exports/your_state.py) says of a State and an article. */

import { fillIn } from "../propose/words.js";

/**
 * @typedef {[label: string, day: number, tellsAbsence: number, organization: string, applies: string, cells: string]} Instrument
 * @typedef {[label: string, id: string]} State
 * @typedef {{ words: Record<string, string>, separator: string, days: string[], instruments: Record<string, Instrument>, states: Record<string, State> }} Table
 * @typedef {{ id: string, label: string, day: number, words: string, binds: boolean, hasStatement: boolean, mentions: boolean, isUnsure: boolean }} Answer
 */

const CELL = /^([.~+-])(\d*)(\??)(!?)(.*)$/;
/** @type {Instrument} */
const NO_LIST = ["", -1, 0, "", "", ""];

/**
 * The answer of a State for an article, such as "un-crc-1989 35". `mentions` is true where a statement of the State may concern the article:
 * it names it, or it is not known which articles it names.
 * @param {Table} table
 * @param {string} code
 * @param {string} law
 * @returns {Answer}
 */
export function answerOf(table, code, law) {
  const [id, article = ""] = law.split(" ");
  const instrument = table.instruments[id] ?? NO_LIST;
  const cell = instrument[5].split(" ")[Object.keys(table.states).indexOf(code)];
  const [, sign, year, doubt, statement, articles] = CELL.exec(cell) ?? ["", ".", "", "", "", ""];
  return {
    id,
    label: instrument[0],
    day: instrument[1],
    words: answerWords(table, instrument, sign, year),
    binds: sign === "+",
    hasStatement: statement !== "",
    mentions: statement !== "" && (!articles || articles.split(",").includes(article)),
    isUnsure: doubt !== "",
  };
}

/**
 * @param {Table} table
 * @param {Instrument} instrument
 * @param {string} sign
 * @param {string} year
 */
function answerWords({ words, days }, [, day, tellsAbsence, organization, applies], sign, year) {
  const values = { year: year || applies, day: days[day], organization };
  const name = {
    "+": organization ? (applies ? "member-from" : "member") : year ? "party" : "bound",
    "~": tellsAbsence ? "signed" : "signed-then",
    "-": "not-listed",
  }[sign];
  return fillIn(words[name ?? "unknown"], values);
}

/**
 * How many different articles bind, and the days of the lists that tell, in words.
 * @param {Table} table
 * @param {Map<string, Answer>} answers each different article, by its name
 */
export function summary({ words, days }, answers) {
  const all = [...answers.values()];
  const dated = all.map(({ day }) => day).filter((day) => day >= 0);
  const [first, last] = [Math.min(...dated), Math.max(...dated)];
  const name = dated.length === 0 ? "count-undated" : first === last ? "count" : "count-days";
  return fillIn(words[name], { count: all.filter(({ binds }) => binds).length, total: all.length, first: days[first], last: days[last] });
}
