/* Changes of the front matter and of the steps of a page that exists. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { unifiedDifference } from "../../docs/assets/js/propose/difference.js";
import { addBasis, addRow, restampSection, setKey } from "../../docs/assets/js/propose/front-matter.js";
import { addItem, itemAt } from "../../docs/assets/js/propose/lists.js";
import { proposedId, rowProblems, shortHead } from "../../docs/assets/js/propose/steps.js";
import { missingSafeguards } from "../../docs/assets/js/propose/safety.js";
import { rules } from "./support.js";

const BASIS = { in: "resources/b", where: "p. 2", says: "same" };
const LINE = "{in: resources/b, where: p. 2, says: same}";
const page = (row) => `---\ntitle: A\nsteps:\n${row}\npitfalls: []\n---\n`;

test("a basis is added to the row of its step, however the row is written", () => {
  const block = "  - id: one\n    who: [police]\n    basis:\n      - {provision: a/b, says: same}\n  - id: two\n    who: [police]";
  assert.equal(addBasis(page(block), "steps", "one", BASIS, rules), page(block.replace("\n  - id: two", `\n      - ${LINE}\n  - id: two`)));
  assert.equal(addBasis(page(block), "steps", "two", BASIS, rules), page(`${block}\n    basis:\n      - ${LINE}`));
  const flow = "  - {id: one, who: [police], basis: []}\n  - {id: two, who: [police]}";
  assert.equal(addBasis(page(flow), "steps", "one", BASIS, rules), page(flow.replace("basis: []", `basis: [${LINE}]`)));
  assert.equal(addBasis(page(flow), "steps", "two", BASIS, rules), page(flow.replace("two, who: [police]", `two, who: [police], basis: [${LINE}]`)));
  assert.equal(addBasis(page(flow), "steps", "three", BASIS, rules), null);
  assert.equal(addBasis(page("  - {basis: [], id: one}"), "steps", "one", BASIS, rules), null);
});

test("a basis is added to the row of a pitfall too", () => {
  const text = "---\nsteps:\n  - {id: one}\npitfalls:\n  - {id: late, basis: []}\n---\n";
  assert.equal(addBasis(text, "pitfalls", "late", BASIS, rules), text.replace("basis: []", `basis: [${LINE}]`));
  assert.equal(addBasis(text, "pitfalls", "one", BASIS, rules), null);
});

test("a row of a step stands after that of another step, or at the end", () => {
  const rows = "  - {id: one, who: [police]}\n  - {id: two, who: [police]}";
  const added = "  - id: new\n    who: [ngos]";
  assert.equal(addRow(page(rows), "steps", { id: "new", who: ["ngos"] }, "", rules), page(`${rows}\n${added}`));
  assert.equal(addRow(page(rows), "steps", { id: "new", who: ["ngos"] }, "one", rules), page(rows.replace("\n", `\n${added}\n`)));
});

test("an item is put after others, which are counted anew", () => {
  assert.equal(addItem("Before.\n\n1. One\n   more\n2. Two\n\nAfter.", 1, "New"), "Before.\n\n1. One\n   more\n2. New\n3. Two\n\nAfter.");
  assert.equal(addItem("1. One\n2. Two\n\nAfter.", 2, "New"), "1. One\n2. Two\n3. New\n\nAfter.");
});

test("a row of a pitfall stands among the pitfalls, and nowhere where they are in brackets", () => {
  const text = "---\nsteps:\n  - {id: one}\npitfalls:\n  - {id: late}\nreviewed: x\n---\n";
  assert.equal(addRow(text, "pitfalls", { id: "early" }, "", rules), text.replace("{id: late}", "{id: late}\n  - id: early"));
  assert.equal(addRow("---\npitfalls: [{id: late}]\n---\n", "pitfalls", { id: "early" }, "", rules), null);
});

test("an item of a list is found with its further lines, and without its number", () => {
  assert.equal(itemAt("Before.\n\n1. **One.** A\n   more\n2. Two\n\nAfter.", 0), "**One.** A\n   more");
  assert.equal(itemAt("- One\n- Two\n\nAfter.", 1), "Two");
  assert.equal(itemAt("", 0), "");
});

test("an item of a list without numbers has none", () => {
  assert.equal(addItem("- One\n  more\n- Two", 1, "New"), "- One\n  more\n- New\n- Two");
});

test("a key takes another value, or its place in the order", () => {
  const text = "---\ntitle: A\nlinks:\n  en: x\nreviewed: y\n---\n";
  assert.equal(setKey(text, "links", { en: "z" }, ["title", "links", "reviewed"], rules), "---\ntitle: A\nlinks: {en: z}\nreviewed: y\n---\n");
  assert.equal(setKey(text, "published", "2001", ["title", "published", "links"], rules), text.replace("links", "published: 2001\nlinks"));
});

test("a translation that said the original as it was follows it; another stays behind", () => {
  const text = "---\nsource: {head: aa, how: bb}\n---\n";
  assert.equal(restampSection(text, "how", "bb", "cc"), text.replace("bb", "cc"));
  assert.equal(restampSection(text, "how", "dd", "cc"), text);
});

test("a difference has each change with the lines around it", () => {
  const before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
  assert.equal(unifiedDifference("x", before, before.replace("a", "A").replace("j", "J")), "--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n-a\n+A\n b\n c\n d\n@@ -7,4 +7,4 @@\n g\n h\n i\n-j\n+J");
});

test("an id has whole English words, and a row says who acts and when", () => {
  assert.equal(proposedId("Check, before the launch, that services exist to which the line can refer people.", new Set()), "check-before-launch-services-exist-line");
  assert.equal(proposedId("Train people", new Set(["train-people"])), "train-people-2");
  const problems = rowProblems("how", [{ id: "a-b" }, { id: "a-b", who: ["police"], moment: "after", short: { en: "one two three four five six seven eight" } }], rules);
  assert.deepEqual(problems.map(({ path, problem }) => [path[2], problem]), [["who", "missing"], ["moment", "missing"], ["id", "id"], ["short-en", "words"]]);
  assert.equal(shortHead("Train the staff.", rules), "Train the staff");
  assert.equal(shortHead("Train all of the staff of the whole house.", rules), "");
});

const PAPERS = [{ name: { en: "papers" }, triggers: { en: ["passport*"], fr: ["passeport*"] }, safeguards: [{ wanted: { en: "that they come back" }, words: { en: ["gives … back"], fr: ["rend … aussitôt"] } }], example: { en: "x" } }];

test("advice that can harm has its safeguard beside it, in each language", () => {
  assert.deepEqual(missingSafeguards({ en: "1. Hold passports.\n2. Call." }, PAPERS).map(({ language, place }) => [language, place]), [["en", 0]]);
  assert.deepEqual(missingSafeguards({ en: "1. Hold passports. The officer gives them back." }, PAPERS), []);
  assert.deepEqual(missingSafeguards({ en: "1. Hold papers.", fr: "1. Garder le passeport." }, PAPERS).map(({ language }) => language), ["en", "fr"]);
});
