/* What scripts and checker both do: every row of tests/vectors/ has the same answer in both languages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint, scalar } from "../../docs/assets/js/propose/pages.js";
import { boldFirstSentence } from "../../docs/assets/js/propose/steps.js";
import { letterFault, textFault, placeFault, isIsbn, isPartialDate } from "../../docs/assets/js/propose/problems.js";
import { comparableAddress, comparableIdentifier } from "../../docs/assets/js/propose/similar.js";
import { tidyText } from "../../docs/assets/js/propose/typography.js";
import { slug } from "../../docs/assets/js/propose/words.js";
import { shade } from "../../docs/assets/js/shade.js";
import { distance, wordsOf } from "../../docs/assets/js/text.js";
import { rules, vectors } from "./support.js";

/** For each table: what is asked of a row, and its answer. */
const TABLES = {
  changes: [({ words: [one, other] }) => distance(one, other, 9), ({ changes }) => changes],
  dates: [({ date }) => isPartialDate(date), ({ real }) => real],
  fingerprints: [({ text }) => fingerprint(text), (row) => row.fingerprint],
  identifiers: [sameNames, ({ same }) => same],
  isbn: [({ isbn }) => isIsbn(isbn), ({ valid }) => valid],
  places: [({ place }) => placeFault(place, rules), ({ fault }) => fault],
  scalars: [({ value }) => scalar(value, { id: true }), ({ yaml }) => yaml],
  searched: [({ text }) => [...new Set(wordsOf(text))].join(" "), ({ words }) => words.join(" ")],
  shades: [({ number }) => shade(number), (row) => row.shade],
  slugs: [({ title }) => slug(title), (row) => row.slug],
  steps: [({ step }) => boldFirstSentence(step), ({ written }) => written],
  traces: [({ text }) => letterFault(text, text, rules)?.problem === "person", ({ leads }) => leads],
  typography: [({ text, language }) => tidyText(text, language, rules), (row) => row.tidy],
  words: [({ text, language }) => textFault(text, language, rules)?.values.found.replace(/\s+/g, " ") ?? null, ({ refused }) => refused],
};

function sameNames({ identifiers, addresses }) {
  const [one, other] = identifiers ? identifiers.map(comparableIdentifier) : addresses.map(comparableAddress);
  return one === other;
}

for (const [name, [ask, answer]] of Object.entries(TABLES)) {
  test(name, async () => {
    const rows = vectors(name);
    assert.ok(rows.length > 5);
    for (const row of rows) assert.equal(await ask(row), answer(row), JSON.stringify(row));
  });
}
