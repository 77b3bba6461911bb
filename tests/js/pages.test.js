/* From form values to the source of pages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { unifiedDifference } from "../../docs/assets/js/propose/difference.js";
import { body, fingerprints, frontMatter, items, pagePath, stampTranslation, tidyTexts, addListItem } from "../../docs/assets/js/propose/pages.js";
import { pageForm, rules, settings, vectors } from "./support.js";

test("a page and the fingerprints of its parts are those that the checker computes", async () => {
  for (const row of vectors("pages")) {
    const form = pageForm(row.kind, row.language);
    const fields = tidyTexts(row.fields, row.language, rules);
    const sections = tidyTexts(row.sections, row.language, rules);
    assert.equal(`${frontMatter(fields, settings.order[row.kind], rules)}\n\n${body(sections, form)}`, row.page);
    const marks = await fingerprints(fields, sections, form);
    assert.deepEqual(marks, row.fingerprints);
    assert.equal(stampTranslation(row.translation, marks), row.stamped);
  }
});

test("the front matter follows the order of the kind, with lists, mappings and dates", () => {
  const data = {
    reviewed: "2026-11-25",
    topics: ["children", "assistance"],
    title: "Yes",
    recognition: [{ in: "resources/a", by: ["unicef"], where: "p. 3: box", date: "2019-03" }],
    links: { en: "https://example.org/a" },
  };
  assert.equal(
    frontMatter(data, ["title", "topics", "links", "recognition", "reviewed"], rules),
    `---
title: "Yes"
topics: [children, assistance]
links: {en: "https://example.org/a"}
recognition:
  - {in: resources/a, by: [unicef], where: "p. 3: box", date: 2019-03}
reviewed: 2026-11-25
---`,
  );
});

test("values that were not filled in are left out", () => {
  assert.equal(frontMatter({ title: "A", summary: undefined }, ["title", "summary"], rules), "---\ntitle: A\n---");
  assert.deepEqual(tidyTexts({ title: " A ", summary: " \u200b " }, "en", rules), { title: "A" });
});

test("only the first language has no ending", () => {
  assert.equal(pagePath("resources", "a", "en", ["en", "fr"]), "docs/resources/a.md");
  assert.equal(pagePath("resources", "a", "fr", ["en", "fr"]), "docs/resources/a.fr.md");
});

const EVIDENCE = { in: "resources/b", by: ["iom"] };
const ITEM = "  - {in: resources/b, by: [iom]}";
const ORDER = ["title", "recognition", "effect", "reviewed"];

const withEvidence = (text) => addListItem(text, "recognition", EVIDENCE, ORDER, rules);

test("an item is added after those that are there, with their indent", () => {
  const text = "---\ntitle: A\nrecognition:\n  - {in: resources/a}\n  - in: resources/c\n    by: [ilo]\nreviewed: 2026-01-01\n---\nText\n";
  assert.equal(withEvidence(text), text.replace("reviewed", `${ITEM}\nreviewed`));
  assert.equal(withEvidence("---\nrecognition:\n- {in: resources/a}\n---\n"), `---\nrecognition:\n- {in: resources/a}\n${ITEM.trim()}\n---\n`);
});

test("the first item is put before the keys that follow it in the order, else at the end", () => {
  assert.equal(withEvidence("---\ntitle: A\nreviewed: x\n---\n"), `---\ntitle: A\nrecognition:\n${ITEM}\nreviewed: x\n---\n`);
  assert.equal(withEvidence("---\ntitle: A\n---\nreviewed: x\n"), `---\ntitle: A\nrecognition:\n${ITEM}\n---\nreviewed: x\n`);
});

test("an empty list and a list in brackets take an item", () => {
  const [before, after] = ["---\ntitle: A\n", "\nreviewed: x\n---\n"];
  for (const empty of ["[]", " [ ]", " [] # none yet"]) assert.equal(withEvidence(`${before}recognition: ${empty}${after}`), `${before}recognition:\n${ITEM}${after}`);
  assert.equal(withEvidence(`${before}recognition: [{in: resources/a}]${after}`), `${before}recognition: [{in: resources/a}, ${ITEM.trim().slice(2)}]${after}`);
  assert.equal(withEvidence(`${before}recognition: [\n  {in: resources/a},\n]${after}`), `${before}recognition: [\n  {in: resources/a}, ${ITEM.trim().slice(2)}]${after}`);
  assert.equal(addListItem("---\npractices: [a]\n---\n", "practices", "b", ["practices"], rules), "---\npractices: [a, b]\n---\n");
  assert.equal(addListItem("---\ntitle: A\n---\n", "practices", "b", ["practices"], rules), "---\ntitle: A\npractices: [b]\n---\n");
});

test("a step goes on where a line has no number, or begins with a small letter", () => {
  assert.deepEqual(items("1. Inform the person (source: ONUDC,\ntool 6.1).\n2) Train four people"), ["Inform the person (source: ONUDC, tool 6.1).", "Train four people"]);
  assert.deepEqual(items("Find a room\nthat is no cell\n\nTrain people\n(source: x)"), ["Find a room that is no cell", "Train people (source: x)"]);
  assert.deepEqual(items("• - One\n+ Two"), ["One", "Two"]);
});

test("a change is told by the lines that go and those that come", () => {
  assert.equal(unifiedDifference("a.md", "a\nb\nc\nd\n", "a\nb\nx\ny\nd\n"), "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,5 @@\n a\n b\n-c\n+x\n+y\n d");
});
