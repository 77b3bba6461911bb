/* The plan file of the user: parsed, migrated to an edition of the site, and serialized as JSON, CSV and a calendar (iCalendar). */

/**
 * @typedef {{ head: string, digest: string, mark: string, owner: string, due: string, note: string }} Row
 * @typedef {{ edition: string, practices: string[], steps: Map<string, Row> }} Plan
 * @typedef {[id: string, head: string, digest: string, ...formerly: string[]]} Step
 * @typedef {{ id: string, name: string, url: string, formerly?: string[], steps: Step[] }} Practice
 * @typedef {{ edition: string, practices: Practice[] }} Edition
 */

export const MARKS = ["in-place", "partly", "not-yet", "not-for-us"];
const KIND = "toolkit-plan";
const MAX_LENGTHS = { mark: 20, owner: 120, due: 10, note: 2000, head: 600, digest: 20 };
export const DAY = /^\d{4}-\d\d-\d\d$/;
/* What a spreadsheet would run as a formula, as scripts/catalogue/exports/api/tables.py has it. */
export const FORMULA = /^[=+\-@\t\r\n|%]/;

/** @returns {Plan} */
export const emptyPlan = () => ({ edition: "", practices: [], steps: new Map() });

/**
 * A plan from the text of a file; null if it is invalid. Unknown keys and values are dropped.
 * @param {string} text
 * @returns {Plan | null}
 */
export function parsePlan(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.kind !== KIND || !Array.isArray(data.practices) || typeof data.steps !== "object") return null;
  const steps = Object.entries(data.steps ?? {}).map(([id, row]) => /** @type {[string, Row]} */ ([id, normalizeRow(row)]));
  return { edition: DAY.test(data.edition) ? data.edition : "", practices: [...new Set(data.practices.map(String))], steps: new Map(steps) };
}

/**
 * @param {any} row
 * @returns {Row}
 */
export function normalizeRow(row) {
  const texts = Object.entries(MAX_LENGTHS).map(([name, most]) => [name, String(row?.[name] ?? "").slice(0, most)]);
  const normalized = Object.fromEntries(texts);
  if (!MARKS.includes(normalized.mark)) normalized.mark = "";
  if (!DAY.test(normalized.due)) normalized.due = "";
  return normalized;
}

/**
 * The text of the file. It names each step and keeps the digest of its head, by which a later edition detects changes.
 * @param {Plan} plan
 */
export function serialize(plan) {
  const steps = Object.fromEntries([...plan.steps].sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ kind: KIND, edition: plan.edition, practices: plan.practices, steps }, null, 1)}\n`;
}

/**
 * A plan migrated to an edition, and the steps that the edition changed, added or removed. A removed step stays in the file.
 * A plan that is whole has all practices: of one that it does not know every step is new.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {boolean} isWhole
 */
export function migrate(plan, edition, isWhole = false) {
  const steps = new Map(plan.steps);
  const practices = isWhole ? edition.practices.map(({ id }) => id) : currentPractices(plan.practices, edition);
  /** @type {{ changed: { id: string, previous: string, head: string }[], added: { id: string, head: string }[], removed: { id: string, head: string }[] }} */
  const changes = { changed: [], added: [], removed: [] };
  const known = new Set([...plan.steps.keys()].map((step) => step.split("#")[0]));
  for (const { id, formerly: ids = [], steps: rows } of edition.practices.filter((one) => practices.includes(one.id))) {
    const isKnownPractice = isWhole ? known.size > 0 : [id, ...ids].some((one) => known.has(one));
    for (const [name, head, digest, ...formerly] of rows) {
      const here = `${id}#${name}`;
      const ofPractice = (/** @type {string} */ one) => [name, ...formerly].map((step) => (step.includes("/") ? step.replace("/", "#") : `${one}#${step}`));
      const before = [id, ...ids].flatMap(ofPractice).find((one) => steps.has(one));
      const row = before ? steps.get(before) : undefined;
      if (before && before !== here) steps.delete(before);
      if (!row && isKnownPractice) changes.added.push({ id: here, head });
      if (row?.digest && row.digest !== digest) changes.changed.push({ id: here, previous: row.head, head });
      steps.set(here, { ...(row ?? normalizeRow({})), head, digest });
    }
  }
  const current = new Set(edition.practices.flatMap(({ id, steps: rows }) => rows.map(([name]) => `${id}#${name}`)));
  for (const [id, { head }] of steps) if (!current.has(id)) changes.removed.push({ id, head });
  return { plan: { edition: edition.edition, practices, steps }, changes };
}

