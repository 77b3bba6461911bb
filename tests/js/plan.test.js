/* The plan file of the user: a round trip, export to spreadsheets and calendars, and migration to a later edition. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { migrate, toCsv, emptyPlan, toIcs, parsePlan, findPersonalData, serialize } from "../../docs/assets/js/plan/file.js";

const step = (id, digest, ...formerly) => [id, `Head of ${id}, so`, digest, ...formerly];
const edition = (day, ...steps) => ({ edition: day, practices: [{ id: "rooms", name: "Rooms", url: "practices/rooms/", steps }] });
const FIRST = edition("2026-11-20", step("hear", "aa"), step("write", "bb"), step("drop", "cc"));

function marked() {
  const { plan } = migrate({ ...emptyPlan(), practices: ["rooms"] }, FIRST);
  Object.assign(plan.steps.get("rooms#hear"), { mark: "in-place", owner: "=HYPERLINK(1)", due: "2026-12-24", note: 'a "word"; one, two' });
  return plan;
}

test("parsing a serialized plan gives the same plan", () => {
  assert.deepEqual(parsePlan(serialize(marked())), marked());
});

test("an invalid plan is refused, and unknown values are dropped", () => {
  for (const text of ["", "[]", "{}", '{"kind":"toolkit-plan"}', '{"kind":"toolkit-plan","practices":["a"]}']) assert.equal(parsePlan(text), null);
  const text = JSON.stringify({ kind: "toolkit-plan", practices: ["a", "a"], steps: { "a#b": { mark: "x", due: "soon", owner: 7, other: 1, note: "n".repeat(9999) } } });
  const plan = parsePlan(text);
  assert.deepEqual(plan.practices, ["a"]);
  assert.deepEqual({ ...plan.steps.get("a#b"), note: plan.steps.get("a#b").note.length }, { mark: "", owner: "7", due: "", note: 2000, head: "", digest: "" });
  assert.deepEqual([...parsePlan('{"kind":"toolkit-plan","practices":[],"steps":{"__proto__":{"mark":"partly"}}}').steps.keys()], ["__proto__"]);
});

test("a later edition names the changed, added and removed steps, and keeps the notes", () => {
  const later = edition("2027-01-10", step("listen", "aa", "hear"), step("write", "b2"), step("follow", "dd"));
  const { plan, changes } = migrate(parsePlan(serialize(marked())), later);
  assert.deepEqual(changes.changed.map(({ id }) => id), ["rooms#write"]);
  assert.deepEqual(changes.added.map(({ id }) => id), ["rooms#follow"]);
  assert.deepEqual(changes.removed.map(({ id }) => id), ["rooms#drop"]);
  assert.equal(plan.steps.get("rooms#listen").mark, "in-place");
  assert.ok(plan.steps.has("rooms#drop") && !plan.steps.has("rooms#hear"));
  assert.equal(plan.edition, "2027-01-10");
  assert.deepEqual(migrate(plan, later).changes, { changed: [], added: [], removed: changes.removed });
});

test("a step that moved to another practice of the plan keeps its notes", () => {
  const halls = { id: "halls", name: "Halls", url: "practices/halls/", steps: [step("listen", "aa", "rooms/hear")] };
  const later = edition("2027-01-10", step("write", "bb"), step("drop", "cc"));
  const plan = { ...parsePlan(serialize(marked())), practices: ["rooms", "halls"] };
  const moved = migrate(plan, { ...later, practices: [...later.practices, halls] });
  assert.equal(moved.plan.steps.get("halls#listen").mark, "in-place");
  assert.ok(!moved.plan.steps.has("rooms#hear"));
});

test("a table has no formulas, and the separator that spreadsheets of the language expect", () => {
  const names = ["Practice", "Step", "Mark", "Owner", "Due", "Note"];
  const [head, first, second] = toCsv(marked(), FIRST, names, { "in-place": "In place" }, "en").split("\r\n");
  assert.equal(head, '\ufeff"Practice","Step","Mark","Owner","Due","Note","id"');
  assert.equal(first, '"Rooms","Head of hear, so","In place","\'=HYPERLINK(1)","2026-12-24","a ""word""; one, two","rooms#hear"');
  assert.equal(second, '"Rooms","Head of write, so","","","","","rooms#write"');
  for (const start of "=+-@\t|%") {
    const plan = marked();
    plan.steps.get("rooms#hear").note = `${start}1`;
    assert.ok(toCsv(plan, FIRST, names, {}, "fr").includes(`;"'${start}1";`));
  }
});

test("a calendar has the future dates, in lines of at most 75 octets", () => {
  const plan = marked();
  plan.steps.get("rooms#write").due = "2026-11-01";
  plan.steps.get("rooms#hear").head = "É, ; ".repeat(40);
  const text = toIcs(plan, FIRST, new Date("2026-11-26T10:00:00Z"));
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
  assert.match(text, /\r\nDTSTAMP:20261126T100000Z\r\nDTSTART;VALUE=DATE:20261224\r\n/);
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${"É\\, \\; ".repeat(40)}`));
  assert.equal(toIcs(plan, FIRST, new Date("2027-01-01T10:00:00Z")), "");
});

test("personal data is found", () => {
  const forms = ["(?i)\\bwhatsapp\\b[^.]{0,15}\\+\\d", "\\d{1,3}°\\s?\\d"];
  assert.equal(findPersonalData("ask on WhatsApp: +3", forms), "WhatsApp: +3");
  assert.equal(findPersonalData("at 48° 51", forms), "48° 5");
  assert.equal(findPersonalData("the head of unit, in 2027", forms), "");
});
