/* From form values to the source of pages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { body, fingerprints, head, pathOf, stamped, tidied, withEvidence } from "../../docs/assets/js/propose/pages.js";
import { pageForm, rules, settings, vectors } from "./support.js";

test("a page and the fingerprints of its parts are those that the checker computes", async () => {
  for (const row of vectors("pages")) {
    const form = pageForm(row.kind, row.language);
    const fields = tidied(row.fields, row.language, rules);
    const sections = tidied(row.sections, row.language, rules);
    assert.equal(`${head(fields, settings.order[row.kind], rules)}\n\n${body(sections, form)}`, row.page);
    const marks = await fingerprints(fields, sections, form);
    assert.deepEqual(marks, row.fingerprints);
    assert.equal(stamped(row.translation, marks), row.stamped);
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
    head(data, ["title", "topics", "links", "recognition", "reviewed"], rules),
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
  assert.equal(head({ title: "A", summary: undefined }, ["title", "summary"], rules), "---\ntitle: A\n---");
  assert.deepEqual(tidied({ title: " A ", summary: " \u200b " }, "en", rules), { title: "A" });
});

test("only the first language has no ending", () => {
  assert.equal(pathOf("resources", "a", "en", ["en", "fr"]), "docs/resources/a.md");
  assert.equal(pathOf("resources", "a", "fr", ["en", "fr"]), "docs/resources/a.fr.md");
});

const EVIDENCE = { in: "resources/b", by: ["iom"] };
const ITEM = "  - {in: resources/b, by: [iom]}";
const ORDER = ["title", "recognition", "effect", "reviewed"];

test("evidence is added after the evidence that is there", () => {
  const text = "---\ntitle: A\nrecognition:\n  - {in: resources/a}\n  - in: resources/c\n    by: [ilo]\nreviewed: 2026-01-01\n---\nText\n";
  assert.equal(
    withEvidence(text, EVIDENCE, ORDER, rules),
    `---\ntitle: A\nrecognition:\n  - {in: resources/a}\n  - in: resources/c\n    by: [ilo]\n${ITEM}\nreviewed: 2026-01-01\n---\nText\n`,
  );
});

test("the first evidence is put before the keys that follow it in the order, else at the end", () => {
  assert.equal(withEvidence("---\ntitle: A\nreviewed: x\n---\n", EVIDENCE, ORDER, rules), `---\ntitle: A\nrecognition:\n${ITEM}\nreviewed: x\n---\n`);
  assert.equal(withEvidence("---\ntitle: A\n---\nreviewed: x\n", EVIDENCE, ORDER, rules), `---\ntitle: A\nrecognition:\n${ITEM}\n---\nreviewed: x\n`);
});
