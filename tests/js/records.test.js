/* Lists to choose from, and records that a proposal may duplicate. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesOf, Options } from "../../docs/assets/js/propose/records.js";
import { isSimilar, similarRecords } from "../../docs/assets/js/propose/similar.js";
import { fillIn, comparableText } from "../../docs/assets/js/propose/words.js";

const RECORDS = [
  { ref: "resources/a", name: "Guide A", titles: ["Identifying victims of trafficking"], links: ["https://www.unodc.org/a/"], symbol: "A/HRC/12" },
  { ref: "resources/b", name: "Guide B", titles: ["Toolkit to Combat Trafficking in Persons", "Référentiel"], links: [], isbn: "978-92-1-133789-1" },
  { ref: "practices/c", name: "Practice C", titles: ["Rooms for children"], links: [] },
];

const refs = (typed) => similarRecords(RECORDS, typed).map(({ ref }) => ref);

test("the same symbol, number or address is found however it is written", () => {
  assert.deepEqual(refs({ symbol: "a/hrc/ 12" }), ["resources/a"]);
  assert.deepEqual(refs({ isbn: "9789211337891" }), ["resources/b"]);
  assert.deepEqual(refs({ links: { en: "http://unodc.org/a" } }), ["resources/a"]);
  assert.deepEqual(refs({ doi: "10.1/x", isbn: "0-306-40615-2" }), []);
});

test("nearly the same title is found after what is certain, and each record once", () => {
  assert.deepEqual(refs({ title: "Toolkit to combat trafficking in persons: 2nd edition" }), ["resources/b"]);
  assert.deepEqual(refs({ title: "Identifying the victims of trafficking", isbn: "9789211337891" }), ["resources/b", "resources/a"]);
  assert.deepEqual(refs({ title: "Identifying victims of trafficking", symbol: "A/HRC/12" }), ["resources/a"]);
  assert.deepEqual(refs({ title: "Rooms" }), []);
});

test("titles are alike by their share of common words", () => {
  assert.ok(isSimilar("care of child victims in court", "care of child victims at court") === false);
  assert.ok(isSimilar("care of child victims in the court of law", "the care of child victims in court of law"));
});

test("a list holds a vocabulary, a kind with bare ids, or several kinds with whole ones", () => {
  const ids = (source, vocabularies = {}) => entriesOf(source, RECORDS, vocabularies).map(([id]) => id);
  assert.deepEqual(entriesOf("regions", RECORDS, { regions: [["world", "World"]] }), [["world", "World"]]);
  assert.deepEqual(ids("practices"), ["c"]);
  assert.deepEqual(ids("practices resources"), ["resources/a", "resources/b", "practices/c"]);
  assert.equal(ids("records").length, 3);
});

const BODIES = new Options([
  ["unodc", "Office des Nations Unies contre la drogue et le crime", "United Nations Office on Drugs and Crime", "UNODC", "ONUDC"],
  ["dpo", "Département des opérations de paix de l’ONU", "DPO"],
  ["unhcr", "Haut-Commissariat des Nations Unies pour les réfugiés", "UNHCR", "HCR"],
  ["un-women", "ONU-Femmes", "UN Women"],
]);

test("an entry is found by its label, its id, its acronyms and its names in other languages, in whatever accents", () => {
  for (const [typed, id] of [["ONUDC", "unodc"], ["hcr", "unhcr"], ["un women", "un-women"], ["united nations office on drugs and crime", "unodc"], ["DPO", "dpo"]]) {
    assert.equal(BODIES.find(typed), id);
  }
});

test("a part of a name resolves to nothing: choices are offered, by words in any order", () => {
  for (const typed of ["ONU", "paix", "Nations Unies", " ", "xyz"]) assert.equal(BODIES.find(typed), undefined);
  assert.deepEqual(new Set(BODIES.suggest("ONU")), new Set(["un-women", "dpo", "unodc"]));
  assert.deepEqual(BODIES.suggest("crime drogue"), ["unodc"]);
  assert.deepEqual(BODIES.suggest("refug nations"), ["unhcr"]);
  assert.deepEqual(BODIES.suggest("HCR")[0], "unhcr");
  assert.deepEqual([BODIES.suggest(" "), BODIES.suggest("xyz")], [[], []]);
});

test("labels that occur twice carry their ids, and a name of two entries means neither", () => {
  const options = new Options([["a", "Guide", "G"], ["b", "Guide", "G"], ["c", "Report", "Guide (a)"]]);
  assert.deepEqual(["a", "b", "c"].map((id) => options.label(id)), ["Guide (a)", "Guide (b)", "Report"]);
  assert.equal(options.find(options.label("b")), "b");
  assert.equal(options.find(options.label("a")), "a");
  assert.equal(options.find("G"), undefined);
});

test("words to compare by have no accents, ligatures, capitals and marks", () => {
  assert.equal(comparableText("  L’Œuvre — déjà (vue) ! "), "l oeuvre deja vue");
});

test("only the blanks that are known are filled in", () => {
  assert.equal(fillIn("{count} of {most}: {other}", { count: 0, most: 3 }), "0 of 3: {other}");
});

test("the names of records are folded once, and not again for each answer", (testContext) => {
  const options = new Options(RECORDS.map(({ ref, name }) => [ref, name]));
  const folded = testContext.mock.method(String.prototype, "normalize").mock;
  assert.equal(options.find("guide a"), "resources/a");
  assert.equal(folded.callCount(), 1);
});
