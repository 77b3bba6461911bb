/* The answers of a self-check: the reader's own file, and the table of a spreadsheet. A row is that of a plan; its note is the proof. */

import { DAY, FORMULA, MARKS, csvText, normalizeRow } from "../plan/file.js";
import { fold } from "../text.js";

/**
 * @typedef {import("../plan/file.js").Row} Row
 * @typedef {import("../plan/file.js").Plan} Plan
 * @typedef {[who: number[], moment: number, level: number, law: [instrument: number, label: string, article?: string][], norm: string]} Details
 * @typedef {import("../plan/file.js").Practice & { details: Details[] }} Practice
 * @typedef {{ edition: string, practices: Practice[], instruments: string[], treaties: string[], audiences: string[], inside?: string[], moments: string[], levels: string[], columns: Record<string, string[]>, marks: Record<string, string[]>, traces: string[] }} Edition
 * @typedef {{ practice: Practice, id: string, head: string, norm: string, who: string, moment: string, level: number, facts: Details, law: [number, string, string?][] }} CheckedStep
 */

const KIND = "toolkit-self-check";
const ID = /^[a-z0-9-]{1,80}#[a-z0-9-]{1,80}$/;
export const MOST_BYTES = 4_000_000;
const MOST_ROWS = 5000;
/* The columns of a table that are read, and the place of each among all; the names are those of a row. */
const PLACES = { mark: 6, owner: 7, due: 8, note: 9 };
const ANSWERS = ["mark", "owner", "due", "note"];

/** @param {Row | undefined} row */
export const isAnswered = (row) => Boolean(row && (row.mark || row.owner || row.due || row.note));

/**
 * All steps of an edition, in its order.
 * @param {Edition} edition
 * @returns {CheckedStep[]}
 */
export function allSteps({ practices, audiences, inside = audiences, moments }) {
  return practices.flatMap((practice) => practice.steps.map(([name, head], place) => {
    const facts = practice.details[place];
    const [who, moment, level, law, norm] = facts;
    const names = who.map((number, place) => (place ? inside : audiences)[number]).join(", ");
    return { practice, id: `${practice.id}#${name}`, head, norm, who: names, moment: moments[moment], level, facts, law };
  }));
}

/**
 * The answers from the text of a file; null if it was not saved here. Unknown keys and values are dropped.
 * @param {string} text
 * @returns {Plan & { state: string } | null}
 */
export function parseAnswers(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.kind !== KIND || typeof data.steps !== "object" || data.steps === null) return null;
  const rows = Object.entries(data.steps).filter(([id]) => ID.test(id)).slice(0, MOST_ROWS);
  const steps = new Map(rows.map(([id, row]) => [id, normalizeRow(row)]));
  return { edition: DAY.test(data.edition) ? data.edition : "", state: String(data.state ?? "").slice(0, 2), practices: [], steps };
}

/**
 * The text of the file. A step without an answer keeps its digest, so that a later edition tells which steps are new.
 * @param {Plan} plan
 * @param {string} state
 */
export function serializeAnswers({ edition, steps }, state) {
  const rows = [...steps].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, row]) => [id, compactRow(row)]);
  return `${JSON.stringify({ kind: KIND, edition, state, steps: Object.fromEntries(rows) }, null, 1)}\n`;
}

/** @param {Row} row */
function compactRow(row) {
  if (!isAnswered(row)) return { digest: row.digest };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value));
}

/**
 * The text of a file in UTF-8, or as spreadsheet programs on older computers write it.
 * @param {ArrayBuffer} bytes
 */
export function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * All steps as a table: the names of its columns, then a row for each step; at its end the answers to steps that are gone.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {(step: CheckedStep) => string} lawOf
 * @param {string} language
 */
export function toTable(plan, edition, lawOf, language) {
  const steps = allSteps(edition);
  const answers = (/** @type {string} */ id) => {
    const row = plan.steps.get(id) ?? normalizeRow({});
    return [edition.marks[language][MARKS.indexOf(row.mark)] ?? "", row.owner, row.due, row.note, id];
  };
  const rows = steps.map((step) => [step.practice.name, step.head, step.norm, step.who, step.moment, lawOf(step), ...answers(step.id)]);
  const current = new Set(steps.map(({ id }) => id));
  const gone = [...plan.steps].filter(([id, row]) => !current.has(id) && isAnswered(row));
  const goneRows = gone.map(([id, { head }]) => ["", head, "", "", "", "", ...answers(id)]);
  return csvText([[...edition.columns[language], "id"], ...rows, ...goneRows], language);
}

