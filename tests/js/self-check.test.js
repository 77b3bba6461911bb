/* The answers of a self-check: the reader's own file and its table, and what a spreadsheet program makes of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { migrate } from "../../docs/assets/js/plan/file.js";
import { bindingInstruments } from "../../docs/assets/js/self-check/binding.js";
import { allSteps, decode, isAnswered, parseAnswers, parseCsv, parseTable, serializeAnswers, toTable } from "../../docs/assets/js/self-check/file.js";

const COLUMNS = {
  en: ["Practice", "Step", "Norm", "Who acts", "When", "Provisions that ask for it", "Mark", "Who answers for it", "Since when, or by when", "Where it is written"],
  fr: ["Pratique", "Étape", "Norme", "Qui agit", "Quand", "Dispositions qui le demandent", "Marque", "Responsable", "Depuis quand, ou pour quand", "Où c’est écrit"],
};
const MARKS = { en: ["In place", "Partly", "Not yet", "Not for us"], fr: ["En place", "En partie", "Pas encore", "Hors de notre rôle"] };
const practice = (id, ...steps) => ({ id, name: `Name of ${id}`, url: `practices/${id}/`, formerly: [], steps, details: steps.map(() => [[0], 0, 0, [[0, "Treaty, art. 1"]], "Norm"]) });
const step = (id, digest, ...formerly) => [id, `Head of ${id}, so`, digest, ...formerly];
const edition = (day, ...practices) => ({ edition: day, practices, instruments: ["treaty"], treaties: ["Treaty"], audiences: ["Police"], moments: ["Always"], levels: ["Law"], columns: COLUMNS, marks: MARKS, traces: [] });
const FIRST = edition("2026-11-20", practice("rooms", step("hear", "aa"), step("write", "bb"), step("drop", "cc")), practice("return", step("ask", "dd")));

function answered() {
  const { plan } = migrate({ edition: "", practices: [], steps: new Map() }, FIRST, true);
  Object.assign(plan.steps.get("rooms#hear"), { mark: "in-place", owner: "=HYPERLINK(1)", due: "2026-12-24", note: '<script>alert("x")</script>; one,\ntwo' });
  Object.assign(plan.steps.get("rooms#drop"), { mark: "not-yet" });
  return plan;
}

test("the file has all steps, and gives the same answers when it is opened", () => {
  const plan = answered();
  const text = serializeAnswers(plan, "SN");
  assert.deepEqual(JSON.parse(text).steps["rooms#write"], { digest: "bb" });
  const opened = parseAnswers(text);
  assert.equal(opened.state, "SN");
  const { plan: again, changes } = migrate(opened, FIRST, true);
  assert.deepEqual(again, plan);
  assert.deepEqual(changes, { changed: [], added: [], removed: [] });
});

test("what was not saved here is refused, and unknown values are dropped", () => {
  for (const text of ["", "[]", "{}", "null", '{"kind":"toolkit-plan","practices":[],"steps":{}}', '{"kind":"toolkit-self-check"}', '{"kind":"toolkit-self-check","steps":null}']) assert.equal(parseAnswers(text), null, text);
  const opened = parseAnswers('{"kind":"toolkit-self-check","edition":"soon","state":"Senegal","steps":{"__proto__":{"mark":"partly"},"a#b":{"mark":"x","due":"soon","owner":7,"note":null}}}');
  assert.deepEqual([opened.edition, opened.state, [...opened.steps.keys()]], ["", "Se", ["a#b"]]);
  assert.deepEqual(opened.steps.get("a#b"), { mark: "", owner: "7", due: "", note: "", head: "", digest: "" });
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, number) => [`a#b${number}`, {}]));
  assert.equal(parseAnswers(JSON.stringify({ kind: "toolkit-self-check", steps: many })).steps.size, 5000);
});

test("a later edition names the steps that are new, changed and gone, and follows former names", () => {
  const later = edition("2027-01-10",
    { ...practice("interviews", step("listen", "aa", "hear"), step("write", "b2"), step("follow", "ee")), formerly: ["rooms"] },
    practice("return", step("ask", "dd")), practice("data", step("count", "ff")));
  const { plan, changes } = migrate(parseAnswers(serializeAnswers(answered(), "")), later, true);
  assert.equal(plan.steps.get("interviews#listen").owner, "=HYPERLINK(1)");
  assert.deepEqual(changes.added.map(({ id }) => id), ["interviews#follow", "data#count"]);
  assert.deepEqual(changes.changed.map(({ id }) => id), ["interviews#write"]);
  assert.deepEqual(changes.removed.map(({ id }) => id), ["rooms#drop"]);
  assert.equal(plan.steps.get("rooms#drop").mark, "not-yet");
});

for (const language of ["en", "fr"]) {
  test(`a table that was saved in ${language} gives the same answers when it is opened in either language`, () => {
    const text = toTable(answered(), FIRST, () => "Treaty, art. 1 (2003)", language);
    for (const other of ["en", "fr"]) {
      const { plan, missing, days } = parseTable(text, FIRST, other);
      assert.deepEqual([missing, days], [[], 0]);
      assert.deepEqual([...plan.steps.keys()], ["rooms#hear", "rooms#drop"]);
      const { mark, owner, due, note } = plan.steps.get("rooms#hear");
      assert.deepEqual([mark, owner, due, note], ["in-place", "=HYPERLINK(1)", "2026-12-24", '<script>alert("x")</script>; one,\ntwo']);
    }
  });
}

test("a table has a row for each step, and keeps the answers to steps that are gone", () => {
  const plan = answered();
  plan.steps.set("old#gone", { head: "A step that is gone", digest: "", mark: "partly", owner: "", due: "", note: "" });
  const rows = parseCsv(toTable(plan, FIRST, () => "", "en"));
  assert.equal(rows.length, 1 + 4 + 1);
  assert.deepEqual(rows[0], [...COLUMNS.en, "id"]);
  assert.ok(rows[1].includes("'=HYPERLINK(1)"));
  assert.deepEqual(rows.at(-1), ["", "A step that is gone", "", "", "", "", "Partly", "", "", "", "old#gone"]);
  assert.ok(parseTable(toTable(plan, FIRST, () => "", "en"), FIRST, "en").plan.steps.get("old#gone"));
});

test("a table that a spreadsheet program wrote again is read", () => {
  const head = "Marque;Id;Responsable;Depuis quand, ou pour quand";
  const { plan, days } = parseTable(`${head}\r\nEN  PLACE;rooms#hear;Parquet;24/12/2026\r\npas encore;rooms#write;"a ""b""; c";31.12.2026\r\n;rooms#drop;;\r\n`, FIRST, "fr");
  assert.equal(days, 0);
  assert.deepEqual([...plan.steps].map(([id, { mark, owner, due }]) => [id, mark, owner, due]), [
    ["rooms#hear", "in-place", "Parquet", "2026-12-24"],
    ["rooms#write", "not-yet", 'a "b"; c', "2026-12-31"],
  ]);
  const tabs = parseTable("id\tMark\nrooms#hear\tpartly\n", FIRST, "en");
  assert.equal(tabs.plan.steps.get("rooms#hear").mark, "partly");
});

test("a day of which the month is not certain is left out and counted", () => {
  const read = (day, language = "en") => {
    const { plan, days } = parseTable(`id,Mark,"Since when, or by when"\nrooms#hear,Partly,${day}\n`, FIRST, language);
    return [plan.steps.get("rooms#hear").due, days];
  };
  assert.deepEqual(read("12/24/2026"), ["2026-12-24", 0]);
  assert.deepEqual(read("24/12/2026"), ["2026-12-24", 0]);
  assert.deepEqual(read("05/06/2026"), ["", 1]);
  assert.deepEqual(read("05/06/2026", "fr"), ["2026-06-05", 0]);
  assert.deepEqual(read("06/06/2026"), ["2026-06-06", 0]);
  assert.deepEqual(read("31/02/2026"), ["", 1]);
  assert.deepEqual(read("soon"), ["", 1]);
});

test("a table without its columns is refused by their names, and no table is refused", () => {
  assert.deepEqual(parseTable("id,Step\nrooms#hear,x", FIRST, "en").missing, ["Mark"]);
  assert.deepEqual(parseTable("Mark,Step\nPartly,x", FIRST, "fr").missing, ["id"]);
  for (const text of ["", "\n\n", "one line", "\u0000\u0001", '"""']) assert.equal(parseTable(text, FIRST, "en"), null, JSON.stringify(text));
  const rows = parseTable("id,Mark\nnot an id,Partly\n__proto__,Partly\n../x#y,Partly\n", FIRST, "en").plan.steps;
  assert.equal(rows.size, 0);
});

test("a cell without an end, and a very long one, are read without stalling", () => {
  assert.deepEqual(parseCsv('id,Mark\n"open,x\ny'), [["id", "Mark"], ["open,x\ny"]]);
  const long = parseTable(`id,Mark,Where it is written\nrooms#hear,Partly,"${"a".repeat(2_000_000)}"\n`, FIRST, "en");
  assert.equal(long.plan.steps.get("rooms#hear").note.length, 2000);
});

test("a table in the encoding of older programs keeps its accents", () => {
  assert.equal(decode(Uint8Array.from([0xc9, 0x74, 0x61, 0x70, 0x65]).buffer), "Étape");
  assert.equal(decode(new TextEncoder().encode("Étape").buffer), "Étape");
});

test("a step is as its practice and its details say", () => {
  const [first] = allSteps(FIRST);
  assert.deepEqual([first.id, first.norm, first.who, first.moment, first.law], ["rooms#hear", "Norm", "Police", "Always", [[0, "Treaty, art. 1"]]]);
  assert.equal(isAnswered(undefined), false);
});

test("who acts is a line in which only the first name has a capital letter, where the language wants it", () => {
  const [{ steps: [shown], ...others }] = FIRST.practices;
  const practice = { ...others, steps: [shown], details: [[[0, 1], 0, 0, [], ""]] };
  const audiences = { audiences: ["Police", "Parquet"], practices: [practice], moments: ["Always"] };
  assert.equal(allSteps({ ...FIRST, ...audiences, inside: ["police", "parquet"] })[0].who, "Police, parquet");
  assert.equal(allSteps({ ...FIRST, ...audiences })[0].who, "Police, Parquet");
});

test("a State is bound by the instruments that have a plus in its place, with the year if there is one", () => {
  const table = { instruments: { first: ["", ". +2003"], second: ["", "+1995!9 +"], third: ["2027", "+ ~2000"] }, states: { FR: [], SN: [] } };
  assert.deepEqual([...bindingInstruments(table, "SN", ["second", "first"], "from {year}")], [[1, "2003"], [0, ""]]);
  assert.deepEqual([...bindingInstruments(table, "FR", ["third", "second"], "from {year}")], [[1, "1995"], [0, "from 2027"]]);
  assert.deepEqual([...bindingInstruments(table, "XX", ["first"], "")], []);
});
