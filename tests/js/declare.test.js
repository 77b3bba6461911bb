/* The file of a declaration: what is saved is what model/declarations.py reads, and an earlier file fills the page again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOf, isPlain, parseDeclaration, plainWords, serializeDeclaration, sortAnswers } from "../../docs/assets/js/declare/file.js";

const ABOUT = { agency: "office", edition: "2026-11-29", schema: "https://toolkit.test/schemas/declaration.schema.json" };
const answer = (on, choice, more = {}) => ({ on, answer: choice, document: "", where: "", words: { en: `Words of ${on}` }, texts: {}, reference: "", link: "", ...more });
const ANSWERS = [
  answer("practices/rooms", "recognizes"),
  answer("practices/rooms#give-a-room", "in-part", { texts: { en: "for children", fr: "" }, reference: "Note, p. 2", link: "https://office.example.org/note" }),
  answer("practices/rooms#take-time", "otherwise", { document: "resources/rules", where: "p. 4", texts: { en: "It asks for an hour" } }),
];

test("the file names what is answered and leaves out what is empty", () => {
  const file = JSON.parse(serializeDeclaration({ date: "2026-11-30", office: "Legal office", answers: ANSWERS }, ABOUT));
  assert.deepEqual(Object.keys(file), ["$schema", "version", "agency", "date", "edition", "office", "answers"]);
  assert.deepEqual(file.answers, [
    { on: "practices/rooms", words: { en: "Words of practices/rooms" }, answer: "recognizes" },
    { on: "practices/rooms#give-a-room", words: { en: "Words of practices/rooms#give-a-room" }, answer: "in-part", part: { en: "for children" }, reference: "Note, p. 2", link: "https://office.example.org/note" },
    { on: "practices/rooms#take-time", document: "resources/rules", where: "p. 4", words: { en: "Words of practices/rooms#take-time" }, answer: "otherwise", says: { en: "It asks for an hour" } },
  ]);
  assert.equal("$schema" in JSON.parse(serializeDeclaration({ date: "", office: "", answers: [] }, { ...ABOUT, schema: "" })), false);
});

test("a text that belongs to another answer is not saved", () => {
  const [first] = ANSWERS;
  const file = JSON.parse(serializeDeclaration({ date: "", office: "", answers: [{ ...first, texts: { en: "left over" } }] }, ABOUT));
  assert.deepEqual(Object.keys(file.answers[0]), ["on", "words", "answer"]);
});

test("an earlier file gives the same answers", () => {
  const text = serializeDeclaration({ date: "2026-11-30", office: "Legal office", answers: ANSWERS }, ABOUT);
  const opened = parseDeclaration(text, "office");
  assert.deepEqual([opened.date, opened.office], ["2026-11-30", "Legal office"]);
  assert.equal(serializeDeclaration(opened, ABOUT), text);
});

test("what is no declaration of this agency is refused, and what is odd in one is dropped", () => {
  const text = serializeDeclaration({ date: "2026-11-30", office: "Legal office", answers: ANSWERS }, ABOUT);
  assert.equal(parseDeclaration(text, "bureau"), null);
  for (const other of ["", "[]", "null", "{}", '{"version":"1","agency":"office"}', '{"version":"2","agency":"office","answers":[]}']) assert.equal(parseDeclaration(other, "office"), null, other);
  const odd = { version: "1", agency: "office", date: "soon", office: 7, answers: [null, 1, { on: "x", answer: "recognizes" }, { on: "practices/a", answer: "maybe" }, { on: "practices/a", answer: "does-not", document: "../x", where: 3, words: [], part: "x", link: {} }] };
  const opened = parseDeclaration(JSON.stringify(odd), "office");
  assert.deepEqual([opened.date, opened.office, opened.answers.length], ["", "", 1]);
  assert.deepEqual(opened.answers[0], { on: "practices/a", answer: "does-not", document: "", where: "", words: {}, texts: {}, reference: "", link: "" });
});

test("a yes to words that have changed is left out, a no stays, and what is not on the page stays in the file", () => {
  const lines = new Map([["practices/rooms", { en: "Words\u00a0of  practices/rooms" }], ["practices/rooms#give-a-room", { en: "Other words" }], ["practices/rooms#take-time", { en: "Other words" }]]);
  const elsewhere = answer("practices/gone", "recognizes");
  const second = answer("practices/rooms", "does-not", { document: "resources/rules" });
  const sorted = sortAnswers([...ANSWERS, elsewhere, second], lines);
  assert.deepEqual([...sorted.own.keys()], ["practices/rooms", "practices/rooms#take-time"]);
  assert.deepEqual(sorted.changed, [ANSWERS[1]]);
  assert.deepEqual(sorted.others, [elsewhere, second]);
});

test("words in another language are not compared", () => {
  const french = answer("practices/rooms", "recognizes", { words: { fr: "Des mots" } });
  assert.equal(sortAnswers([french], new Map([["practices/rooms", { en: "Words" }]])).own.size, 1);
});

test("faults are those for which the file would be refused", () => {
  const [yes, part] = ANSWERS;
  assert.equal(faultOf(yes), "");
  assert.equal(faultOf(part), "");
  assert.equal(faultOf({ ...part, texts: {} }), "missing");
  for (const text of ["<b>", "a@b", "see //x", "=1", "a\nb", "a\u202eb", "x", "x".repeat(301)]) assert.equal(isPlain(text), false, text);
  assert.equal(faultOf({ ...part, texts: { en: "[x](y)" } }), "signs");
  assert.equal(faultOf({ ...yes, reference: "<i>" }), "signs");
  for (const link of ["http://x.org", "javascript:x", "https://a b", "https://a(b)"]) assert.equal(faultOf({ ...yes, link }), "link", link);
  assert.equal(plainWords(" a\u00a0\u202f b "), "a b");
});