/**
 * The present ids of practices.
 * @param {string[]} ids
 * @param {Edition} edition
 */
function currentPractices(ids, edition) {
  const renamed = new Map(edition.practices.flatMap(({ id, formerly = [] }) => formerly.map((old) => [old, id])));
  return [...new Set(ids.map((id) => renamed.get(id) ?? id))];
}

/**
 * A plan as a table: the names of its columns, then a row for each step. Spreadsheets in French expect semicolons.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {string[]} names
 * @param {Record<string, string>} marks
 * @param {string} language
 */
export function toCsv(plan, edition, names, marks, language) {
  const rows = plannedSteps(plan, edition).map(({ practice, id, row }) => [practice.name, row.head, marks[row.mark] ?? "", row.owner, row.due, row.note, id]);
  return csvText([[...names, "id"], ...rows], language);
}

/**
 * Rows as a table that spreadsheets open; no cell is a formula.
 * @param {string[][]} rows
 * @param {string} language
 */
export function csvText(rows, language) {
  const separator = language === "fr" ? ";" : ",";
  const cell = (/** @type {string} */ text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((cells) => `${cells.map(cell).join(separator)}\r\n`).join("")}`;
}

/**
 * The dates in the future, as days of a calendar; "" if there are none.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {Date} now
 */
export function toIcs(plan, edition, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const days = plannedSteps(plan, edition).filter(({ row }) => row.due >= now.toLocaleDateString("sv"));
  const events = days.flatMap(({ practice, id, row }) => [
    "BEGIN:VEVENT", `UID:${id.replace("#", ".")}@plan`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${row.due.replaceAll("-", "")}`,
    `SUMMARY:${escapeText(row.head)}`, `DESCRIPTION:${escapeText([practice.name, row.owner].filter(Boolean).join("\n"))}`, "TRANSP:TRANSPARENT", "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//toolkit//plan//EN", ...events, "END:VCALENDAR"];
  return events.length ? lines.map((line) => `${foldLine(line)}\r\n`).join("") : "";
}

/**
 * The steps of a plan that an edition has, in the order of both.
 * @param {Plan} plan
 * @param {Edition} edition
 */
export function plannedSteps(plan, edition) {
  const practices = plan.practices.flatMap((id) => edition.practices.filter((one) => one.id === id));
  return practices.flatMap((practice) => practice.steps.map(([name]) => {
    const id = `${practice.id}#${name}`;
    return { practice, id, row: plan.steps.get(id) ?? normalizeRow({}) };
  }));
}

/**
 * What in a text may lead to a person or to a shelter; "" if nothing does.
 * @param {string} text
 * @param {string[]} patterns
 */
export function findPersonalData(text, patterns) {
  const forms = patterns.map((one) => (one.startsWith("(?i)") ? new RegExp(one.slice(4), "iu") : new RegExp(one, "u")));
  return forms.map((form) => form.exec(text)?.[0]).find(Boolean) ?? "";
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/**
 * A line of a calendar, cut after at most 75 octets.
 * @param {string} line
 */
function foldLine(line) {
  const parts = [""];
  for (const letter of line) {
    if (new TextEncoder().encode(parts[parts.length - 1] + letter).length > (parts.length > 1 ? 74 : 75)) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts.join("\r\n ");
}
