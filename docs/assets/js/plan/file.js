/* The user's own file: read, compared with an edition of the site, and written as JSON, as a table, and as dates for a calendar. */

/**
 * @typedef {{ head: string, digest: string, mark: string, owner: string, due: string, note: string }} Row
 * @typedef {{ edition: string, practices: string[], steps: Map<string, Row> }} Plan
 * @typedef {[id: string, head: string, digest: string, ...formerly: string[]]} Step
 * @typedef {{ id: string, name: string, url: string, steps: Step[] }} Practice
 * @typedef {{ edition: string, practices: Practice[] }} Edition
 */

export const MARKS = ["in-place", "partly", "not-yet", "not-for-us"];
const KIND = "toolkit-plan";
const LONGEST = { mark: 20, owner: 120, due: 10, note: 2000, head: 600, digest: 20 };
const DAY = /^\d{4}-\d\d-\d\d$/;
/* What a spreadsheet would run as a formula, as scripts/catalogue/exports/api/tables.py has it. */
const FORMULA = /^[=+\-@\t\r\n|%]/;

/** @returns {Plan} */
export const empty = () => ({ edition: "", practices: [], steps: new Map() });

/**
 * A plan from the text of a file; null if it is none. What it has beyond a plan is dropped.
 * @param {string} text
 * @returns {Plan | null}
 */
export function read(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (found?.kind !== KIND || !Array.isArray(found.practices) || typeof found.steps !== "object") return null;
  const steps = Object.entries(found.steps ?? {}).map(([id, row]) => /** @type {[string, Row]} */ ([id, rowOf(row)]));
  return { edition: DAY.test(found.edition) ? found.edition : "", practices: [...new Set(found.practices.map(String))], steps: new Map(steps) };
}

/**
 * @param {any} row
 * @returns {Row}
 */
function rowOf(row) {
  const texts = Object.entries(LONGEST).map(([name, most]) => [name, String(row?.[name] ?? "").slice(0, most)]);
  const known = Object.fromEntries(texts);
  if (!MARKS.includes(known.mark)) known.mark = "";
  if (!DAY.test(known.due)) known.due = "";
  return known;
}

/**
 * The text of the file. It names each step and keeps the digest of its head, by which a later edition tells what changed.
 * @param {Plan} plan
 */
export function written(plan) {
  const steps = Object.fromEntries([...plan.steps].sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ kind: KIND, edition: plan.edition, practices: plan.practices, steps }, null, 1)}\n`;
}

/**
 * A plan brought to an edition, and its steps that changed, came or went. What went stays in the file.
 * @param {Plan} plan
 * @param {Edition} edition
 */
export function brought(plan, edition) {
  const steps = new Map(plan.steps);
  /** @type {{ changed: { id: string, was: string, head: string }[], come: { id: string, head: string }[], gone: { id: string, head: string }[] }} */
  const news = { changed: [], come: [], gone: [] };
  for (const { id, steps: rows } of edition.practices.filter((one) => plan.practices.includes(one.id))) {
    const known = [...plan.steps.keys()].some((step) => step.startsWith(`${id}#`));
    for (const [name, head, digest, ...formerly] of rows) {
      const here = `${id}#${name}`;
      const before = [name, ...formerly].map((one) => `${id}#${one}`).find((one) => steps.has(one));
      const row = before ? steps.get(before) : undefined;
      if (before && before !== here) steps.delete(before);
      if (!row && known) news.come.push({ id: here, head });
      if (row && row.digest !== digest) news.changed.push({ id: here, was: row.head, head });
      steps.set(here, { ...(row ?? rowOf({})), head, digest });
    }
  }
  const current = new Set(edition.practices.flatMap(({ id, steps: rows }) => rows.map(([name]) => `${id}#${name}`)));
  for (const [id, { head }] of steps) if (!current.has(id)) news.gone.push({ id, head });
  return { plan: { edition: edition.edition, practices: plan.practices, steps }, news };
}

/**
 * A plan as a table: the names of its columns, then a row for each step. Spreadsheets in French expect semicolons.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {string[]} names
 * @param {Record<string, string>} marks
 * @param {string} language
 */
export function csv(plan, edition, names, marks, language) {
  const rows = planned(plan, edition).map(({ practice, id, row }) => [practice.name, row.head, marks[row.mark] ?? "", row.owner, row.due, row.note, id]);
  const cut = language === "fr" ? ";" : ",";
  const cell = (/** @type {string} */ text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${[[...names, "id"], ...rows].map((cells) => `${cells.map(cell).join(cut)}\r\n`).join("")}`;
}

/**
 * The dates that are to come, as days of a calendar; "" if there are none.
 * @param {Plan} plan
 * @param {Edition} edition
 * @param {Date} now
 */
export function ics(plan, edition, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const days = planned(plan, edition).filter(({ row }) => row.due >= now.toLocaleDateString("sv"));
  const events = days.flatMap(({ practice, id, row }) => [
    "BEGIN:VEVENT", `UID:${id.replace("#", ".")}@plan`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${row.due.replaceAll("-", "")}`,
    `SUMMARY:${escaped(row.head)}`, `DESCRIPTION:${escaped([practice.name, row.owner].filter(Boolean).join("\n"))}`, "TRANSP:TRANSPARENT", "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//toolkit//plan//EN", ...events, "END:VCALENDAR"];
  return events.length ? lines.map((line) => `${folded(line)}\r\n`).join("") : "";
}

/**
 * The steps of a plan that an edition has, in the order of both.
 * @param {Plan} plan
 * @param {Edition} edition
 */
export function planned(plan, edition) {
  const practices = plan.practices.flatMap((id) => edition.practices.filter((one) => one.id === id));
  return practices.flatMap((practice) => practice.steps.map(([name]) => {
    const id = `${practice.id}#${name}`;
    return { practice, id, row: plan.steps.get(id) ?? rowOf({}) };
  }));
}

/**
 * What in a text may lead to a person or to a shelter; "" if nothing does.
 * @param {string} text
 * @param {string[]} patterns
 */
export function trace(text, patterns) {
  const forms = patterns.map((one) => (one.startsWith("(?i)") ? new RegExp(one.slice(4), "iu") : new RegExp(one, "u")));
  return forms.map((form) => form.exec(text)?.[0]).find(Boolean) ?? "";
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/**
 * A line of a calendar, cut after at most 75 octets.
 * @param {string} line
 */
function folded(line) {
  const parts = [""];
  for (const letter of line) {
    if (new TextEncoder().encode(parts[parts.length - 1] + letter).length > (parts.length > 1 ? 74 : 75)) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts.join("\r\n ");
}