/**
 * The answers from a table; `missing` names the columns that were looked for in vain, `days` counts dates that could not be read.
 * @param {string} text
 * @param {Edition} edition
 * @param {string} language
 * @returns {{ plan: Plan, missing: string[], days: number } | null}
 */
export function parseTable(text, edition, language) {
  const [names, ...rows] = parseCsv(text);
  const places = columnPlaces(names ?? [], edition);
  const missing = [places.id < 0 ? "id" : "", places.mark < 0 ? edition.columns[language][PLACES.mark] : ""].filter(Boolean);
  if (missing.length === 2) return null;
  const read = rows.slice(0, MOST_ROWS).map((cells) => readRow(cells, places, edition, language));
  const steps = new Map(read.filter(({ id, row }) => ID.test(id) && isAnswered(row)).map(({ id, row }) => [id, row]));
  return { plan: { edition: edition.edition, practices: [], steps }, missing, days: read.filter(({ isLost }) => isLost).length };
}

/**
 * Where the columns are, by their names in any language; -1 for one that is not there.
 * @param {string[]} names
 * @param {Edition} edition
 * @returns {Record<string, number>}
 */
function columnPlaces(names, edition) {
  const titles = names.map(normalize);
  const find = (/** @type {number} */ place) => {
    const wanted = Object.values(edition.columns).map((all) => normalize(all[place]));
    return titles.findIndex((title) => wanted.includes(title));
  };
  const places = Object.fromEntries(Object.entries(PLACES).map(([name, place]) => [name, find(place)]));
  return { ...places, head: find(1), id: titles.indexOf("id") };
}

/** @param {string} text */
const normalize = (text) => fold(text.trim().replace(/\s+/g, " "));

/**
 * @param {string[]} cells
 * @param {Record<string, number>} places
 * @param {Edition} edition
 * @param {string} language
 */
function readRow(cells, places, edition, language) {
  const cell = (/** @type {string} */ name) => plainCell(cells[places[name]] ?? "");
  const texts = Object.fromEntries(ANSWERS.map((name) => [name, cell(name)]));
  const due = readDay(texts.due, language);
  const row = normalizeRow({ ...texts, mark: readMark(texts.mark, edition), due, head: cell("head") });
  return { id: cell("id"), row, isLost: Boolean(texts.due) && !due };
}

/**
 * A cell without the apostrophe that kept it from being a formula.
 * @param {string} text
 */
function plainCell(text) {
  const trimmed = text.trim();
  return trimmed.startsWith("'") && FORMULA.test(trimmed.slice(1)) ? trimmed.slice(1) : trimmed;
}

/**
 * @param {string} text
 * @param {Edition} edition
 */
function readMark(text, edition) {
  const wanted = normalize(text);
  const lists = [MARKS, ...Object.values(edition.marks)].map((list) => list.map(normalize));
  const place = Math.max(...lists.map((list) => list.indexOf(wanted)));
  return MARKS[place] ?? "";
}

/**
 * A day as spreadsheet programs write it; "" where it is not certain which number is the month.
 * @param {string} text
 * @param {string} language
 */
function readDay(text, language) {
  if (DAY.test(text)) return text;
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!found) return "";
  const [first, second] = [Number(found[1]), Number(found[3])];
  if (first === second || language === "fr" || found[2] === "." || first > 12) return isoDay(found[4], second, first);
  return second > 12 ? isoDay(found[4], first, second) : "";
}

/**
 * @param {string} year
 * @param {number} month
 * @param {number} day
 */
function isoDay(year, month, day) {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = new Date(`${text}T12:00Z`);
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? text : "";
}

/**
 * The cells of a table, whatever its program put between them: a comma, a semicolon or a tab.
 * @param {string} text
 * @returns {string[][]}
 */
export function parseCsv(text) {
  const plain = text.replace(/^\ufeff/, "");
  const firstLine = plain.slice(0, plain.search(/[\r\n]|$/));
  const counts = [",", ";", "\t"].map((sign) => firstLine.split(sign).length);
  const separator = [",", ";", "\t"][counts.indexOf(Math.max(...counts))];
  return splitCells(plain, separator);
}

/**
 * @param {string} text
 * @param {string} separator
 */
function splitCells(text, separator) {
  /** @type {string[][]} */
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || !cell)) {
      isQuoted = !isQuoted;
    } else if (isQuoted || !(sign === separator || sign === "\n" || sign === "\r")) {
      cell += sign;
    } else {
      rows[rows.length - 1].push(cell);
      cell = "";
      if (sign !== separator) rows.push([]);
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
    }
  }
  rows[rows.length - 1].push(cell);
  return rows.filter((cells) => cells.some(Boolean));
}
