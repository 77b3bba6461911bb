/* Counts of facets, distances between words, and comparison. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { comparison, selection } from "../../docs/assets/js/comparison.js";
import { crossTabulate, expandColumn, filterRecords } from "../../docs/assets/js/explore/facets.js";
import { distance } from "../../docs/assets/js/text.js";

/* Four records; "europe" is above "france" and "italy". */
const COLUMNS = {
  topic: expandColumn({ ids: ["law", "care"], of: [[0], [0, 1], [1], []] }),
  region: expandColumn({ ids: ["world", "europe", "france", "italy"], of: [[2], [3], [0], [2, 3]], up: [-1, -1, 1, 1] }),
};
const ALL = [0, 1, 2, 3];
const totals = (result, name) => Object.fromEntries(result.totals[name]);

test("a record has the options above its own, each once", () => {
  const { passed, totals: counts } = filterRecords(COLUMNS, ALL, {});
  assert.deepEqual(passed, ALL);
  assert.deepEqual(Object.fromEntries(counts.region), { world: 1, europe: 3, france: 2, italy: 2 });
});

test("OR within a facet, AND between facets", () => {
  assert.deepEqual(filterRecords(COLUMNS, ALL, { region: ["france", "world"] }).passed, [0, 2, 3]);
  assert.deepEqual(filterRecords(COLUMNS, ALL, { region: ["europe"], topic: ["law"] }).passed, [0, 1]);
  assert.deepEqual(filterRecords(COLUMNS, [3, 1], { region: ["italy"] }).passed, [3, 1], "the order is that of the numbers");
});

test("an option counts what it would give, whatever else of its facet is chosen", () => {
  const result = filterRecords(COLUMNS, ALL, { topic: ["care"], region: ["france"] });
  assert.deepEqual(result.passed, []);
  assert.deepEqual(totals(result, "topic"), { law: 1, care: 0 });
  assert.deepEqual(totals(result, "region"), { world: 1, europe: 1, france: 0, italy: 1 });
  assert.deepEqual(result.alone, { topic: 2, region: 2 });
});

test("the counts are those of a count from nothing", () => {
  for (const topic of ["law", "care"]) for (const region of ["world", "europe", "france", "italy"]) {
    const { passed, totals: counts } = filterRecords(COLUMNS, ALL, { topic: [topic] });
    const both = filterRecords(COLUMNS, ALL, { topic: [topic], region: [region] }).passed;
    assert.equal(counts.region.get(region), both.length);
    assert.deepEqual(both, passed.filter((number) => filterRecords(COLUMNS, [number], { region: [region] }).passed.length));
  }
});

test("two facets crossed count the records that have both options", () => {
  const number = crossTabulate(COLUMNS.topic, COLUMNS.region, [0, 1, 2]);
  assert.equal(number("law", "europe"), 2);
  assert.equal(number("care", "world"), 1);
  assert.equal(number("care", "france"), 0);
});

test("steps between two words", () => {
  assert.equal(distance("kitten", "sitting", 9), 3);
  assert.equal(distance("ab", "ba", 9), 1);
  assert.equal(distance("abcdef", "uvwxyz", 2), 2, "gives up at the limit");
});

test("the address chooses kind and records", () => {
  assert.deepEqual(selection("?with=practices/a,practices/b", "resources"), { kind: "practices", refs: ["practices/a", "practices/b"] });
  assert.deepEqual(selection("?other=1", "resources"), { kind: "resources", refs: [] });
});

test("a comparison has a row for each fact of a record, marked where the records differ", () => {
  const records = [{ facts: { Type: "guide", Date: "2019" } }, { facts: { Type: "guide" } }];
  assert.deepEqual(comparison(["Date", "Symbol", "Type"], records), [
    { label: "Date", values: ["2019", ""], differs: true },
    { label: "Type", values: ["guide", "guide"], differs: false },
  ]);
});
